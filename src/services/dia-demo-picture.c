/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-demo-picture.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>

typedef struct
{
  double red;
  double green;
  double blue;
} Color;

typedef void (*Paint) (cairo_t *cr, const Color *brand);

static Color
read_color (const char *text)
{
  guint32 value = strtoul (text + 1, NULL, 16);

  return (Color) { (value >> 16 & 255) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0 };
}

/* @share of white in the colour; a negative one is a share of black. */
static void
use (cairo_t     *cr,
     const Color *color,
     double       share)
{
  double target = share > 0 ? 1 : 0, part = fabs (share);

  cairo_set_source_rgb (cr, color->red + (target - color->red) * part, color->green + (target - color->green) * part,
                        color->blue + (target - color->blue) * part);
}

static void
fill_circle (cairo_t *cr,
             double   x,
             double   y,
             double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
fill_round (cairo_t *cr,
            double   x,
            double   y,
            double   width,
            double   height,
            double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
fill_heart (cairo_t *cr,
            double   x,
            double   y,
            double   size)
{
  cairo_move_to (cr, x, y + size);
  cairo_curve_to (cr, x - 1.5 * size, y, x - size, y - size, x, y - size * 0.3);
  cairo_curve_to (cr, x + size, y - size, x + 1.5 * size, y, x, y + size);
  cairo_fill (cr);
}

static void
paint_ground (cairo_t     *cr,
              const Color *brand)
{
  use (cr, brand, 0.76);
  cairo_paint (cr);
  use (cr, brand, 0.88);
  fill_circle (cr, 590, 90, 62);
  use (cr, brand, 0.62);
  cairo_move_to (cr, 0, 330);
  cairo_curve_to (cr, 180, 250, 420, 400, 720, 290);
  cairo_line_to (cr, 720, 405);
  cairo_line_to (cr, 0, 405);
  cairo_fill (cr);
}

static void
paint_envelope (cairo_t     *cr,
                const Color *brand,
                double       x,
                double       y,
                double       angle)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_set_source_rgb (cr, 1, 1, 1);
  fill_round (cr, -120, -80, 240, 160, 8);
  use (cr, brand, 0);
  cairo_set_line_width (cr, 7);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, -114, -72);
  cairo_line_to (cr, 0, 18);
  cairo_line_to (cr, 114, -72);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_envelopes (cairo_t     *cr,
                 const Color *brand)
{
  paint_envelope (cr, brand, 270, 200, -0.14);
  paint_envelope (cr, brand, 430, 232, 0.12);
  use (cr, brand, -0.1);
  fill_heart (cr, 430, 264, 30);
}

static void
paint_letter (cairo_t     *cr,
              const Color *brand)
{
  cairo_save (cr);
  cairo_translate (cr, 360, 205);
  cairo_rotate (cr, -0.06);
  cairo_set_source_rgb (cr, 1, 1, 1);
  fill_round (cr, -130, -140, 260, 280, 6);
  use (cr, brand, 0.35);
  for (int i = 0; i < 8; i++)
    fill_round (cr, -100, -105 + i * 26, i % 3 == 2 ? 130 : 200, 8, 4);
  use (cr, brand, 0);
  fill_heart (cr, 86, 108, 18);
  cairo_restore (cr);
}

static void
paint_cup (cairo_t     *cr,
           const Color *brand,
           double       x)
{
  cairo_set_line_width (cr, 12);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_arc (cr, x + 62, 235, 28, -G_PI / 2, G_PI / 2);
  cairo_stroke (cr);
  fill_round (cr, x - 65, 190, 130, 105, 26);
  use (cr, brand, 0);
  cairo_set_line_width (cr, 7);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int i = -1; i <= 1; i += 2)
    {
      cairo_move_to (cr, x + i * 22, 165);
      cairo_curve_to (cr, x + i * 22 - 18, 140, x + i * 22 + 18, 120, x + i * 22, 92);
      cairo_stroke (cr);
    }
}

