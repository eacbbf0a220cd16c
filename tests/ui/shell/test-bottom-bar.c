/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bottom-bar.h"
#include "dia-probe.h"

typedef struct
{
  GtkWidget  *bar;
  const char *chosen;
} Fixture;

static void
on_place_chosen_cb (DiaBottomBar *bar,
                    const char   *name,
                    Fixture      *fixture)
{
  fixture->chosen = g_intern_string (name);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->bar = g_object_ref_sink (dia_bottom_bar_new ());
  dia_bottom_bar_add (DIA_BOTTOM_BAR (fixture->bar), "queue", "Queue", "dia-queue-symbolic");
  dia_bottom_bar_add (DIA_BOTTOM_BAR (fixture->bar), "accounts", "Accounts", "dia-accounts-symbolic");
  g_signal_connect (fixture->bar, "place-chosen", G_CALLBACK (on_place_chosen_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->bar);
}

static gboolean
is_marked (Fixture    *fixture,
           const char *name)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (dia_probe_find_named (fixture->bar, name)));
}

static void
test_marks_silently (Fixture       *fixture,
                     gconstpointer  data)
{
  dia_bottom_bar_set_place (DIA_BOTTOM_BAR (fixture->bar), "accounts");
  g_assert_true (is_marked (fixture, "Accounts"));
  g_assert_false (is_marked (fixture, "Queue"));
  /* A place that is not in the bar: the one before is another place again. */
  dia_bottom_bar_set_place (DIA_BOTTOM_BAR (fixture->bar), "reports");
  g_assert_false (is_marked (fixture, "Accounts"));
  g_assert_null (fixture->chosen);
  dia_probe_click (fixture->bar, "Accounts");
  g_assert_cmpstr (fixture->chosen, ==, "accounts");
}

static void
test_says_what_is_chosen (Fixture       *fixture,
                          gconstpointer  data)
{
  dia_bottom_bar_set_place (DIA_BOTTOM_BAR (fixture->bar), "accounts");
  dia_probe_click (fixture->bar, "Queue");
  g_assert_cmpstr (fixture->chosen, ==, "queue");
  g_assert_true (is_marked (fixture, "Queue"));
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  dia_bottom_bar_set_count (DIA_BOTTOM_BAR (fixture->bar), "queue", 1234);
  g_assert_true (dia_probe_shows (fixture->bar, "1,234"));
  g_assert_nonnull (dia_probe_find_named (fixture->bar, "Queue, 1,234"));
  dia_bottom_bar_set_count (DIA_BOTTOM_BAR (fixture->bar), "queue", 0);
  g_assert_false (dia_probe_shows (fixture->bar, "0"));
  g_assert_nonnull (dia_probe_find_named (fixture->bar, "Queue"));
}

/* Two lines rather than titles that are cut off. */
static void
test_takes_two_lines (Fixture       *fixture,
                      gconstpointer  data)
{
  int natural, one, two;

  gtk_widget_measure (fixture->bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_measure (fixture->bar, GTK_ORIENTATION_VERTICAL, natural, &one, NULL, NULL, NULL);
  gtk_widget_measure (fixture->bar, GTK_ORIENTATION_VERTICAL, natural / 2 + 10, &two, NULL, NULL, NULL);
  g_assert_cmpint (two, >, one);
  gtk_widget_size_allocate (fixture->bar, &(GtkAllocation) { 0, 0, natural / 2 + 10, two }, -1);
  g_assert_cmpint (gtk_widget_get_width (dia_probe_find_named (fixture->bar, "Accounts")), >, natural / 2 - 10);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/bottom-bar/marks-silently", Fixture, NULL, set_up, test_marks_silently, tear_down);
  g_test_add ("/ui/bottom-bar/says-what-is-chosen", Fixture, NULL, set_up, test_says_what_is_chosen, tear_down);
  g_test_add ("/ui/bottom-bar/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/ui/bottom-bar/takes-two-lines", Fixture, NULL, set_up, test_takes_two_lines, tear_down);
  return g_test_run ();
}
