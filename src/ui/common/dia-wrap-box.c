/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-wrap-box.h"

#include "dia-look.h"

#define DEFAULT_SPACING 6

struct _DiaWrapBox
{
  GtkWidget parent_instance;

  int       spacing;
  int       shrink_to;   /* px at text of normal size; 0: nothing shrinks */
};

G_DEFINE_FINAL_TYPE (DiaWrapBox, dia_wrap_box, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_SPACING = 1,
  PROP_SHRINK_TO,
} Property;

/* A line that begins at one child. */
typedef struct
{
  GtkWidget *end;      /* (nullable): the first child of the next line */
  int        height;
  int        room;     /* what is left for children that were shrunk */
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

/* The least width at which the child is put into a line. */
static int
measure_least (DiaWrapBox *self,
               GtkWidget  *child,
               int         most)
{
  int minimum, natural = measure_width (child, most);

  if (self->shrink_to == 0 || gtk_widget_has_css_class (child, "whole"))
    return natural;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MIN (natural, MAX (minimum, (int) (self->shrink_to * dia_look_get_text_scale (GTK_WIDGET (self)))));
}

/* What the child gets of its line: all that it asks for while there is room. */
static int
take_width (DiaWrapBox *self,
            GtkWidget  *child,
            int         most,
            int        *room)
{
  int least = measure_least (self, child, most);
  int more = MIN (measure_width (child, most) - least, *room);

  *room -= more;
  return least + more;
}

static gboolean
is_left_out (GtkWidget *child,
             gboolean   first)
{
  return !gtk_widget_should_layout (child) || (first && gtk_widget_has_css_class (child, "dot"));
}

static void
measure_line_height (DiaWrapBox *self,
                     GtkWidget  *first,
                     Line       *line,
                     int         width)
{
  int room = line->room;
  gboolean begun = FALSE;

  for (GtkWidget *child = first; child != line->end; child = gtk_widget_get_next_sibling (child))
    if (!is_left_out (child, !begun))
      {
        int height = measure_height (child, take_width (self, child, width, &room));

        begun = TRUE;
        line->height = MAX (line->height, height);
      }
}

static Line
find_line (DiaWrapBox *self,
           GtkWidget  *first,
           int         width)
{
  Line line = { .end = NULL };
  GtkWidget *dot = NULL;   /* the last child, when that is one: it goes with the next */
  int used = 0, used_to_dot = 0;

  for (GtkWidget *child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int needed;

      if (is_left_out (child, used == 0))
        continue;
      needed = measure_least (self, child, width);
      if (used > 0 && width >= 0 && used + self->spacing + needed > width)
        {
          line.end = dot != NULL ? dot : child;
          used = dot != NULL ? used_to_dot : used;
          break;
        }
      dot = gtk_widget_has_css_class (child, "dot") ? child : NULL;
      used_to_dot = used;
      used += (used > 0 ? self->spacing : 0) + needed;
    }
  line.room = width >= 0 ? MAX (width - used, 0) : G_MAXINT;
  measure_line_height (self, first, &line, width);
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

/* What nobody on the line asks for. */
static int
measure_spare (DiaWrapBox *self,
               GtkWidget  *first,
               const Line *line,
               int         width)
{
  int room = line->room;
  gboolean begun = FALSE;

  for (GtkWidget *child = first; child != line->end; child = gtk_widget_get_next_sibling (child))
    if (!is_left_out (child, !begun))
      {
        begun = TRUE;
        take_width (self, child, width, &room);
      }
  return room;
}

static void
place_line (DiaWrapBox *self,
            GtkWidget  *first,
            const Line *line,
            int         y,
            int         width)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int room = line->room;
  int spare = measure_spare (self, first, line, width);
  int x = 0;

  for (GtkWidget *child = first; child != line->end; child = gtk_widget_get_next_sibling (child))
    {
      gboolean left_out = is_left_out (child, x == 0);
      int taken;

      /* What is hidden is nobody's dot, and may be shown before the next layout. */
      gtk_widget_set_child_visible (child, !left_out || !gtk_widget_should_layout (child));
      if (left_out)
        continue;
      taken = take_width (self, child, width, &room);
      if (gtk_widget_get_hexpand (child))
        {
          taken += spare;
          spare = 0;
        }
      if (gtk_widget_get_halign (child) == GTK_ALIGN_END && is_last (child, line))
        x = MAX (x, width - taken);
      gtk_widget_size_allocate (child, &(GtkAllocation) { rtl ? width - x - taken : x, y, taken, line->height }, -1);
      x += taken + self->spacing;
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
  /* A bar is as tall as others are, also where its buttons are not. */
  int y = MAX (height - measure_lines (self, width), 0) / 2;

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
    case PROP_SHRINK_TO:
      DIA_WRAP_BOX (object)->shrink_to = g_value_get_int (value);
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
  g_object_class_install_property (object_class, PROP_SHRINK_TO,
                                   g_param_spec_int ("shrink-to", NULL, NULL, 0, 1000, 0,
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