static void
paint_cups (cairo_t     *cr,
            const Color *brand)
{
  paint_cup (cr, brand, 270);
  paint_cup (cr, brand, 450);
}

static void
paint_phone (cairo_t     *cr,
             const Color *brand)
{
  use (cr, brand, -0.35);
  fill_round (cr, 275, 45, 170, 315, 24);
  cairo_set_source_rgb (cr, 1, 1, 1);
  fill_round (cr, 287, 67, 146, 270, 8);
  use (cr, brand, 0.45);
  fill_circle (cr, 360, 165, 40);
  fill_round (cr, 300, 220, 120, 80, 40);
  use (cr, brand, -0.05);
  fill_circle (cr, 412, 130, 30);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 7);
  cairo_move_to (cr, 399, 131);
  cairo_line_to (cr, 409, 141);
  cairo_line_to (cr, 427, 119);
  cairo_stroke (cr);
}

static void
paint_hills (cairo_t     *cr,
             const Color *brand)
{
  for (int i = 0; i < 3; i++)
    {
      use (cr, brand, 0.4 - i * 0.2);
      cairo_move_to (cr, 0, 260 + i * 45);
      cairo_curve_to (cr, 150 + i * 60, 170 + i * 50, 360, 380, 720, 210 + i * 55);
      cairo_line_to (cr, 720, 405);
      cairo_line_to (cr, 0, 405);
      cairo_fill (cr);
    }
}

static void
paint_rain (cairo_t     *cr,
            const Color *brand)
{
  cairo_set_line_width (cr, 5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int i = 0; i < 60; i++)
    {
      double x = (i * 97) % 740 - 10, y = (i * 61) % 380;

      use (cr, brand, i % 3 * 0.25);
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x - 8, y + 26);
      cairo_stroke (cr);
    }
}

static void
paint_dish (cairo_t     *cr,
            const Color *brand)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  fill_circle (cr, 360, 215, 130);
  use (cr, brand, 0.55);
  fill_circle (cr, 360, 215, 92);
  use (cr, brand, 0.1);
  for (int i = 0; i < 7; i++)
    fill_circle (cr, 360 + 52 * cos (i * 0.9), 215 + 52 * sin (i * 0.9), 13);
  cairo_set_source_rgb (cr, 1, 1, 1);
  for (int i = -1; i <= 1; i += 2)
    {
      fill_circle (cr, 360 + i * 190, 130, 24);
      fill_round (cr, 354 + i * 190, 140, 12, 170, 6);
    }
}

static void
paint_basket (cairo_t     *cr,
              const Color *brand)
{
  use (cr, brand, 0.2);
  for (int i = 0; i < 6; i++)
    fill_circle (cr, 235 + i * 50, 205 - i % 2 * 22, 34);
  use (cr, brand, -0.2);
  fill_round (cr, 190, 210, 340, 130, 30);
  use (cr, brand, 0.5);
  for (int i = 0; i < 3; i++)
    fill_round (cr, 205, 232 + i * 34, 310, 8, 4);
  cairo_set_line_width (cr, 12);
  use (cr, brand, -0.2);
  cairo_arc (cr, 360, 215, 140, G_PI, 2 * G_PI);
  cairo_stroke (cr);
}

static void
paint_table (cairo_t     *cr,
             const Color *brand)
{
  use (cr, brand, -0.1);
  fill_round (cr, 90, 150, 540, 150, 40);
  cairo_set_source_rgb (cr, 1, 1, 1);
  for (int i = 0; i < 8; i++)
    fill_circle (cr, 160 + i % 4 * 133, i < 4 ? 185 : 265, 26);
  use (cr, brand, 0.5);
  fill_circle (cr, 360, 225, 20);
}

static void
paint_path (cairo_t     *cr,
            const Color *brand)
{
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, 44);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, 120, 420);
  cairo_curve_to (cr, 520, 360, 180, 240, 420, 200);
  cairo_curve_to (cr, 560, 175, 480, 120, 560, 90);
  cairo_stroke (cr);
  for (int i = 0; i < 5; i++)
    {
      use (cr, brand, i % 2 * 0.25);
      fill_circle (cr, 110 + i * 128, i % 2 == 0 ? 170 : 300, 38);
    }
}

