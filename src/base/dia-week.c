/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-week.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/uloc.h>

static const DiaWeekRules iso_rules = { 1, 4, 1 << 6 | 1 << 7 };

/* ICU counts weekdays from Sunday. */
static int
convert_weekday (int weekday)
{
  return weekday == UCAL_SUNDAY ? 7 : weekday - 1;
}

static gboolean
names_country (const char *locale)
{
  char country[ULOC_COUNTRY_CAPACITY] = "";
  UErrorCode status = U_ZERO_ERROR;

  uloc_getCountry (locale, country, sizeof country, &status);
  return U_SUCCESS (status) && country[0] != '\0';
}

/* (transfer full) (nullable) */
static char *
find_user_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_TIME", "LANG", "LANGUAGE" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);
      g_autofree char *locale = value != NULL ? g_strndup (value, strcspn (value, ".@:")) : NULL;

      if (locale != NULL && names_country (locale))
        return g_steal_pointer (&locale);
    }
  return NULL;
}

static void
read_weekend (UCalendar    *calendar,
              DiaWeekRules *rules)
{
  rules->weekend = 0;
  for (int weekday = UCAL_SUNDAY; weekday <= UCAL_SATURDAY; weekday++)
    {
      UErrorCode status = U_ZERO_ERROR;
      UCalendarWeekdayType type = ucal_getDayOfWeekType (calendar, (UCalendarDaysOfWeek) weekday, &status);

      if (U_SUCCESS (status) && type != UCAL_WEEKDAY)
        rules->weekend |= (guint8) (1 << convert_weekday (weekday));
    }
}

void
dia_week_rules_init (DiaWeekRules *rules,
                     const char   *locale)
{
  g_autofree char *users = locale == NULL ? find_user_locale () : NULL;
  const char *used = locale != NULL ? locale : users;
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar;

  *rules = iso_rules;
  if (used == NULL || !names_country (used))
    return;
  calendar = ucal_open (u"UTC", -1, used, UCAL_GREGORIAN, &status);
  if (U_SUCCESS (status))
    {
      rules->first_weekday = convert_weekday (ucal_getAttribute (calendar, UCAL_FIRST_DAY_OF_WEEK));
      rules->minimal_days = ucal_getAttribute (calendar, UCAL_MINIMAL_DAYS_IN_FIRST_WEEK);
      read_weekend (calendar, rules);
    }
  if (calendar != NULL)
    ucal_close (calendar);
}

DiaDay
dia_week_get_start (const DiaWeekRules *rules,
                    DiaDay              day)
{
  return dia_day_add (day, -((dia_day_get_weekday (day) - rules->first_weekday + 7) % 7));
}

/* The week belongs to the year in which the day lies that decides: the last of
 * the days that may be missing, the fourth day for ISO 8601. */
int
dia_week_get_number (const DiaWeekRules *rules,
                     DiaDay              start)
{
  DiaDay deciding = dia_day_add (start, 7 - rules->minimal_days);
  DiaWallTime wall;

  dia_day_to_wall (deciding, &wall);
  wall.month = wall.day = 1;
  return (deciding - dia_day_from_wall (&wall)) / 7 + 1;
}

gboolean
dia_week_is_weekend (const DiaWeekRules *rules,
                     DiaDay              day)
{
  return (rules->weekend >> dia_day_get_weekday (day) & 1) != 0;
}
