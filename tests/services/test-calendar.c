/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar.h"

#include "dia-calendar-fixture.h"
#include "dia-silence.h"
#include "dia-test-support.h"

#define add_calendar_test(path, func) \
  g_test_add (path, CalendarFixture, NULL, calendar_fixture_set_up, func, calendar_fixture_tear_down)

static DiaCalendarChip *
get_chip (DiaCalendarSheet *sheet,
          guint            i)
{
  g_assert_cmpuint (i, <, sheet->chips->len);
  return sheet->chips->pdata[i];
}

static void
assert_chip (DiaCalendarSheet *sheet,
             guint            i,
             const char      *day,
             int              minute,
             guint            n_posts)
{
  DiaCalendarChip *chip = get_chip (sheet, i);

  g_assert_cmpint (chip->day, ==, calendar_fixture_day (day));
  g_assert_cmpint (chip->minute, ==, minute);
  g_assert_cmpuint (chip->posts->len, ==, n_posts);
}

/* Ten o'clock in each of three zones is one thing on their own clocks, and three
 * on that of Paris. */
static void
test_one_chip_a_time (CalendarFixture *fixture,
                      gconstpointer    data)
{
  DiaId content = calendar_fixture_add_content (fixture, "Three first messages", DIA_ID_NONE);
  g_autoptr (DiaCalendarSheet) own = NULL;
  g_autoptr (DiaCalendarSheet) mine = NULL;
  DiaCalendarChip *chip;

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  calendar_fixture_add_post (fixture, content, fixture->london, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  calendar_fixture_add_post (fixture, content, fixture->new_york, DIA_POST_APPROVED, "2027-02-12T10:00");

  own = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (own->chips->len, ==, 1);
  assert_chip (own, 0, "2027-02-12", 600, 3);
  chip = get_chip (own, 0);
  g_assert_cmpstr (chip->title, ==, "Three first messages");
  g_assert_cmpint (chip->brand_id, ==, DIA_ID_NONE);
  g_assert_cmpstr (chip->network, ==, "practice");
  g_assert_cmpint (chip->state, ==, DIA_POST_APPROVED);
  g_assert_cmphex (chip->states, ==, 1u << DIA_POST_APPROVED | 1u << DIA_POST_SCHEDULED);

  mine = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_MY_TIME);
  g_assert_cmpuint (mine->chips->len, ==, 3);
  assert_chip (mine, 0, "2027-02-12", 10 * 60, 1);
  assert_chip (mine, 1, "2027-02-12", 11 * 60, 1);
  assert_chip (mine, 2, "2027-02-12", 16 * 60, 1);
  g_assert_cmpint (get_chip (mine, 0)->brand_id, ==, fixture->alize->id);
}

/* The edges of a span are midnights of the clock that is shown. */
static void
test_edges (CalendarFixture *fixture,
            gconstpointer    data)
{
  DiaId first = calendar_fixture_add_content (fixture, "first", DIA_ID_NONE);
  DiaId last = calendar_fixture_add_content (fixture, "last", DIA_ID_NONE);
  g_autoptr (DiaCalendarSheet) own = NULL;
  g_autoptr (DiaCalendarSheet) mine = NULL;
  g_autoptr (DiaCalendarSheet) next = NULL;

  calendar_fixture_add_post (fixture, first, fixture->paris, DIA_POST_DRAFT, "2027-02-08T00:00");
  calendar_fixture_add_post (fixture, first, fixture->paris, DIA_POST_DRAFT, "2027-02-07T23:59");
  calendar_fixture_add_post (fixture, last, fixture->new_york, DIA_POST_DRAFT, "2027-02-14T23:30");

  own = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (own->chips->len, ==, 2);
  assert_chip (own, 0, "2027-02-08", 0, 1);
  assert_chip (own, 1, "2027-02-14", 23 * 60 + 30, 1);
  mine = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_MY_TIME);
  g_assert_cmpuint (mine->chips->len, ==, 1);
  next = calendar_fixture_load (fixture, NULL, "2027-02-15", 7, DIA_CALENDAR_MY_TIME);
  assert_chip (next, 0, "2027-02-15", 5 * 60 + 30, 1);
}

