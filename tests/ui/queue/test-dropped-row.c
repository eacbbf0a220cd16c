/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dropped-row.h"

#include "dia-dispatcher.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-publishing-rules.h"
#include "dia-test-support.h"

/* Two days later. */
#define NOW (OFFICE_NOW + 2 * DIA_DAY)

typedef struct
{
  OfficeFixture   office;
  DiaQueue       *queue;
  DiaAccount     *account;
  DiaQueueActs   *acts;
  DiaNotices     *notices;
  GtkWidget      *overlay;
  GtkWidget      *window;
} Fixture;

static void
drop_what_is_late (Fixture *fixture)
{
  const DiaPublishingRules rules = { .late = DIA_LATE_DROP, .grace_minutes = 60 };
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_publishing_rules_save (fixture->office.workspace, &rules, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  office_fixture_set_up (&fixture->office, NULL);
  fixture->queue = dia_workspace_get_queue (fixture->office.workspace);
  fixture->account = office_fixture_add_account (&fixture->office, office_fixture_add_brand (&fixture->office, "Alizé"),
                                                 "alize", "fr", "Europe/Paris");
  drop_what_is_late (fixture);
  fixture->overlay = adw_toast_overlay_new ();
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (fixture->overlay));
  fixture->acts = dia_queue_acts_new (fixture->office.workspace, fixture->notices);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, fixture->overlay);
  dia_test_wait_finalize (g_steal_pointer (&fixture->acts));
  g_assert_finalize_object (g_steal_pointer (&fixture->notices));
  office_fixture_tear_down (&fixture->office, NULL);
}

static DiaQueueReport *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DiaQueueReport *report = dia_queue_load (fixture->queue, NULL, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* @n posts whose time went by while nothing ran. */
static void
drop_posts (Fixture *fixture,
            guint    n)
{
  g_autoptr (DiaQueueReport) report = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      const DiaWallTime wall = { 2027, 2, 11, 8 + (int) i, 0, 0 };

      g_object_unref (office_fixture_add_post (&fixture->office, fixture->account, "Bonjour", &wall));
    }
  dia_fixed_clock_set (DIA_FIXED_CLOCK (fixture->office.clock), NOW);
  g_assert_true (dia_dispatcher_run (dia_workspace_get_dispatcher (fixture->office.workspace), TRUE, 0, NULL, NULL, NULL,
                                     &error));
  g_assert_no_error (error);
  report = load (fixture);
  g_assert_cmpuint (report->dropped->len, ==, n);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), dia_dropped_row_new (fixture->acts, report->dropped));
  fixture->window = dia_probe_show (fixture->overlay, 600, 400);
}

static void
test_says_which (Fixture       *fixture,
                 gconstpointer  data)
{
  drop_posts (fixture, 2);
  g_assert_true (dia_probe_shows (fixture->overlay, "2 posts were dropped: their time had gone by"));
  g_assert_true (dia_probe_shows (fixture->overlay, "Thu 11 Feb, 09:00 · alize · Bonjour"));
  g_assert_true (dia_probe_shows (fixture->overlay, "Thu 11 Feb, 08:00 · alize · Bonjour"));
  g_assert_false (dia_probe_shows_part (fixture->overlay, "and "));
  g_assert_nonnull (dia_probe_find_button (fixture->overlay, "Show what was held back"));
}

/* One more than fits is no reason to hide one. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  drop_posts (fixture, 7);
  g_assert_true (dia_probe_shows (fixture->overlay, "7 posts were dropped: their time had gone by"));
  g_assert_true (dia_probe_shows (fixture->overlay, "Thu 11 Feb, 10:00 · alize · Bonjour"));
  g_assert_false (dia_probe_shows (fixture->overlay, "Thu 11 Feb, 09:00 · alize · Bonjour"));
  g_assert_true (dia_probe_shows (fixture->overlay, "and 2 others"));
}

static gboolean
is_settled (gpointer user_data)
{
  g_autoptr (DiaQueueReport) report = load (user_data);

  return report->dropped->len == 0;
}

static void
test_understood (Fixture       *fixture,
                 gconstpointer  data)
{
  drop_posts (fixture, 3);
  dia_probe_click (fixture->overlay, "Understood");
  g_assert_true (dia_test_wait_until (is_settled, fixture));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/dropped-row/says-which", Fixture, NULL, set_up, test_says_which, tear_down);
  g_test_add ("/ui/dropped-row/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/ui/dropped-row/understood", Fixture, NULL, set_up, test_understood, tear_down);
  return g_test_run ();
}
