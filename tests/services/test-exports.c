/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-exports.h"

#include "dia-field.h"
#include "dia-imports.h"
#include "dia-moment-import.h"
#include "dia-moments.h"
#include "dia-office-fixture.h"
#include "dia-test-support.h"

#include <string.h>

static void
fill (OfficeFixture *fixture)
{
  const DiaWallTime wall = { .year = 2027, .month = 12, .day = 1, .hour = 10 };
  DiaBrand *brand = office_fixture_add_brand (fixture, "=Alizé");
  DiaAccount *paris = office_fixture_add_account (fixture, brand, "alize", "fr", "Europe/Paris");
  DiaAccount *york = office_fixture_add_account (fixture, brand, "bruine", "en", "America/New_York");
  g_autoptr (DiaPost) first = office_fixture_add_post (fixture, paris, "=1+1, \"dit\"-elle\nà la ligne", &wall);
  g_autoptr (DiaPost) second = office_fixture_add_post (fixture, york, "Later that day", &wall);
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&moment->title, "Avent");
  dia_field_set_text (&moment->first_day, "2027-12-01");
  dia_field_set_text (&moment->last_day, "2027-12-24");
  dia_field_set_text (&moment->color, "#c2185b");
  g_assert_true (dia_moments_save (dia_workspace_get_moments (fixture->workspace), moment, NULL, &error));
}

static char *
export_days (OfficeFixture   *fixture,
             DiaExportFormat  format,
             const char      *scope_text,
             const char      *first_text,
             const char      *last_text)
{
  g_autoptr (DiaScope) scope = dia_scope_from_string (scope_text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DiaDay first = 0, last = 0;
  gsize size;
  const char *text;

  g_assert_true (dia_day_parse (first_text, &first) && dia_day_parse (last_text, &last));
  bytes = dia_exports_run (dia_workspace_get_exports (fixture->workspace), format, scope, first, last, NULL, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (bytes, &size);

  return g_strndup (text, size);
}

static void
test_csv (OfficeFixture *fixture,
          gconstpointer  data)
{
  g_autofree char *all = NULL;
  g_autofree char *fr = NULL;
  g_autofree char *none = NULL;

  fill (fixture);
  all = export_days (fixture, DIA_EXPORT_CSV, "", "2027-12-01", "2027-12-01");
  fr = export_days (fixture, DIA_EXPORT_CSV, "language=fr", "2027-12-01", "2027-12-01");
  none = export_days (fixture, DIA_EXPORT_CSV, "", "2027-12-02", "2027-12-31");
  g_assert_nonnull (strstr (all, "\"2027-12-01T10:00\",\"Europe/Paris\",\"practice\",\"'@alize\",\"'=1+1, \"\"dit\"\"-elle\nà la ligne\","));
  g_assert_nonnull (strstr (all, "\"'=Alizé\""));
  g_assert_nonnull (strstr (all, "Later that day"));
  g_assert_null (strstr (fr, "Later that day"));
  g_assert_null (strchr (none, '"'));
}

/* They stand at the end of each line, and are made anew. */
static void
take_ids_away (char *csv)
{
  for (char *end = strstr (csv, "\"\r\n"); end != NULL; end = strstr (end + 1, "\"\r\n"))
    memset (end - 13, 'x', 13);
}

/* What was exported is imported into an empty desk, and is the same. */
static void
test_csv_comes_back (OfficeFixture *fixture,
                     gconstpointer  data)
{
  OfficeFixture other = { 0 };
  g_autofree char *written = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (DiaImportRequest) request = NULL;
  g_autoptr (DiaImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  DiaBrand *brand;

  fill (fixture);
  written = export_days (fixture, DIA_EXPORT_CSV, "", "2027-12-01", "2027-12-31");
  office_fixture_set_up (&other, NULL);
  brand = office_fixture_add_brand (&other, "=Alizé");
  office_fixture_add_account (&other, brand, "alize", "fr", "Europe/Paris");
  office_fixture_add_account (&other, brand, "bruine", "en", "America/New_York");
  file = g_bytes_new (written, strlen (written));
  request = dia_import_request_new (file);
  report = dia_imports_run (dia_workspace_get_imports (other.workspace), request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_posts, ==, 2);
  again = export_days (&other, DIA_EXPORT_CSV, "", "2027-12-01", "2027-12-31");
  take_ids_away (written);
  take_ids_away (again);
  g_assert_cmpstr (again, ==, written);
  office_fixture_tear_down (&other, NULL);
}

static void
test_json (OfficeFixture *fixture,
           gconstpointer  data)
{
  g_autofree char *json = NULL;

  fill (fixture);
  json = export_days (fixture, DIA_EXPORT_JSON, "", "2027-12-01", "2027-12-31");
  g_assert_nonnull (strstr (json, "\"at\" : \"2027-12-01T09:00:00.000Z\""));
  g_assert_nonnull (strstr (json, "\"title\" : \"Avent\""));
  g_assert_nonnull (strstr (json, "\"state\" : \"scheduled\""));
}

/* Its own key moments are known again, and posts are no key moments. */
static void
test_ics_comes_back (OfficeFixture *fixture,
                     gconstpointer  data)
{
  g_autofree char *ics = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (DiaMomentImportRequest) request = NULL;
  g_autoptr (DiaMomentImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  ics = export_days (fixture, DIA_EXPORT_ICS, "", "2027-12-01", "2027-12-31");
  g_assert_nonnull (strstr (ics, "DTSTART:20271201T090000Z"));
  g_assert_nonnull (strstr (ics, "DTSTART;VALUE=DATE:20271201"));
  g_assert_nonnull (strstr (ics, "DTEND;VALUE=DATE:20271225"));
  file = g_bytes_new (ics, strlen (ics));
  request = dia_moment_import_request_new (file, 0, DIA_DAY_LAST);
  report = dia_moment_import_run (dia_workspace_get_moments (fixture->workspace), request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_unchanged, ==, 1);
  g_assert_cmpuint (report->n_new + report->n_updated + report->n_refused, ==, 0);
}

static void
test_save (OfficeFixture *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "out.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  fill (fixture);
  dia_exports_save_async (dia_workspace_get_exports (fixture->workspace), DIA_EXPORT_CSV, NULL, 0, DIA_DAY_LAST, file, NULL,
                          dia_test_store_result, &result);
  done = dia_test_wait_result (&result);
  g_assert_true (dia_exports_save_finish (dia_workspace_get_exports (fixture->workspace), done, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Later that day"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/services/exports/csv", OfficeFixture, NULL, office_fixture_set_up, test_csv, office_fixture_tear_down);
  g_test_add ("/services/exports/csv-comes-back", OfficeFixture, NULL, office_fixture_set_up, test_csv_comes_back, office_fixture_tear_down);
  g_test_add ("/services/exports/json", OfficeFixture, NULL, office_fixture_set_up, test_json, office_fixture_tear_down);
  g_test_add ("/services/exports/ics-comes-back", OfficeFixture, NULL, office_fixture_set_up, test_ics_comes_back, office_fixture_tear_down);
  g_test_add ("/services/exports/save", OfficeFixture, NULL, office_fixture_set_up, test_save, office_fixture_tear_down);

  return g_test_run ();
}