static void
test_days_and_counts (CalendarFixture *fixture,
                      gconstpointer    data)
{
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  DiaStateCounts counts;
  guint n_chips;

  for (int i = 0; i < 3; i++)
    {
      DiaId content = calendar_fixture_add_content (fixture, "x", DIA_ID_NONE);

      calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_DRAFT, "2027-02-10T18:00");
      calendar_fixture_add_post (fixture, content, fixture->london, DIA_POST_FAILED, "2027-02-10T18:00");
    }
  calendar_fixture_add_post (fixture, calendar_fixture_add_content (fixture, "y", DIA_ID_NONE), fixture->paris,
                             DIA_POST_DRAFT, "2027-02-12T09:00");

  sheet = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (dia_calendar_sheet_find_day (sheet, calendar_fixture_day ("2027-02-10"), &n_chips), ==, 0);
  g_assert_cmpuint (n_chips, ==, 3);
  g_assert_cmpuint (dia_calendar_sheet_find_day (sheet, calendar_fixture_day ("2027-02-12"), &n_chips), ==, 3);
  g_assert_cmpuint (n_chips, ==, 1);
  dia_calendar_sheet_find_day (sheet, calendar_fixture_day ("2027-02-14"), &n_chips);
  g_assert_cmpuint (n_chips, ==, 0);
  dia_calendar_sheet_find_day (sheet, calendar_fixture_day ("2027-02-15"), &n_chips);
  g_assert_cmpuint (n_chips, ==, 0);
  g_assert_cmpint (get_chip (sheet, 0)->state, ==, DIA_POST_FAILED);
  g_assert_true (sheet->complete);

  dia_calendar_sheet_count (sheet, sheet->span.first_day, sheet->span.first_day + 6, &counts);
  g_assert_cmpuint (counts.n[DIA_POST_DRAFT], ==, 4);
  g_assert_cmpuint (counts.n[DIA_POST_FAILED], ==, 3);
  dia_calendar_sheet_count (sheet, calendar_fixture_day ("2027-02-11"), calendar_fixture_day ("2027-03-31"), &counts);
  g_assert_cmpuint (counts.n[DIA_POST_DRAFT], ==, 1);
}

/* What servers send is counted while it is planned, and not once it is out. */
static void
test_kept (CalendarFixture *fixture,
           gconstpointer    data)
{
  DiaId content = calendar_fixture_add_content (fixture, "x", DIA_ID_NONE);
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (DiaConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  DiaStateCounts counts;

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_SCHEDULED, "2027-02-10T18:00");
  calendar_fixture_add_post (fixture, content, fixture->london, DIA_POST_SCHEDULED, "2027-02-10T18:00");
  calendar_fixture_add_post (fixture, content, fixture->new_york, DIA_POST_FAILED, "2027-02-12T18:00");
  connection = dia_connection_open (fixture->office.path, DIA_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  dia_connection_execute (connection, "UPDATE posts SET kept = 3 WHERE slot_zone <> 'Europe/Paris'", &error);
  g_assert_no_error (error);

  sheet = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (get_chip (sheet, 0)->n_kept, ==, 1);
  g_assert_cmpuint (get_chip (sheet, 1)->n_kept, ==, 0);
  dia_calendar_sheet_count (sheet, sheet->span.first_day, sheet->span.first_day + 6, &counts);
  g_assert_cmpuint (counts.n_kept, ==, 1);
}

/* A silence of some accounts, then one of all: what is planned is held back, and
 * nothing else. */
static void
test_silent (CalendarFixture *fixture,
             gconstpointer    data)
{
  DiaId content = calendar_fixture_add_content (fixture, "x", DIA_ID_NONE);
  g_autoptr (DiaScope) english = dia_scope_from_string ("language=en");
  g_autoptr (DiaCalendarSheet) some = NULL;
  g_autoptr (DiaCalendarSheet) all = NULL;
  g_autoptr (GError) error = NULL;

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_SCHEDULED, "2027-02-10T18:00");
  calendar_fixture_add_post (fixture, content, fixture->london, DIA_POST_SCHEDULED, "2027-02-10T18:00");
  calendar_fixture_add_post (fixture, content, fixture->new_york, DIA_POST_DRAFT, "2027-02-10T18:00");
  g_assert_true (dia_silence_set (fixture->office.workspace, english, TRUE, NULL, &error));
  g_assert_no_error (error);
  some = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (get_chip (some, 0)->n_silent, ==, 1);
  g_assert_true (dia_silence_set (fixture->office.workspace, NULL, TRUE, NULL, &error));
  g_assert_no_error (error);
  all = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (get_chip (all, 0)->n_silent, ==, 2);
}

/* A sister account says the same half an hour later, by another content. */
static void
test_twins (CalendarFixture *fixture,
            gconstpointer    data)
{
  g_autoptr (DiaCalendarSheet) sheet = NULL;

  calendar_fixture_add_post (fixture, calendar_fixture_add_content (fixture, "x", DIA_ID_NONE), fixture->paris,
                             DIA_POST_SCHEDULED, "2027-02-10T18:00");
  calendar_fixture_add_post (fixture, calendar_fixture_add_content (fixture, "y", DIA_ID_NONE), fixture->london,
                             DIA_POST_SCHEDULED, "2027-02-10T17:30");
  sheet = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (get_chip (sheet, 0)->n_twins + get_chip (sheet, 1)->n_twins, ==, 2);
}

static void
test_scope (CalendarFixture *fixture,
            gconstpointer    data)
{
  DiaId content = calendar_fixture_add_content (fixture, "x", DIA_ID_NONE);
  g_autofree char *brand = dia_id_to_string (fixture->alize->id);
  g_autofree char *scope = g_strconcat ("brand=", brand, NULL);
  g_autoptr (DiaCalendarSheet) sheet = NULL;

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_DRAFT, "2027-02-10T18:00");
  calendar_fixture_add_post (fixture, content, fixture->new_york, DIA_POST_FAILED, "2027-02-10T18:00");
  sheet = calendar_fixture_load (fixture, scope, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  assert_chip (sheet, 0, "2027-02-10", 18 * 60, 1);
  g_assert_cmpint (get_chip (sheet, 0)->brand_id, ==, fixture->alize->id);
  g_assert_cmpint (get_chip (sheet, 0)->state, ==, DIA_POST_DRAFT);
}

