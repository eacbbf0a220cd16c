/* SPDX-License-Identifier: GPL-3.0-or-later */

/* C3, C4 and C5: the rules of a zone change, the computer sleeps, and far days.
 * (C1 and C2 are with the clock, the wall time and the dispatcher.) */

#include "tally.h"

#include "dia-field.h"
#include "dia-posts.h"
#include "dia-test-support.h"

#include <glib/gstdio.h>
#include <string.h>

/* The zone whose rules change. This process never opens it, since GLib keeps
 * what it has read, and a fork inherits that: ten o'clock of the first of July. */
#define CITY     "Rome"
#define TEN_OLD  G_GINT64_CONSTANT (1814428800000)   /* 2027-07-01T08:00:00Z, in summer time */

/* A zone data folder in which the city has the rules of @source, or none. */
static char *
make_zone_data (const char *dir,
                const char *source)
{
  char *folder = g_build_filename (dir, "zones", NULL);
  g_autofree char *europe = g_build_filename (folder, "Europe", NULL);
  g_autofree char *city = g_build_filename (europe, CITY, NULL);
  g_autofree char *from = source != NULL ? g_build_filename ("/usr/share/zoneinfo", source, NULL) : NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_cmpint (g_mkdir_with_parents (europe, 0700), ==, 0);
  g_unlink (city);
  if (from != NULL)
    {
      g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (city, bytes, (gssize) length, NULL));
    }

  return folder;
}

static DiaInstant
resolve (const char *wall_time,
         const char *zone)
{
  DiaWallTime wall;
  DiaInstant instant = DIA_INSTANT_NONE;

  g_assert_true (dia_wall_time_parse (wall_time, &wall, NULL));
  g_assert_true (dia_wall_time_resolve (&wall, zone, &instant, NULL, NULL));

  return instant;
}

static void
plan_each (Fire       *fire,
           const char *text,
           DiaInstant  at)
{
  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    fire_add_post (fire, fire_get_account (fire, kind, 0), text, at);
}

static gint64
count_published (Fire *fire)
{
  return fire_query (fire, "SELECT count (*) FROM posts WHERE state = 'published'");
}

static void
plan_in_city (DiaWorkspaceCore *core,
              gpointer          work_data)
{
  Fire *fire = work_data;

  fire->zone = "Europe/" CITY;
  plan_each (fire, "à dix heures", TEN_OLD);
}

static void
begin_in_city (Fire *fire)
{
  fire_init (fire, 1);
  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    fire_get_account (fire, kind, 0);
  g_assert_true (fire_live (fire, &(FireLife) { .work = plan_in_city, .work_data = fire }));
  g_assert_cmpint (fire_query (fire, "SELECT count (*) FROM posts WHERE slot_wall = '2027-07-01T10:00'"), ==, FIRE_N_KINDS);
}

/* A life with other zone data than this process has. */
static void
live_with_zones (Fire       *fire,
                 const char *folder)
{
  g_setenv ("TZDIR", folder, TRUE);
  g_assert_true (fire_live (fire, &(FireLife) { 0 }));
  g_unsetenv ("TZDIR");
}

/* C3: Italy gives up summer time between planning and sending: 10:00 in July is
 * an hour later then, and the post goes out at ten by the clocks of the people. */
static void
test_new_rules (void)
{
  Tally tally = { "C3", "new rules of a zone between planning and sending" };
  g_autofree char *folder = NULL;
  Fire fire;

  begin_in_city (&fire);
  folder = make_zone_data (fire.dir, "Africa/Lagos");
  dia_shared_page_set_now (fire.page, TEN_OLD);
  live_with_zones (&fire, folder);
  g_assert_cmpint (count_published (&fire), ==, 0);
  g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM posts WHERE slot_wall = '2027-07-01T10:00'"), ==, FIRE_N_KINDS);
  g_assert_cmpint (fire_query (&fire, "SELECT min (slot_at) FROM posts"), ==, TEN_OLD + DIA_HOUR);
  /* Its story says why. */
  g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM journal WHERE key = 'moved' AND detail LIKE '%Europe/" CITY "%'"), ==,
                   FIRE_N_KINDS);
  dia_shared_page_advance (fire.page, DIA_HOUR);
  live_with_zones (&fire, folder);
  g_assert_cmpint (count_published (&fire), ==, FIRE_N_KINDS);
  tally.trials = FIRE_N_KINDS;
  tally_compare (&tally, &fire);
  fire_clear (&fire);
  tally_finish (&tally, 0);
}

