/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-wide-row.h"

#include "dia-wrap-box.h"

struct _DiaWideRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *end;
};

static void dia_wide_row_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaWideRow, dia_wide_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, dia_wide_row_buildable_init))

static void
dia_wide_row_add_child (GtkBuildable *buildable,
                        GtkBuilder   *builder,
                        GObject      *child,
                        const char   *type)
{
  dia_wide_row_add (DIA_WIDE_ROW (buildable), GTK_WIDGET (child));
}

static void
dia_wide_row_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = dia_wide_row_add_child;
}

static void
dia_wide_row_class_init (DiaWideRowClass *klass)
{
}

static void
dia_wide_row_init (DiaWideRow *self)
{
  GtkWidget *box = dia_wrap_box_new (6);
  GtkWidget *title = gtk_label_new (NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  g_object_bind_property (self, "title", title, "label", G_BINDING_DEFAULT);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  /* A row of a list has no name by itself, as AdwActionRow knows. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  self->end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->end, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "wide-row");
  dia_wrap_box_append (DIA_WRAP_BOX (box), title);
  dia_wrap_box_append (DIA_WRAP_BOX (box), self->end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
dia_wide_row_new (const char *title)
{
  return g_object_new (DIA_TYPE_WIDE_ROW, "title", title, NULL);
}

void
dia_wide_row_add (DiaWideRow *self,
                  GtkWidget  *child)
{
  g_return_if_fail (DIA_IS_WIDE_ROW (self));

  gtk_box_append (GTK_BOX (self->end), child);
}
