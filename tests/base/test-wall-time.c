/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-wall-time.h"

typedef struct
{
  const char *zone;
  const char *wall;
  const char *utc;
  DiaWallKind kind;
} Case;

static DiaInstant
read_utc (const char *text)
{
  DiaWallTime wall;
  DiaInstant instant = DIA_INSTANT_NONE;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_wall_time_parse (text, &wall, &error));
  g_assert_true (dia_wall_time_resolve (&wall, "UTC", &instant, NULL, &error));
  g_assert_no_error (error);
  return instant;
}

static void
assert_resolves (const Case *c)
{
  DiaWallTime wall;
  DiaInstant instant = DIA_INSTANT_NONE;
  DiaWallKind kind = DIA_WALL_UNIQUE;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_wall_time_parse (c->wall, &wall, &error));
  g_assert_true (dia_wall_time_resolve (&wall, c->zone, &instant, &kind, &error));
  g_assert_no_error (error);
  if (instant != read_utc (c->utc) || kind != c->kind)
    g_test_message ("%s %s", c->zone, c->wall);
  g_assert_cmpint (instant, ==, read_utc (c->utc));
  g_assert_cmpint (kind, ==, c->kind);
}

static void
test_gap_and_fold (void)
{
  static const Case cases[] = {
    { "Europe/Paris", "2026-03-29T01:59:59", "2026-03-29T00:59:59", DIA_WALL_UNIQUE },
    { "Europe/Paris", "2026-03-29T02:00", "2026-03-29T01:00", DIA_WALL_GAP },
    { "Europe/Paris", "2026-03-29T02:30", "2026-03-29T01:30", DIA_WALL_GAP },
    { "Europe/Paris", "2026-03-29T02:59:59", "2026-03-29T01:59:59", DIA_WALL_GAP },
    { "Europe/Paris", "2026-03-29T03:00", "2026-03-29T01:00", DIA_WALL_UNIQUE },
    { "Europe/Paris", "2026-10-25T01:59:59", "2026-10-24T23:59:59", DIA_WALL_UNIQUE },
    { "Europe/Paris", "2026-10-25T02:00", "2026-10-25T00:00", DIA_WALL_FOLD },
    { "Europe/Paris", "2026-10-25T02:30", "2026-10-25T00:30", DIA_WALL_FOLD },
    { "Europe/Paris", "2026-10-25T03:00", "2026-10-25T02:00", DIA_WALL_UNIQUE },
    { "America/Montreal", "2026-03-08T02:30", "2026-03-08T07:30", DIA_WALL_GAP },
    { "America/Montreal", "2026-11-01T01:30", "2026-11-01T05:30", DIA_WALL_FOLD },
    { "America/Toronto", "2026-03-08T03:00", "2026-03-08T07:00", DIA_WALL_UNIQUE },
    { "America/Toronto", "2026-11-01T01:30", "2026-11-01T05:30", DIA_WALL_FOLD },
    { "Asia/Beirut", "2026-03-29T00:30", "2026-03-28T22:30", DIA_WALL_GAP },
    { "Asia/Beirut", "2026-10-24T23:30", "2026-10-24T20:30", DIA_WALL_FOLD },
    { "Asia/Beirut", "2026-10-25T00:00", "2026-10-24T22:00", DIA_WALL_UNIQUE },
    { "Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45", DIA_WALL_GAP },
    { "Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30", DIA_WALL_UNIQUE },
    { "Australia/Lord_Howe", "2026-04-05T01:30", "2026-04-04T14:30", DIA_WALL_FOLD },
    { "Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45", DIA_WALL_FOLD },
    { "Australia/Lord_Howe", "2026-04-05T02:00", "2026-04-04T15:30", DIA_WALL_UNIQUE },
    { "Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00", DIA_WALL_GAP },
    { "Pacific/Apia", "2011-12-31T12:00", "2011-12-30T22:00", DIA_WALL_UNIQUE },
    { "Asia/Kolkata", "2026-07-01T10:00", "2026-07-01T04:30", DIA_WALL_UNIQUE },
    { "UTC", "2026-07-01T10:00", "2026-07-01T10:00", DIA_WALL_UNIQUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_resolves (&cases[i]);
}

/* A plan of every day at the hour that one day lacks, or that one day has twice,
 * keeps its wall time across both changes, has one occurrence a day, and never goes
 * backwards. */
static void
test_daily_plan_keeps_wall_time (void)
{
  static const struct
  {
    const char *zone;
    int         hour;
    int         minute;
    guint       n_gaps;
    guint       n_folds;
  } plans[] = {
    { "Europe/Paris", 2, 30, 1, 1 },
    { "America/Montreal", 2, 30, 1, 0 },
    { "America/Montreal", 1, 30, 0, 1 },
    { "Asia/Beirut", 0, 30, 1, 0 },
    { "Asia/Beirut", 23, 30, 0, 1 },
    { "Australia/Lord_Howe", 2, 15, 1, 0 },
    { "Australia/Lord_Howe", 1, 45, 0, 1 },
    { "Asia/Tokyo", 2, 30, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      DiaWallTime wall = { 2026, 1, 1, plans[i].hour, plans[i].minute, 0 };
      DiaInstant last = DIA_INSTANT_NONE;
      guint n_gaps = 0, n_folds = 0;

      g_test_message ("%s %02d:%02d", plans[i].zone, plans[i].hour, plans[i].minute);

      for (guint day = 0; day < 365; day++, dia_wall_time_add_days (&wall, 1))
        {
          DiaInstant instant = DIA_INSTANT_NONE;
          DiaWallKind kind = DIA_WALL_UNIQUE;
          DiaWallTime shown;

          g_assert_true (dia_wall_time_resolve (&wall, plans[i].zone, &instant, &kind, NULL));
          g_assert_cmpint (instant, >, last);
          g_assert_true (dia_wall_time_from_instant (instant, plans[i].zone, &shown, NULL));
          g_assert_cmpint (shown.day, ==, wall.day);
          if (kind != DIA_WALL_GAP)
            g_assert_cmpint (dia_wall_time_compare (&shown, &wall), ==, 0);
          n_gaps += kind == DIA_WALL_GAP;
          n_folds += kind == DIA_WALL_FOLD;
          last = instant;
        }
      g_assert_cmpuint (n_gaps, ==, plans[i].n_gaps);
      g_assert_cmpuint (n_folds, ==, plans[i].n_folds);
      g_assert_cmpint (wall.year, ==, 2027);
    }
}

static void
test_far_years (void)
{
  static const Case cases[] = {
    { "Europe/Paris", "2038-01-19T04:14:08", "2038-01-19T03:14:08", DIA_WALL_UNIQUE },
    { "Europe/Paris", "2045-07-14T10:00", "2045-07-14T08:00", DIA_WALL_UNIQUE },
    { "Europe/Paris", "2045-12-14T10:00", "2045-12-14T09:00", DIA_WALL_UNIQUE },
    { "Europe/Paris", "2045-03-26T02:30", "2045-03-26T01:30", DIA_WALL_GAP },
    { "Europe/Paris", "2045-10-29T02:30", "2045-10-29T00:30", DIA_WALL_FOLD },
    { "Europe/Paris", "2028-02-29T10:00", "2028-02-29T09:00", DIA_WALL_UNIQUE },
    { "UTC", "9999-12-31T23:59:59", "9999-12-31T23:59:59", DIA_WALL_UNIQUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_resolves (&cases[i]);
}

static void
test_leap_days (void)
{
  DiaWallTime wall = { 2028, 2, 28, 10, 0, 0 };

  dia_wall_time_add_days (&wall, 1);
  g_assert_cmpint (wall.day, ==, 29);
  g_assert_cmpint (dia_wall_time_get_weekday (&wall), ==, 2);
  dia_wall_time_add_days (&wall, 1);
  g_assert_cmpint (wall.month, ==, 3);
  g_assert_cmpint (wall.day, ==, 1);
  dia_wall_time_add_days (&wall, -366);
  g_assert_cmpint (wall.year, ==, 2027);
  g_assert_cmpint (wall.month, ==, 3);
  g_assert_cmpint (wall.day, ==, 1);
  g_assert_cmpint (dia_wall_time_get_weekday (&wall), ==, 1);
}

static void
test_round_trips (void)
{
  static const char *const texts[] = { "2026-12-01T10:00", "2026-12-01T10:00:07", "1970-01-01T00:00", "9999-12-31T23:59" };
  DiaWallTime wall;
  g_autofree char *spaced = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (dia_wall_time_parse (texts[i], &wall, NULL));
      text = dia_wall_time_to_string (&wall);
      g_assert_cmpstr (text, ==, texts[i]);
    }
  g_assert_true (dia_wall_time_parse ("2026-12-01 10:00:00", &wall, NULL));
  spaced = dia_wall_time_to_string (&wall);
  g_assert_cmpstr (spaced, ==, "2026-12-01T10:00");
}

static void
test_refuses_what_is_no_time (void)
{
  static const char *const wrong[] = {
    "", "2026-02-30T10:00", "2027-02-29T10:00", "2026-13-01T10:00", "2026-00-01T10:00", "2026-01-00T10:00",
    "2026-12-01T24:00", "2026-12-01T10:60", "2026-12-01T10:00:60", "2026-12-01T10:00Z", "2026-12-01T10:00+01",
    "26-12-01T10:00", "2026-12-01", "2026-12-01x10:00", "2026-12-01T1:000", "+026-12-01T10:00", "1969-12-31T23:59",
    " 2026-12-01T10:00", "2026-12-01T10:00 ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      DiaWallTime wall = { 1, 2, 3, 4, 5, 6 };
      g_autoptr (GError) error = NULL;

      g_assert_false (dia_wall_time_parse (wrong[i], &wall, &error));
      g_assert_error (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_MALFORMED);
      g_assert_cmpint (wall.second, ==, 6);
    }
}

static void
test_unknown_zones (void)
{
  static const char *const wrong[] = {
    "", "Mars/Olympus", "XYZ3", "+02:00", "CET-1CEST,M3.5.0,M10.5.0/3", "../../etc/passwd", "/etc/localtime",
    "Europe/../Europe/Paris", "Europe/Paris ", "europe",
  };
  static const char *const known[] = { "UTC", "Europe/Paris", "CET", "EST5EDT", "Etc/GMT+5", "America/Argentina/Buenos_Aires" };
  DiaWallTime wall = { 2026, 1, 1, 0, 0, 0 };
  DiaInstant instant = 42;

  g_assert_false (dia_zone_is_known (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (dia_zone_is_known (wrong[i]));
      g_assert_false (dia_wall_time_resolve (&wall, wrong[i], &instant, NULL, &error));
      g_assert_error (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_UNKNOWN_ZONE);
    }
  g_assert_cmpint (instant, ==, 42);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (dia_zone_is_known (known[i]));
}

static void
test_local_zone_and_abbreviations (void)
{
  g_autofree char *local = dia_zone_dup_local ();
  g_autofree char *winter = dia_zone_dup_abbreviation ("Europe/Paris", read_utc ("2026-01-01T00:00"));
  g_autofree char *summer = dia_zone_dup_abbreviation ("Europe/Paris", read_utc ("2026-07-01T00:00"));
  g_autofree char *nowhere = dia_zone_dup_abbreviation ("Mars/Olympus", 0);

  g_assert_cmpstr (local, ==, "Europe/Paris");
  g_assert_cmpstr (winter, ==, "CET");
  g_assert_cmpstr (summer, ==, "CEST");
  g_assert_cmpstr (nowhere, ==, "");
}

static void
test_reads_instants (void)
{
  DiaWallTime wall;
  g_autofree char *before_1970 = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_wall_time_from_instant (-1, "UTC", &wall, &error));
  before_1970 = dia_wall_time_to_string (&wall);
  g_assert_cmpstr (before_1970, ==, "1969-12-31T23:59:59");
  g_assert_false (dia_wall_time_from_instant (DIA_INSTANT_NONE, "UTC", &wall, &error));
  g_assert_error (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_MALFORMED);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "Europe/Paris", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/wall-time/C2-gap-and-fold", test_gap_and_fold);
  g_test_add_func ("/base/wall-time/C2-daily-plan-keeps-wall-time", test_daily_plan_keeps_wall_time);
  g_test_add_func ("/base/wall-time/C5-far-years", test_far_years);
  g_test_add_func ("/base/wall-time/C5-leap-days", test_leap_days);
  g_test_add_func ("/base/wall-time/round-trips", test_round_trips);
  g_test_add_func ("/base/wall-time/refuses-what-is-no-time", test_refuses_what_is_no_time);
  g_test_add_func ("/base/wall-time/unknown-zones", test_unknown_zones);
  g_test_add_func ("/base/wall-time/local-zone-and-abbreviations", test_local_zone_and_abbreviations);
  g_test_add_func ("/base/wall-time/reads-instants", test_reads_instants);
  return g_test_run ();
}
