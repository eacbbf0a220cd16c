/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toolkit-pictures.h"

#include "dia-field.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define THUMBNAIL 92
#define PLACE_KEY "dia-media"

struct _DiaToolkitPictures
{
  GtkWidget             parent_instance;

  DiaMomentEditing     *editing;       /* (owned) */
  DiaMediaLibrary      *library;       /* (owned) */
  DiaNotices           *notices;       /* (owned) */
  GCancellable         *cancellable;   /* (owned) */
  GtkFileChooserNative *chooser;       /* (owned) (nullable): while it is open */
  AdwPreferencesGroup  *group;
};

G_DEFINE_FINAL_TYPE (DiaToolkitPictures, dia_toolkit_pictures, GTK_TYPE_WIDGET)

static GPtrArray *
get_media (DiaToolkitPictures *self)
{
  return dia_moment_editing_get_moment (self->editing)->toolkit->media;
}

static void
on_thumbnail_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GtkPicture) picture = user_data;
  g_autoptr (GdkPixbuf) pixbuf = dia_media_library_thumbnail_finish (DIA_MEDIA_LIBRARY (source), result, NULL);

  /* One that cannot be shown leaves its place empty; its words stand beside it. */
  if (pixbuf != NULL)
    {
      g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);

      gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
    }
}

static void
on_alt_changed_cb (GtkEditable        *row,
                   DiaToolkitPictures *self)
{
  DiaMedia *media = g_object_get_data (G_OBJECT (row), PLACE_KEY);

  dia_field_set_text (&media->alt, gtk_editable_get_text (row));
  dia_moment_editing_touch (self->editing);
}

static void
on_remove_clicked_cb (GtkButton          *button,
                      DiaToolkitPictures *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ENTRY_ROW);

  g_ptr_array_remove (get_media (self), g_object_get_data (G_OBJECT (row), PLACE_KEY));
  adw_preferences_group_remove (self->group, row);
  dia_moment_editing_touch (self->editing);
}

static GtkWidget *
make_picture (DiaToolkitPictures *self,
              const DiaMedia     *media)
{
  GtkWidget *picture = gtk_picture_new ();

  gtk_widget_set_size_request (picture, THUMBNAIL, 58);
  gtk_widget_set_margin_top (picture, 6);
  gtk_widget_set_margin_bottom (picture, 6);
  gtk_widget_add_css_class (picture, "thumbnail");
  gtk_accessible_update_state (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  dia_media_library_thumbnail_async (self->library, media, 2 * THUMBNAIL, self->cancellable, on_thumbnail_cb,
                                     g_object_ref (picture));
  return picture;
}

static void
add_row (DiaToolkitPictures *self,
         DiaMedia           *media)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Alternative text"));
  gtk_editable_set_text (GTK_EDITABLE (row), media->alt);
  g_object_set_data (G_OBJECT (row), PLACE_KEY, media);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), make_picture (self, media));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Take the picture away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take the picture away"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), remove);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_alt_changed_cb), self, 0);
  adw_preferences_group_add (self->group, row);
}

static void
on_imported_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  DiaMedia *media = dia_media_library_import_finish (DIA_MEDIA_LIBRARY (source), result, &error);
  DiaToolkitPictures *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DIA_TOOLKIT_PICTURES (user_data);
  if (media == NULL)
    {
      dia_notices_show_error (self->notices, error);
      return;
    }
  g_ptr_array_add (get_media (self), media);
  add_row (self, media);
  dia_moment_editing_touch (self->editing);
}

static void
on_chooser_response_cb (GtkNativeDialog    *chooser,
                        int                 response,
                        DiaToolkitPictures *self)
{
  g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser))
                                                                 : NULL;

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      dia_toolkit_pictures_add_file (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
on_add_clicked_cb (GtkButton          *button,
                   DiaToolkitPictures *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Add Pictures"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"), _("_Cancel"));
  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_pixbuf_formats (filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
dia_toolkit_pictures_dispose (GObject *object)
{
  DiaToolkitPictures *self = DIA_TOOLKIT_PICTURES (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_cancellable_cancel (self->cancellable);
  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->chooser);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->editing);
  g_clear_object (&self->library);
  g_clear_object (&self->notices);
  G_OBJECT_CLASS (dia_toolkit_pictures_parent_class)->dispose (object);
}

static void
dia_toolkit_pictures_class_init (DiaToolkitPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_toolkit_pictures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "toolkit-pictures");
}

static void
dia_toolkit_pictures_init (DiaToolkitPictures *self)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->cancellable = g_cancellable_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Pictures"));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (add, _("Add a picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a picture"), -1);
  g_signal_connect (add, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  adw_preferences_group_set_header_suffix (self->group, add);
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

GtkWidget *
dia_toolkit_pictures_new (DiaMomentEditing *editing,
                          DiaMediaLibrary  *library,
                          DiaNotices       *notices)
{
  DiaToolkitPictures *self = g_object_new (DIA_TYPE_TOOLKIT_PICTURES, NULL);

  self->editing = g_object_ref (editing);
  self->library = g_object_ref (library);
  self->notices = g_object_ref (notices);
  for (guint i = 0; i < get_media (self)->len; i++)
    add_row (self, get_media (self)->pdata[i]);
  return GTK_WIDGET (self);
}

void
dia_toolkit_pictures_add_file (DiaToolkitPictures *self,
                               GFile              *file)
{
  g_return_if_fail (DIA_IS_TOOLKIT_PICTURES (self));

  dia_media_library_import_file_async (self->library, file, self->cancellable, on_imported_cb, self);
}
