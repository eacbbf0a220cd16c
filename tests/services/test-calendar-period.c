/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-period.h"

static DiaDay
read_day (const char *text)
{
  DiaDay day = -1;

  g_assert_true (dia_day_parse (text, &day));
  return day;
}

static void
assert_day (DiaDay      day,
            const char *expected)
{
  g_autofree char *text = dia_day_to_string (day);

  g_assert_cmpstr (text, ==, expected);
}

static void
init (DiaCalendarPeriod *period,
      DiaCalendarForm    form,
      const char        *day,
      const char        *locale)
{
  DiaWeekRules rules;

  dia_week_rules_init (&rules, locale);
  dia_calendar_period_init (period, form, read_day (day), &rules);
}

/* A month fills up its weeks, and takes no more of them than it needs. */
static void
test_months (void)
{
  static const struct { const char *day, *locale, *grid_first; int n_days; } cases[] = {
    { "2027-02-10", "fr_FR", "2027-02-01", 28 },
    { "2026-12-31", "fr_FR", "2026-11-30", 35 },
    { "2026-11-01", "fr_FR", "2026-10-26", 42 },
    { "2026-11-30", "en_US", "2026-11-01", 35 },
    { "2028-02-29", "fr_FR", "2028-01-31", 35 },
    { "2027-02-10", "en_US", "2027-01-31", 35 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DiaCalendarPeriod period;

      init (&period, DIA_CALENDAR_MONTH, cases[i].day, cases[i].locale);
      assert_day (period.grid_first, cases[i].grid_first);
      g_assert_cmpint (period.n_days, ==, cases[i].n_days);
      g_assert_cmpint (period.first_day, ==, dia_day_get_month (read_day (cases[i].day)));
      g_assert_cmpint (period.last_day, <, period.grid_first + period.n_days);
    }
}

static void
test_weeks_and_days (void)
{
  DiaCalendarPeriod week, day;

  init (&week, DIA_CALENDAR_WEEK, "2027-02-14", "fr_FR");
  assert_day (week.first_day, "2027-02-08");
  assert_day (week.last_day, "2027-02-14");
  init (&week, DIA_CALENDAR_WEEK, "2027-02-14", "en_US");
  assert_day (week.first_day, "2027-02-14");
  init (&day, DIA_CALENDAR_DAY, "2027-02-14", "fr_FR");
  g_assert_cmpint (day.first_day, ==, day.last_day);
  g_assert_cmpint (day.n_days, ==, 1);
}

static void
test_steps (void)
{
  static const struct { DiaCalendarForm form; const char *day; int n; const char *to; } cases[] = {
    { DIA_CALENDAR_MONTH, "2027-01-31", 1, "2027-02-28" },
    { DIA_CALENDAR_MONTH, "2027-01-31", -1, "2026-12-31" },
    { DIA_CALENDAR_WEEK, "2027-03-27", 1, "2027-04-03" },
    { DIA_CALENDAR_DAY, "2027-12-31", 1, "2028-01-01" },
    { DIA_CALENDAR_AGENDA, "2027-02-01", -1, "2027-01-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DiaCalendarPeriod period;

      init (&period, cases[i].form, cases[i].day, "fr_FR");
      assert_day (dia_calendar_period_step (&period, read_day (cases[i].day), cases[i].n), cases[i].to);
    }
}

static void
assert_title (DiaCalendarForm form,
              const char     *language,
              const char     *expected)
{
  DiaCalendarPeriod period;
  g_autofree char *title = NULL;

  g_setenv ("LANGUAGE", language, TRUE);
  init (&period, form, "2027-02-12", "fr_FR");
  title = dia_calendar_period_dup_title (&period);
  g_assert_cmpstr (title, ==, expected);
}

static void
test_titles (void)
{
  assert_title (DIA_CALENDAR_MONTH, "en", "February 2027");
  assert_title (DIA_CALENDAR_MONTH, "fr", "Février 2027");
  assert_title (DIA_CALENDAR_WEEK, "en", "8–14 February 2027");
  assert_title (DIA_CALENDAR_DAY, "en", "Fri 12 February 2027");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/calendar-period/months", test_months);
  g_test_add_func ("/services/calendar-period/weeks-and-days", test_weeks_and_days);
  g_test_add_func ("/services/calendar-period/steps", test_steps);
  g_test_add_func ("/services/calendar-period/titles", test_titles);
  return g_test_run ();
}
