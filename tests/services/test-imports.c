/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-imports.h"

#include "dia-calendar.h"
#include "dia-drafts.h"
#include "dia-field.h"
#include "dia-office-fixture.h"
#include "dia-queue.h"
#include "dia-test-support.h"

#include <string.h>

#define HEAD "date,account,text,link\n"

typedef struct
{
  OfficeFixture office;
  DiaAccount   *alize;      /* fr, Europe/Paris */
  DiaAccount   *bruine;     /* en, America/New_York */
  DiaImports   *imports;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  DiaBrand *brand;

  office_fixture_set_up (&fixture->office, data);
  brand = office_fixture_add_brand (&fixture->office, "Alizé");
  fixture->alize = g_object_ref (office_fixture_add_account (&fixture->office, brand, "alize", "fr", "Europe/Paris"));
  fixture->bruine = g_object_ref (office_fixture_add_account (&fixture->office, brand, "bruine", "en", "America/New_York"));
  fixture->imports = dia_workspace_get_imports (fixture->office.workspace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->alize);
  g_clear_object (&fixture->bruine);
  office_fixture_tear_down (&fixture->office, data);
}

static DiaImportRequest *
make_request (const char *text)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  return dia_import_request_new (file);
}

static DiaImportReport *
run (Fixture          *fixture,
     DiaImportRequest *request)
{
  g_autoptr (GError) error = NULL;
  DiaImportReport *report = dia_imports_run (fixture->imports, request, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static DiaImportReport *
import_text (Fixture    *fixture,
             const char *text)
{
  g_autoptr (DiaImportRequest) request = make_request (text);

  return run (fixture, request);
}

static DiaImportLine *
get_line (DiaImportReport *report,
          guint            i)
{
  g_assert_cmpuint (i, <, report->lines->len);
  return report->lines->pdata[i];
}

static void
assert_line (DiaImportReport  *report,
             guint             i,
             DiaImportOutcome  outcome,
             const char       *reason)
{
  DiaImportLine *line = get_line (report, i);

  g_test_message ("line %u: %s", line->line, line->reason);
  g_assert_cmpint (line->outcome, ==, outcome);
  g_assert_nonnull (strstr (line->reason, reason));
}

/* Everything with a time in 2027, “2027-12-01 10:00 scheduled Bonjour”, by time. */
static char *
tell_calendar (Fixture *fixture)
{
  DiaCalendarSpan span = { 0, 365, DIA_CALENDAR_OWN_TIME };
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  GString *told = g_string_new (NULL);

  g_assert_true (dia_day_parse ("2027-01-01", &span.first_day));
  sheet = dia_calendar_load (dia_workspace_get_calendar (fixture->office.workspace), NULL, &span, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < sheet->chips->len; i++)
    {
      const DiaCalendarChip *chip = sheet->chips->pdata[i];
      g_autofree char *day = dia_day_to_string (chip->day);

      if (chip->state == DIA_POST_CANCELLED)
        continue;
      g_string_append_printf (told, "%s%s %02d:%02d %s ×%u %s", told->len > 0 ? "; " : "", day, chip->minute / 60,
                              chip->minute % 60, dia_post_state_to_string (chip->state), chip->posts->len, chip->title);
    }

  return g_string_free (told, FALSE);
}

static void
assert_calendar (Fixture    *fixture,
                 const char *expected)
{
  g_autofree char *told = tell_calendar (fixture);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_own_layout (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DiaImportReport) report =
    import_text (fixture, "date,zone,account,text,link,language,warning,state\n"
                          "2027-12-01T10:00,,alize,Bonjour,https://alize.example,fr,,scheduled\n"
                          "2027-12-02 10:00,Europe/Paris,\"alize, bruine\",Partout,,,,\n"
                          "2027-12-03T10:00,,@Bruine,Plus tard,,en,,draft\n"
                          "2027-12-04T10:00-05:00,,alize,Ailleurs,,,,\n"
                          ",,alize,Sans date,,,,\n");

  g_assert_cmpint (report->layout.kind, ==, DIA_IMPORT_LAYOUT_OWN);
  g_assert_true (report->written);
  g_assert_cmpuint (report->n[DIA_IMPORT_TAKEN], ==, 5);
  g_assert_cmpuint (report->n_posts, ==, 6);
  g_assert_cmpuint (report->contents->len, ==, 5);
  assert_calendar (fixture, "2027-12-01 10:00 scheduled ×1 Bonjour; 2027-12-02 04:00 scheduled ×1 Partout; "
                            "2027-12-02 10:00 scheduled ×1 Partout; 2027-12-03 10:00 draft ×1 Plus tard; "
                            "2027-12-04 16:00 scheduled ×1 Ailleurs");
}

static void
test_hootsuite (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaImportRequest) request =
    make_request ("31/12/2027 14:30,\"Bonne année, déjà\",https://alize.example/voeux\n01/12/2027 09:05,Décembre,\n");
  g_autoptr (DiaImportReport) report = NULL;

  g_array_append_val (request->accounts, fixture->alize->id);
  report = run (fixture, request);
  g_assert_cmpint (report->layout.kind, ==, DIA_IMPORT_LAYOUT_HOOTSUITE);
  g_assert_cmpint (report->order, ==, DIA_DATE_DAY_FIRST);
  g_assert_false (report->ambiguous);
  assert_calendar (fixture, "2027-12-01 09:05 scheduled ×1 Décembre; 2027-12-31 14:30 scheduled ×1 Bonne année, déjà");
}

static void
test_sprout (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DiaImportRequest) request =
    make_request ("date,time_24hr,message_text,link_url,image_1_url\n12/31/2027,14:30,Happy new year,https://alize.example,\n");
  g_autoptr (DiaImportReport) report = NULL;

  g_array_append_val (request->accounts, fixture->bruine->id);
  report = run (fixture, request);
  g_assert_cmpint (report->layout.kind, ==, DIA_IMPORT_LAYOUT_SPROUT);
  g_assert_cmpint (report->order, ==, DIA_DATE_MONTH_FIRST);
  assert_calendar (fixture, "2027-12-31 14:30 scheduled ×1 Happy new year");
}

