/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-media-strip.h"

#include "dia-media-tile.h"

#include <glib/gi18n-lib.h>

struct _DiaMediaStrip
{
  GtkWidget             parent_instance;

  GtkWidget            *box;
  GtkWidget            *add_button;

  DiaMediaLibrary      *library;      /* (owned) */
  DiaDraft             *draft;        /* (owned) */
  DiaDraftActs         *acts;         /* (owned) */
  DiaNotices           *notices;      /* (owned) */
  GCancellable         *cancellable;  /* (owned) */
  GtkFileChooserNative *chooser;      /* (owned) (nullable): while it is open */
};

G_DEFINE_FINAL_TYPE (DiaMediaStrip, dia_media_strip, GTK_TYPE_WIDGET)

static DiaMediaTile *
get_tile (DiaMediaStrip *self,
          guint          position)
{
  GtkWidget *child = gtk_widget_get_first_child (self->box);

  while (child != NULL && position-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return DIA_IS_MEDIA_TILE (child) ? DIA_MEDIA_TILE (child) : NULL;
}

/* Tiles are matched by place; each takes over its picture and loads it only when
 * it is another one. */
static void
show_media (DiaMediaStrip *self)
{
  const GPtrArray *media = dia_draft_get_content (self->draft)->media;
  DiaMediaTile *tile;

  for (guint i = 0; i < media->len; i++)
    {
      tile = get_tile (self, i);
      if (tile == NULL)
        {
          tile = DIA_MEDIA_TILE (dia_media_tile_new (self->library, self->draft, self->acts));
          gtk_widget_insert_before (GTK_WIDGET (tile), self->box, self->add_button);
        }
      dia_media_tile_show (tile, i, g_ptr_array_index (media, i));
    }
  while ((tile = get_tile (self, media->len)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), GTK_WIDGET (tile));
  gtk_widget_set_visible (GTK_WIDGET (self), media->len > 0);
}

static void
on_picture_imported_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  DiaMedia *media = dia_media_library_import_finish (DIA_MEDIA_LIBRARY (source), result, &error);
  DiaMediaStrip *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = DIA_MEDIA_STRIP (user_data);
  if (media == NULL)
    dia_notices_show_error (self->notices, error);
  else
    dia_draft_add_media (self->draft, media);
}

static void
on_chooser_response_cb (GtkFileChooserNative *chooser,
                        int                   response,
                        DiaMediaStrip        *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr(GFile) file = g_list_model_get_item (files, i);

          dia_media_strip_add_file (self, file);
        }
    }
  g_clear_object (&self->chooser);
}

static void
on_add_clicked_cb (GtkButton     *button,
                   DiaMediaStrip *self)
{
  dia_media_strip_choose (self);
}

static void
dia_media_strip_dispose (GObject *object)
{
  DiaMediaStrip *self = DIA_MEDIA_STRIP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->chooser);
  g_clear_object (&self->library);
  g_clear_object (&self->draft);
  g_clear_object (&self->acts);
  g_clear_object (&self->notices);
  G_OBJECT_CLASS (dia_media_strip_parent_class)->dispose (object);
}

static void
dia_media_strip_finalize (GObject *object)
{
  g_object_unref (DIA_MEDIA_STRIP (object)->cancellable);
  G_OBJECT_CLASS (dia_media_strip_parent_class)->finalize (object);
}

static void
dia_media_strip_class_init (DiaMediaStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_media_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_media_strip_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "media-strip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_media_strip_init (DiaMediaStrip *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->add_button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add_button, "media-add");
  gtk_widget_set_tooltip_text (self->add_button, _("Add a picture"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add a picture"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pictures"), -1);
  g_signal_connect (self->add_button, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->add_button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dia_media_strip_new (DiaMediaLibrary *library,
                     DiaDraft        *draft,
                     DiaDraftActs    *acts,
                     DiaNotices      *notices)
{
  DiaMediaStrip *self = g_object_new (DIA_TYPE_MEDIA_STRIP, NULL);

  self->library = g_object_ref (library);
  self->draft = g_object_ref (draft);
  self->acts = g_object_ref (acts);
  self->notices = g_object_ref (notices);
  g_signal_connect_object (draft, "changed", G_CALLBACK (show_media), self, G_CONNECT_SWAPPED);
  show_media (self);
  return GTK_WIDGET (self);
}

void
dia_media_strip_choose (DiaMediaStrip *self)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Add Pictures"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"), NULL);
  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/gif");
  gtk_file_filter_add_mime_type (filter, "image/webp");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
dia_media_strip_add_file (DiaMediaStrip *self,
                          GFile         *file)
{
  dia_media_library_import_file_async (self->library, file, self->cancellable, on_picture_imported_cb, self);
}

void
dia_media_strip_add_bytes (DiaMediaStrip *self,
                           GBytes        *picture)
{
  dia_media_library_import_async (self->library, picture, self->cancellable, on_picture_imported_cb, self);
}

void
dia_media_strip_describe (DiaMediaStrip *self,
                          guint          position)
{
  DiaMediaTile *tile = get_tile (self, position);

  if (tile != NULL)
    dia_media_tile_open (tile);
}
