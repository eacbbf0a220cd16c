/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-wrap-box.h"

#define DEFAULT_SPACING 6

struct _DiaWrapBox
{
  GtkWidget parent_instance;

  int       spacing;
};

G_DEFINE_FINAL_TYPE (DiaWrapBox, dia_wrap_box, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SPACING = 1,
} Property;

/* A line that begins at one child. */
typedef struct
{
  GtkWidget *end;      /* (nullable): the first child of the next line */
  int        height;
} Line;

static int
measure_width (GtkWidget *child,
               int        most)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return most < 0 ? natural : MAX (minimum, MIN (natural, most));
}

static int
measure_height (GtkWidget *child,
                int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static Line
find_line (DiaWrapBox *self,
           GtkWidget  *first,
           int         width)
{
  Line line = { .end = first };
  int used = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int needed;

      line.end = child;
      if (!gtk_widget_should_layout (child))
        continue;
      needed = measure_width (child, width);
      if (used > 0 && width >= 0 && used + self->spacing + needed > width)
        return line;
      used += (used > 0 ? self->spacing : 0) + needed;
      line.height = MAX (line.height, measure_height (child, needed));
    }
  line.end = NULL;
  return line;
}

static void
measure_horizontal (DiaWrapBox *self,
                    int        *minimum,
                    int        *natural)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  *minimum = *natural = 0;
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static int
measure_lines (DiaWrapBox *self,
               int         width)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  int height = 0;

  while (child != NULL)
    {
      Line line = find_line (self, child, width);

      height += line.height + (height > 0 ? self->spacing : 0);
      child = line.end;
    }
  return height;
}

static void
dia_wrap_box_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  DiaWrapBox *self = DIA_WRAP_BOX (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_horizontal (self, minimum, natural);
  else
    *minimum = *natural = measure_lines (self, for_size);
}

static gboolean
is_last (GtkWidget  *child,
         const Line *line)
{
  do
    child = gtk_widget_get_next_sibling (child);
  while (child != NULL && child != line->end && !gtk_widget_should_layout (child));
  return child == NULL || child == line->end;
}

static void
place_line (DiaWrapBox *self,
            GtkWidget  *first,
            const Line *line,
            int         y,
            int         width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != line->end; child = gtk_widget_get_next_sibling (child))
    {
      int needed;

      if (!gtk_widget_should_layout (child))
        continue;
      needed = measure_width (child, width);
      if (gtk_widget_get_halign (child) == GTK_ALIGN_END && is_last (child, line))
        x = MAX (x, width - needed);
      gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - needed : x, y, needed, line->height }, -1);
      x += needed + self->spacing;
    }
}

static void
dia_wrap_box_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DiaWrapBox *self = DIA_WRAP_BOX (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = find_line (self, child, width);

      place_line (self, child, &line, y, width);
      y += line.height + self->spacing;
      child = line.end;
    }
}

static GtkSizeRequestMode
dia_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dia_wrap_box_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_SPACING:
      DIA_WRAP_BOX (object)->spacing = g_value_get_int (value);
      break;
    }
}

static void
dia_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dia_wrap_box_parent_class)->dispose (object);
}

static void
dia_wrap_box_class_init (DiaWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dia_wrap_box_set_property;
  object_class->dispose = dia_wrap_box_dispose;
  widget_class->get_request_mode = dia_wrap_box_get_request_mode;
  widget_class->measure = dia_wrap_box_measure;
  widget_class->size_allocate = dia_wrap_box_size_allocate;
  g_object_class_install_property (object_class, PROP_SPACING,
                                   g_param_spec_int ("spacing", NULL, NULL, 0, 100, DEFAULT_SPACING,
                                                     G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "wrapbox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dia_wrap_box_init (DiaWrapBox *self)
{
}

GtkWidget *
dia_wrap_box_new (int spacing)
{
  return g_object_new (DIA_TYPE_WRAP_BOX, "spacing", spacing, NULL);
}

void
dia_wrap_box_append (DiaWrapBox *self,
                     GtkWidget  *child)
{
  g_return_if_fail (DIA_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