/* One row that cannot be: nothing, or all others, as it was asked. */
static void
test_refused_rows (Fixture       *fixture,
                   gconstpointer  data)
{
  const char *text = HEAD "2027-12-01 10:00,alize,Bon,\n"
                          "2027-12-32 10:00,alize,Jour,\n"
                          "2027-12-01,alize,Heure,\n"
                          "2027-12-01 10:00,nobody,Qui,\n"
                          "2027-12-01 10:00,,Personne,\n"
                          "2027-12-01 10:00,alize,,\n"
                          "2027-12-01 10:00,alize,Lien,ftp://alize.example\n"
                          "2026-12-01 10:00,alize,Hier,\n"
                          "2027-12-01 10:00,alize,\"Ici\"là,\n";
  g_autoptr (DiaImportRequest) request = make_request (text);
  g_autoptr (DiaImportReport) nothing = run (fixture, request);
  g_autoptr (DiaImportReport) good = NULL;

  g_assert_false (nothing->written);
  g_assert_cmpuint (nothing->n[DIA_IMPORT_REFUSED], ==, 8);
  assert_line (nothing, 0, DIA_IMPORT_TAKEN, "");
  assert_line (nothing, 1, DIA_IMPORT_REFUSED, "no day “2027-12-32 10:00”");
  assert_line (nothing, 2, DIA_IMPORT_REFUSED, "time of day is missing");
  assert_line (nothing, 3, DIA_IMPORT_REFUSED, "no account “nobody”");
  assert_line (nothing, 4, DIA_IMPORT_REFUSED, "names no account");
  assert_line (nothing, 5, DIA_IMPORT_REFUSED, "no text");
  assert_line (nothing, 6, DIA_IMPORT_REFUSED, "not a web address");
  assert_line (nothing, 7, DIA_IMPORT_REFUSED, "This time has passed");
  assert_line (nothing, 8, DIA_IMPORT_REFUSED, "Line 10, column 29");
  assert_calendar (fixture, "");

  request->good_only = TRUE;
  good = run (fixture, request);
  g_assert_true (good->written);
  assert_calendar (fixture, "2027-12-01 10:00 scheduled ×1 Bon");
}

