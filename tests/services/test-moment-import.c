/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-import.h"

#include "dia-field.h"
#include "dia-office-fixture.h"
#include "dia-test-support.h"

#include <string.h>

#define CALENDAR(events) "BEGIN:VCALENDAR\n" events "END:VCALENDAR\n"
#define EVENT(uid, title, day) \
  "BEGIN:VEVENT\nUID:" uid "\nSUMMARY:" title "\nDTSTART;VALUE=DATE:" day "\nDESCRIPTION:Brief\nEND:VEVENT\n"

static DiaMoments *
get_moments (OfficeFixture *fixture)
{
  return dia_workspace_get_moments (fixture->workspace);
}

static DiaMomentImportReport *
import_text (OfficeFixture *fixture,
             const char    *text,
             gboolean       dry_run)
{
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (DiaMomentImportRequest) request = NULL;
  g_autoptr (GError) error = NULL;
  DiaMomentImportReport *report;
  DiaDay first = 0, last = 0;

  g_assert_true (dia_day_parse ("2027-01-01", &first) && dia_day_parse ("2027-12-31", &last));
  request = dia_moment_import_request_new (file, first, last);
  request->dry_run = dry_run;
  report = dia_moment_import_run (get_moments (fixture), request, NULL, &error);
  g_assert_no_error (error);

  return report;
}

