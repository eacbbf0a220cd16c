/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-model.h"

#include "dia-calendar-fixture.h"
#include "dia-scopes.h"
#include "dia-test-support.h"

typedef struct
{
  CalendarFixture   calendar;
  DiaCalendarModel *model;
  guint             changes;
} Fixture;

static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     Fixture          *fixture)
{
  fixture->changes |= change;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  calendar_fixture_set_up (&fixture->calendar, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->model));
  calendar_fixture_tear_down (&fixture->calendar, NULL);
}

static gboolean
is_idle (gpointer user_data)
{
  return dia_calendar_model_is_idle (user_data);
}

static void
open_model (Fixture *fixture)
{
  fixture->model = dia_calendar_model_new (fixture->calendar.office.workspace);
  g_signal_connect (fixture->model, "changed", G_CALLBACK (on_model_changed_cb), fixture);
  g_assert_true (dia_test_wait_until (is_idle, fixture->model));
}

static DiaId
add (Fixture    *fixture,
     DiaAccount *account,
     DiaId       content_id,
     const char *wall)
{
  return calendar_fixture_add_post (&fixture->calendar, content_id, account, DIA_POST_DRAFT, wall);
}

static DiaId
add_content (Fixture *fixture)
{
  return calendar_fixture_add_content (&fixture->calendar, "x", DIA_ID_NONE);
}

/* What another program writes is told by the workspace; here it is told at once. */
static void
tell_changed (Fixture *fixture)
{
  g_signal_emit_by_name (fixture->calendar.office.workspace, "changed", (guint) DIA_CHANGE_POSTS);
  g_assert_true (dia_test_wait_until (is_idle, fixture->model));
}

/* The month of today, and both months beside it, are there before one asks. */
static void
test_reads_ahead (Fixture       *fixture,
                  gconstpointer  data)
{
  DiaId content = add_content (fixture);

  add (fixture, fixture->calendar.paris, content, "2027-01-20T10:00");
  add (fixture, fixture->calendar.paris, content, "2027-02-20T10:00");
  add (fixture, fixture->calendar.paris, content, "2027-03-20T10:00");
  open_model (fixture);
  g_assert_cmpint (dia_calendar_model_get_today (fixture->model), ==, calendar_fixture_day ("2027-02-10"));
  g_assert_cmpuint (dia_calendar_model_get_sheet (fixture->model)->chips->len, ==, 1);

  fixture->changes = 0;
  dia_calendar_model_step (fixture->model, 1);
  g_assert_cmphex (fixture->changes, ==,
                   DIA_CALENDAR_CHANGE_PERIOD | DIA_CALENDAR_CHANGE_DAY | DIA_CALENDAR_CHANGE_SHEET);
  g_assert_cmpuint (dia_calendar_model_get_sheet (fixture->model)->chips->len, ==, 1);
  g_assert_cmpint (dia_calendar_model_get_period (fixture->model)->first_day, ==, calendar_fixture_day ("2027-03-01"));

  dia_calendar_model_step (fixture->model, 3);
  g_assert_null (dia_calendar_model_get_sheet (fixture->model));
  g_assert_true (dia_test_wait_until (is_idle, fixture->model));
  g_assert_cmpuint (dia_calendar_model_get_sheet (fixture->model)->chips->len, ==, 0);
}

/* Within the month only the day changes. */
static void
test_day_in_hand (Fixture       *fixture,
                  gconstpointer  data)
{
  open_model (fixture);
  fixture->changes = 0;
  dia_calendar_model_set_day (fixture->model, calendar_fixture_day ("2027-02-28"));
  g_assert_cmphex (fixture->changes, ==, DIA_CALENDAR_CHANGE_DAY);
  dia_calendar_model_set_day (fixture->model, calendar_fixture_day ("2027-03-01"));
  g_assert_true (fixture->changes & DIA_CALENDAR_CHANGE_PERIOD);
  dia_calendar_model_set_day (fixture->model, -5);
  g_assert_cmpint (dia_calendar_model_get_day (fixture->model), ==, DIA_DAY_FIRST);
}

static void
test_follows_changes (Fixture       *fixture,
                      gconstpointer  data)
{
  DiaId content = add_content (fixture);
  DiaStateCounts counts;

  open_model (fixture);
  add (fixture, fixture->calendar.paris, content, "2027-02-20T10:00");
  add (fixture, fixture->calendar.new_york, content, "2027-02-20T10:00");
  tell_changed (fixture);
  g_assert_cmpuint (dia_calendar_model_get_sheet (fixture->model)->chips->len, ==, 1);
  dia_calendar_model_count (fixture->model, &counts);
  g_assert_cmpuint (counts.n[DIA_POST_DRAFT], ==, 2);
}

static void
test_follows_scope (Fixture       *fixture,
                    gconstpointer  data)
{
  DiaScopes *scopes = dia_workspace_get_scopes (fixture->calendar.office.workspace);
  g_autofree char *brand = dia_id_to_string (fixture->calendar.bruine->id);
  g_autofree char *text = g_strconcat ("brand=", brand, NULL);
  g_autoptr (DiaScope) scope = dia_scope_from_string (text);
  DiaId content = add_content (fixture);

  add (fixture, fixture->calendar.paris, content, "2027-02-20T10:00");
  add (fixture, fixture->calendar.new_york, content, "2027-02-21T10:00");
  open_model (fixture);
  g_assert_cmpuint (dia_calendar_model_get_sheet (fixture->model)->chips->len, ==, 2);
  dia_scopes_set_current (scopes, scope);
  g_assert_true (dia_test_wait_until (is_idle, fixture->model));
  g_assert_cmpuint (dia_calendar_model_get_sheet (fixture->model)->chips->len, ==, 1);
}

