/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-acts.h"

#include "dia-calendar-fixture.h"
#include "dia-connection.h"
#include "dia-contents.h"
#include "dia-field.h"
#include "dia-key-moments.h"
#include "dia-moment-waiving.h"
#include "dia-posts.h"
#include "dia-test-support.h"

#define add_acts_test(path, func) \
  g_test_add (path, CalendarFixture, NULL, calendar_fixture_set_up, func, calendar_fixture_tear_down)

static DiaMoments *
get_moments (CalendarFixture *fixture)
{
  return dia_workspace_get_moments (fixture->office.workspace);
}

static DiaConnection *
connect_to (CalendarFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DiaConnection *connection = dia_connection_open (fixture->office.path, DIA_CONNECTION_WRITE, &error);

  g_assert_no_error (error);
  return connection;
}

/* With a message in French, the source, and one in English. */
static DiaId
add_moment (CalendarFixture *fixture)
{
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (GError) error = NULL;

  dia_field_set_text (&moment->title, "Valentine’s Day");
  dia_field_set_text (&moment->first_day, "2027-02-08");
  dia_field_set_text (&moment->last_day, "2027-02-14");
  dia_field_set_text (&moment->color, "#b23a6b");
  moment->toolkit = dia_moment_toolkit_new ();
  dia_moment_toolkit_set_message (moment->toolkit, "fr", "Écris en premier.");
  dia_moment_toolkit_set_message (moment->toolkit, "en", "Write first.");
  dia_moment_toolkit_add_link (moment->toolkit, "", "https://alize.example/game");
  dia_field_set_text (&moment->toolkit->hashtags, "#valentine");
  dia_moments_save (get_moments (fixture), moment, NULL, &error);
  g_assert_no_error (error);
  return moment->id;
}

static DiaTally
count (CalendarFixture *fixture,
       DiaId            moment_id,
       GArray         **missing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaRollout) rollout = dia_moments_roll_out (get_moments (fixture), moment_id, 0, 0, NULL, NULL, &error);
  DiaTally tally = { { 0 } };

  g_assert_no_error (error);
  dia_tally_add_moment (&tally, rollout->moments->pdata[0], 0, rollout->accounts->len);
  if (missing != NULL)
    *missing = dia_rollout_list_missing (rollout, moment_id);
  return tally;
}

static DiaMade *
make_missing (CalendarFixture *fixture,
              DiaId            moment_id)
{
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  DiaMade *made;

  count (fixture, moment_id, &missing);
  made = dia_moments_make (get_moments (fixture), missing, NULL, &error);
  g_assert_no_error (error);
  return made;
}

/* NULL when none was made for the account. */
static const DiaPost *
find_made (const DiaMade    *made,
           const DiaAccount *account)
{
  for (guint i = 0; i < made->posts->len; i++)
    {
      const DiaPost *post = made->posts->pdata[i];

      if (post->account_id == account->id)
        return post;
    }

  return NULL;
}

static const DiaPost *
get_made (const DiaMade    *made,
          const DiaAccount *account)
{
  const DiaPost *post = find_made (made, account);

  if (post == NULL)
    g_error ("nothing was made for %s", account->handle);
  return post;
}

