/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-node-raster.h"

#include <string.h>

#include "dia-test-support.h"

#define SIZE 300

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

/* (transfer full) */
static GtkWidget *
show_window (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (dia_test_wait_until (is_mapped, window));
  return window;
}

/* Stripes with a half-transparent sheet over them, larger than any area. (transfer full) */
static GskRenderNode *
make_node (void)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (int i = 0; i < SIZE; i += 7)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA) { (float) i / SIZE, 0.5f, 0.25f, 1 },
                               &GRAPHENE_RECT_INIT ((float) i, (float) i / 2, 4, SIZE));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0, 0, 1, 0.5f }, &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE / 2));
  return gtk_snapshot_free_to_node (snapshot);
}

/* What of @node lies in @area. (transfer full) */
static cairo_surface_t *
draw (GskRenderNode         *node,
      const graphene_rect_t *area)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);

  cairo_rectangle (cr, area->origin.x, area->origin.y, area->size.width, area->size.height);
  cairo_clip (cr);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
assert_same (cairo_surface_t *one,
             cairo_surface_t *other)
{
  gsize size = (gsize) cairo_image_surface_get_stride (one) * SIZE;

  g_assert_cmpmem (cairo_image_surface_get_data (one), size, cairo_image_surface_get_data (other), size);
}

/* Small ones lie on the heap, large ones in pages of their own: both show what the
 * node shows, drawn once or again, and after the node itself has gone. */
static void
test_shows_the_same (void)
{
  static const graphene_rect_t areas[] = {
    { { 0, 0 }, { 1, 1 } }, { { 30, 20 }, { 40, 30 } }, { { 0, 0 }, { SIZE, SIZE } }, { { 13, 101 }, { 211, 97 } },
  };
  GtkWidget *window = show_window ();

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      GskRenderNode *node = make_node ();
      GskRenderNode *raster = dia_node_raster (node, window, &areas[i]);
      cairo_surface_t *expected = draw (node, &areas[i]);

      gsk_render_node_unref (node);
      for (guint round = 0; round < 2; round++)
        {
          cairo_surface_t *shown = draw (raster, &areas[i]);

          assert_same (shown, expected);
          cairo_surface_destroy (shown);
        }
      g_assert_cmpint (gsk_render_node_get_node_type (raster), ==, GSK_CAIRO_NODE);
      gsk_render_node_unref (raster);
      cairo_surface_destroy (expected);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Nobody sees it: drawing it in advance would be for nothing. */
static void
test_not_on_a_screen (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  GskRenderNode *node = make_node ();
  GskRenderNode *raster = dia_node_raster (node, widget, &GRAPHENE_RECT_INIT (0, 0, SIZE, SIZE));

  g_assert_true (raster == node);
  gsk_render_node_unref (raster);
  gsk_render_node_unref (node);
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/ui/node-raster/shows-the-same", test_shows_the_same);
  g_test_add_func ("/ui/node-raster/not-on-a-screen", test_not_on_a_screen);
  return g_test_run ();
}
