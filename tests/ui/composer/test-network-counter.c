/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-network-counter.h"
#include "dia-network.h"
#include "dia-probe.h"

static const DiaMeasurement fits = { .length = 288, .max_length = 300, .bytes = 320, .max_bytes = 3000, .remaining = 12,
                                     .fits = TRUE };
static const DiaMeasurement over = { .length = 342, .max_length = 300, .bytes = 375, .max_bytes = 3000, .remaining = -42 };
static const DiaMeasurement heavy = { .length = 290, .max_length = 300, .bytes = 3010, .max_bytes = 3000, .remaining = -10 };

/* Length, limit and bytes; assistive technology hears one sentence. */
static void
test_full (void)
{
  GtkWidget *counter = dia_network_counter_new (DIA_NETWORK_BLUESKY, FALSE);
  GtkWidget *window = dia_probe_show (counter, 400, 60);

  dia_network_counter_set (DIA_NETWORK_COUNTER (counter), &fits);
  g_assert_true (dia_probe_shows (counter, "288 / 300"));
  g_assert_true (dia_probe_shows (counter, "320 / 3,000 bytes"));
  dia_probe_assert_name (counter, "Bluesky: 288 of 300");
  g_assert_false (gtk_widget_has_css_class (counter, "over"));
  dia_network_counter_set (DIA_NETWORK_COUNTER (counter), &over);
  dia_probe_assert_name (counter, "Bluesky: too long by 42");
  g_assert_true (gtk_widget_has_css_class (counter, "over"));
  dia_probe_close (window, counter);
}

/* Bytes give way to room, but never when they are what is too much. */
static void
test_room (void)
{
  GtkWidget *counter = dia_network_counter_new (DIA_NETWORK_BLUESKY, FALSE);
  GtkWidget *window = dia_probe_show (counter, 400, 60);

  dia_network_counter_set_room (DIA_NETWORK_COUNTER (counter), FALSE, FALSE);
  dia_network_counter_set (DIA_NETWORK_COUNTER (counter), &fits);
  g_assert_false (dia_probe_shows_part (counter, "bytes"));
  dia_network_counter_set (DIA_NETWORK_COUNTER (counter), &heavy);
  g_assert_true (dia_probe_shows (counter, "3,010 / 3,000 bytes"));
  dia_probe_close (window, counter);
}

static int
get_width (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* One column, whatever the figure. */
static void
test_compact (void)
{
  GtkWidget *counter = dia_network_counter_new (DIA_NETWORK_BLUESKY, TRUE);
  GtkWidget *window = dia_probe_show (counter, 400, 60);
  int width = get_width (counter);

  g_assert_true (dia_probe_shows (counter, "–"));
  dia_probe_assert_name (counter, "Bluesky");
  dia_network_counter_set (DIA_NETWORK_COUNTER (counter), &fits);
  g_assert_true (dia_probe_shows (counter, "288"));
  g_assert_cmpint (get_width (counter), ==, width);
  dia_network_counter_set (DIA_NETWORK_COUNTER (counter), &over);
  g_assert_true (dia_probe_shows (counter, "+42"));
  dia_probe_close (window, counter);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/network-counter/full", test_full);
  g_test_add_func ("/ui/network-counter/room", test_room);
  g_test_add_func ("/ui/network-counter/compact", test_compact);
  return g_test_run ();
}
