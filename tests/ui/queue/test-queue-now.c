/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"
#include "dia-dropped-row.h"
#include "dia-needs-you-row.h"
#include "dia-next-out-row.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-queue-now.h"
#include "dia-queue-sample.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture   office;
  GtkWidget      *window;
  GtkWidget      *now;
  DiaNotices     *notices;
} Fixture;

static gboolean
is_checked (gpointer user_data)
{
  return dia_probe_shows_part (user_data, "checked ");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  office_fixture_set_up (&fixture->office, NULL);
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  fixture->now = dia_queue_now_new (fixture->office.workspace, fixture->notices);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), fixture->now);
  fixture->window = dia_probe_show (overlay, 1060, 740);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (dia_test_wait_until (is_checked, fixture->now));
  dia_probe_close (fixture->window, fixture->now);
  dia_test_wait_finalize (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
}

/* With one post that needs somebody, if @needy, and one row that goes out next. */
static void
report (Fixture  *fixture,
        gboolean  needy,
        gboolean  next)
{
  g_autoptr (DiaQueueReport) told = g_object_new (DIA_TYPE_QUEUE_REPORT, NULL);

  told->n_needs_you = needy;
  if (needy)
    g_ptr_array_add (told->needs_you, queue_sample_item (DIA_POST_FAILED));
  if (next)
    g_ptr_array_add (told->next_out, queue_sample_group (2, QUEUE_SAMPLE_NOW + DIA_HOUR));
  dia_queue_now_set_report (DIA_QUEUE_NOW (fixture->now), told);
}

/* Nothing planned: what to do; all well: when the next one goes; else who is needed. */
static void
test_three_moods (Fixture       *fixture,
                  gconstpointer  data)
{
  report (fixture, FALSE, FALSE);
  g_assert_true (dia_probe_shows (fixture->now, "Nothing is planned"));
  report (fixture, FALSE, TRUE);
  g_assert_false (dia_probe_shows (fixture->now, "Nothing is planned"));
  g_assert_true (dia_probe_shows (fixture->now, "All is well. Next: 11:52"));
  report (fixture, TRUE, TRUE);
  g_assert_false (dia_probe_shows (fixture->now, "All is well. Next: 11:52"));
  g_assert_cmpuint (dia_probe_count (fixture->now, DIA_TYPE_NEEDS_YOU_ROW), ==, 1);
  g_assert_cmpuint (dia_probe_count (fixture->now, DIA_TYPE_NEXT_OUT_ROW), ==, 1);
}

/* An hour alone would be taken for one of today. */
static void
test_well_until_tomorrow (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (DiaQueueReport) told = g_object_new (DIA_TYPE_QUEUE_REPORT, NULL);

  g_ptr_array_add (told->next_out, queue_sample_group (2, QUEUE_SAMPLE_NOW + DIA_DAY + DIA_HOUR));
  dia_queue_now_set_report (DIA_QUEUE_NOW (fixture->now), told);
  g_assert_true (dia_probe_shows (fixture->now, "All is well. Next: tomorrow, 11:52"));
}

/* A report that says the same leaves the rows, and so the focus, where they are. */
static void
test_same_again (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *row;

  report (fixture, TRUE, TRUE);
  row = dia_probe_find (fixture->now, DIA_TYPE_NEEDS_YOU_ROW);
  report (fixture, TRUE, TRUE);
  g_assert_true (dia_probe_find (fixture->now, DIA_TYPE_NEEDS_YOU_ROW) == row);
  report (fixture, FALSE, TRUE);
  g_assert_null (dia_probe_find (fixture->now, DIA_TYPE_NEEDS_YOU_ROW));
}

/* What was dropped for being late is no good day, and is told above all else that
 * waits. */
static void
test_dropped (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaQueueReport) told = g_object_new (DIA_TYPE_QUEUE_REPORT, NULL);

  g_ptr_array_add (told->next_out, queue_sample_group (2, QUEUE_SAMPLE_NOW + DIA_HOUR));
  g_ptr_array_add (told->dropped, queue_sample_item (DIA_POST_CANCELLED));
  dia_queue_now_set_report (DIA_QUEUE_NOW (fixture->now), told);
  g_assert_cmpuint (dia_probe_count (fixture->now, DIA_TYPE_DROPPED_ROW), ==, 1);
  g_assert_false (dia_probe_shows_part (fixture->now, "All is well"));
  report (fixture, FALSE, TRUE);
  g_assert_cmpuint (dia_probe_count (fixture->now, DIA_TYPE_DROPPED_ROW), ==, 0);
}

static void
test_reveals (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *focus;

  report (fixture, TRUE, TRUE);
  g_assert_false (dia_queue_now_reveal (DIA_QUEUE_NOW (fixture->now), 6));
  g_assert_true (dia_queue_now_reveal (DIA_QUEUE_NOW (fixture->now), 5));
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (dia_probe_find (focus, DIA_TYPE_NEEDS_YOU_ROW));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/queue-now/three-moods", test_three_moods);
  ADD ("/ui/queue-now/well-until-tomorrow", test_well_until_tomorrow);
  ADD ("/ui/queue-now/same-again", test_same_again);
  ADD ("/ui/queue-now/dropped", test_dropped);
  ADD ("/ui/queue-now/reveals", test_reveals);
#undef ADD
  return g_test_run ();
}