static void
test_from_toolkit (CalendarFixture *fixture,
                   gconstpointer    data)
{
  DiaId id = add_moment (fixture);
  g_autoptr (DiaMade) made = make_missing (fixture, id);
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaContent) content = NULL;
  DiaTally tally = count (fixture, id, NULL);

  g_assert_cmpuint (made->posts->len, ==, 3);
  g_assert_cmpuint (made->contents->len, ==, 1);
  g_assert_true (g_str_has_prefix (get_made (made, fixture->paris)->text, "Écris en premier.\n\n#valentine"));
  g_assert_true (g_str_has_prefix (get_made (made, fixture->london)->text, "Write first.\n\n#valentine"));
  g_assert_true (g_str_has_prefix (get_made (made, fixture->new_york)->text, "Write first.\n\n#valentine"));
  g_assert_true (get_made (made, fixture->london)->own_text);
  g_assert_false (get_made (made, fixture->london)->behind);

  content = dia_contents_load (connection, g_array_index (made->contents, DiaId, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpint (content->moment_id, ==, id);
  g_assert_cmpstr (content->language, ==, "fr");
  g_assert_cmpstr (content->link, ==, "https://alize.example/game?utm_source=diapason&utm_medium=social"
                                      "&utm_campaign=valentine-s-day");
  g_assert_cmpuint (tally.n_without_post, ==, 0);
  g_assert_cmpuint (tally.n[DIA_CELL_DRAFT], ==, 3);
}

/* One that somebody went on with stays, with its content. */
static void
test_taken_back (CalendarFixture *fixture,
                 gconstpointer    data)
{
  DiaId id = add_moment (fixture);
  g_autoptr (DiaMade) made = make_missing (fixture, id);
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaPost) post = dia_posts_load (connection, get_made (made, fixture->paris)->id, &error);
  guint n_left = 0;
  DiaTally tally;

  g_assert_no_error (error);
  g_assert_true (dia_posts_apply (connection, post, DIA_POST_EVENT_SUBMIT, &error));
  g_assert_true (dia_moments_unmake (get_moments (fixture), made, &n_left, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left, ==, 1);
  tally = count (fixture, id, NULL);
  g_assert_cmpuint (tally.n[DIA_CELL_IN_REVIEW], ==, 1);
  g_assert_cmpuint (tally.n_without_post, ==, 2);
}

static void
test_all_taken_back (CalendarFixture *fixture,
                     gconstpointer    data)
{
  DiaId id = add_moment (fixture);
  g_autoptr (DiaMade) made = make_missing (fixture, id);
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (GError) error = NULL;
  gint64 n_contents = -1;
  guint n_left = 1;

  g_assert_true (dia_moments_unmake (get_moments (fixture), made, &n_left, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left, ==, 0);
  g_assert_true (dia_connection_query_int64 (connection, "SELECT COUNT(*) FROM contents", &n_contents, &error));
  g_assert_cmpint (n_contents, ==, 0);
}

/* The content is in French and has a post in Paris at ten: the others say the
 * toolkit's English at ten by their clocks, and Paris stays as it is. */
static void
test_joins_content (CalendarFixture *fixture,
                    gconstpointer    data)
{
  DiaId id = add_moment (fixture);
  DiaId content_id = calendar_fixture_add_content (fixture, "Three first messages", id);
  DiaId paris = calendar_fixture_add_post (fixture, content_id, fixture->paris, DIA_POST_SCHEDULED, "2027-02-12T10:00");
  g_autoptr (DiaConnection) connection = connect_to (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaContent) content = dia_contents_load (connection, content_id, &error);
  g_autoptr (DiaMade) made = NULL;
  g_autoptr (DiaPost) before = NULL;
  g_autoptr (DiaPost) after = NULL;
  const DiaPost *post;

  g_assert_no_error (error);
  dia_field_set_text (&content->language, "fr");
  g_assert_true (dia_contents_save (connection, content, &error));
  before = dia_posts_load (connection, paris, &error);
  made = make_missing (fixture, id);
  g_assert_cmpuint (made->posts->len, ==, 2);
  g_assert_cmpuint (made->contents->len, ==, 0);
  g_assert_null (find_made (made, fixture->paris));
  post = get_made (made, fixture->new_york);
  g_assert_true (g_str_has_prefix (post->text, "Write first."));
  g_assert_cmpstr (post->slot.zone, ==, "America/New_York");
  g_assert_cmpint (post->slot.wall.hour, ==, 10);
  after = dia_posts_load (connection, paris, &error);
  g_assert_no_error (error);
  g_assert_cmpint (after->version, ==, before->version);
}

static void
test_no_message (CalendarFixture *fixture,
                 gconstpointer    data)
{
  DiaId id = calendar_fixture_add_moment (fixture, "Back to school", "2027-02-13", "2027-02-20");
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GError) error = NULL;

  count (fixture, id, &missing);
  g_assert_null (dia_moments_make (get_moments (fixture), missing, NULL, &error));
  g_assert_error (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_NO_MESSAGE);
}

static void
test_waive (CalendarFixture *fixture,
            gconstpointer    data)
{
  DiaId id = add_moment (fixture);
  const DiaCellName cell = { id, DIA_ID_NONE, fixture->london->id };
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof cell);
  g_autoptr (GError) error = NULL;
  DiaTally tally;

  g_array_append_val (cells, cell);
  g_assert_false (dia_moments_waive (get_moments (fixture), cells, "  ", NULL, &error));
  g_assert_error (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD);
  g_clear_error (&error);
  g_assert_true (dia_moments_waive (get_moments (fixture), cells, "Closed", NULL, &error));
  tally = count (fixture, id, NULL);
  g_assert_cmpuint (tally.n[DIA_CELL_WAIVED], ==, 1);
  g_assert_cmpuint (tally.n_without_post, ==, 2);
  g_assert_true (dia_moments_unwaive (get_moments (fixture), cells, NULL, &error));
  g_assert_no_error (error);
  tally = count (fixture, id, NULL);
  g_assert_cmpuint (tally.n[DIA_CELL_WAIVED], ==, 0);
}

