/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-date-reader.h"

#include <string.h>

/* "2026-12-31T14:30 +60 Europe/Paris", what is there of it. */
static char *
tell (const DiaDateText *read)
{
  g_autofree char *wall = dia_wall_time_to_string (&read->wall);
  g_autofree char *offset = read->has_offset ? g_strdup_printf (" %+d", read->offset) : g_strdup ("");

  if (!read->has_time)
    wall[10] = '\0';
  return g_strdup_printf ("%s%s%s%s", wall, offset, read->zone[0] != '\0' ? " " : "", read->zone);
}

static void
test_forms (void)
{
  static const char *const cases[][2] = {
    { "2026-12-31T14:30", "2026-12-31T14:30" },
    { "2026-12-31 14:30:15", "2026-12-31T14:30:15" },
    { "2026-12-31T14:30:00.000Z", "2026-12-31T14:30 UTC" },
    { "2026-12-31T14:30+01:00", "2026-12-31T14:30 +60" },
    { "2026-12-31T14:30:00-0330", "2026-12-31T14:30 -210" },
    { "2026/12/31 9:05", "2026-12-31T09:05" },
    { "2026-12-31", "2026-12-31" },
    { "31/12/2026 14:30", "2026-12-31T14:30" },
    { "12/31/2026 2:30 PM", "2026-12-31T14:30" },
    { "12/31/2026 2:30PM", "2026-12-31T14:30" },
    { "12/31/26 12:05 a.m.", "2026-12-31T00:05" },
    { "12/31/2026 2 pm", "2026-12-31T14:00" },
    { "31.12.2026 14.30 Uhr", "2026-12-31T14:30" },
    { "31-12-2026 14:30", "2026-12-31T14:30" },
    { "31 déc. 2026 14:30", "2026-12-31T14:30" },
    { "31 déc. 2026 à 14 h 30", "2026-12-31T14:30" },
    { "jeudi 31 décembre 2026 à 14h30", "2026-12-31T14:30" },
    { "1er janv. 2027 9h", "2027-01-01T09:00" },
    { "Thu, Dec 31, 2026, 2:30 PM", "2026-12-31T14:30" },
    { "December 31st, 2026 at 2:30 pm Europe/London", "2026-12-31T14:30 Europe/London" },
    { "31-Dec-2026 14:30 UTC+1", "2026-12-31T14:30 +60" },
    { "31. Dezember 2026 um 14:30 Uhr", "2026-12-31T14:30" },
    { "Do., 31. Dez. 2026, 14:30", "2026-12-31T14:30" },
    { "31 de diciembre de 2026, 14:30", "2026-12-31T14:30" },
    { "31 dicembre 2026 alle ore 14:30", "2026-12-31T14:30" },
    { "3 mrt. 2027 om 14:30", "2027-03-03T14:30" },
    { "31 dez. 2026 14:30 (Europe/Lisbon)", "2026-12-31T14:30 Europe/Lisbon" },
    { "31 grudnia 2026 14:30", "2026-12-31T14:30" },
    { "mar. 2 mars 2027 10:00", "2027-03-02T10:00" },
    { "29/02/2028 10:00", "2028-02-29T10:00" },
    { "  31/12/2026\xc2\xa0" "14:30 ", "2026-12-31T14:30" },
  };
  g_autoptr (DiaDateReader) reader = dia_date_reader_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *told = NULL;
      DiaDateText read;

      g_test_message ("%s", cases[i][0]);
      dia_date_reader_read (reader, cases[i][0], DIA_DATE_DAY_FIRST, &read, &error);
      g_assert_no_error (error);
      told = tell (&read);
      g_assert_cmpstr (told, ==, cases[i][1]);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int         code;
  } cases[] = {
    { "", DIA_DATE_ERROR_MALFORMED },
    { "soon", DIA_DATE_ERROR_MALFORMED },
    { "2026", DIA_DATE_ERROR_MALFORMED },
    { "2026-12", DIA_DATE_ERROR_MALFORMED },
    { "31/12", DIA_DATE_ERROR_MALFORMED },
    { "31/12/2026 14", DIA_DATE_ERROR_MALFORMED },
    { "31/12/2026 14:3", DIA_DATE_ERROR_MALFORMED },
    { "31/12/2026 14:30 PM", DIA_DATE_ERROR_MALFORMED },
    { "31/12/20261 14:30", DIA_DATE_ERROR_MALFORMED },
    { "31/12/2026 14:30 and more words", DIA_DATE_ERROR_MALFORMED },
    { "31/12/2026 14:30+99:00", DIA_DATE_ERROR_MALFORMED },
    { "30/02/2026 10:00", DIA_DATE_ERROR_NO_SUCH_DAY },
    { "29/02/2026 10:00", DIA_DATE_ERROR_NO_SUCH_DAY },
    { "32/13/2026 10:00", DIA_DATE_ERROR_NO_SUCH_DAY },
    { "1969-12-31 10:00", DIA_DATE_ERROR_NO_SUCH_DAY },
    { "31/12/2026 24:00", DIA_DATE_ERROR_NO_SUCH_DAY },
    { "31/12/2026 10:00 CESTX", DIA_DATE_ERROR_UNKNOWN_ZONE },
  };
  g_autoptr (DiaDateReader) reader = dia_date_reader_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DiaDateText read;

      g_test_message ("%s", cases[i].text);
      g_assert_false (dia_date_reader_read (reader, cases[i].text, DIA_DATE_DAY_FIRST, &read, &error));
      g_assert_error (error, DIA_DATE_ERROR, cases[i].code);
    }
}

/* Whoever reads a whole file decides from what its dates allow. */
static void
test_orders (void)
{
  static const struct
  {
    const char   *text;
    DiaDateOrder  orders;
    int           month_when_day_first;
    int           month_when_month_first;
  } cases[] = {
    { "01/02/2027 10:00", DIA_DATE_ANY, 2, 1 },
    { "13/02/2027 10:00", DIA_DATE_DAY_FIRST, 2, 2 },
    { "02/13/2027 10:00", DIA_DATE_MONTH_FIRST, 2, 2 },
    { "02/02/2027 10:00", DIA_DATE_ANY, 2, 2 },
    { "01.02.2027 10:00", DIA_DATE_DAY_FIRST, 2, 2 },
    { "2027-01-02 10:00", DIA_DATE_ANY, 1, 1 },
    { "1 Feb 2027 10:00", DIA_DATE_ANY, 2, 2 },
  };
  g_autoptr (DiaDateReader) reader = dia_date_reader_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DiaDateText read;

      g_assert_true (dia_date_reader_read (reader, cases[i].text, DIA_DATE_DAY_FIRST, &read, NULL));
      g_assert_cmpint (read.orders, ==, cases[i].orders);
      g_assert_cmpint (read.ambiguous, ==, i == 0);
      g_assert_cmpint (read.wall.month, ==, cases[i].month_when_day_first);
      g_assert_true (dia_date_reader_read (reader, cases[i].text, DIA_DATE_MONTH_FIRST, &read, NULL));
      g_assert_cmpint (read.wall.month, ==, cases[i].month_when_month_first);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date-reader/forms", test_forms);
  g_test_add_func ("/base/date-reader/refused", test_refused);
  g_test_add_func ("/base/date-reader/orders", test_orders);

  return g_test_run ();
}
