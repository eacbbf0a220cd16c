/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-error.h"
#include "dia-publishing-rules-private.h"
#include "dia-queue-private.h"
#include "dia-sending-fixture.h"
#include "dia-test-support.h"

typedef struct
{
  DiaSendingFixture fixture;
  DiaQueue         *queue;
  DiaId             account;
  DiaId             post;
  guint             n_lost;     /* the next answers are lost */
} Scene;

static gboolean
lose_answer (const char  *moment,
             gpointer     user_data,
             GError     **error)
{
  Scene *scene = user_data;

  if (!g_str_equal (moment, "after-commit") || scene->n_lost == 0)
    return TRUE;

  scene->n_lost--;
  g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN, "No answer.");
  return FALSE;
}

/* With a post of which nobody knows whether it is there: it is. */
static void
set_up (Scene *scene)
{
  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  scene->queue = dia_queue_new (scene->fixture.core, NULL);
  scene->account = dia_sending_fixture_add_account (&scene->fixture, DIA_NETWORK_MASTODON, "alize");
  scene->post = dia_sending_fixture_add_post (&scene->fixture, scene->account, "Est-ce parti ?", DIA_SENDING_NOW);
  scene->n_lost = 1;
  dia_scripted_network_set_hook (scene->fixture.network, lose_answer, scene);
  dia_scripted_network_set_unsure (scene->fixture.network, TRUE);
  dia_sending_fixture_run (&scene->fixture);
  dia_sending_fixture_advance (&scene->fixture, 61 * DIA_SECOND);
  dia_sending_fixture_run (&scene->fixture);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene->fixture, scene->post), ==, DIA_POST_UNCONFIRMED);
}

/* The worker that answered may still be about to let go of its task. */
static void
wait_until_left_alone (gpointer object)
{
  while (g_atomic_int_get (&G_OBJECT (object)->ref_count) > 1)
    g_thread_yield ();
}

static void
tear_down (Scene *scene)
{
  wait_until_left_alone (scene->queue);
  g_assert_finalize_object (g_steal_pointer (&scene->queue));
  dia_sending_fixture_clear (&scene->fixture);
}

static void
assert_state (Scene        *scene,
              DiaPostState  state)
{
  g_assert_cmpstr (dia_post_state_to_string (dia_sending_fixture_get_state (&scene->fixture, scene->post)), ==,
                   dia_post_state_to_string (state));
}

static void
test_report (void)
{
  g_autoptr (DiaQueueReport) report = NULL;
  g_autoptr (GError) error = NULL;
  DiaQueueItem *item;
  DiaQueueGroup *group;
  Scene scene;

  set_up (&scene);
  dia_sending_fixture_add_post (&scene.fixture, scene.account, "Tout à l’heure", DIA_SENDING_NOW + DIA_HOUR);
  report = dia_queue_load (scene.queue, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_needs_you, ==, 1);
  item = g_ptr_array_index (report->needs_you, 0);
  g_assert_cmpint (item->post->id, ==, scene.post);
  g_assert_cmpstr (item->brand->name, ==, "Alizé");
  g_assert_cmpuint (item->journal->len, >, 2);
  g_assert_true (item->look_possible);
  g_assert_cmpuint (report->next_out->len, ==, 1);
  group = g_ptr_array_index (report->next_out, 0);
  g_assert_cmpstr (group->title, ==, "Tout à l’heure");
  g_assert_cmpint (group->at, ==, DIA_SENDING_NOW + DIA_HOUR);
  g_assert_cmpuint (report->unconfirmed, ==, 1);
  tear_down (&scene);
}

/* What nobody knows stands first, however late the rest is. */
static void
test_report_unknown_first (void)
{
  g_autoptr (DiaQueueReport) report = NULL;
  g_autoptr (GError) error = NULL;
  DiaQueueItem *first, *last;
  Scene scene;

  set_up (&scene);
  dia_sending_fixture_add_post (&scene.fixture, scene.account, "Trop tard", DIA_SENDING_NOW - DIA_DAY);
  dia_sending_fixture_run (&scene.fixture);
  report = dia_queue_load (scene.queue, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->needs_you->len, ==, 2);
  first = g_ptr_array_index (report->needs_you, 0);
  last = g_ptr_array_index (report->needs_you, 1);
  g_assert_cmpint (first->post->state, ==, DIA_POST_UNCONFIRMED);
  g_assert_cmpint (last->post->state, ==, DIA_POST_MISSED);
  g_assert_cmpint (last->post->slot.at, <, first->post->slot.at);
  tear_down (&scene);
}

/* How many posts wait in the report that a load hands out. */
static guint
count_next_out (Scene *scene)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DiaQueueReport) report = NULL;
  g_autoptr (GError) error = NULL;

  dia_queue_load_async (scene->queue, NULL, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  report = dia_queue_load_finish (scene->queue, result, &error);
  g_assert_no_error (error);
  return report->next_out->len;
}

/* The first load hands out what was prepared, the second reads again, and what
 * was prepared before a change is never handed out. */
