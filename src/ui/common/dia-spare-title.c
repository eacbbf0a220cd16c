/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-spare-title.h"

struct _DiaSpareTitle
{
  GtkWidget  parent_instance;

  GtkWidget *label;
  GBinding  *binding;   /* (nullable): of the words, while it lies in a window */
};

G_DEFINE_FINAL_TYPE (DiaSpareTitle, dia_spare_title, GTK_TYPE_WIDGET)

static int
measure_title (DiaSpareTitle *self)
{
  int natural;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
dia_spare_title_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (DIA_SPARE_TITLE (widget)->label, orientation, -1, minimum, natural, NULL, NULL);
}

static void
dia_spare_title_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DiaSpareTitle *self = DIA_SPARE_TITLE (widget);
  int natural = measure_title (self);

  gtk_widget_set_child_visible (self->label, natural <= width);
  if (natural <= width)
    gtk_widget_size_allocate (self->label, &(GtkAllocation) { (width - natural) / 2, 0, natural, height }, -1);
}

static void
dia_spare_title_root (GtkWidget *widget)
{
  DiaSpareTitle *self = DIA_SPARE_TITLE (widget);
  GtkRoot *root;

  GTK_WIDGET_CLASS (dia_spare_title_parent_class)->root (widget);
  root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (root))
    self->binding = g_object_bind_property (root, "title", self->label, "label", G_BINDING_SYNC_CREATE);
}

static void
dia_spare_title_unroot (GtkWidget *widget)
{
  g_clear_pointer (&DIA_SPARE_TITLE (widget)->binding, g_binding_unbind);
  GTK_WIDGET_CLASS (dia_spare_title_parent_class)->unroot (widget);
}

static void
dia_spare_title_dispose (GObject *object)
{
  g_clear_pointer (&DIA_SPARE_TITLE (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_spare_title_parent_class)->dispose (object);
}

static void
dia_spare_title_class_init (DiaSpareTitleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_spare_title_dispose;
  widget_class->measure = dia_spare_title_measure;
  widget_class->size_allocate = dia_spare_title_size_allocate;
  widget_class->root = dia_spare_title_root;
  widget_class->unroot = dia_spare_title_unroot;
  gtk_widget_class_set_css_name (widget_class, "sparetitle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_spare_title_init (DiaSpareTitle *self)
{
  /* A header bar gives what is left to a title that expands, and to no other. */
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->label = gtk_label_new (NULL);
  gtk_label_set_single_line_mode (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "title");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}