/* Only the month is counted, not the days that fill up its weeks. */
static void
test_counts_the_month (Fixture       *fixture,
                       gconstpointer  data)
{
  DiaId content = add_content (fixture);
  DiaStateCounts counts;

  add (fixture, fixture->calendar.paris, content, "2027-01-31T10:00");
  add (fixture, fixture->calendar.paris, content, "2027-03-01T10:00");
  open_model (fixture);
  dia_calendar_model_step (fixture->model, 1);
  g_assert_true (dia_test_wait_until (is_idle, fixture->model));
  dia_calendar_model_count (fixture->model, &counts);
  g_assert_cmpuint (counts.n[DIA_POST_DRAFT], ==, 1);
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  DiaId first = add_content (fixture);
  DiaId second = add_content (fixture);
  DiaCalendarSheet *sheet;
  GPtrArray *selection;

  add (fixture, fixture->calendar.paris, first, "2027-02-20T10:00");
  add (fixture, fixture->calendar.paris, second, "2027-02-20T11:00");
  open_model (fixture);
  sheet = dia_calendar_model_get_sheet (fixture->model);
  dia_calendar_model_select (fixture->model, sheet->chips->pdata[0], FALSE);
  dia_calendar_model_select (fixture->model, sheet->chips->pdata[1], TRUE);
  selection = dia_calendar_model_get_selection (fixture->model);
  g_assert_cmpuint (selection->len, ==, 2);
  dia_calendar_model_select (fixture->model, sheet->chips->pdata[0], TRUE);
  g_assert_cmpuint (selection->len, ==, 1);
  g_assert_true (dia_calendar_model_is_selected (fixture->model, sheet->chips->pdata[1]));

  fixture->changes = 0;
  dia_calendar_model_select (fixture->model, sheet->chips->pdata[1], FALSE);
  g_assert_cmphex (fixture->changes, ==, 0);
  dia_calendar_model_select (fixture->model, NULL, FALSE);
  g_assert_cmphex (fixture->changes, ==, DIA_CALENDAR_CHANGE_SELECTION);
  dia_calendar_model_select (fixture->model, NULL, FALSE);
  g_assert_cmpuint (selection->len, ==, 0);
}

/* What is selected stays so while it is read anew, also when it was moved, and
 * goes when its posts have gone. */
static void
test_selection_follows_posts (Fixture       *fixture,
                              gconstpointer  data)
{
  DiaId content = add_content (fixture);
  GPtrArray *selection;
  DiaCalendarChip *chip;

  add (fixture, fixture->calendar.paris, content, "2027-02-20T10:00");
  open_model (fixture);
  dia_calendar_model_select (fixture->model, dia_calendar_model_get_sheet (fixture->model)->chips->pdata[0], FALSE);
  add (fixture, fixture->calendar.london, content, "2027-02-20T10:00");
  tell_changed (fixture);
  selection = dia_calendar_model_get_selection (fixture->model);
  g_assert_cmpuint (selection->len, ==, 1);
  chip = selection->pdata[0];
  g_assert_cmpuint (chip->posts->len, ==, 2);
  g_assert_true (chip == dia_calendar_model_get_sheet (fixture->model)->chips->pdata[0]);

  dia_calendar_model_step (fixture->model, 1);
  g_assert_cmpuint (dia_calendar_model_get_selection (fixture->model)->len, ==, 0);
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  data)
{
  DiaId content = add_content (fixture);
  DiaCalendarChip *chip;

  add (fixture, fixture->calendar.paris, content, "2027-02-20T10:00");
  open_model (fixture);
  chip = dia_calendar_model_get_sheet (fixture->model)->chips->pdata[0];
  g_assert_false (dia_calendar_model_is_faded (fixture->model, chip));
  dia_calendar_model_set_filter (fixture->model, 1u << DIA_POST_FAILED);
  g_assert_true (dia_calendar_model_is_faded (fixture->model, chip));
  dia_calendar_model_set_filter (fixture->model, 1u << DIA_POST_FAILED | 1u << DIA_POST_DRAFT);
  g_assert_false (dia_calendar_model_is_faded (fixture->model, chip));
}

static void
test_midnight (Fixture       *fixture,
               gconstpointer  data)
{
  open_model (fixture);
  fixture->changes = 0;
  dia_calendar_model_check_today (fixture->model);
  g_assert_cmphex (fixture->changes, ==, 0);
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (fixture->calendar.office.clock), 14 * DIA_HOUR);
  dia_calendar_model_check_today (fixture->model);
  g_assert_cmphex (fixture->changes, ==, DIA_CALENDAR_CHANGE_TODAY);
  g_assert_cmpint (dia_calendar_model_get_today (fixture->model), ==, calendar_fixture_day ("2027-02-11"));
}

#define add_test(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_test ("/ui/calendar-model/reads-ahead", test_reads_ahead);
  add_test ("/ui/calendar-model/day-in-hand", test_day_in_hand);
  add_test ("/ui/calendar-model/follows-changes", test_follows_changes);
  add_test ("/ui/calendar-model/follows-scope", test_follows_scope);
  add_test ("/ui/calendar-model/counts-the-month", test_counts_the_month);
  add_test ("/ui/calendar-model/selection", test_selection);
  add_test ("/ui/calendar-model/selection-follows-posts", test_selection_follows_posts);
  add_test ("/ui/calendar-model/filter", test_filter);
  add_test ("/ui/calendar-model/midnight", test_midnight);
  return g_test_run ();
}
