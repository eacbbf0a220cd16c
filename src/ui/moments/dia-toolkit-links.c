/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-toolkit-links.h"

#include "dia-field.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DiaToolkitLinks
{
  GtkWidget            parent_instance;

  DiaMomentEditing    *editing;   /* (owned) */
  AdwPreferencesGroup *group;
  GPtrArray           *rows;      /* (owned) (element-type GtkWidget): of each link, in their order */
};

G_DEFINE_FINAL_TYPE (DiaToolkitLinks, dia_toolkit_links, GTK_TYPE_WIDGET)

#define MARKED_KEY "dia-marked"

static GPtrArray *
get_links (DiaToolkitLinks *self)
{
  return dia_moment_editing_get_moment (self->editing)->toolkit->links;
}

/* The address with the campaign, once it is one. */
static void
show_marked (DiaToolkitLinks *self,
             GtkWidget       *row,
             const char      *url)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), MARKED_KEY);
  g_autofree char *marked = dia_moment_toolkit_dup_tagged_url (url, dia_moment_editing_get_moment (self->editing)->title);

  gtk_label_set_label (GTK_LABEL (label), marked);
  gtk_widget_set_visible (label, !g_str_equal (marked, url));
}

static void
on_url_changed_cb (GtkEditable     *row,
                   DiaToolkitLinks *self)
{
  GPtrArray *links = get_links (self);
  guint i;

  if (!g_ptr_array_find (self->rows, row, &i) || i >= links->len)
    return;
  dia_field_take_text (&((DiaMomentLink *) links->pdata[i])->url, g_strstrip (g_strdup (gtk_editable_get_text (row))));
  show_marked (self, GTK_WIDGET (row), ((DiaMomentLink *) links->pdata[i])->url);
  dia_moment_editing_touch (self->editing);
}

static void
on_remove_clicked_cb (GtkButton       *button,
                      DiaToolkitLinks *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ENTRY_ROW);
  guint i;

  if (!g_ptr_array_find (self->rows, row, &i))
    return;
  g_ptr_array_remove_index (get_links (self), i);
  g_ptr_array_remove_index (self->rows, i);
  adw_preferences_group_remove (self->group, g_object_get_data (G_OBJECT (row), MARKED_KEY));
  adw_preferences_group_remove (self->group, row);
  dia_moment_editing_touch (self->editing);
}

static GtkWidget *
add_row (DiaToolkitLinks *self,
         const char      *url)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  GtkWidget *marked = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Address of a page"));
  gtk_editable_set_text (GTK_EDITABLE (row), url);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Take the link away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take the link away"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), remove);
  gtk_label_set_wrap (GTK_LABEL (marked), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (marked), PANGO_WRAP_CHAR);
  gtk_label_set_xalign (GTK_LABEL (marked), 0);
  gtk_widget_add_css_class (marked, "dim");
  gtk_widget_add_css_class (marked, "small");
  gtk_widget_set_margin_top (marked, 6);
  g_object_set_data (G_OBJECT (row), MARKED_KEY, marked);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_url_changed_cb), self, 0);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
  adw_preferences_group_add (self->group, marked);
  show_marked (self, row, url);
  return row;
}

static void
on_add_clicked_cb (GtkButton       *button,
                   DiaToolkitLinks *self)
{
  dia_moment_toolkit_add_link (dia_moment_editing_get_moment (self->editing)->toolkit, "", "");
  gtk_widget_grab_focus (add_row (self, ""));
}

static void
dia_toolkit_links_dispose (GObject *object)
{
  DiaToolkitLinks *self = DIA_TOOLKIT_LINKS (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  if (child != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->editing);
  G_OBJECT_CLASS (dia_toolkit_links_parent_class)->dispose (object);
}

static void
dia_toolkit_links_class_init (DiaToolkitLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_toolkit_links_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "toolkit-links");
}

static void
dia_toolkit_links_init (DiaToolkitLinks *self)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Links"));
  adw_preferences_group_set_description (self->group, _("Contents get them marked with the campaign (UTM)."));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (add, _("Add a link"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add a link"), -1);
  g_signal_connect (add, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  adw_preferences_group_set_header_suffix (self->group, add);
  gtk_widget_set_parent (GTK_WIDGET (self->group), GTK_WIDGET (self));
}

GtkWidget *
dia_toolkit_links_new (DiaMomentEditing *editing)
{
  DiaToolkitLinks *self = g_object_new (DIA_TYPE_TOOLKIT_LINKS, NULL);

  self->editing = g_object_ref (editing);
  for (guint i = 0; i < get_links (self)->len; i++)
    add_row (self, ((DiaMomentLink *) get_links (self)->pdata[i])->url);
  return GTK_WIDGET (self);
}
