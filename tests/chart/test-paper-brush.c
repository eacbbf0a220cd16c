/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-paper-brush.h"

#define SIDE 200

static cairo_t *
make_paper (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);

  return cr;
}

/* How many pixels are not white, outside the rectangle. */
static guint
count_outside (cairo_t *cr,
               int      x,
               int      y,
               int      width,
               int      height)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  const guint32 *pixels;
  guint n = 0;

  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (int i = 0; i < SIDE * SIDE; i++)
    if ((i % SIDE < x || i % SIDE >= x + width || i / SIDE < y || i / SIDE >= y + height) &&
        (pixels[i] & 0xffffff) != 0xffffff)
      n++;

  return n;
}

/* Text stays in its place, however long it is. */
static void
test_text_stays (void)
{
  g_autofree char *endless = g_strnfill (5000, 'W');
  g_autoptr (GString) words = g_string_new (NULL);
  cairo_t *cr = make_paper ();
  DiaPaperBrush brush = { cr, 10 };
  double height;

  for (int i = 0; i < 300; i++)
    g_string_append (words, "mot ");
  dia_paper_brush_set_color (&brush, "#000000");
  height = dia_paper_brush_write (&brush, words->str, 20, 20, 100, 3, DIA_PAPER_START);
  g_assert_cmpfloat (height, <, 60);
  dia_paper_brush_write (&brush, endless, 20, 90, 100, 1, DIA_PAPER_END);
  g_assert_cmpuint (count_outside (cr, 20, 18, 100, 130), ==, 0);
  g_assert_cmpuint (count_outside (cr, 0, 0, 0, 0), >, 100);
  cairo_destroy (cr);
}

static void
test_measures (void)
{
  cairo_t *cr = make_paper ();
  DiaPaperBrush thin = { cr, 10 }, bold = { cr, 10, TRUE }, large = { cr, 20 };
  double height, larger;
  double width = dia_paper_brush_measure (&thin, "Saint-Valentin", &height);

  g_assert_cmpfloat (dia_paper_brush_measure (&bold, "Saint-Valentin", NULL), >, width);
  g_assert_cmpfloat (dia_paper_brush_measure (&large, "Saint-Valentin", &larger), >, 1.8 * width);
  g_assert_cmpfloat (larger, >, 1.8 * height);
  g_assert_cmpfloat (dia_paper_brush_measure (&thin, "", NULL), ==, 0);
  cairo_destroy (cr);
}

/* What is no colour is black, and never an error. */
static void
test_colors (void)
{
  static const char *const COLORS[] = { "#0b7a75", "", "#0b7", "red", "#zzzzzz" };

  for (guint i = 0; i < G_N_ELEMENTS (COLORS); i++)
    {
      cairo_t *cr = make_paper ();
      DiaPaperBrush brush = { cr, 10 };
      const guint32 *pixels;

      dia_paper_brush_set_color (&brush, COLORS[i]);
      dia_paper_brush_fill (&brush, 0, 0, SIDE, SIDE);
      cairo_surface_flush (cairo_get_target (cr));
      pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (cairo_get_target (cr));
      g_assert_cmphex (pixels[SIDE] & 0xffffff, ==, i == 0 ? 0x0b7a75 : 0);
      cairo_destroy (cr);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/chart/paper-brush/text-stays", test_text_stays);
  g_test_add_func ("/chart/paper-brush/measures", test_measures);
  g_test_add_func ("/chart/paper-brush/colors", test_colors);
  return g_test_run ();
}