static void
assert_moments (OfficeFixture *fixture,
                const char    *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moments = dia_moments_list (get_moments (fixture), 0, DIA_DAY_LAST, NULL, &error);
  g_autoptr (GString) told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < moments->len; i++)
    {
      const DiaKeyMoment *moment = moments->pdata[i];

      g_string_append_printf (told, "%s%s %s", i > 0 ? "; " : "", moment->first_day, moment->title);
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_takes_and_updates (OfficeFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr (DiaMomentImportReport) first =
    import_text (fixture, CALENDAR (EVENT ("a", "Un", "20270201") EVENT ("b", "Deux", "20270202")), FALSE);
  g_autoptr (DiaMomentImportReport) same = NULL;
  g_autoptr (DiaMomentImportReport) moved = NULL;

  g_assert_cmpuint (first->n_new, ==, 2);
  assert_moments (fixture, "2027-02-01 Un; 2027-02-02 Deux");
  same = import_text (fixture, CALENDAR (EVENT ("a", "Un", "20270201") EVENT ("b", "Deux", "20270202")), FALSE);
  g_assert_cmpuint (same->n_unchanged, ==, 2);
  g_assert_false (same->written);
  moved = import_text (fixture, CALENDAR (EVENT ("a", "Un", "20270205") EVENT ("c", "Trois", "20270203")), FALSE);
  g_assert_cmpuint (moved->n_updated, ==, 1);
  g_assert_cmpuint (moved->n_new, ==, 1);
  assert_moments (fixture, "2027-02-02 Deux; 2027-02-03 Trois; 2027-02-05 Un");
}

/* What was done to a key moment here is not the calendar's business. */
static void
test_keeps_what_was_done (OfficeFixture *fixture,
                          gconstpointer  data)
{
  g_autoptr (DiaMomentImportReport) first = import_text (fixture, CALENDAR (EVENT ("a", "Un", "20270201")), FALSE);
  DiaId id = g_array_index (first->made, DiaId, 0);
  g_autoptr (DiaKeyMoment) moment = dia_moments_load (get_moments (fixture), id, NULL, NULL);
  g_autoptr (DiaMomentImportReport) again = NULL;
  g_autoptr (DiaKeyMoment) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (moment->brief, ==, "Brief");
  dia_field_set_text (&moment->brief, "Le nôtre");
  dia_field_set_text (&moment->color, "#123456");
  g_assert_true (dia_moments_save (get_moments (fixture), moment, NULL, &error));
  again = import_text (fixture, CALENDAR (EVENT ("a", "Une", "20270202")), FALSE);
  after = dia_moments_load (get_moments (fixture), id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after->title, ==, "Une");
  g_assert_cmpstr (after->first_day, ==, "2027-02-02");
  g_assert_cmpstr (after->brief, ==, "Le nôtre");
  g_assert_cmpstr (after->color, ==, "#123456");
}

static void
test_dry_run (OfficeFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (DiaMomentImportReport) report = import_text (fixture, CALENDAR (EVENT ("a", "Un", "20270201")), TRUE);

  g_assert_cmpuint (report->n_new, ==, 1);
  g_assert_false (report->written);
  assert_moments (fixture, "");
}

static void
test_undo (OfficeFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (DiaMomentImportReport) first = import_text (fixture, CALENDAR (EVENT ("a", "Un", "20270201")), FALSE);
  g_autoptr (DiaMomentImportReport) second =
    import_text (fixture, CALENDAR (EVENT ("a", "Une", "20270203") EVENT ("b", "Deux", "20270202")), FALSE);
  g_autoptr (DiaMomentImportReport) third = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  dia_moment_import_undo_async (get_moments (fixture), second, NULL, dia_test_store_result, &result);
  undone = dia_test_wait_result (&result);
  g_assert_true (dia_moment_import_undo_finish (get_moments (fixture), undone, &error));
  g_assert_no_error (error);
  assert_moments (fixture, "2027-02-01 Un");
  /* One that was taken back can be imported again. */
  third = import_text (fixture, CALENDAR (EVENT ("b", "Deux", "20270202")), FALSE);
  g_assert_cmpuint (third->n_new, ==, 1);
  assert_moments (fixture, "2027-02-01 Un; 2027-02-02 Deux");
}

static void
test_ids (void)
{
  DiaId id = dia_id_new ();
  g_autofree char *moment = dia_moment_import_dup_uid ("moment", id);
  g_autofree char *post = dia_moment_import_dup_uid ("post", id);

  g_assert_cmpint (dia_moment_import_make_id (moment, -1), ==, id);
  g_assert_cmpint (dia_moment_import_make_id (post, -1), ==, DIA_ID_NONE);
  g_assert_cmpint (dia_moment_import_make_id ("a", -1), ==, dia_moment_import_make_id ("a", -1));
  g_assert_cmpint (dia_moment_import_make_id ("a", -1), >, 0);
  g_assert_cmpint (dia_moment_import_make_id ("a", -1), !=, dia_moment_import_make_id ("a", 7));
  g_assert_cmpint (dia_moment_import_make_id ("a", 7), !=, dia_moment_import_make_id ("a7", -1));
}

static void
test_async (OfficeFixture *fixture,
            gconstpointer  data)
{
  const char *text = CALENDAR (EVENT ("a", "Un", "20270201") "BEGIN:VEVENT\nUID:b\nEND:VEVENT\n");
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (DiaMomentImportReport) report = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  dia_moment_import_run_async (get_moments (fixture), dia_moment_import_request_new (file, 0, DIA_DAY_LAST), NULL,
                               dia_test_store_result, &result);
  done = dia_test_wait_result (&result);
  report = dia_moment_import_run_finish (get_moments (fixture), done, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_refused, ==, 1);
  assert_moments (fixture, "2027-02-01 Un");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/services/moment-import/takes-and-updates", OfficeFixture, NULL, office_fixture_set_up, test_takes_and_updates, office_fixture_tear_down);
  g_test_add ("/services/moment-import/keeps-what-was-done", OfficeFixture, NULL, office_fixture_set_up, test_keeps_what_was_done, office_fixture_tear_down);
  g_test_add ("/services/moment-import/dry-run", OfficeFixture, NULL, office_fixture_set_up, test_dry_run, office_fixture_tear_down);
  g_test_add ("/services/moment-import/undo", OfficeFixture, NULL, office_fixture_set_up, test_undo, office_fixture_tear_down);
  g_test_add ("/services/moment-import/async", OfficeFixture, NULL, office_fixture_set_up, test_async, office_fixture_tear_down);
  g_test_add_func ("/services/moment-import/ids", test_ids);

  return g_test_run ();
}
