/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-icon-paint.h"

#include "dia-probe.h"

/* A widget that paints one icon. */
#define TYPE_CANVAS (canvas_get_type ())
G_DECLARE_FINAL_TYPE (Canvas, canvas, TEST, CANVAS, GtkWidget)

struct _Canvas
{
  GtkWidget   parent_instance;

  const char *icon;
};

G_DEFINE_FINAL_TYPE (Canvas, canvas, GTK_TYPE_WIDGET)

static void
canvas_snapshot (GtkWidget   *widget,
                 GtkSnapshot *snapshot)
{
  dia_icon_paint (widget, snapshot, TEST_CANVAS (widget)->icon, 10, 4, 16, &(GdkRGBA) { 1, 0, 0, 1 });
}

static void
canvas_class_init (CanvasClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = canvas_snapshot;
}

static void
canvas_init (Canvas *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), 40, 24);
}

static void
paint (const char *icon,
       guint      *n_inside,
       guint      *n_red)
{
  GtkWidget *canvas = g_object_new (TYPE_CANVAS, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *window;
  cairo_surface_t *surface;

  TEST_CANVAS (canvas)->icon = icon;
  window = dia_probe_show (canvas, 100, 100);
  surface = dia_probe_draw (canvas);
  *n_inside = dia_probe_count_ink (surface, 10, 25);
  *n_red = 0;
  for (int y = 0; y < 24; y++)
    for (int x = 0; x < 40; x++)
      *n_red += dia_probe_get_pixel (surface, x, y) == 0xffff0000;
  g_assert_cmpuint (dia_probe_count_ink (surface, 0, 39), ==, *n_inside);
  cairo_surface_destroy (surface);
  dia_probe_close (window, canvas);
}

static void
test_in_place_and_colour (void)
{
  guint n_inside, n_red;

  paint ("dia-queue-symbolic", &n_inside, &n_red);
  g_assert_cmpuint (n_inside, >, 16);
  g_assert_cmpuint (n_red, >, 8);
}

static void
test_nobodys_icon_leaves_its_place_empty (void)
{
  guint n_inside, n_red;

  paint ("an-icon-of-tomorrow-symbolic", &n_inside, &n_red);
  g_assert_cmpuint (n_inside, ==, 0);
}

static void
test_tokens (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  GdkRGBA color;

  dia_icon_paint_get_token (widget, "dia_error_color", &color);
  g_assert_false (gdk_rgba_equal (&color, &(GdkRGBA) { 1, 0, 1, 1 }));
  dia_icon_paint_get_token (widget, "dia_color_of_tomorrow", &color);
  g_assert_true (gdk_rgba_equal (&color, &(GdkRGBA) { 1, 0, 1, 1 }));
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/icon-paint/in-place-and-colour", test_in_place_and_colour);
  g_test_add_func ("/ui/icon-paint/nobodys-icon-leaves-its-place-empty", test_nobodys_icon_leaves_its_place_empty);
  g_test_add_func ("/ui/icon-paint/tokens", test_tokens);
  return g_test_run ();
}