static void
test_prepared (void)
{
  Scene scene;

  set_up (&scene);
  dia_queue_prepare (scene.queue, NULL, NULL);
  dia_sending_fixture_add_post (&scene.fixture, scene.account, "Tout à l’heure", DIA_SENDING_NOW + DIA_HOUR);
  g_assert_cmpuint (count_next_out (&scene), ==, 0);
  g_assert_cmpuint (count_next_out (&scene), ==, 1);

  dia_queue_prepare (scene.queue, NULL, NULL);
  dia_sending_fixture_add_post (&scene.fixture, scene.account, "Plus tard", DIA_SENDING_NOW + 2 * DIA_HOUR);
  g_signal_emit_by_name (scene.fixture.core, "changed", (guint) DIA_CHANGE_POSTS);
  g_assert_cmpuint (count_next_out (&scene), ==, 2);
  tear_down (&scene);
}

static void
test_look_found (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  g_assert_false (dia_queue_act (scene.queue, scene.post, DIA_QUEUE_LOOK_AGAIN, NULL, "", NULL, &error));
  g_assert_error (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_STILL_UNKNOWN);
  g_clear_error (&error);
  assert_state (&scene, DIA_POST_UNCONFIRMED);
  dia_scripted_network_set_unsure (scene.fixture.network, FALSE);
  g_assert_true (dia_queue_act (scene.queue, scene.post, DIA_QUEUE_LOOK_AGAIN, NULL, "", NULL, &error));
  g_assert_no_error (error);
  assert_state (&scene, DIA_POST_PUBLISHED);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
  tear_down (&scene);
}

/* P11: it was sent, nobody knows yet whether it arrived, and it waits for the
 * look: dropped now, it would be out and nobody told. */
static void
test_drop_in_question (void)
{
  g_autoptr (GError) error = NULL;
  DiaId post, fresh;
  Scene scene;

  set_up (&scene);
  scene.n_lost = 1;
  post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "En suspens", DIA_SENDING_NOW);
  fresh = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Demain", DIA_SENDING_NOW + DIA_DAY);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_SCHEDULED);
  g_assert_false (dia_queue_act (scene.queue, post, DIA_QUEUE_DROP, NULL, "", NULL, &error));
  g_assert_error (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE);
  g_clear_error (&error);
  g_assert_true (dia_queue_act (scene.queue, fresh, DIA_QUEUE_DROP, NULL, "", NULL, &error));
  dia_scripted_network_set_unsure (scene.fixture.network, FALSE);
  dia_sending_fixture_advance (&scene.fixture, 61 * DIA_SECOND);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, post), ==, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

static void
test_mark_published (void)
{
  g_autoptr (DiaPost) post = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  g_assert_false (dia_queue_act (scene.queue, scene.post, DIA_QUEUE_MARK_PUBLISHED, NULL, "javascript:1", NULL, &error));
  g_assert_error (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_BAD_ADDRESS);
  g_clear_error (&error);
  g_assert_true (dia_queue_act (scene.queue, scene.post, DIA_QUEUE_MARK_PUBLISHED, NULL, "https://a.example/1", NULL, &error));
  g_assert_no_error (error);
  post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
  g_assert_cmpint (post->state, ==, DIA_POST_PUBLISHED);
  g_assert_cmpstr (post->remote_url, ==, "https://a.example/1");
  tear_down (&scene);
}

/* "It is not there: send again" is the one way in which a person makes it go out
 * again; the word is journalled. */
