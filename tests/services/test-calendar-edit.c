/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar.h"

#include "dia-calendar-fixture.h"
#include "dia-field.h"
#include "dia-queue.h"
#include "dia-store.h"
#include "dia-test-support.h"

/* One answer of an asynchronous call. */
typedef struct
{
  GAsyncResult *result;   /* (owned) (nullable) */
} Answer;

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  ((Answer *) user_data)->result = g_object_ref (result);
}

static gboolean
is_answered (gpointer user_data)
{
  return ((Answer *) user_data)->result != NULL;
}

static DiaCalendarDone *
edit (CalendarFixture       *fixture,
      GArray                *posts,
      const DiaCalendarEdit *what)
{
  Answer answer = { NULL };
  g_autoptr (GError) error = NULL;
  DiaCalendarDone *done;

  dia_calendar_edit_async (calendar_fixture_get (fixture), posts, what, NULL, on_answered_cb, &answer);
  g_assert_true (dia_test_wait_until (is_answered, &answer));
  done = dia_calendar_edit_finish (calendar_fixture_get (fixture), answer.result, &error);
  g_assert_no_error (error);
  g_object_unref (answer.result);
  return done;
}

static guint
put_back (CalendarFixture *fixture,
          DiaCalendarDone *done)
{
  Answer answer = { NULL };
  g_autoptr (GError) error = NULL;
  guint n_left = 99;

  dia_calendar_put_back_async (calendar_fixture_get (fixture), done, NULL, on_answered_cb, &answer);
  g_assert_true (dia_test_wait_until (is_answered, &answer));
  g_assert_true (dia_calendar_put_back_finish (calendar_fixture_get (fixture), answer.result, &n_left, &error));
  g_assert_no_error (error);
  g_object_unref (answer.result);
  return n_left;
}

static DiaId
add (CalendarFixture *fixture,
     GArray          *posts,
     DiaAccount      *account,
     DiaPostState     state,
     const char      *wall)
{
  DiaId content = calendar_fixture_add_content (fixture, "x", DIA_ID_NONE);
  DiaId id = calendar_fixture_add_post (fixture, content, account, state, wall);

  g_array_append_val (posts, id);
  return id;
}

static void
assert_at (CalendarFixture *fixture,
           DiaId            id,
           DiaPostState     state,
           const char      *wall,
           const char      *instant)
{
  g_autoptr (DiaPost) post = calendar_fixture_load_post (fixture, id);
  g_autofree char *text = dia_wall_time_to_string (&post->slot.wall);
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (post->slot.at / 1000);
  g_autofree char *utc = g_date_time_format (at, "%Y-%m-%dT%H:%M");

  g_assert_cmpint (post->state, ==, state);
  g_assert_cmpstr (text, ==, wall);
  if (instant != NULL)
    g_assert_cmpstr (utc, ==, instant);
}

/* Across the change of clocks in each of three zones 10:00 stays 10:00, and the
 * instant follows. Back again by undo. */
static void
test_keeps_local_time (CalendarFixture *fixture,
                       gconstpointer    data)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  DiaId paris = add (fixture, posts, fixture->paris, DIA_POST_SCHEDULED, "2027-03-27T10:00");
  DiaId london = add (fixture, posts, fixture->london, DIA_POST_DRAFT, "2027-03-27T10:00");
  DiaId new_york = add (fixture, posts, fixture->new_york, DIA_POST_APPROVED, "2027-03-13T10:00");
  g_autoptr (DiaCalendarDone) done = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, 1, 0 });

  g_assert_cmpuint (done->n_done, ==, 3);
  assert_at (fixture, paris, DIA_POST_SCHEDULED, "2027-03-28T10:00", "2027-03-28T08:00");
  assert_at (fixture, london, DIA_POST_DRAFT, "2027-03-28T10:00", "2027-03-28T09:00");
  assert_at (fixture, new_york, DIA_POST_APPROVED, "2027-03-14T10:00", "2027-03-14T14:00");
  g_assert_cmpuint (put_back (fixture, done), ==, 0);
  assert_at (fixture, paris, DIA_POST_SCHEDULED, "2027-03-27T10:00", "2027-03-27T09:00");
  assert_at (fixture, new_york, DIA_POST_APPROVED, "2027-03-13T10:00", "2027-03-13T15:00");
}

