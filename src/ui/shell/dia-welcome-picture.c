/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-welcome-picture.h"

#include <adwaita.h>
#include <math.h>

#include "dia-brand-color.h"

struct _DiaWelcomePicture
{
  GtkWidget parent_instance;

  gboolean  empty;
};

G_DEFINE_FINAL_TYPE (DiaWelcomePicture, dia_welcome_picture, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_EMPTY = 1,
} Property;

#define N_ROWS     5
#define N_CHIPS    14
#define ROW_STEP   14.0f
#define CHIP_HEIGHT 10.0f

/* Widths of the drawn posts, row by row; 0 ends a row. */
static const guint8 widths[N_ROWS][N_CHIPS] = {
  { 12, 20, 12, 12, 12, 12, 8, 22, 12, 8, 20, 14, 12, 0 },
  { 22, 8, 16, 8, 8, 12, 8, 20, 14, 0 },
  { 10, 12, 14, 8, 22, 20, 10, 20, 14, 20, 22, 0 },
  { 16, 8, 20, 22, 14, 12, 8, 14, 0 },
  { 12, 14, 12, 8, 8, 22, 16, 8, 14, 0 },
};

static void
append_chip (GtkSnapshot           *snapshot,
             const graphene_rect_t *rect,
             const GdkRGBA         *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

static void
draw_row (GtkSnapshot *snapshot,
          int          row,
          float        y,
          float        width)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  float x = 11;
  GdkRGBA color;

  dia_brand_color_init_readable (&color, dia_brand_color_get_palette ()[row], dark);
  append_chip (snapshot, &GRAPHENE_RECT_INIT (x, y, CHIP_HEIGHT, CHIP_HEIGHT), &color);
  x += CHIP_HEIGHT + 4;
  for (int i = 0; i < N_CHIPS && widths[row][i] != 0; i++)
    {
      float chip = widths[row][i] * width / 276.0f;

      color.alpha = (i * 7 + row * 3) % 4 == 0 ? 0.45f : 0.22f;
      if (x + chip > width - 11)
        break;
      append_chip (snapshot, &GRAPHENE_RECT_INIT (x, y, chip, CHIP_HEIGHT), &color);
      x += chip + 4;
    }
}

static void
draw_frame (GtkWidget   *widget,
            GtkSnapshot *snapshot,
            float        width,
            float        height)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  color.alpha *= 0.35f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, (double[]) { 4, 3 }, 2, 0);
  cairo_rectangle (cr, 10.5, 10.5, width - 21, height - 21);
  cairo_stroke (cr);
  color.alpha = 0.7f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_rectangle (cr, roundf (width / 2) - 9, roundf (height / 2) - 1.5, 18, 3);
  cairo_rectangle (cr, roundf (width / 2) - 1.5, roundf (height / 2) - 9, 3, 18);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
dia_welcome_picture_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  DiaWelcomePicture *self = DIA_WELCOME_PICTURE (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  float top = roundf ((height - (N_ROWS - 1) * ROW_STEP - CHIP_HEIGHT) / 2);

  if (self->empty)
    draw_frame (widget, snapshot, width, height);
  else
    for (int row = 0; row < N_ROWS; row++)
      draw_row (snapshot, row, top + row * ROW_STEP, width);
}

static void
dia_welcome_picture_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch ((Property) property_id)
    {
    case PROP_EMPTY:
      DIA_WELCOME_PICTURE (object)->empty = g_value_get_boolean (value);
      break;
    }
}

static void
dia_welcome_picture_class_init (DiaWelcomePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = dia_welcome_picture_set_property;
  widget_class->snapshot = dia_welcome_picture_snapshot;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_EMPTY,
                                   g_param_spec_boolean ("empty", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_css_name (widget_class, "welcomepicture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dia_welcome_picture_init (DiaWelcomePicture *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
