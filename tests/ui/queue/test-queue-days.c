/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-probe.h"
#include "dia-queue-days.h"
#include "dia-queue-sample.h"

#define N_DAYS 30

static GtkWidget *
make_days (DiaQueueDay *days)
{
  GtkWidget *widget = dia_queue_days_new ();

  for (int i = 0; i < N_DAYS; i++)
    days[i] = (DiaQueueDay) { .day = QUEUE_SAMPLE_NOW - (N_DAYS - 1 - i) * DIA_DAY, .on_time = 2 };
  days[28].late = 1;
  days[28].failed = 2;
  days[28].unconfirmed = 3;
  dia_queue_days_set_days (DIA_QUEUE_DAYS (widget), days);
  return widget;
}

static void
test_keys_tell_each_day (void)
{
  DiaQueueDay days[N_DAYS];
  GtkWidget *widget = g_object_ref_sink (make_days (days));

  gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_widget_get_focusable (widget));
  dia_probe_assert_name (widget, "Posts of the last 30 days, day by day");
  g_assert_true (dia_probe_press_key (widget, GDK_KEY_Left, 0));
  dia_probe_assert_name (widget, "Wed 10 Feb, 2 on time");
  g_assert_true (dia_probe_press_key (widget, GDK_KEY_Left, 0));
  dia_probe_assert_name (widget, "Tue 9 Feb, 2 on time, 1 late, 2 failed, 3 unconfirmed");
  g_assert_true (dia_probe_press_key (widget, GDK_KEY_Home, 0));
  dia_probe_assert_name (widget, "Tue 12 Jan, 2 on time");
  g_assert_true (dia_probe_press_key (widget, GDK_KEY_Left, 0));
  dia_probe_assert_name (widget, "Tue 12 Jan, 2 on time");
  g_assert_true (dia_probe_press_key (widget, GDK_KEY_End, 0));
  g_assert_true (dia_probe_press_key (widget, GDK_KEY_Right, 0));
  dia_probe_assert_name (widget, "Wed 10 Feb, 2 on time");
  g_assert_false (dia_probe_press_key (widget, GDK_KEY_Up, 0));
  g_assert_finalize_object (widget);
}

/* The day that is told follows the figures. */
static void
test_figures_change (void)
{
  DiaQueueDay days[N_DAYS];
  GtkWidget *widget = g_object_ref_sink (make_days (days));

  dia_probe_press_key (widget, GDK_KEY_End, 0);
  days[29].on_time = 7;
  dia_queue_days_set_days (DIA_QUEUE_DAYS (widget), days);
  dia_probe_assert_name (widget, "Wed 10 Feb, 7 on time");
  g_assert_finalize_object (widget);
}

/* A day with trouble carries a mark over its bar. */
static void
test_marks (void)
{
  DiaQueueDay days[N_DAYS];
  GtkWidget *widget = make_days (days);
  GtkWidget *window = dia_probe_show (widget, 330, 100);
  cairo_surface_t *surface = dia_probe_draw (widget);
  int step = cairo_image_surface_get_width (surface) / N_DAYS;

  g_assert_cmpuint (dia_probe_count_ink (surface, 28 * step + 1, 28 * step + 3), >,
                    2 * dia_probe_count_ink (surface, 27 * step + 1, 27 * step + 3));
  cairo_surface_destroy (surface);
  dia_probe_close (window, widget);
}

static void
test_french (void)
{
  DiaQueueDay days[N_DAYS];
  GtkWidget *widget;

  dia_probe_speak ("fr");
  widget = g_object_ref_sink (make_days (days));
  dia_probe_press_key (widget, GDK_KEY_End, 0);
  dia_probe_assert_name (widget, "mer. 10 févr., 2 à l’heure");
  dia_probe_speak ("en");
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/queue-days/keys-tell-each-day", test_keys_tell_each_day);
  g_test_add_func ("/ui/queue-days/figures-change", test_figures_change);
  g_test_add_func ("/ui/queue-days/marks", test_marks);
  g_test_add_func ("/ui/queue-days/french", test_french);
  return g_test_run ();
}