/* Minutes carry over midnight, both ways, and over the end of a year. */
static void
test_minutes (CalendarFixture *fixture,
              gconstpointer    data)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  DiaId id = add (fixture, posts, fixture->paris, DIA_POST_DRAFT, "2027-12-31T23:50");
  g_autoptr (DiaCalendarDone) later = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, 0, 15 });
  g_autoptr (DiaCalendarDone) earlier = NULL;

  assert_at (fixture, id, DIA_POST_DRAFT, "2028-01-01T00:05", NULL);
  earlier = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, 0, -15 });
  assert_at (fixture, id, DIA_POST_DRAFT, "2027-12-31T23:50", NULL);
  g_assert_cmpuint (earlier->n_done, ==, 1);
  g_assert_cmpuint (later->n_done, ==, 1);
}

/* What has gone out, is being sent or may be out stays; what is planned does not
 * go into the past; what was missed is planned again. */
static void
test_stays (CalendarFixture *fixture,
            gconstpointer    data)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  DiaId out = add (fixture, posts, fixture->paris, DIA_POST_PUBLISHED, "2027-02-09T10:00");
  DiaId unknown = add (fixture, posts, fixture->paris, DIA_POST_UNCONFIRMED, "2027-02-09T11:00");
  DiaId missed = add (fixture, posts, fixture->paris, DIA_POST_MISSED, "2027-02-09T12:00");
  DiaId planned = add (fixture, posts, fixture->paris, DIA_POST_SCHEDULED, "2027-02-12T13:00");
  g_autoptr (DiaCalendarDone) done = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, 2, 0 });
  g_autoptr (DiaCalendarDone) back = NULL;

  g_assert_cmpuint (done->n_done, ==, 2);
  g_assert_cmpuint (done->n_kept, ==, 2);
  assert_at (fixture, out, DIA_POST_PUBLISHED, "2027-02-09T10:00", NULL);
  assert_at (fixture, unknown, DIA_POST_UNCONFIRMED, "2027-02-09T11:00", NULL);
  assert_at (fixture, missed, DIA_POST_SCHEDULED, "2027-02-11T12:00", NULL);
  back = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, -10, 0 });
  g_assert_cmpuint (back->n_past, ==, 2);
  assert_at (fixture, planned, DIA_POST_SCHEDULED, "2027-02-14T13:00", NULL);
}

/* An undo does not overwrite what happened since. */
static void
test_undo_is_careful (CalendarFixture *fixture,
                      gconstpointer    data)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  DiaId id = add (fixture, posts, fixture->paris, DIA_POST_DRAFT, "2027-02-12T10:00");
  g_autoptr (DiaCalendarDone) first = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, 1, 0 });
  g_autoptr (DiaCalendarDone) second = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, 1, 0 });

  g_assert_cmpuint (put_back (fixture, first), ==, 1);
  assert_at (fixture, id, DIA_POST_DRAFT, "2027-02-14T10:00", NULL);
  g_assert_cmpuint (put_back (fixture, second), ==, 0);
  assert_at (fixture, id, DIA_POST_DRAFT, "2027-02-13T10:00", NULL);
}

/* One edit after the other is taken back, the last one first. */
static void
test_undo_all (CalendarFixture *fixture,
               gconstpointer    data)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  DiaId id = add (fixture, posts, fixture->paris, DIA_POST_DRAFT, "2027-02-12T10:00");
  g_autoptr (DiaCalendarDone) first = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, 1, 0 });
  g_autoptr (DiaCalendarDone) second = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, 0, 30 });
  g_autoptr (DiaCalendarDone) third = edit (fixture, posts, &(DiaCalendarEdit) { .event = DIA_POST_EVENT_SUBMIT });

  g_assert_cmpuint (put_back (fixture, third), ==, 0);
  g_assert_cmpuint (put_back (fixture, second), ==, 0);
  assert_at (fixture, id, DIA_POST_DRAFT, "2027-02-13T10:00", NULL);
  g_assert_cmpuint (put_back (fixture, first), ==, 0);
  assert_at (fixture, id, DIA_POST_DRAFT, "2027-02-12T10:00", NULL);
  g_assert_cmpuint (put_back (fixture, first), ==, 1);
}

