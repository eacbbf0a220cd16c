/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-week.h"

static DiaDay
read_day (const char *text)
{
  DiaDay day = -1;

  g_assert_true (dia_day_parse (text, &day));
  return day;
}

typedef struct
{
  const char *locale;
  const char *day;
  const char *start;
  int         number;
} Case;

static void
test_weeks_of_countries (void)
{
  static const Case cases[] = {
    { "fr_FR", "2027-02-10", "2027-02-08", 6 },
    { "fr_FR", "2027-01-03", "2026-12-28", 53 },
    { "fr_FR", "2027-01-04", "2027-01-04", 1 },
    { "de_DE", "2024-12-30", "2024-12-30", 1 },
    { "en_GB", "2021-01-01", "2020-12-28", 53 },
    { "en_US", "2027-02-10", "2027-02-07", 7 },
    { "en_US", "2027-01-01", "2026-12-27", 1 },
    { "en_US", "2028-12-31", "2028-12-31", 1 },
    { "ar_EG", "2027-02-10", "2027-02-06", 7 },
    { "fr", "2027-02-14", "2027-02-08", 6 },
    { "en", "2027-02-14", "2027-02-08", 6 },
    { "C", "2027-02-14", "2027-02-08", 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DiaWeekRules rules;
      DiaDay start;
      g_autofree char *text = NULL;

      dia_week_rules_init (&rules, cases[i].locale);
      start = dia_week_get_start (&rules, read_day (cases[i].day));
      text = dia_day_to_string (start);
      g_test_message ("%s, %s", cases[i].locale, cases[i].day);
      g_assert_cmpstr (text, ==, cases[i].start);
      g_assert_cmpint (dia_week_get_number (&rules, start), ==, cases[i].number);
    }
}

/* Against GDateTime, over a leap year and a year of 53 weeks. */
static void
test_numbers_are_those_of_iso (void)
{
  DiaWeekRules rules;

  dia_week_rules_init (&rules, "C");
  for (DiaDay day = read_day ("2019-12-20"); day < read_day ("2029-01-15"); day++)
    {
      DiaWallTime wall;
      g_autoptr (GDateTime) date = NULL;

      dia_day_to_wall (day, &wall);
      date = g_date_time_new_utc (wall.year, wall.month, wall.day, 0, 0, 0);
      g_assert_cmpint (dia_week_get_number (&rules, dia_week_get_start (&rules, day)), ==,
                       g_date_time_get_week_of_year (date));
    }
}

static void
test_weekends (void)
{
  DiaWeekRules rules;

  dia_week_rules_init (&rules, "fr_FR");
  g_assert_true (dia_week_is_weekend (&rules, read_day ("2027-02-13")));
  g_assert_true (dia_week_is_weekend (&rules, read_day ("2027-02-14")));
  g_assert_false (dia_week_is_weekend (&rules, read_day ("2027-02-12")));
  dia_week_rules_init (&rules, "ar_EG");
  g_assert_true (dia_week_is_weekend (&rules, read_day ("2027-02-12")));
  g_assert_false (dia_week_is_weekend (&rules, read_day ("2027-02-14")));
}

/* The language of the interface says nothing about weeks while another
 * variable names a country. */
static void
test_user_country_wins (void)
{
  DiaWeekRules rules;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "en_US:fr", TRUE);
  g_setenv ("LC_TIME", "fr_FR.UTF-8", TRUE);
  dia_week_rules_init (&rules, NULL);
  g_assert_cmpint (rules.first_weekday, ==, 1);
  g_unsetenv ("LC_TIME");
  g_unsetenv ("LANG");
  dia_week_rules_init (&rules, NULL);
  g_assert_cmpint (rules.first_weekday, ==, 7);
  g_setenv ("LANGUAGE", "en", TRUE);
  dia_week_rules_init (&rules, NULL);
  g_assert_cmpint (rules.first_weekday, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/week/weeks-of-countries", test_weeks_of_countries);
  g_test_add_func ("/base/week/numbers-are-those-of-iso", test_numbers_are_those_of_iso);
  g_test_add_func ("/base/week/weekends", test_weekends);
  g_test_add_func ("/base/week/user-country-wins", test_user_country_wins);
  return g_test_run ();
}