/* What a window does: nothing waits for the writer. */
static void
test_make_and_unmake_async (CalendarFixture *fixture,
                            gconstpointer    data)
{
  DiaId id = add_moment (fixture);
  GAsyncResult *making = NULL, *unmaking = NULL;
  g_autoptr (GAsyncResult) made_result = NULL;
  g_autoptr (GAsyncResult) unmade_result = NULL;
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  DiaMade *made;
  guint n_left = 1;

  count (fixture, id, &missing);
  dia_moments_make_async (get_moments (fixture), missing, NULL, dia_test_store_result, &making);
  g_clear_pointer (&missing, g_array_unref);
  made_result = dia_test_wait_result (&making);
  made = dia_moments_make_finish (get_moments (fixture), made_result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (made->posts->len, ==, 3);
  g_assert_cmpuint (count (fixture, id, NULL).n_without_post, ==, 0);
  dia_moments_unmake_async (get_moments (fixture), made, NULL, dia_test_store_result, &unmaking);
  unmade_result = dia_test_wait_result (&unmaking);
  g_assert_true (dia_moments_unmake_finish (get_moments (fixture), unmade_result, &n_left, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_left, ==, 0);
  g_assert_cmpuint (count (fixture, id, NULL).n_without_post, ==, 3);
}

static void
test_make_async_fails (CalendarFixture *fixture,
                       gconstpointer    data)
{
  DiaId id = calendar_fixture_add_moment (fixture, "Back to school", "2027-02-13", "2027-02-20");
  GAsyncResult *making = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) missing = NULL;
  g_autoptr (GError) error = NULL;

  count (fixture, id, &missing);
  dia_moments_make_async (get_moments (fixture), missing, NULL, dia_test_store_result, &making);
  result = dia_test_wait_result (&making);
  g_assert_null (dia_moments_make_finish (get_moments (fixture), result, &error));
  g_assert_error (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_NO_MESSAGE);
}

static gboolean
waive_and_wait (CalendarFixture  *fixture,
                GArray           *cells,
                const char       *reason,
                GError          **error)
{
  GAsyncResult *waiving = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dia_moments_waive_async (get_moments (fixture), cells, reason, NULL, dia_test_store_result, &waiving);
  result = dia_test_wait_result (&waiving);
  return dia_moments_waive_finish (get_moments (fixture), result, error);
}

static void
test_waive_async (CalendarFixture *fixture,
                  gconstpointer    data)
{
  DiaId id = add_moment (fixture);
  const DiaCellName cell = { id, DIA_ID_NONE, fixture->london->id };
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof cell);
  g_autoptr (GError) error = NULL;

  g_array_append_val (cells, cell);
  g_assert_false (waive_and_wait (fixture, cells, " ", &error));
  g_assert_error (error, DIA_MOMENTS_ERROR, DIA_MOMENTS_ERROR_BAD);
  g_clear_error (&error);
  g_assert_true (waive_and_wait (fixture, cells, "Closed", &error));
  g_assert_cmpuint (count (fixture, id, NULL).n[DIA_CELL_WAIVED], ==, 1);
  g_assert_true (waive_and_wait (fixture, cells, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture, id, NULL).n[DIA_CELL_WAIVED], ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_acts_test ("/services/moment-acts/from-toolkit", test_from_toolkit);
  add_acts_test ("/services/moment-acts/taken-back", test_taken_back);
  add_acts_test ("/services/moment-acts/all-taken-back", test_all_taken_back);
  add_acts_test ("/services/moment-acts/joins-content", test_joins_content);
  add_acts_test ("/services/moment-acts/no-message", test_no_message);
  add_acts_test ("/services/moment-acts/waive", test_waive);
  add_acts_test ("/services/moment-acts/make-and-unmake-async", test_make_and_unmake_async);
  add_acts_test ("/services/moment-acts/make-async-fails", test_make_async_fails);
  add_acts_test ("/services/moment-acts/waive-async", test_waive_async);
  return g_test_run ();
}