/* A moment in which only other accounts take part is not shown; one that nobody
 * has begun is. */
static void
test_bands (CalendarFixture *fixture,
            gconstpointer    data)
{
  DiaId valentine = calendar_fixture_add_moment (fixture, "Valentine’s Day", "2027-02-08", "2027-02-14");
  DiaId content = calendar_fixture_add_content (fixture, "x", valentine);
  g_autofree char *brand = dia_id_to_string (fixture->bruine->id);
  g_autofree char *scope = g_strconcat ("brand=", brand, NULL);
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (DiaCalendarSheet) bruine = NULL;
  DiaCalendarBand *band;

  calendar_fixture_add_moment (fixture, "Back to school", "2027-02-13", "2027-02-20");
  calendar_fixture_add_moment (fixture, "Summer", "2027-06-13", "2027-07-20");
  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_DRAFT, "2027-02-10T18:00");
  calendar_fixture_add_post (fixture, content, fixture->london, DIA_POST_APPROVED, "2027-02-10T18:00");
  calendar_fixture_add_post (fixture, content, fixture->london, DIA_POST_CANCELLED, "2027-02-11T18:00");

  sheet = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (sheet->bands->len, ==, 2);
  band = sheet->bands->pdata[0];
  g_assert_cmpstr (band->moment->title, ==, "Valentine’s Day");
  g_assert_cmpint (band->first_day, ==, calendar_fixture_day ("2027-02-08"));
  g_assert_cmpint (band->last_day, ==, calendar_fixture_day ("2027-02-14"));
  g_assert_cmpuint (band->n_posts, ==, 2);
  g_assert_cmpuint (band->n_ready, ==, 1);
  g_assert_cmpuint (band->n_brands, ==, 1);
  g_assert_cmpint (get_chip (sheet, 0)->moment_id, ==, valentine);

  bruine = calendar_fixture_load (fixture, scope, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (bruine->bands->len, ==, 1);
  g_assert_cmpstr (((DiaCalendarBand *) bruine->bands->pdata[0])->moment->title, ==, "Back to school");
}

/* A chip is found again after the workspace changed, by what it is about. */
static void
test_finds_chip_again (CalendarFixture *fixture,
                       gconstpointer    data)
{
  DiaId content = calendar_fixture_add_content (fixture, "x", DIA_ID_NONE);
  g_autoptr (DiaCalendarSheet) before = NULL;
  g_autoptr (DiaCalendarSheet) after = NULL;

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_DRAFT, "2027-02-10T18:00");
  before = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  calendar_fixture_add_post (fixture, content, fixture->london, DIA_POST_DRAFT, "2027-02-10T18:00");
  calendar_fixture_add_post (fixture, calendar_fixture_add_content (fixture, "y", DIA_ID_NONE), fixture->paris,
                             DIA_POST_DRAFT, "2027-02-10T09:00");
  after = calendar_fixture_load (fixture, NULL, "2027-02-01", 28, DIA_CALENDAR_OWN_TIME);
  g_assert_true (dia_calendar_sheet_find_chip (after, get_chip (before, 0)) == get_chip (after, 1));
  g_assert_null (dia_calendar_sheet_find_chip (before, get_chip (after, 0)));
}

static void
test_async (CalendarFixture *fixture,
            gconstpointer    data)
{
  const DiaCalendarSpan span = { calendar_fixture_day ("2027-01-25"), 42, DIA_CALENDAR_OWN_TIME };
  DiaId content = calendar_fixture_add_content (fixture, "x", DIA_ID_NONE);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DiaCalendarSheet *sheet;

  calendar_fixture_add_post (fixture, content, fixture->paris, DIA_POST_DRAFT, "2027-02-10T18:00");
  dia_calendar_load_async (calendar_fixture_get (fixture), NULL, &span, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  sheet = dia_calendar_load_finish (calendar_fixture_get (fixture), result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheet->chips->len, ==, 1);
  g_clear_object (&result);
  g_assert_finalize_object (sheet);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_calendar_test ("/services/calendar/one-chip-a-time", test_one_chip_a_time);
  add_calendar_test ("/services/calendar/edges", test_edges);
  add_calendar_test ("/services/calendar/days-and-counts", test_days_and_counts);
  add_calendar_test ("/services/calendar/kept", test_kept);
  add_calendar_test ("/services/calendar/silent", test_silent);
  add_calendar_test ("/services/calendar/twins", test_twins);
  add_calendar_test ("/services/calendar/scope", test_scope);
  add_calendar_test ("/services/calendar/bands", test_bands);
  add_calendar_test ("/services/calendar/finds-chip-again", test_finds_chip_again);
  add_calendar_test ("/services/calendar/async", test_async);
  return g_test_run ();
}
