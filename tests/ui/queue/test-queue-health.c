/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-queue-health.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture   office;
  GtkWidget      *window;
  GtkWidget      *health;
  DiaQueueReport *report;
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
  office_fixture_set_up (&fixture->office, NULL);
  fixture->report = g_object_new (DIA_TYPE_QUEUE_REPORT, NULL);
  fixture->health = dia_queue_health_new (fixture->office.workspace);
  fixture->window = dia_probe_show (fixture->health, 400, 900);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_true (dia_test_wait_until (is_checked, fixture->health));
  dia_probe_close (fixture->window, fixture->health);
  g_assert_finalize_object (fixture->report);
  office_fixture_tear_down (&fixture->office, NULL);
}

static void
show (Fixture *fixture)
{
  dia_queue_health_set_report (DIA_QUEUE_HEALTH (fixture->health), fixture->report);
}

/* Nothing sent is said, and is not "within 0 s". */
static void
test_lateness (Fixture       *fixture,
               gconstpointer  data)
{
  show (fixture);
  g_assert_true (dia_probe_shows (fixture->health, "nothing sent yet"));
  fixture->report->on_time = 1200;
  fixture->report->late = 3;
  fixture->report->lateness_p50 = 1400;
  fixture->report->lateness_p99 = 90 * DIA_SECOND;
  show (fixture);
  g_assert_true (dia_probe_shows (fixture->health, "half within 1.4 s  ·  99% within 2 min"));
  g_assert_nonnull (dia_probe_find_named (fixture->health, "1,200 on time"));
  g_assert_nonnull (dia_probe_find_named (fixture->health, "3 late"));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/ui/queue-health/lateness", test_lateness);
#undef ADD
  return g_test_run ();
}
