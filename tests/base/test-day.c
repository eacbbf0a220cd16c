/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-day.h"

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
test_reads_and_writes (void)
{
  static const char *const wrong[] = {
    "", "2027-2-8", "2027-02-30", "2027-02-29", "2027-13-01", "1969-12-31", "2027-02-08T00:00", "2027/02/08",
  };
  DiaDay day = 42;

  g_assert_cmpint (read_day ("1970-01-01"), ==, DIA_DAY_FIRST);
  g_assert_cmpint (read_day ("9999-12-31"), ==, DIA_DAY_LAST);
  g_assert_cmpint (read_day ("2028-02-29") + 1, ==, read_day ("2028-03-01"));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (dia_day_parse (wrong[i], &day));
  g_assert_false (dia_day_parse (NULL, &day));
  g_assert_cmpint (day, ==, 42);
  for (DiaDay each = read_day ("2023-12-28"); each < read_day ("2028-03-05"); each++)
    {
      g_autofree char *text = dia_day_to_string (each);

      g_assert_cmpint (read_day (text), ==, each);
    }
}

static void
test_weekdays (void)
{
  g_assert_cmpint (dia_day_get_weekday (DIA_DAY_FIRST), ==, 4);
  g_assert_cmpint (dia_day_get_weekday (read_day ("2027-02-08")), ==, 1);
  g_assert_cmpint (dia_day_get_weekday (read_day ("2027-02-14")), ==, 7);
  g_assert_cmpint (dia_day_get_weekday (read_day ("2000-02-29")), ==, 2);
}

static void
test_months (void)
{
  static const struct { const char *from; int n; const char *to; } cases[] = {
    { "2027-01-31", 1, "2027-02-28" },
    { "2028-01-31", 1, "2028-02-29" },
    { "2027-12-15", 1, "2028-01-15" },
    { "2027-01-15", -1, "2026-12-15" },
    { "2028-02-29", 12, "2029-02-28" },
    { "2027-03-31", -13, "2026-02-28" },
    { "1970-02-10", -3, "1970-01-10" },
    { "9999-11-10", 5, "9999-12-10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_day (dia_day_add_months (read_day (cases[i].from), cases[i].n), cases[i].to);
  assert_day (dia_day_get_month (read_day ("2027-02-28")), "2027-02-01");
  g_assert_cmpint (dia_day_count_month (read_day ("2027-02-08")), ==, 28);
  g_assert_cmpint (dia_day_count_month (read_day ("2028-02-08")), ==, 29);
  g_assert_cmpint (dia_day_count_month (read_day ("2100-02-08")), ==, 28);
}

static void
test_stays_in_range (void)
{
  g_assert_cmpint (dia_day_add (DIA_DAY_FIRST, -1), ==, DIA_DAY_FIRST);
  g_assert_cmpint (dia_day_add (DIA_DAY_LAST, G_MAXINT), ==, DIA_DAY_LAST);
}

/* 23:30 in London is the next day in Paris. */
static void
test_day_of_an_instant (void)
{
  const DiaInstant late = G_GINT64_CONSTANT (1801956600000);   /* 2027-02-06T23:30Z */

  assert_day (dia_day_from_instant (late, "Europe/London"), "2027-02-06");
  assert_day (dia_day_from_instant (late, "Europe/Paris"), "2027-02-07");
  assert_day (dia_day_from_instant (late, "Nowhere/Atlantis"), "2027-02-06");
}

static void
test_formats (void)
{
  g_autofree char *month = dia_day_format (read_day ("2027-02-08"), "yMMMM");

  g_autofree char *week = dia_day_format_range (read_day ("2027-02-08"), read_day ("2027-02-14"), "yMMMMd");
  g_autofree char *longer = dia_day_format_range (read_day ("2027-03-29"), read_day ("2027-04-04"), "yMMMMd");

  g_assert_cmpstr (month, ==, "February 2027");
  g_assert_cmpstr (week, ==, "8–14 February 2027");
  g_assert_cmpstr (longer, ==, "29 March\u2009–\u20094 April 2027");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/day/reads-and-writes", test_reads_and_writes);
  g_test_add_func ("/base/day/weekdays", test_weekdays);
  g_test_add_func ("/base/day/months", test_months);
  g_test_add_func ("/base/day/stays-in-range", test_stays_in_range);
  g_test_add_func ("/base/day/day-of-an-instant", test_day_of_an_instant);
  g_test_add_func ("/base/day/formats", test_formats);
  return g_test_run ();
}
