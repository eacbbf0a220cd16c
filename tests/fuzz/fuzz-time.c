/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days, times and zones as they are typed: “2026-11-22 10:00 Europe/Paris”. */

#include "fuzz.h"

#include "dia-day.h"
#include "dia-wall-time.h"

static void
check_day (const char *text)
{
  g_autofree char *written = NULL;
  DiaDay day, again;

  if (!dia_day_parse (text, &day))
    return;

  written = dia_day_to_string (day);
  g_assert_true (dia_day_parse (written, &again));
  g_assert_cmpint (again, ==, day);
}

static void
check_in_zone (const DiaWallTime *wall,
               const char        *zone)
{
  g_autoptr (GError) error = NULL;
  DiaWallTime shown;
  DiaInstant instant;
  DiaWallKind kind;

  if (!dia_wall_time_resolve (wall, zone, &instant, &kind, &error))
    {
      g_assert_error (error, dia_wall_time_error_quark (), DIA_WALL_TIME_ERROR_UNKNOWN_ZONE);
      return;
    }

  /* Back again, a time is the same, but for one that does not exist. */
  if (dia_wall_time_from_instant (instant, zone, &shown, NULL))
    g_assert_true ((dia_wall_time_compare (wall, &shown) == 0) == (kind != DIA_WALL_GAP));
}

static void
check_wall_time (const char *text,
                 const char *zone)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;
  DiaWallTime wall, again;

  if (!dia_wall_time_parse (text, &wall, &error))
    {
      g_assert_nonnull (error);
      return;
    }

  written = dia_wall_time_to_string (&wall);
  g_assert_true (dia_wall_time_parse (written, &again, NULL));
  g_assert_cmpint (dia_wall_time_compare (&wall, &again), ==, 0);
  check_in_zone (&wall, zone);
  check_in_zone (&wall, "Europe/Paris");
  check_in_zone (&wall, "Australia/Lord_Howe");
}

/* The time, and in a second line the zone. */
void
fuzz_feed_time (const guint8 *data,
                gsize         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  const char *zone = lines[0] != NULL && lines[1] != NULL ? lines[1] : "UTC";

  if (lines[0] == NULL)
    return;

  dia_zone_is_known (zone);
  check_day (lines[0]);
  check_wall_time (lines[0], zone);
}
