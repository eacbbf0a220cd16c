/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-steady-label.h"

#include "dia-probe.h"
#include "dia-test-support.h"

#define SHORT "@alize_fr"
#define LONG "@the.longest.of.all.accounts · Switzerland · Italian · Europe/Zurich"

static int
measure_height (GtkWidget *label,
                int        width)
{
  int height;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static GtkWidget *
show_in_box (GtkWidget *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), label);
  return dia_probe_show (box, 200, 300);
}

static void
on_signal_cb (GdkFrameClock *clock,
              guint         *n)
{
  (*n)++;
}

static gboolean
is_painted (gpointer n)
{
  return *(guint *) n > 0;
}

/* Waits for a whole frame, and says how often widgets were laid out in it. */
static guint
await_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  guint n_layouts = 0, n_frames = 0;
  gulong layout = g_signal_connect (clock, "layout", G_CALLBACK (on_signal_cb), &n_layouts);
  gulong painted = g_signal_connect (clock, "after-paint", G_CALLBACK (on_signal_cb), &n_frames);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
  g_assert_true (dia_test_wait_until (is_painted, &n_frames));
  g_signal_handler_disconnect (clock, layout);
  g_signal_handler_disconnect (clock, painted);
  return n_layouts;
}

static void
test_takes_the_lines_it_needs (void)
{
  GtkWidget *label = dia_steady_label_new ();
  GtkWidget *window = show_in_box (label);
  int line;

  dia_steady_label_set_text (DIA_STEADY_LABEL (label), SHORT);
  line = measure_height (label, 200);
  dia_steady_label_set_text (DIA_STEADY_LABEL (label), LONG);
  g_assert_cmpstr (dia_steady_label_get_text (DIA_STEADY_LABEL (label)), ==, LONG);
  g_assert_cmpint (measure_height (label, 2000), ==, line);
  g_assert_cmpint (measure_height (label, 200), >=, 2 * line);
  g_assert_cmpint (measure_height (label, 100), >, measure_height (label, 200));
  await_frame (label);
  g_assert_cmpint (gtk_widget_get_height (label), ==, measure_height (label, gtk_widget_get_width (label)));
  dia_probe_close (window, label);
}

static void
test_widths_are_steady (void)
{
  GtkWidget *label = g_object_ref_sink (g_object_new (DIA_TYPE_STEADY_LABEL, "nat-chars", 18, NULL));
  int minimum, natural, minimum_long, natural_long;

  dia_steady_label_set_text (DIA_STEADY_LABEL (label), SHORT);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  dia_steady_label_set_text (DIA_STEADY_LABEL (label), LONG);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_long, &natural_long, NULL, NULL);
  g_assert_cmpint (natural, >, minimum);
  g_assert_cmpint (minimum_long, ==, minimum);
  g_assert_cmpint (natural_long, ==, natural);
  g_assert_finalize_object (label);
}

/* What a list that scrolls lives on. */
static void
test_other_words_cost_no_layout (void)
{
  GtkWidget *label = dia_steady_label_new ();
  GtkWidget *window = show_in_box (label);

  dia_steady_label_set_text (DIA_STEADY_LABEL (label), SHORT);
  await_frame (label);
  await_frame (label);
  dia_steady_label_set_text (DIA_STEADY_LABEL (label), "@alize_be");
  g_assert_cmpuint (await_frame (label), ==, 0);
  dia_steady_label_set_text (DIA_STEADY_LABEL (label), LONG);
  g_assert_cmpuint (await_frame (label), >, 0);
  dia_probe_close (window, label);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/steady-label/takes-the-lines-it-needs", test_takes_the_lines_it_needs);
  g_test_add_func ("/ui/steady-label/widths-are-steady", test_widths_are_steady);
  g_test_add_func ("/ui/steady-label/other-words-cost-no-layout", test_other_words_cost_no_layout);
  return g_test_run ();
}