/* What was dropped here tells so like what was dropped in the queue. */
static void
assert_told_dropped (CalendarFixture *fixture,
                     DiaId            id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaQueueItem) item = dia_queue_get_item (dia_workspace_get_queue (fixture->office.workspace), id, NULL, &error);
  const DiaJournalEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (item->journal->len, ==, 1);
  entry = item->journal->pdata[0];
  g_assert_cmpint (entry->step, ==, DIA_STEP_PERSON);
  g_assert_cmpint (entry->outcome, ==, DIA_OUTCOME_REFUSED);
}

/* States change for those that they can change for. */
static void
test_states (CalendarFixture *fixture,
             gconstpointer    data)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  DiaId draft = add (fixture, posts, fixture->paris, DIA_POST_DRAFT, "2027-02-12T10:00");
  DiaId out = add (fixture, posts, fixture->london, DIA_POST_PUBLISHED, "2027-02-12T10:00");
  const DiaCalendarEdit submit = { .event = DIA_POST_EVENT_SUBMIT };
  g_autoptr (DiaCalendarDone) submitted = edit (fixture, posts, &submit);
  g_autoptr (DiaCalendarDone) dropped = NULL;

  g_assert_cmpuint (submitted->n_done, ==, 1);
  g_assert_cmpuint (submitted->n_kept, ==, 1);
  assert_at (fixture, draft, DIA_POST_IN_REVIEW, "2027-02-12T10:00", NULL);
  dropped = edit (fixture, posts, &(DiaCalendarEdit) { .event = DIA_POST_EVENT_CANCEL });
  assert_at (fixture, draft, DIA_POST_CANCELLED, "2027-02-12T10:00", NULL);
  assert_told_dropped (fixture, draft);
  assert_at (fixture, out, DIA_POST_PUBLISHED, "2027-02-12T10:00", NULL);
  g_assert_cmpuint (put_back (fixture, dropped), ==, 0);
  assert_at (fixture, draft, DIA_POST_IN_REVIEW, "2027-02-12T10:00", NULL);
}

/* Two contents for one account within ten minutes are told, and shown. */
static void
test_clashes (CalendarFixture *fixture,
              gconstpointer    data)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (DiaCalendarDone) done = NULL;

  add (fixture, posts, fixture->paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  add (fixture, others, fixture->paris, DIA_POST_SCHEDULED, "2027-02-13T10:05");
  add (fixture, others, fixture->london, DIA_POST_SCHEDULED, "2027-02-13T09:05");
  sheet = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (((DiaCalendarChip *) sheet->chips->pdata[0])->n_clashes, ==, 0);
  done = edit (fixture, posts, &(DiaCalendarEdit) { DIA_POST_N_EVENTS, 1, 0 });
  g_assert_cmpuint (done->n_clashes, ==, 1);
  g_clear_object (&sheet);
  sheet = calendar_fixture_load (fixture, NULL, "2027-02-08", 7, DIA_CALENDAR_OWN_TIME);
  g_assert_cmpuint (sheet->chips->len, ==, 3);
  g_assert_cmpuint (((DiaCalendarChip *) sheet->chips->pdata[0])->n_clashes, ==, 0);
  g_assert_cmpuint (((DiaCalendarChip *) sheet->chips->pdata[1])->n_clashes, ==, 1);
  g_assert_cmpuint (((DiaCalendarChip *) sheet->chips->pdata[2])->n_clashes, ==, 1);
}

#define add_test(path, func) \
  g_test_add (path, CalendarFixture, NULL, calendar_fixture_set_up, func, calendar_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/services/calendar-edit/keeps-local-time", test_keeps_local_time);
  add_test ("/services/calendar-edit/minutes", test_minutes);
  add_test ("/services/calendar-edit/stays", test_stays);
  add_test ("/services/calendar-edit/undo-is-careful", test_undo_is_careful);
  add_test ("/services/calendar-edit/undo-all", test_undo_all);
  add_test ("/services/calendar-edit/states", test_states);
  add_test ("/services/calendar-edit/clashes", test_clashes);
  return g_test_run ();
}
