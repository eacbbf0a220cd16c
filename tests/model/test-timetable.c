/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-timetable.h"

typedef struct
{
  const char *typed;
  const char *shortest;   /* NULL: refused, for the word… */
  const char *word;
} Reading;

static const Reading READINGS[] = {
  { "", "" },
  { " ; ", "" },
  { "mon 09:00", "mon 09:00" },
  { "mon-fri 9:00 18:30; sat 10:00", "mon-fri 09:00 18:30; sat 10:00" },
  { "MON,tue 09:00", "mon,tue 09:00" },
  { "mon,wed,fri 08:15", "mon,wed,fri 08:15" },
  { "mon-wed,fri-sun 08:15", "mon-wed,fri-sun 08:15" },
  { "fri-mon 12:00", "mon,fri-sun 12:00" },
  { "daily 00:00 23:59", "mon-sun 00:00 23:59" },
  { "tue 18:00 09:00 9:00; tue 09:00; mon 09:00", "mon 09:00; tue 09:00 18:00" },
  { "sat 10:00; mon-fri 09:00; sun 10:00", "mon-fri 09:00; sat,sun 10:00" },
  { "mon", NULL, "mon" },
  { "09:00", NULL, "09:00" },
  { "mon 24:00", NULL, "24:00" },
  { "mon 9:60", NULL, "9:60" },
  { "mon 9:5", NULL, "9:5" },
  { "mon 009:00", NULL, "009:00" },
  { "mon -9:00", NULL, "-9:00" },
  { "mon- 09:00", NULL, "mon-" },
  { "mon,,tue 09:00", NULL, "mon,,tue" },
  { "lundi 09:00", NULL, "lundi" },
  { "mon tue 09:00", NULL, "tue" },
};

static void
test_reads_and_writes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (READINGS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DiaTimetable) timetable = dia_timetable_parse (READINGS[i].typed, &error);
      g_autoptr (DiaTimetable) again = NULL;
      g_autofree char *text = NULL;

      if (READINGS[i].shortest == NULL)
        {
          g_autofree char *quoted = g_strdup_printf ("“%s”", READINGS[i].word);

          g_assert_error (error, DIA_TIMETABLE_ERROR, DIA_TIMETABLE_ERROR_MALFORMED);
          g_assert_nonnull (strstr (error->message, quoted));
          continue;
        }
      g_assert_no_error (error);
      text = dia_timetable_to_string (timetable);
      g_assert_cmpstr (text, ==, READINGS[i].shortest);
      again = dia_timetable_parse (text, &error);
      g_assert_no_error (error);
      g_assert_true (dia_timetable_equal (timetable, again));
    }
}

typedef struct
{
  const char *timetable;
  const char *after;
  const char *found;   /* NULL: none */
} Search;

/* 30 November 2026 is a Monday. */
static const Search SEARCHES[] = {
  { "", "2026-11-30T10:00", NULL },
  { "mon 09:00", "2026-11-30T08:59", "2026-11-30T09:00" },
  { "mon 09:00", "2026-11-30T08:59:59", "2026-11-30T09:00" },
  { "mon 09:00", "2026-11-30T09:00", "2026-12-07T09:00" },
  { "mon 09:00", "2026-11-30T09:00:30", "2026-12-07T09:00" },
  { "mon 09:00 18:00", "2026-11-30T09:00", "2026-11-30T18:00" },
  { "sun 23:59", "2026-11-30T00:00", "2026-12-06T23:59" },
  { "mon 00:00", "2026-12-06T23:59", "2026-12-07T00:00" },
  { "thu 12:00", "2026-12-31T12:00", "2027-01-07T12:00" },
  { "tue 12:00", "2028-02-28T12:00", "2028-02-29T12:00" },
};

static void
test_finds_the_next (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (SEARCHES); i++)
    {
      g_autoptr (DiaTimetable) timetable = dia_timetable_parse (SEARCHES[i].timetable, NULL);
      g_autofree char *text = NULL;
      DiaWallTime after, found;

      g_assert_true (dia_wall_time_parse (SEARCHES[i].after, &after, NULL));
      g_assert_cmpint (dia_timetable_find_after (timetable, &after, &found), ==, SEARCHES[i].found != NULL);
      if (SEARCHES[i].found == NULL)
        continue;
      text = dia_wall_time_to_string (&found);
      g_assert_cmpstr (text, ==, SEARCHES[i].found);
    }
}

static void
test_adds_once (void)
{
  g_autoptr (DiaTimetable) timetable = dia_timetable_new ();

  dia_timetable_add (timetable, 7, 600);
  dia_timetable_add (timetable, 1, 540);
  dia_timetable_add (timetable, 7, 600);
  g_assert_cmpuint (timetable->len, ==, 2);
  for (int minute = 0; minute < 1440; minute++)
    dia_timetable_add (timetable, 3, minute);
  g_assert_cmpuint (timetable->len, ==, DIA_TIMETABLE_MAX);
}

static const struct
{
  const char *typed;
  const char *day;    /* NULL: refused, for the word… */
  const char *word;
} TYPED[] = {
  { "", "" },
  { " , ;", "" },
  { "9:00 18:30", "09:00 18:30" },
  { "18h30, 9h", "09:00 18:30" },
  { "18H05;09.15", "09:15 18:05" },
  { "0h 23h59", "00:00 23:59" },
  { "9:00 9h 09.00", "09:00" },
  { "9", NULL, "9" },
  { "9:", NULL, "9:" },
  { "9:5", NULL, "9:5" },
  { "9:60", NULL, "9:60" },
  { "9:000", NULL, "9:000" },
  { "24h", NULL, "24h" },
  { "9:00 midi", NULL, "midi" },
  { "h", NULL, "h" },
};

static void
test_reads_a_day (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (TYPED); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DiaTimetable) timetable = dia_timetable_new ();
      gboolean read = dia_timetable_add_words (timetable, 3, TYPED[i].typed, &error);
      g_autofree char *day = dia_timetable_dup_day (timetable, 3);
      g_autofree char *other = dia_timetable_dup_day (timetable, 4);

      g_assert_cmpint (read, ==, TYPED[i].day != NULL);
      g_assert_cmpstr (other, ==, "");
      if (read)
        {
          g_assert_cmpstr (day, ==, TYPED[i].day);
          continue;
        }
      g_assert_error (error, DIA_TIMETABLE_ERROR, DIA_TIMETABLE_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, TYPED[i].word));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/timetable/reads-and-writes", test_reads_and_writes);
  g_test_add_func ("/model/timetable/finds-the-next", test_finds_the_next);
  g_test_add_func ("/model/timetable/adds-once", test_adds_once);
  g_test_add_func ("/model/timetable/reads-what-is-typed-for-a-day", test_reads_a_day);
  return g_test_run ();
}
