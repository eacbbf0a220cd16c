/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moments.h"

#include "dia-calendar-fixture.h"
#include "dia-field.h"
#include "dia-store.h"
#include "dia-test-support.h"

#define add_moments_test(path, func) \
  g_test_add (path, CalendarFixture, NULL, calendar_fixture_set_up, func, calendar_fixture_tear_down)

static DiaMoments *
get_moments (CalendarFixture *fixture)
{
  return dia_workspace_get_moments (fixture->office.workspace);
}

static DiaKeyMoment *
make_moment (const char *title)
{
  DiaKeyMoment *moment = dia_key_moment_new ();

  dia_field_set_text (&moment->title, title);
  dia_field_set_text (&moment->first_day, "2027-02-08");
  dia_field_set_text (&moment->last_day, "2027-02-14");
  dia_field_set_text (&moment->color, "#b23a6b");
  moment->toolkit = dia_moment_toolkit_new ();
  dia_moment_toolkit_set_message (moment->toolkit, "fr", "Écris en premier.");
  return moment;
}

static DiaKeyMoment *
load (CalendarFixture  *fixture,
      DiaId             id,
      GError          **error)
{
  GAsyncResult *loading = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dia_moments_load_async (get_moments (fixture), id, NULL, dia_test_store_result, &loading);
  result = dia_test_wait_result (&loading);
  return dia_moments_load_finish (get_moments (fixture), result, error);
}

static gboolean
set_hidden (CalendarFixture *fixture,
            DiaId            id,
            gboolean         hidden)
{
  GAsyncResult *hiding = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dia_moments_set_hidden_async (get_moments (fixture), id, hidden, NULL, dia_test_store_result, &hiding);
  result = dia_test_wait_result (&hiding);
  return dia_moments_set_hidden_finish (get_moments (fixture), result, NULL);
}

/* What is typed while it is written does not get into what is written. */
static void
test_save (CalendarFixture *fixture,
           gconstpointer    data)
{
  g_autoptr (DiaKeyMoment) moment = make_moment ("Valentine’s Day");
  g_autoptr (DiaKeyMoment) kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *saving = NULL;

  dia_moments_save_async (get_moments (fixture), moment, NULL, dia_test_store_result, &saving);
  g_assert_cmpint (moment->id, !=, DIA_ID_NONE);
  dia_field_set_text (&moment->title, "Valentine’s Week");
  result = dia_test_wait_result (&saving);
  g_assert_true (dia_moments_save_finish (get_moments (fixture), result, &error));
  g_assert_no_error (error);
  kept = load (fixture, moment->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept->title, ==, "Valentine’s Day");
  g_assert_cmpstr (dia_moment_toolkit_find_message (kept->toolkit, "fr"), ==, "Écris en premier.");
}

static void
test_refused (CalendarFixture *fixture,
              gconstpointer    data)
{
  g_autoptr (DiaKeyMoment) moment = make_moment ("");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *saving = NULL;

  dia_moments_save_async (get_moments (fixture), moment, NULL, dia_test_store_result, &saving);
  result = dia_test_wait_result (&saving);
  g_assert_false (dia_moments_save_finish (get_moments (fixture), result, &error));
  g_assert_error (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD);
}

static void
test_hide (CalendarFixture *fixture,
           gconstpointer    data)
{
  DiaId id = calendar_fixture_add_moment (fixture, "Candlemas", "2027-02-01", "2027-02-02");
  g_autoptr (DiaKeyMoment) hidden = NULL;
  g_autoptr (DiaKeyMoment) shown = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (set_hidden (fixture, id, TRUE));
  hidden = load (fixture, id, &error);
  g_assert_null (hidden);
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (set_hidden (fixture, id, FALSE));
  shown = load (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (shown->title, ==, "Candlemas");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_moments_test ("/services/moments/save", test_save);
  add_moments_test ("/services/moments/refused", test_refused);
  add_moments_test ("/services/moments/hide", test_hide);
  return g_test_run ();
}