/* C3: the zone is gone from the zone data: what was worked out last holds. */
static void
test_lost_zone (void)
{
  Tally tally = { "C3", "a zone that has been removed" };
  g_autofree char *folder = NULL;
  Fire fire;

  begin_in_city (&fire);
  folder = make_zone_data (fire.dir, NULL);
  dia_shared_page_set_now (fire.page, TEN_OLD - 1);
  live_with_zones (&fire, folder);
  g_assert_cmpint (count_published (&fire), ==, 0);
  dia_shared_page_set_now (fire.page, TEN_OLD);
  live_with_zones (&fire, folder);
  g_assert_cmpint (count_published (&fire), ==, FIRE_N_KINDS);
  tally.trials = FIRE_N_KINDS;
  tally_compare (&tally, &fire);
  fire_clear (&fire);
  tally_finish (&tally, 0);
}

/* C4: the day of one program: eight hours of sleep, a minute without network. */
static void
sleep_and_wake (DiaWorkspaceCore *core,
                gpointer          work_data)
{
  g_autoptr (DiaDispatcher) dispatcher = fire_make_dispatcher (core);
  Fire *fire = work_data;

  fire_send_due (dispatcher);
  dia_shared_page_advance (fire->page, 8 * DIA_HOUR);
  dia_faulty_server_set_absent (fire->server, TRUE);
  for (guint second = 0; second < 60; second += 5)
    {
      fire_send_due (dispatcher);
      dia_shared_page_advance (fire->page, 5 * DIA_SECOND);
    }
  dia_faulty_server_set_absent (fire->server, FALSE);
}

static void
test_suspend (void)
{
  Tally tally = { "C4", "asleep for 8 h, then no network for 60 s" };

  for (guint i = 0; i < tally_get_count (1); i++)
    {
      Fire fire;

      /* One before the sleep, one that is too late after it, one that is not. */
      fire_init (&fire, 1);
      plan_each (&fire, "avant", FIRE_NOW);
      plan_each (&fire, "trop tard", FIRE_NOW + 3 * DIA_HOUR);
      plan_each (&fire, "en retard", FIRE_NOW + 8 * DIA_HOUR - 30 * DIA_MINUTE);
      g_assert_true (fire_live (&fire, &(FireLife) { .work = sleep_and_wake, .work_data = &fire }));
      /* Of one post at a time two tries fit into the minute: the back-off begins
       * with half of one, give or take a fifth. */
      g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM journal WHERE outcome = 'not-sent'"), >=, FIRE_N_KINDS);
      g_assert_cmpint (fire_query (&fire, "SELECT max (n) FROM (SELECT count (*) AS n FROM journal WHERE outcome = 'not-sent'"
                                          " GROUP BY post_id)"), <=, 2);
      tally.trials += 3 * FIRE_N_KINDS;
      tally_recover (&tally, &fire);
      g_assert_cmpint (count_published (&fire), ==, 2 * FIRE_N_KINDS);
      g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM posts WHERE state = 'missed'"), ==, FIRE_N_KINDS);
      tally_compare (&tally, &fire);
      fire_clear (&fire);
    }
  tally_finish (&tally, 0);
}

/* C5: days on which other programs have stumbled. A second 60 is refused where
 * times are read, see the wall time. */
static void
test_far_days (void)
{
  static const char *const days[] = {
    "2028-02-29T10:00", "2038-01-19T03:14:07", "2038-01-19T03:14:08", "2100-02-28T23:59:59", "2100-03-01T00:00",
    "2106-02-07T06:28:16", "2400-02-29T12:00",
  };
  Tally tally = { "C5", "2038 and later, the 29th of February" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      DiaInstant at = resolve (days[i], "UTC");
      Fire fire;

      fire_init (&fire, 1);
      plan_each (&fire, days[i], at);
      dia_shared_page_set_now (fire.page, at - 1);
      g_assert_true (fire_live (&fire, &(FireLife) { 0 }));
      g_assert_cmpint (count_published (&fire), ==, 0);
      dia_shared_page_advance (fire.page, 1);
      g_assert_true (fire_live (&fire, &(FireLife) { 0 }));
      g_assert_cmpint (count_published (&fire), ==, FIRE_N_KINDS);
      tally.trials += FIRE_N_KINDS;
      tally_compare (&tally, &fire);
      fire_clear (&fire);
    }
  tally_finish (&tally, 0);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reliability/C3-new-rules-of-a-zone", test_new_rules);
  g_test_add_func ("/reliability/C3-lost-zone", test_lost_zone);
  g_test_add_func ("/reliability/C4-suspend", test_suspend);
  g_test_add_func ("/reliability/C5-far-days", test_far_days);

  return g_test_run ();
}
