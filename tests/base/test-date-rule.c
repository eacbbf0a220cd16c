/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-date-rule.h"

typedef struct
{
  const char *rule;
  int         year;
  const char *day;   /* NULL: none */
} Search;

static const Search SEARCHES[] = {
  { "02-14", 2027, "2027-02-14" },
  { "02-29", 2028, "2028-02-29" },
  { "02-29", 2027, NULL },
  { "02-29", 2100, NULL },
  /* Mardi gras, Ascension, Whit Monday. */
  { "easter-47", 2027, "2027-02-09" },
  { "easter+39", 2027, "2027-05-06" },
  { "easter+50", 2026, "2026-05-25" },
  /* Black Friday is the day after the fourth Thursday. */
  { "11-thu-4 +1", 2026, "2026-11-27" },
  { "11-thu-4 +1", 2024, "2024-11-29" },
  { "05-mon-last", 2027, "2027-05-31" },
  { "02-mon-5", 2027, NULL },
  { "03-mon-5", 2027, "2027-03-29" },
  /* The sales in France: code de commerce, D. 310-15-2. */
  { "wed>=01-06", 2026, "2026-01-07" },
  { "wed>=01-06", 2027, "2027-01-06" },
  { "wed>=01-06", 2025, "2025-01-08" },
  { "wed>=01-06", 2022, "2022-01-12" },
  { "wed>=06-22", 2026, "2026-06-24" },
  { "wed>=06-22", 2022, "2022-06-22" },
  /* Mothers' Day in France: a week later when it would be Whit Sunday. */
  { "05-sun-last not=easter+49+7", 2026, "2026-05-31" },
  { "05-sun-last not=easter+49+7", 2023, "2023-06-04" },
  { "05-sun-last not=easter+49+7", 2020, "2020-06-07" },
  { "05-sun-last not=easter+49+7", 2027, "2027-05-30" },
  /* Days in lieu in England: 2021 and 2022 as they were. */
  { "12-25 sat+2 sun+2", 2021, "2021-12-27" },
  { "12-26 sat+2 sun+2", 2021, "2021-12-28" },
  { "12-25 sat+2 sun+2", 2022, "2022-12-27" },
  { "12-26 sat+2 sun+2", 2022, "2022-12-26" },
  { "01-01 sat+2 sun+1", 2022, "2022-01-03" },
  { "01-01 sat+2 sun+1", 2023, "2023-01-02" },
  /* The King's birthday in the Netherlands. */
  { "04-27 sun-1", 2025, "2025-04-26" },
  { "orthodox", 2027, "2027-05-02" },
  { "orthodox+1", 2024, "2024-05-06" },
  { "01-01", 1969, NULL },
  { "12-31 +1", 9999, NULL },
};

static void
test_finds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (SEARCHES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      DiaDateRule rule;
      DiaDay day;

      g_test_message ("%s in %d", SEARCHES[i].rule, SEARCHES[i].year);
      g_assert_true (dia_date_rule_parse (SEARCHES[i].rule, &rule, &error));
      g_assert_no_error (error);
      g_assert_cmpint (dia_date_rule_find (&rule, SEARCHES[i].year, &day), ==, SEARCHES[i].day != NULL);
      if (SEARCHES[i].day == NULL)
        continue;
      text = dia_day_to_string (day);
      g_assert_cmpstr (text, ==, SEARCHES[i].day);
    }
}

static void
test_refuses (void)
{
  static const char *const WORDS[] = {
    "", "14", "13-01", "02-30", "04-31", "easter+", "easter+400", "eastern", "11-thu", "11-thu-6", "11-xxx-1", "00-mon-1",
    "wed>=02-30", "wed>01-06", "02-14 ", "02-14 +", "02-14 sat", "02-14 not=", "02-14 not=easter+49", "02-14 not=02-14+1",
    "02-14 soon", "easter 02-14",
  };

  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    {
      g_autoptr (GError) error = NULL;
      DiaDateRule rule;

      g_test_message ("%s", WORDS[i]);
      g_assert_false (dia_date_rule_parse (WORDS[i], &rule, &error));
      g_assert_error (error, DIA_DATE_RULE_ERROR, DIA_DATE_RULE_ERROR_MALFORMED);
    }
}

/* As the churches published them. */
static void
test_easter (void)
{
  static const struct { int year; const char *western; const char *eastern; } KNOWN[] = {
    { 1981, "1981-04-19", "1981-04-26" }, { 1999, "1999-04-04", "1999-04-11" }, { 2000, "2000-04-23", "2000-04-30" },
    { 2008, "2008-03-23", "2008-04-27" }, { 2011, "2011-04-24", "2011-04-24" }, { 2016, "2016-03-27", "2016-05-01" },
    { 2019, "2019-04-21", "2019-04-28" }, { 2024, "2024-03-31", "2024-05-05" }, { 2025, "2025-04-20", "2025-04-20" },
    { 2026, "2026-04-05", "2026-04-12" }, { 2027, "2027-03-28", "2027-05-02" }, { 2038, "2038-04-25", "2038-04-25" },
    { 2049, "2049-04-18", "2049-04-25" }, { 2076, "2076-04-19", "2076-04-26" }, { 2100, "2100-03-28", "2100-05-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (KNOWN); i++)
    {
      g_autofree char *western = dia_day_to_string (dia_easter_find (KNOWN[i].year));
      g_autofree char *eastern = dia_day_to_string (dia_easter_find_orthodox (KNOWN[i].year));

      g_assert_cmpstr (western, ==, KNOWN[i].western);
      g_assert_cmpstr (eastern, ==, KNOWN[i].eastern);
    }
  /* Always a Sunday, from 22 March to 25 April. */
  for (int year = 1970; year <= 9999; year++)
    {
      DiaDay day = dia_easter_find (year);
      DiaWallTime wall;

      dia_day_to_wall (day, &wall);
      g_assert_cmpint (dia_day_get_weekday (day), ==, 7);
      g_assert_cmpint (wall.month * 100 + wall.day, >=, 322);
      g_assert_cmpint (wall.month * 100 + wall.day, <=, 425);
      g_assert_cmpint (dia_day_get_weekday (dia_easter_find_orthodox (year)), ==, 7);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/date-rule/finds", test_finds);
  g_test_add_func ("/base/date-rule/refuses", test_refuses);
  g_test_add_func ("/base/date-rule/easter", test_easter);
  return g_test_run ();
}
