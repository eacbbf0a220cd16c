/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-ics-reader.h"

#include "dia-import-layout.h"
#include "dia-test-support.h"

#include <string.h>

static DiaDay
read_day (const char *text)
{
  DiaDay day = -1;

  g_assert_true (dia_day_parse (text, &day));
  return day;
}

static DiaIcs *
read_text (const char *text,
           const char *first,
           const char *last)
{
  const DiaIcsSpan span = { read_day (first), read_day (last), "Europe/Paris" };
  g_autoptr (GError) error = NULL;
  DiaIcs *ics = dia_ics_read ((const guint8 *) text, strlen (text), &span, NULL, &error);

  g_assert_no_error (error);
  return ics;
}

/* "2027-02-14 Saint-Valentin; …", with the last day of longer ones. */
static char *
tell (const DiaIcs *ics)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < ics->moments->len; i++)
    {
      const DiaIcsMoment *moment = ics->moments->pdata[i];
      g_autofree char *first = dia_day_to_string (moment->first_day);
      g_autofree char *last = dia_day_to_string (moment->last_day);

      g_string_append_printf (told, "%s%s%s%s %s", i > 0 ? "; " : "", first, moment->last_day > moment->first_day ? "/" : "",
                              moment->last_day > moment->first_day ? last : "", moment->title);
    }

  return g_string_free (told, FALSE);
}

static void
assert_file (const char *name,
             const char *first,
             const char *last,
             const char *expected)
{
  g_autofree char *path = g_build_filename ("calendars", name, NULL);
  g_autofree char *text = dia_test_read_data (path);
  g_autoptr (DiaIcs) ics = read_text (text, first, last);
  g_autofree char *told = tell (ics);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_google (void)
{
  g_autofree char *text = dia_test_read_data ("calendars/google.ics");
  g_autoptr (DiaIcs) ics = read_text (text, "2027-01-01", "2028-12-31");
  g_autofree char *told = tell (ics);

  g_assert_cmpstr (told, ==,
                   "2027-02-14 Saint-Valentin; 2028-02-14 Saint-Valentin; 2027-03-01/2027-03-07 Semaine de l’égalité; "
                   "2027-01-04/2027-01-05 Lundi soir; 2027-01-11/2027-01-12 Lundi soir; 2027-02-01/2027-02-02 Lundi soir; "
                   "2027-01-26 Lundi soir, un mardi; 2027-03-10 Journée en UTC");
  g_assert_cmpuint (ics->n_cancelled, ==, 1);
  g_assert_cmpuint (ics->problems->len, ==, 0);
  g_assert_cmpstr (((DiaIcsMoment *) ics->moments->pdata[0])->description, ==,
                   "Sept jours pour oser, et une promesse :\nécrire en premier.");
  g_assert_cmpuint (((DiaIcsMoment *) ics->moments->pdata[0])->line, ==, 26);
}

static void
test_outlook (void)
{
  assert_file ("outlook.ics", "2027-01-01", "2027-12-31",
               "2027-06-14 Lancement de la gamme d’été; 2027-03-26 Quatre jours; 2027-03-27 Quatre jours; "
               "2027-03-28 Quatre jours; 2027-03-29 Quatre jours");
}

static void
test_nextcloud (void)
{
  g_autofree char *text = dia_test_read_data ("calendars/nextcloud.ics");
  g_autoptr (DiaIcs) ics = read_text (text, "2027-01-01", "2028-12-31");
  g_autofree char *told = tell (ics);
  const DiaIcsProblem *problem;

  g_assert_cmpstr (told, ==,
                   "2027-05-29/2027-05-30 Fête des voisins – deux jours de partage; "
                   "2028-05-27/2028-05-28 Fête des voisins – deux jours de partage; 2027-11-26/2027-11-29 Black Friday");
  g_assert_cmpuint (ics->problems->len, ==, 1);
  problem = ics->problems->pdata[0];
  g_assert_cmpstr (problem->title, ==, "Toutes les heures");
  g_assert_cmpuint (problem->line, ==, 28);
  g_assert_nonnull (strstr (problem->reason, "within a day"));
}

static void
test_span (void)
{
  assert_file ("google.ics", "2027-03-07", "2027-03-07", "2027-03-01/2027-03-07 Semaine de l’égalité");
  assert_file ("google.ics", "2027-01-12", "2027-01-12", "2027-01-11/2027-01-12 Lundi soir");
  assert_file ("google.ics", "2027-08-01", "2027-08-31", "");
}

static char *
make_event (const char *lines)
{
  return g_strdup_printf ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\n%s\nEND:VEVENT\n"
                          "BEGIN:VEVENT\nUID:b\nSUMMARY:B\nDTSTART;VALUE=DATE:20270101\nEND:VEVENT\nEND:VCALENDAR\n", lines);
}

/* What is wrong with one event does no harm to the next. */
static void
test_faulty_events (void)
{
  static const char *const cases[] = {
    "DTSTART:soon", "", "DTSTART;VALUE=DATE:20270231\nX:\x01", "DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=SECONDLY",
    "DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
    "DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=SOMETIMES", "DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=DAILY",
    "BEGIN:A\nBEGIN:B\nBEGIN:C\nBEGIN:D\nEND:D\nEND:C\nEND:B\nEND:A\nDTSTART;VALUE=DATE:20270101",
    "DTSTART;VALUE=DATE:20270101\nBEGIN:VEVENT",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = make_event (cases[i]);
      g_autoptr (DiaIcs) ics = read_text (text, "2027-01-01", "2028-12-31");
      const DiaIcsMoment *last;

      g_test_message ("%s", cases[i]);
      g_assert_cmpuint (ics->problems->len, >=, 1);
      g_assert_cmpuint (((DiaIcsProblem *) ics->problems->pdata[0])->line, ==, 2);
      g_assert_cmpuint (ics->moments->len, >=, 1);
      last = ics->moments->pdata[ics->moments->len - 1];
      g_assert_cmpstr (last->title, ==, "B");
    }
}

/* A rule that names no day ends, and one that began long ago is reached. */
static void
test_hard_rules (void)
{
  g_autofree char *never = make_event ("DTSTART;VALUE=DATE:20270101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
  g_autofree char *old = make_event ("DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=DAILY;INTERVAL=7;BYMONTH=1");
  g_autoptr (DiaIcs) first = read_text (never, "2027-01-01", "2027-12-31");
  g_autoptr (DiaIcs) second = read_text (old, "2027-01-01", "2027-01-10");
  g_autofree char *told = tell (second);

  /* It is its first day only, or told. */
  g_assert_cmpuint (first->moments->len + first->problems->len, ==, 2);
  g_assert_cmpstr (told, ==, "2027-01-07 A; 2027-01-01 B");
}

static void
test_refused_files (void)
{
  static const char *const cases[] = { "", "a,b\nc,d\n", "BEGIN:VCARD\nEND:VCARD\n", "\xff\xff" };
  const DiaIcsSpan span = { 0, 100, "UTC" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dia_ics_read ((const guint8 *) cases[i], strlen (cases[i]), &span, NULL, &error));
      g_assert_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_BAD);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/ics-reader/google", test_google);
  g_test_add_func ("/services/ics-reader/outlook", test_outlook);
  g_test_add_func ("/services/ics-reader/nextcloud", test_nextcloud);
  g_test_add_func ("/services/ics-reader/span", test_span);
  g_test_add_func ("/services/ics-reader/faulty-events", test_faulty_events);
  g_test_add_func ("/services/ics-reader/hard-rules", test_hard_rules);
  g_test_add_func ("/services/ics-reader/refused-files", test_refused_files);

  return g_test_run ();
}
