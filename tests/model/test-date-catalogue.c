/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-date-catalogue.h"

static const char *
get_day (DiaDay day)
{
  static char *text;

  g_free (text);
  text = dia_day_to_string (day);
  return text;
}

/* Every entry has a name in both languages, a kind and a rule: none is passed over. */
static void
test_whole (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "dates", "catalogue.ini", NULL);
  g_autoptr (GPtrArray) dates = dia_date_catalogue_list (2027, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;
  gsize n_ids;

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_TRANSLATIONS, &error);
  g_assert_no_error (error);
  ids = g_key_file_get_groups (file, &n_ids);
  g_assert_cmpuint (dates->len, ==, n_ids);
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (DiaKnownDate) date = dia_date_catalogue_find (2027, ids[i]);
      g_autofree char *french = g_key_file_get_string (file, ids[i], "name[fr]", NULL);
      g_autofree char *kind = g_key_file_get_string (file, ids[i], "kind", NULL);

      g_test_message ("%s", ids[i]);
      g_assert_nonnull (date);
      g_assert_nonnull (french);
      g_assert_cmpstr (dia_known_date_kind_to_string (date->kind), ==, kind);
      g_assert_cmpstr (date->title, !=, "");
      g_assert_cmpint (date->last_day, >=, date->first_day);
    }
}

typedef struct
{
  const char *country;
  int         year;
  const char *days;   /* all holidays of that year */
} Year;

/* As each government publishes them. */
static const Year YEARS[] = {
  { "FR", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25" },
  { "BE", 2026, "01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25" },
  { "DE", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26" },
  { "ES", 2026, "01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25" },
  { "IT", 2025, "01-01 01-06 04-21 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26" },
  { "IT", 2026, "01-01 01-06 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26" },
  { "NL", 2025, "01-01 04-20 04-21 04-26 05-29 06-08 06-09 12-25 12-26" },
  { "GB", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
  { "GB", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28" },
  { "CH", 2027, "01-01 05-06 08-01 12-25" },
};

static void
test_holidays (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (YEARS); i++)
    {
      const char *countries[] = { YEARS[i].country, NULL };
      g_autoptr (GPtrArray) dates = dia_date_catalogue_list (YEARS[i].year, countries);
      g_autoptr (GString) days = g_string_new (NULL);

      for (guint j = 0; j < dates->len; j++)
        {
          const DiaKnownDate *date = dates->pdata[j];

          if (date->kind == DIA_DATE_HOLIDAY)
            g_string_append_printf (days, "%s%s", days->len > 0 ? " " : "", get_day (date->first_day) + 5);
        }
      g_test_message ("%s %d", YEARS[i].country, YEARS[i].year);
      g_assert_cmpstr (days->str, ==, YEARS[i].days);
    }
}

static void
test_finds (void)
{
  g_autoptr (DiaKnownDate) sales = dia_date_catalogue_find (2027, "winter-sales-fr");
  g_autoptr (DiaKnownDate) friday = dia_date_catalogue_find (2026, "black-friday");

  g_assert_cmpstr (sales->title, ==, "Winter sales");
  g_assert_cmpstr (sales->countries[0], ==, "FR");
  g_assert_cmpstr (get_day (sales->first_day), ==, "2027-01-06");
  g_assert_cmpstr (get_day (sales->last_day), ==, "2027-02-02");
  g_assert_cmpstr (get_day (friday->first_day), ==, "2026-11-27");
  g_assert_null (friday->countries[0]);
  g_assert_null (dia_date_catalogue_find (2027, "christmas-in-july"));
  g_assert_null (dia_date_catalogue_find (2025, "saint-francis"));
}

static void
test_french (void)
{
  g_autoptr (DiaKnownDate) date = NULL;

  g_setenv ("LANGUAGE", "fr", TRUE);
  date = dia_date_catalogue_find (2027, "valentine");
  g_assert_cmpstr (date->title, ==, "Saint-Valentin");
  g_setenv ("LANGUAGE", "en", TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/date-catalogue/whole", test_whole);
  g_test_add_func ("/model/date-catalogue/holidays", test_holidays);
  g_test_add_func ("/model/date-catalogue/finds", test_finds);
  g_test_add_func ("/model/date-catalogue/french", test_french);
  return g_test_run ();
}
