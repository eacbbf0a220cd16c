/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-story-dot.h"

#define WIDTH  14
#define HEIGHT 22
#define RADIUS 4.5
#define LINE_ALPHA 0.5

struct _DiaStoryDot
{
  GtkWidget    parent_instance;

  DiaStoryMark mark;
  gboolean     first;
  gboolean     last;
};

G_DEFINE_FINAL_TYPE (DiaStoryDot, dia_story_dot, GTK_TYPE_WIDGET)

/* The middle of the first line of the sentence, which may be large or wrap. */
static double
find_middle (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget), NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return DIA_STORY_DOT_TOP + height / 2.0 / PANGO_SCALE;
}

static void
trace_mark (cairo_t      *cr,
            DiaStoryMark  mark,
            double        y)
{
  const double x = WIDTH / 2.0;

  switch (mark)
    {
    case DIA_STORY_MARK_STEP:
      cairo_arc (cr, x, y, RADIUS, 0, 2 * G_PI);
      break;
    case DIA_STORY_MARK_TROUBLE:
      cairo_rectangle (cr, x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
      break;
    case DIA_STORY_MARK_OPEN_END:
      cairo_move_to (cr, x, y - RADIUS - 1.5);
      cairo_line_to (cr, x + RADIUS + 1.5, y);
      cairo_line_to (cr, x, y + RADIUS + 1.5);
      cairo_line_to (cr, x - RADIUS - 1.5, y);
      cairo_close_path (cr);
      break;
    }
}

static void
dia_story_dot_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  DiaStoryDot *self = DIA_STORY_DOT (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, WIDTH, height));
  double middle = find_middle (widget);
  double top = self->first ? middle : 0;
  double bottom = self->last ? middle : height;
  GdkRGBA color;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "dia_neutral_color", &color);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, LINE_ALPHA);
  cairo_rectangle (cr, WIDTH / 2.0 - 0.5, top, 1, bottom - top);
  cairo_fill (cr);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  trace_mark (cr, self->mark, middle);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
dia_story_dot_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
dia_story_dot_class_init (DiaStoryDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dia_story_dot_snapshot;
  widget_class->measure = dia_story_dot_measure;
  gtk_widget_class_set_css_name (widget_class, "storydot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dia_story_dot_init (DiaStoryDot *self)
{
}

GtkWidget *
dia_story_dot_new (DiaStoryMark mark,
                   gboolean     first,
                   gboolean     last)
{
  static const char *const tones[] = { "neutral", "warn", "unknown" };
  DiaStoryDot *self = g_object_new (DIA_TYPE_STORY_DOT, NULL);

  self->mark = mark;
  self->first = first;
  self->last = last;
  gtk_widget_add_css_class (GTK_WIDGET (self), tones[mark]);
  return GTK_WIDGET (self);
}