static void
test_dry_run (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaImportRequest) request = make_request (HEAD "2027-12-01 10:00,alize,Bon,\n");
  g_autoptr (DiaImportReport) report = NULL;

  request->dry_run = TRUE;
  report = run (fixture, request);
  g_assert_false (report->written);
  g_assert_cmpuint (report->n_posts, ==, 1);
  g_assert_cmpuint (report->contents->len, ==, 0);
  assert_calendar (fixture, "");
}

/* What is there already does not come again, nor what stands twice in a file. */
static void
test_doubles (Fixture       *fixture,
              gconstpointer  data)
{
  const char *text = HEAD "2027-12-01 10:00,alize,Bon,\n2027-12-01 10:00,alize,Bon,\n2027-12-01 11:00,alize,Bon,\n,alize,Bon,\n";
  g_autoptr (DiaImportReport) first = import_text (fixture, text);
  g_autoptr (DiaImportReport) second = import_text (fixture, text);
  g_autoptr (DiaImportReport) wider = import_text (fixture, HEAD "2027-12-01 10:00,\"alize;bruine\",Bon,\n");

  g_assert_cmpuint (first->n[DIA_IMPORT_DOUBLED], ==, 1);
  assert_line (first, 1, DIA_IMPORT_DOUBLED, "there already");
  g_assert_cmpuint (second->n[DIA_IMPORT_DOUBLED], ==, 4);
  g_assert_cmpuint (second->contents->len, ==, 0);
  assert_line (wider, 0, DIA_IMPORT_TAKEN, "Some of its accounts");
  g_assert_cmpuint (wider->n_posts, ==, 1);
  assert_calendar (fixture, "2027-12-01 10:00 scheduled ×1 Bon; 2027-12-01 10:00 scheduled ×1 Bon; 2027-12-01 11:00 scheduled ×1 Bon");
}

/* One order for all dates of a file, and none is guessed where none can tell. */
static void
test_date_order (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (DiaImportRequest) unclear = make_request (HEAD "01/02/2027 23:00,alize,Bon,\n03/04/2027 10:00,alize,Jour,\n");
  g_autoptr (DiaImportReport) asked = run (fixture, unclear);
  g_autoptr (DiaImportReport) told = NULL;
  g_autoptr (DiaImportReport) mixed =
    import_text (fixture, HEAD "05/13/2027 10:00,alize,A,\n05/14/2027 10:00,alize,B,\n13/05/2027 10:00,alize,C,\n");

  g_assert_true (asked->ambiguous);
  g_assert_false (asked->written);
  unclear->order = DIA_DATE_MONTH_FIRST;
  unclear->drafts = TRUE;
  told = run (fixture, unclear);
  g_assert_false (told->ambiguous);
  g_assert_true (told->written);
  assert_calendar (fixture, "2027-01-02 23:00 draft ×1 Bon; 2027-03-04 10:00 draft ×1 Jour");
  g_assert_cmpint (mixed->order, ==, DIA_DATE_MONTH_FIRST);
  assert_line (mixed, 2, DIA_IMPORT_REFUSED, "month comes first");
}

static void
test_told_columns (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (DiaImportRequest) request = make_request ("quoi;quand;x;y\nBon;31/12/2027 10:00;;\n");
  g_autoptr (DiaImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (request->accounts, fixture->alize->id);
  g_assert_null (dia_imports_run (fixture->imports, request, NULL, &error));
  g_assert_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_LAYOUT);
  g_clear_error (&error);
  request->columns = g_strdup ("date=quand,text=5");
  g_assert_null (dia_imports_run (fixture->imports, request, NULL, &error));
  g_assert_error (error, DIA_IMPORT_ERROR, DIA_IMPORT_ERROR_LAYOUT);
  dia_field_set_text (&request->columns, "date=quand,text=1");
  report = run (fixture, request);
  g_assert_cmpstr (report->names[1], ==, "quand");
  assert_calendar (fixture, "2027-12-31 10:00 scheduled ×1 Bon");
}

