/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-day.h"

#include "dia-format.h"

#include <string.h>

/* GDate counts days from 1 January of the year 1; this is 1 January 1970. */
#define JULIAN_1970 719163

static DiaDay
clamp_day (gint64 day)
{
  return (DiaDay) CLAMP (day, DIA_DAY_FIRST, DIA_DAY_LAST);
}

static void
init_date (GDate  *date,
           DiaDay  day)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, (guint) clamp_day (day) + JULIAN_1970);
}

DiaDay
dia_day_from_wall (const DiaWallTime *wall)
{
  GDate date;

  g_return_val_if_fail (wall != NULL && g_date_valid_dmy (wall->day, wall->month, wall->year), DIA_DAY_FIRST);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, wall->day, wall->month, wall->year);
  return clamp_day ((gint64) g_date_get_julian (&date) - JULIAN_1970);
}

void
dia_day_to_wall (DiaDay       day,
                 DiaWallTime *wall)
{
  GDate date;

  init_date (&date, day);
  *wall = (DiaWallTime) {
    .year = g_date_get_year (&date),
    .month = (int) g_date_get_month (&date),
    .day = g_date_get_day (&date),
  };
}

DiaDay
dia_day_from_instant (DiaInstant  instant,
                      const char *zone)
{
  DiaWallTime wall;

  if (!dia_wall_time_from_instant (instant, zone, &wall, NULL) &&
      !dia_wall_time_from_instant (instant, "UTC", &wall, NULL))
    return DIA_DAY_FIRST;
  return dia_day_from_wall (&wall);
}

gboolean
dia_day_parse (const char *text,
               DiaDay     *day)
{
  g_autofree char *midnight = NULL;
  DiaWallTime wall;

  if (text == NULL || strlen (text) != strlen ("2027-02-08"))
    return FALSE;
  midnight = g_strconcat (text, "T00:00", NULL);
  if (!dia_wall_time_parse (midnight, &wall, NULL))
    return FALSE;
  *day = dia_day_from_wall (&wall);
  return TRUE;
}

char *
dia_day_to_string (DiaDay day)
{
  DiaWallTime wall;

  dia_day_to_wall (day, &wall);
  return g_strdup_printf ("%04d-%02d-%02d", wall.year, wall.month, wall.day);
}

/* 1 January 1970 was a Thursday. */
int
dia_day_get_weekday (DiaDay day)
{
  return (clamp_day (day) + 3) % 7 + 1;
}

DiaDay
dia_day_get_month (DiaDay day)
{
  DiaWallTime wall;

  dia_day_to_wall (day, &wall);
  return clamp_day (day) - (wall.day - 1);
}

int
dia_day_count_month (DiaDay day)
{
  DiaWallTime wall;

  dia_day_to_wall (day, &wall);
  return g_date_get_days_in_month (wall.month, wall.year);
}

DiaDay
dia_day_add_months (DiaDay day,
                    int    n)
{
  DiaWallTime wall;
  int months;

  dia_day_to_wall (day, &wall);
  months = CLAMP (wall.year * 12 + wall.month - 1 + n, 1970 * 12, 9999 * 12 + 11);
  wall.year = months / 12;
  wall.month = months % 12 + 1;
  wall.day = MIN (wall.day, g_date_get_days_in_month (wall.month, wall.year));
  return dia_day_from_wall (&wall);
}

DiaDay
dia_day_add (DiaDay day,
             int    n)
{
  return clamp_day ((gint64) day + n);
}

char *
dia_day_format (DiaDay      day,
                const char *skeleton)
{
  return dia_format_skeleton ((DiaInstant) clamp_day (day) * DIA_DAY, "UTC", skeleton);
}

char *
dia_day_format_range (DiaDay      first,
                      DiaDay      last,
                      const char *skeleton)
{
  return dia_format_interval ((DiaInstant) clamp_day (first) * DIA_DAY, (DiaInstant) clamp_day (last) * DIA_DAY, "UTC",
                              skeleton);
}