static void
test_send_again (void)
{
  g_autoptr (GPtrArray) journal = NULL;
  g_autoptr (GError) error = NULL;
  DiaJournalEntry *last;
  Scene scene;

  set_up (&scene);
  g_assert_true (dia_queue_act (scene.queue, scene.post, DIA_QUEUE_SEND, NULL, "", NULL, &error));
  g_assert_no_error (error);
  assert_state (&scene, DIA_POST_SCHEDULED);
  journal = dia_sending_fixture_load_journal (&scene.fixture, scene.post);
  last = g_ptr_array_index (journal, journal->len - 1);
  g_assert_cmpint (last->step, ==, DIA_STEP_PERSON);
  g_assert_cmpint (last->outcome, ==, DIA_OUTCOME_ABSENT);
  dia_sending_fixture_run (&scene.fixture);
  assert_state (&scene, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

static void
test_drop_and_undo (void)
{
  GAsyncResult *pending = NULL;
  GAsyncResult *result;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  g_assert_true (dia_queue_act (scene.queue, scene.post, DIA_QUEUE_DROP, NULL, "", NULL, &error));
  g_assert_no_error (error);
  assert_state (&scene, DIA_POST_CANCELLED);
  g_assert_false (dia_queue_act (scene.queue, scene.post, DIA_QUEUE_SEND, NULL, "", NULL, &error));
  g_assert_error (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE);
  g_clear_error (&error);
  dia_queue_undo_async (scene.queue, scene.post, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_true (dia_queue_undo_finish (scene.queue, result, &error));
  g_assert_no_error (error);
  g_object_unref (result);
  assert_state (&scene, DIA_POST_UNCONFIRMED);
  tear_down (&scene);
}

static void
test_lists (void)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) gone_out = NULL;
  g_autoptr (GPtrArray) held = NULL;
  Scene scene;

  set_up (&scene);
  dia_sending_fixture_add_post (&scene.fixture, scene.account, "Parti", DIA_SENDING_NOW);
  dia_sending_fixture_run (&scene.fixture);
  dia_sending_fixture_add_post (&scene.fixture, scene.account, "Demain", DIA_SENDING_NOW + DIA_DAY);
  all = dia_queue_list (scene.queue, DIA_QUEUE_ALL, NULL, "", DIA_INSTANT_NONE, 10, NULL, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (((DiaQueueItem *) g_ptr_array_index (all, 0))->title, ==, "Demain");
  gone_out = dia_queue_list (scene.queue, DIA_QUEUE_GONE_OUT, NULL, "", DIA_INSTANT_NONE, 10, NULL, NULL);
  g_assert_cmpuint (gone_out->len, ==, 1);
  g_assert_cmpstr (((DiaQueueItem *) g_ptr_array_index (gone_out, 0))->title, ==, "Parti");
  held = dia_queue_list (scene.queue, DIA_QUEUE_HELD_BACK, NULL, "", DIA_INSTANT_NONE, 10, NULL, NULL);
  g_assert_cmpuint (held->len, ==, 0);
  tear_down (&scene);
}

static void
test_not_found (void)
{
  g_autoptr (DiaQueueItem) item = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  item = dia_queue_get_item (scene.queue, 12345, NULL, &error);
  g_assert_null (item);
  g_assert_error (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_FOUND);
  tear_down (&scene);
}

static guint
count_dropped (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaQueueReport) report = dia_queue_load (scene->queue, NULL, NULL, &error);

  g_assert_no_error (error);
  return report->dropped->len;
}

/* A post that is ten minutes late, after a look at it. */
static DiaId
be_late (Scene      *scene,
         const char *policy)
{
  DiaId late;

  dia_sending_fixture_set (&scene->fixture, DIA_SETTING_LATE, policy);
  late = dia_sending_fixture_add_post (&scene->fixture, scene->account, policy, DIA_SENDING_NOW - 10 * DIA_MINUTE);
  dia_sending_fixture_run (&scene->fixture);

  return late;
}

/* What the workspace drops for being late is told until a person has seen it; what
 * that person dropped is not. */
static void
test_dropped (void)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DiaQueueItem) item = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  GAsyncResult *pending = NULL;
  DiaId asked, dropped;
  Scene scene;

  set_up (&scene);
  asked = be_late (&scene, "ask");
  g_assert_true (dia_queue_act (scene.queue, asked, DIA_QUEUE_DROP, NULL, "", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_dropped (&scene), ==, 0);

  dropped = be_late (&scene, "drop");
  g_assert_cmpuint (count_dropped (&scene), ==, 1);
  g_array_append_val (posts, dropped);
  dia_queue_settle_dropped_async (scene.queue, posts, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_true (dia_queue_settle_dropped_finish (scene.queue, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_cmpuint (count_dropped (&scene), ==, 0);

  item = dia_queue_get_item (scene.queue, dropped, NULL, &error);
  g_assert_cmpint (item->post->state, ==, DIA_POST_CANCELLED);
  sentence = dia_journal_entry_dup_sentence (g_ptr_array_index (item->journal, item->journal->len - 1));
  g_assert_cmpstr (sentence, ==, "A person has seen that it was dropped");
  tear_down (&scene);
}

/* All of them, or none: one is gone. */
static void
test_settles_no_other (void)
{
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *pending = NULL;
  DiaId dropped, gone = 7;
  Scene scene;

  set_up (&scene);
  dropped = be_late (&scene, "drop");
  g_array_append_val (posts, dropped);
  g_array_append_val (posts, gone);
  dia_queue_settle_dropped_async (scene.queue, posts, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_false (dia_queue_settle_dropped_finish (scene.queue, result, &error));
  g_assert_nonnull (error);
  g_clear_object (&result);
  g_assert_cmpuint (count_dropped (&scene), ==, 1);
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/queue/report", test_report);
  g_test_add_func ("/services/queue/report-unknown-first", test_report_unknown_first);
  g_test_add_func ("/services/queue/prepared", test_prepared);
  g_test_add_func ("/services/queue/look-found", test_look_found);
  g_test_add_func ("/services/queue/P11-drop-in-question", test_drop_in_question);
  g_test_add_func ("/services/queue/mark-published", test_mark_published);
  g_test_add_func ("/services/queue/send-again", test_send_again);
  g_test_add_func ("/services/queue/drop-and-undo", test_drop_and_undo);
  g_test_add_func ("/services/queue/lists", test_lists);
  g_test_add_func ("/services/queue/dropped", test_dropped);
  g_test_add_func ("/services/queue/settles-no-other", test_settles_no_other);
  g_test_add_func ("/services/queue/not-found", test_not_found);

  return g_test_run ();
}