/* What has gone out is history and not planned anew. */
static void
test_states (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (DiaImportReport) report =
    import_text (fixture, "date,account,text,state\n2027-12-01 10:00,alize,A,published\n2027-12-01 10:00,alize,B,soon\n"
                          "2027-12-01 10:00,alize,C,in-review\n2027-12-01 10:00,alize,'=D,scheduled\n");

  assert_line (report, 0, DIA_IMPORT_REFUSED, "not planned any more");
  assert_line (report, 1, DIA_IMPORT_REFUSED, "no state “soon”");
  g_assert_false (get_line (report, 2)->scheduled);
  g_assert_cmpstr (get_line (report, 3)->title, ==, "=D");
}

static void
test_odd_times (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaImportReport) report = import_text (fixture, HEAD "2027-03-28 02:30,alize,Printemps,\n");

  assert_line (report, 0, DIA_IMPORT_TAKEN, "does not exist");
  g_assert_true (report->written);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (DiaImportReport) report = import_text (fixture, HEAD "2027-12-01 10:00,alize,Bon,\n2027-12-02 10:00,bruine,Jour,\n");
  g_autoptr (DiaImportReport) again = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  guint n_left = 42;

  dia_imports_undo_async (fixture->imports, report, NULL, dia_test_store_result, &result);
  undone = dia_test_wait_result (&result);
  g_assert_true (dia_imports_undo_finish (fixture->imports, undone, &n_left, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left, ==, 0);
  assert_calendar (fixture, "");
  again = import_text (fixture, HEAD "2027-12-01 10:00,alize,Bon,\n");
  g_assert_cmpuint (again->n[DIA_IMPORT_TAKEN], ==, 1);
}

/* Cancelled at any row: all of it, or nothing. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaImportRequest) request = make_request (HEAD "2027-12-01 10:00,alize,Bon,\n2027-12-01 11:00,alize,Jour,\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dia_imports_run (fixture->imports, request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_calendar (fixture, "");
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DiaImportRequest) request = make_request (HEAD "2027-12-01 10:00,alize,Bon,\n");
  g_autoptr (DiaImportReport) report = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  request->meter = g_atomic_rc_box_new0 (DiaImportMeter);
  dia_imports_run_async (fixture->imports, request, NULL, dia_test_store_result, &result);
  done = dia_test_wait_result (&result);
  report = dia_imports_run_finish (fixture->imports, done, &error);
  g_assert_no_error (error);
  g_assert_true (report->written);
  g_assert_cmpint (g_atomic_int_get (&request->meter->n_done), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&request->meter->n_all), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/services/imports/own-layout", Fixture, NULL, set_up, test_own_layout, tear_down);
  g_test_add ("/services/imports/hootsuite", Fixture, NULL, set_up, test_hootsuite, tear_down);
  g_test_add ("/services/imports/sprout", Fixture, NULL, set_up, test_sprout, tear_down);
  g_test_add ("/services/imports/refused-rows", Fixture, NULL, set_up, test_refused_rows, tear_down);
  g_test_add ("/services/imports/dry-run", Fixture, NULL, set_up, test_dry_run, tear_down);
  g_test_add ("/services/imports/doubles", Fixture, NULL, set_up, test_doubles, tear_down);
  g_test_add ("/services/imports/date-order", Fixture, NULL, set_up, test_date_order, tear_down);
  g_test_add ("/services/imports/told-columns", Fixture, NULL, set_up, test_told_columns, tear_down);
  g_test_add ("/services/imports/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/services/imports/odd-times", Fixture, NULL, set_up, test_odd_times, tear_down);
  g_test_add ("/services/imports/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/services/imports/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/services/imports/async", Fixture, NULL, set_up, test_async, tear_down);

  return g_test_run ();
}
