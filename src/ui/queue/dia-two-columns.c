/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-two-columns.h"

#define SIDE_WIDTH  379
#define GAP         15
#define BREAK_WIDTH 820

struct _DiaTwoColumns
{
  GtkWidget  parent_instance;

  GtkWidget *main;   /* (nullable) */
  GtkWidget *side;   /* (nullable) */
};

G_DEFINE_FINAL_TYPE (DiaTwoColumns, dia_two_columns, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_MAIN = 1,
  PROP_SIDE,
} Property;

static GtkSizeRequestMode
dia_two_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               int            *minimum,
               int            *natural)
{
  *minimum = *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static gboolean
is_wide (DiaTwoColumns *self,
         int            width)
{
  return width < 0 || (width >= BREAK_WIDTH && self->side != NULL);
}

static void
measure_width (DiaTwoColumns *self,
               int           *minimum,
               int           *natural)
{
  int main_minimum, main_natural, side_minimum, side_natural;

  measure_child (self->main, GTK_ORIENTATION_HORIZONTAL, -1, &main_minimum, &main_natural);
  measure_child (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &side_minimum, &side_natural);
  *minimum = MAX (main_minimum, side_minimum);
  *natural = MAX (main_natural + GAP + SIDE_WIDTH, *minimum);
}

static void
measure_height (DiaTwoColumns *self,
                int            width,
                int           *minimum,
                int           *natural)
{
  gboolean wide = is_wide (self, width);
  int main_width = wide && width > 0 ? width - GAP - SIDE_WIDTH : width;
  int side_width = wide && width > 0 ? SIDE_WIDTH : width;
  int main_minimum, main_natural, side_minimum, side_natural;

  measure_child (self->main, GTK_ORIENTATION_VERTICAL, main_width, &main_minimum, &main_natural);
  measure_child (self->side, GTK_ORIENTATION_VERTICAL, side_width, &side_minimum, &side_natural);
  *minimum = wide ? MAX (main_minimum, side_minimum) : main_minimum + GAP + side_minimum;
  *natural = wide ? MAX (main_natural, side_natural) : main_natural + GAP + side_natural;
}

static void
dia_two_columns_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (DIA_TWO_COLUMNS (widget), minimum, natural);
  else
    measure_height (DIA_TWO_COLUMNS (widget), for_size, minimum, natural);
}

static void
dia_two_columns_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DiaTwoColumns *self = DIA_TWO_COLUMNS (widget);
  gboolean wide = is_wide (self, width);
  int main_width = wide ? width - GAP - SIDE_WIDTH : width;
  int main_height = height, minimum;

  if (!wide)
    measure_child (self->main, GTK_ORIENTATION_VERTICAL, width, &minimum, &main_height);
  if (self->main != NULL)
    gtk_widget_size_allocate (self->main, &(GtkAllocation) { 0, 0, main_width, main_height }, -1);
  if (self->side == NULL)
    return;
  if (wide)
    gtk_widget_size_allocate (self->side, &(GtkAllocation) { width - SIDE_WIDTH, 0, SIDE_WIDTH, height }, -1);
  else
    gtk_widget_size_allocate (self->side, &(GtkAllocation) { 0, main_height + GAP, width, height - main_height - GAP }, -1);
}

static void
set_child (DiaTwoColumns  *self,
           GtkWidget     **place,
           GtkWidget      *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
dia_two_columns_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  DiaTwoColumns *self = DIA_TWO_COLUMNS (object);

  switch ((Property) property_id)
    {
    case PROP_MAIN:
      dia_two_columns_set_main (self, g_value_get_object (value));
      break;
    case PROP_SIDE:
      dia_two_columns_set_side (self, g_value_get_object (value));
      break;
    }
}

static void
dia_two_columns_dispose (GObject *object)
{
  DiaTwoColumns *self = DIA_TWO_COLUMNS (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  G_OBJECT_CLASS (dia_two_columns_parent_class)->dispose (object);
}

static void
dia_two_columns_class_init (DiaTwoColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = dia_two_columns_set_property;
  object_class->dispose = dia_two_columns_dispose;
  widget_class->get_request_mode = dia_two_columns_get_request_mode;
  widget_class->measure = dia_two_columns_measure;
  widget_class->size_allocate = dia_two_columns_size_allocate;
  g_object_class_install_property (object_class, PROP_MAIN,
                                   g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, flags));
  g_object_class_install_property (object_class, PROP_SIDE,
                                   g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags));
  gtk_widget_class_set_css_name (widget_class, "twocolumns");
}

static void
dia_two_columns_init (DiaTwoColumns *self)
{
}

void
dia_two_columns_set_main (DiaTwoColumns *self,
                          GtkWidget     *child)
{
  g_return_if_fail (DIA_IS_TWO_COLUMNS (self));

  set_child (self, &self->main, child);
}

void
dia_two_columns_set_side (DiaTwoColumns *self,
                          GtkWidget     *child)
{
  g_return_if_fail (DIA_IS_TWO_COLUMNS (self));

  set_child (self, &self->side, child);
}
