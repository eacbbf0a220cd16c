/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-meter.h"

#include "dia-probe.h"

static void
test_share (void)
{
  GtkWidget *meter = g_object_ref_sink (dia_meter_new ());

  g_assert_cmpfloat (dia_meter_get_share (DIA_METER (meter)), ==, 0);
  dia_meter_set (DIA_METER (meter), 150, 300);
  g_assert_cmpfloat (dia_meter_get_share (DIA_METER (meter)), ==, 0.5);
  g_assert_false (dia_meter_is_over (DIA_METER (meter)));
  dia_meter_set (DIA_METER (meter), 300, 300);
  g_assert_false (dia_meter_is_over (DIA_METER (meter)));
  dia_meter_set (DIA_METER (meter), 301, 300);
  g_assert_true (dia_meter_is_over (DIA_METER (meter)));
  g_assert_cmpfloat (dia_meter_get_share (DIA_METER (meter)), ==, 1);
  dia_meter_set (DIA_METER (meter), 301, 0);
  g_assert_false (dia_meter_is_over (DIA_METER (meter)));
  g_assert_cmpfloat (dia_meter_get_share (DIA_METER (meter)), ==, 0);
  g_assert_finalize_object (meter);
}

/* Ink and more ink, in the colour of errors when it is too much. */
static void
test_bar (void)
{
  GtkWidget *meter = dia_meter_new ();
  GtkWidget *window;
  cairo_surface_t *half, *full, *over;
  int y;

  gtk_widget_set_halign (meter, GTK_ALIGN_CENTER);
  window = dia_probe_show (meter, 100, 50);
  y = gtk_widget_get_height (meter) / 2;
  dia_meter_set (DIA_METER (meter), 50, 100);
  half = dia_probe_draw (meter);
  g_assert_cmpuint (dia_probe_get_pixel (half, 8, y), !=, dia_probe_get_pixel (half, 36, y));
  dia_meter_set (DIA_METER (meter), 100, 100);
  full = dia_probe_draw (meter);
  g_assert_cmpuint (dia_probe_get_pixel (full, 36, y), ==, dia_probe_get_pixel (half, 8, y));
  dia_meter_set (DIA_METER (meter), 101, 100);
  over = dia_probe_draw (meter);
  g_assert_cmpuint (dia_probe_get_pixel (over, 36, y), !=, dia_probe_get_pixel (full, 36, y));
  cairo_surface_destroy (half);
  cairo_surface_destroy (full);
  cairo_surface_destroy (over);
  dia_probe_close (window, meter);
}

/* It repeats a figure that stands beside it. */
static void
test_is_silent (void)
{
  GtkWidget *meter = g_object_ref_sink (dia_meter_new ());

  gtk_test_accessible_assert_role (meter, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  dia_probe_assert_name (meter, NULL);
  g_assert_finalize_object (meter);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/meter/share", test_share);
  g_test_add_func ("/ui/meter/bar", test_bar);
  g_test_add_func ("/ui/meter/is-silent", test_is_silent);
  return g_test_run ();
}