static void
paint_lanterns (cairo_t     *cr,
                const Color *brand)
{
  for (int i = 0; i < 3; i++)
    {
      double x = 190 + i * 170, y = 150 + i % 2 * 45;

      use (cr, brand, -0.35);
      fill_round (cr, x - 3, 0, 6, y - 50, 3);
      use (cr, brand, 0.1);
      fill_round (cr, x - 45, y - 55, 90, 120, 36);
      cairo_set_source_rgb (cr, 1, 0.95, 0.8);
      fill_circle (cr, x, y + 5, 24);
    }
}

static void
paint_maze (cairo_t     *cr,
            const Color *brand)
{
  use (cr, brand, -0.1);
  cairo_set_line_width (cr, 14);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int i = 0; i < 5; i++)
    {
      double radius = 28 + i * 32, gap = 0.5, turn = i * 2.1;

      cairo_new_sub_path (cr);
      cairo_arc (cr, 360, 205, radius, turn + gap, turn + 2 * G_PI);
      cairo_stroke (cr);
    }
  cairo_set_source_rgb (cr, 1, 1, 1);
  fill_circle (cr, 360, 205, 12);
}

static void
paint_sparks (cairo_t     *cr,
              const Color *brand)
{
  for (int i = 0; i < 42; i++)
    {
      double height = (i * 53) % 330, spread = 40 + (330 - height) * 0.7;
      double x = 360 + sin (i * 2.4) * spread;

      use (cr, brand, i % 4 * 0.2);
      fill_circle (cr, x, 30 + height, 3 + i % 5 * 2.2);
    }
  use (cr, brand, -0.3);
  fill_round (cr, 260, 365, 200, 26, 13);
}

static void
paint_dancer (cairo_t     *cr,
              double       x,
              double       side)
{
  fill_circle (cr, x, 105, 27);
  cairo_move_to (cr, x, 140);
  cairo_curve_to (cr, x + side * 55, 200, x + side * 70, 280, x + side * 85, 345);
  cairo_line_to (cr, x - side * 35, 345);
  cairo_curve_to (cr, x - side * 25, 260, x - side * 30, 200, x, 140);
  cairo_fill (cr);
  cairo_move_to (cr, x, 175);
  cairo_line_to (cr, x - side * 75, 140);
  cairo_stroke (cr);
}

static void
paint_dance (cairo_t     *cr,
             const Color *brand)
{
  cairo_set_line_width (cr, 18);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  use (cr, brand, -0.2);
  paint_dancer (cr, 290, -1);
  cairo_set_source_rgb (cr, 1, 1, 1);
  paint_dancer (cr, 430, 1);
}

static const struct
{
  const char *name;
  Paint       paint;
} paints[] = {
  { "envelopes", paint_envelopes }, { "letter", paint_letter }, { "cups", paint_cups }, { "phone", paint_phone },
  { "hills", paint_hills }, { "rain", paint_rain }, { "dish", paint_dish }, { "basket", paint_basket },
  { "table", paint_table }, { "path", paint_path }, { "lanterns", paint_lanterns }, { "maze", paint_maze },
  { "sparks", paint_sparks }, { "dance", paint_dance },
};

static cairo_status_t
append_png (void                *closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

GBytes *
dia_demo_picture_draw (const char *name,
                       const char *color)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, DIA_DEMO_PICTURE_WIDTH, DIA_DEMO_PICTURE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  Color brand = read_color (color);

  paint_ground (cr, &brand);
  for (guint i = 0; i < G_N_ELEMENTS (paints); i++)
    {
      if (g_str_equal (paints[i].name, name))
        paints[i].paint (cr, &brand);
    }
  cairo_surface_write_to_png_stream (surface, append_png, png);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (g_steal_pointer (&png));
}
