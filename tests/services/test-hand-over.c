/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Posts that a server keeps until their time, with the connector of Mastodon. */

#include "dia-accounts.h"
#include "dia-credential-keeper.h"
#include "dia-fake-mastodon.h"
#include "dia-field.h"
#include "dia-hand-overs.h"
#include "dia-posts.h"
#include "dia-send-batch.h"
#include "dia-queue-act.h"
#include "dia-sending-fixture.h"
#include "dia-store.h"
#include "dia-test-support.h"
#include "failing-steps.h"

#define AT   (DIA_SENDING_NOW + 3 * DIA_HOUR)
#define TEXT "Sept jours pour oser"

typedef struct
{
  DiaSendingFixture fixture;
  DiaFakeMastodon  *server;
  DiaId             account;
  DiaId             post;
} Scene;

typedef struct
{
  DiaAccount   *account;
  DiaId         id;
  gboolean      wish;
  const char   *text;
  DiaInstant    at;
  DiaPostEvent  event;
} Change;

static gboolean
save_account (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  return dia_accounts_save (connection, ((Change *) user_data)->account, error);
}

static gboolean
load_account (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  Change *change = user_data;

  change->account = dia_accounts_load (connection, change->id, error);

  return change->account != NULL;
}

static gboolean
save_wish (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Change *change = user_data;

  return dia_hand_overs_wish (connection, change->id, change->wish, error);
}

static gboolean
change_post (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  Change *change = user_data;
  g_autoptr (DiaPost) post = dia_posts_load (connection, change->id, error);

  if (post == NULL)
    return FALSE;
  if (change->text != NULL)
    dia_field_set_text (&post->text, change->text);
  if (change->at != 0 && !dia_slot_init_instant (&post->slot, change->at, "Europe/Paris", error))
    return FALSE;

  return change->event != DIA_POST_N_EVENTS ? dia_posts_apply (connection, post, change->event, error)
                                            : dia_posts_update (connection, post, error);
}

static gboolean
delete_post (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  Change *change = user_data;
  g_autoptr (DiaPost) post = dia_posts_load (connection, change->id, error);

  return post != NULL && dia_posts_apply (connection, post, DIA_POST_EVENT_CANCEL, error) &&
         dia_posts_delete (connection, post, error);
}

static void
write_change (Scene        *scene,
              DiaStoreFunc  func,
              Change       *change)
{
  g_autoptr (GError) error = NULL;

  dia_store_write (scene->fixture.core->store, func, change, NULL, &error);
  g_assert_no_error (error);
}

static void
wish (Scene    *scene,
      gboolean  wanted)
{
  write_change (scene, save_wish, &(Change) { .id = scene->post, .wish = wanted });
}

static void
edit (Scene        *scene,
      const char   *text,
      DiaInstant    at,
      DiaPostEvent  event)
{
  write_change (scene, change_post, &(Change) { .id = scene->post, .text = text, .at = at, .event = event });
}

static DiaKeeps
get_keeps (Scene *scene)
{
  Change change = { .id = scene->account };
  g_autoptr (GError) error = NULL;
  DiaKeeps keeps;

  dia_store_read (scene->fixture.core->store, load_account, &change, NULL, &error);
  g_assert_no_error (error);
  keeps = change.account->limits.keeps;
  g_object_unref (change.account);

  return keeps;
}

static DiaKept
get_kept (Scene *scene)
{
  g_autoptr (DiaPost) post = dia_sending_fixture_load_post (&scene->fixture, scene->post);

  return post->kept;
}

static void
add_account (Scene *scene)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autoptr (DiaNetwork) network = dia_network_load (DIA_NETWORK_MASTODON);
  g_autoptr (GError) error = NULL;

  account->brand_id = scene->fixture.brand_id;
  account->sign_in = DIA_SIGN_IN_OK;
  account->limits = network->limits;
  dia_field_set_text (&account->network, DIA_NETWORK_MASTODON);
  dia_field_set_text (&account->server, dia_fake_mastodon_get_origin (scene->server));
  dia_field_set_text (&account->handle, "alize");
  dia_field_set_text (&account->remote_id, "7");
  dia_field_set_text (&account->zone, "Europe/Paris");
  write_change (scene, save_account, &(Change) { .account = account });
  dia_credentials_set (&credentials->access_token, DIA_FAKE_MASTODON_TOKEN);
  dia_credential_keeper_store (scene->fixture.core, account, credentials, NULL, &error);
  g_assert_no_error (error);
  scene->account = account->id;
}

/* One post for which the server is asked, or not yet. */
static void
set_up_text (Scene      *scene,
             const char *text)
{
  g_autoptr (DiaRegistry) genuine = NULL;

  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  scene->server = dia_fake_mastodon_new (scene->fixture.clock);
  genuine = dia_registry_new (scene->fixture.core->ledger);
  dia_registry_replace (scene->fixture.core->registry, dia_registry_find (genuine, DIA_NETWORK_MASTODON));
  add_account (scene);
  scene->post = dia_sending_fixture_add_post (&scene->fixture, scene->account, text, AT);
}

static void
set_up (Scene          *scene,
        DiaFakeKeeping  keeping)
{
  set_up_text (scene, TEXT);
  dia_fake_mastodon_set_keeping (scene->server, keeping);
  wish (scene, TRUE);
}

static void
tear_down (Scene *scene)
{
  g_assert_finalize_object (g_steal_pointer (&scene->server));
  dia_sending_fixture_clear (&scene->fixture);
}

static void
run_at (Scene      *scene,
        DiaInstant  at)
{
  dia_sending_fixture_advance (&scene->fixture, at - dia_clock_now (scene->fixture.clock));
  dia_sending_fixture_run (&scene->fixture);
}

/* How many are out with @text, how many wait, and in which state the post is. */
static void
assert_scene (Scene        *scene,
              guint         n_out,
              guint         n_kept,
              DiaPostState  state)
{
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene->server, NULL), ==, n_out);
  g_assert_cmpuint (dia_fake_mastodon_count_kept (scene->server, NULL), ==, n_kept);
  g_assert_cmpstr (dia_post_state_to_string (dia_sending_fixture_get_state (&scene->fixture, scene->post)), ==,
                   dia_post_state_to_string (state));
}

static void
assert_story_has (Scene      *scene,
                  const char *key)
{
  g_autoptr (GPtrArray) journal = dia_sending_fixture_load_journal (&scene->fixture, scene->post);
  gboolean found = FALSE;

  for (guint i = 0; i < journal->len; i++)
    found = found || g_str_equal (((DiaJournalEntry *) g_ptr_array_index (journal, i))->key, key);
  g_assert_true (found);
}

/* The server publishes it; the desk, which was off, finds out. */
static void
test_goes_out_without_the_desk (void)
{
  g_autoptr (DiaPost) post = NULL;
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  g_assert_cmpint (get_kept (&scene), ==, DIA_KEPT_WANTED);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 1, DIA_POST_SCHEDULED);
  g_assert_cmpint (get_kept (&scene), ==, DIA_KEPT_YES);
  g_assert_cmpint (get_keeps (&scene), ==, DIA_KEEPS_YES);
  assert_story_has (&scene, DIA_HOLD_HAND_OVER);

  run_at (&scene, AT + DIA_HOUR);
  assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
  post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
  g_assert_cmpint (post->published_at, ==, AT);
  g_assert_cmpstr (post->remote_id, !=, "");
  g_assert_true (g_str_has_prefix (post->remote_url, dia_fake_mastodon_get_origin (scene.server)));
  g_assert_cmpstr (post->problem, ==, "");
  g_assert_cmpint (post->kept, ==, DIA_KEPT_NOT);
  tear_down (&scene);
}

/* At its very time the desk leaves it alone, and the account's other posts do not
 * wait for it. */
static void
test_never_sent_by_both (void)
{
  DiaId other;
  Scene scene;

  set_up (&scene, DIA_FAKE_LATE);
  other = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Un autre", AT + DIA_MINUTE);
  dia_sending_fixture_run (&scene.fixture);
  run_at (&scene, AT + DIA_MINUTE);
  assert_scene (&scene, 1, 1, DIA_POST_SCHEDULED);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene.server, "Un autre"), ==, 1);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, other), ==, DIA_POST_PUBLISHED);

  /* The server does not do it: it has to give it back first. */
  for (guint i = 2; i < 30; i++)
    run_at (&scene, AT + i * DIA_MINUTE);
  assert_scene (&scene, 2, 0, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_fake_mastodon_count_doubles (scene.server), ==, 1);
  assert_story_has (&scene, DIA_HOLD_TAKE_BACK);
  tear_down (&scene);
}

/* Recognised before anything is sent: then the desk sends it, at its time. */
static void
test_server_that_ignores (void)
{
  for (DiaFakeKeeping keeping = DIA_FAKE_IGNORES; keeping <= DIA_FAKE_IGNORES_LISTING; keeping++)
    {
      Scene scene;

      set_up (&scene, keeping);
      dia_sending_fixture_run (&scene.fixture);
      assert_scene (&scene, 0, 0, DIA_POST_SCHEDULED);
      g_assert_cmpint (get_keeps (&scene), ==, DIA_KEEPS_NO);
      g_assert_cmpint (get_kept (&scene), ==, DIA_KEPT_NOT);
      assert_story_has (&scene, DIA_HOLD_NOT_KEPT);
      run_at (&scene, AT);
      assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
      tear_down (&scene);
    }
}

/* One that lies is caught by the shape of its answer, or by what it shows. What is
 * out is told, nothing is sent twice, and it is never trusted again. */
static void
test_server_that_lies (void)
{
  for (DiaFakeKeeping keeping = DIA_FAKE_LIES; keeping <= DIA_FAKE_LIES_SOFTLY; keeping++)
    {
      g_autoptr (DiaPost) post = NULL;
      Scene scene;

      set_up (&scene, keeping);
      dia_sending_fixture_run (&scene.fixture);
      for (guint i = 0; i < 5; i++)
        run_at (&scene, AT + i * DIA_MINUTE);
      assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
      g_assert_cmpint (get_keeps (&scene), ==, DIA_KEEPS_LIED);
      post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
      g_assert_cmpint (post->published_at, ==, DIA_SENDING_NOW);
      tear_down (&scene);
    }
}

static void
test_server_that_loses (void)
{
  g_autoptr (DiaPost) post = NULL;
  Scene scene;

  set_up (&scene, DIA_FAKE_LOSES);
  dia_sending_fixture_run (&scene.fixture);
  for (guint i = 0; i < 5; i++)
    run_at (&scene, AT + i * DIA_MINUTE);
  assert_scene (&scene, 0, 0, DIA_POST_UNCONFIRMED);
  post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
  g_assert_cmpstr (post->problem, !=, "");
  tear_down (&scene);
}

/* What a person asks for: "Look again". *error is told of, and returned by code; -1
 * without one. */
static int
look_again (Scene *scene)
{
  DiaQueueActRequest request = { .core = scene->fixture.core, .post_id = scene->post, .act = DIA_QUEUE_LOOK_AGAIN, .url = "" };
  g_autoptr (DiaHttp) http = dia_http_new ("Diapason-test/1");
  g_autoptr (DiaPost) before = NULL;
  g_autoptr (GError) error = NULL;
  int version;

  if (dia_queue_act_run (&request, http, &before, &version, NULL, &error))
    return -1;
  g_assert_true (error->domain == DIA_QUEUE_ERROR);

  return error->code;
}

/* The record of what was handed over outlives the row: a person can have it looked
 * for again. What is surely nowhere can be sent after all. */
static void
test_looked_for_again (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_LOSES);
  dia_sending_fixture_run (&scene.fixture);
  for (guint i = 0; i < 5; i++)
    run_at (&scene, AT + i * DIA_MINUTE);
  assert_scene (&scene, 0, 0, DIA_POST_UNCONFIRMED);
  g_assert_cmpint (look_again (&scene), ==, -1);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, scene.post), ==, DIA_POST_SCHEDULED);
  tear_down (&scene);
}

/* It came out late, when the desk had stopped looking. */
static void
test_found_later (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_LOSES);
  dia_sending_fixture_run (&scene.fixture);
  for (guint i = 0; i < 5; i++)
    run_at (&scene, AT + i * DIA_MINUTE);
  dia_fake_mastodon_publish (scene.server, "alize", TEXT, AT + DIA_MINUTE);
  g_assert_cmpint (look_again (&scene), ==, -1);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, scene.post), ==, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

/* As long as the server still lists it, it may come out: it is not sent again. */
static void
test_still_kept (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_LOSES);
  dia_sending_fixture_run (&scene.fixture);
  for (guint i = 0; i < 5; i++)
    run_at (&scene, AT + i * DIA_MINUTE);
  dia_fake_mastodon_set_keeping (scene.server, DIA_FAKE_LATE);
  dia_fake_mastodon_plan (scene.server, "alize", TEXT, AT);
  g_assert_cmpint (look_again (&scene), ==, DIA_QUEUE_ERROR_STILL_UNKNOWN);
  assert_scene (&scene, 0, 1, DIA_POST_UNCONFIRMED);
  tear_down (&scene);
}

/* Deleted in another client, long before its time. */
static void
test_taken_away_by_others (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  dia_fake_mastodon_lose_kept (scene.server);
  edit (&scene, NULL, AT + DIA_HOUR, DIA_POST_N_EVENTS);
  dia_sending_fixture_run (&scene.fixture);
  run_at (&scene, DIA_SENDING_NOW + 2 * DIA_MINUTE);
  assert_scene (&scene, 0, 0, DIA_POST_UNCONFIRMED);
  tear_down (&scene);
}

static void
test_follows_another_time (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  edit (&scene, NULL, AT + DIA_HOUR, DIA_POST_N_EVENTS);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 1, DIA_POST_SCHEDULED);
  assert_story_has (&scene, DIA_HOLD_MOVE_KEPT);
  run_at (&scene, AT + 10 * DIA_MINUTE);
  assert_scene (&scene, 0, 1, DIA_POST_SCHEDULED);
  run_at (&scene, AT + DIA_HOUR + 3 * DIA_MINUTE);
  assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

/* A server is not told of another text: it gives the old one back first. */
static void
test_follows_another_text (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  edit (&scene, "Huit jours", 0, DIA_POST_N_EVENTS);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 1, DIA_POST_SCHEDULED);
  g_assert_cmpuint (dia_fake_mastodon_count_kept (scene.server, "Huit jours"), ==, 1);
  run_at (&scene, AT + 3 * DIA_MINUTE);
  assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene.server, "Huit jours"), ==, 1);
  tear_down (&scene);
}

/* A time that is too near for the server: the desk sends it. */
static void
test_takes_back_what_is_near (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS_NEAR);
  dia_sending_fixture_run (&scene.fixture);
  edit (&scene, NULL, DIA_SENDING_NOW + 4 * DIA_MINUTE, DIA_POST_N_EVENTS);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 0, DIA_POST_SCHEDULED);
  run_at (&scene, DIA_SENDING_NOW + 4 * DIA_MINUTE);
  assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

static void
test_takes_back_what_is_not_wanted (void)
{
  static const DiaPostEvent events[] = { DIA_POST_EVENT_CANCEL, DIA_POST_EVENT_WITHDRAW };

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      Scene scene;

      set_up (&scene, DIA_FAKE_KEEPS);
      dia_sending_fixture_run (&scene.fixture);
      edit (&scene, NULL, 0, events[i]);
      dia_sending_fixture_run (&scene.fixture);
      assert_scene (&scene, 0, 0, events[i] == DIA_POST_EVENT_CANCEL ? DIA_POST_CANCELLED : DIA_POST_DRAFT);
      run_at (&scene, AT + DIA_HOUR);
      g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene.server, NULL), ==, 0);
      tear_down (&scene);
    }
}

static void
test_takes_back_what_is_deleted (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  write_change (&scene, delete_post, &(Change) { .id = scene.post });
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (dia_fake_mastodon_count_kept (scene.server, NULL), ==, 0);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene.server, NULL), ==, 0);
  tear_down (&scene);
}

/* The person changes their mind: the desk sends it, and then has it kept again. */
static void
test_changes_its_mind (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  wish (&scene, FALSE);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 0, DIA_POST_SCHEDULED);
  g_assert_cmpint (get_kept (&scene), ==, DIA_KEPT_NOT);
  wish (&scene, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 1, DIA_POST_SCHEDULED);
  tear_down (&scene);
}

/* In a silence nothing goes out, from a server neither. */
static void
test_silence_takes_back (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  dia_sending_fixture_set (&scene.fixture, DIA_SETTING_PAUSED, "1");
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 0, DIA_POST_SCHEDULED);
  g_assert_cmpint (get_kept (&scene), ==, DIA_KEPT_WANTED);
  dia_sending_fixture_set (&scene.fixture, DIA_SETTING_PAUSED, NULL);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 1, DIA_POST_SCHEDULED);
  tear_down (&scene);
}

/* Cancelled when the server had it out already: the desk says what is. */
static void
test_cancelled_too_late (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  dia_sending_fixture_advance (&scene.fixture, 3 * DIA_HOUR + DIA_SECOND);
  edit (&scene, NULL, 0, DIA_POST_EVENT_CANCEL);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

/* Every way in which an answer can be lost: one post, kept once. */
static void
test_lost_answers (void)
{
  static const DiaFakeMood moods[] = {
    DIA_FAKE_MOOD_TROUBLE, DIA_FAKE_MOOD_LATE_TROUBLE, DIA_FAKE_MOOD_LOSE_REQUEST, DIA_FAKE_MOOD_LOSE_ANSWER,
    DIA_FAKE_MOOD_HALF_ANSWER, DIA_FAKE_MOOD_THROTTLE,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (moods); i++)
    {
      Scene scene;

      set_up (&scene, DIA_FAKE_KEEPS);
      dia_sending_fixture_run (&scene.fixture);
      edit (&scene, "Encore", 0, DIA_POST_N_EVENTS);
      dia_fake_mastodon_set_mood (scene.server, moods[i], 1);
      for (guint minute = 0; minute < 6; minute++)
        run_at (&scene, DIA_SENDING_NOW + minute * DIA_MINUTE);
      g_assert_cmpint (get_kept (&scene), ==, DIA_KEPT_YES);
      g_assert_cmpuint (dia_fake_mastodon_count_kept (scene.server, "Encore"), ==, 1);
      run_at (&scene, AT + 3 * DIA_MINUTE);
      assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
      tear_down (&scene);
    }
}

/* A refusal is the server's word; the desk sends it itself. */
/* More steps of the database than one look takes. */
#define MANY   400
/* A life takes a while: each course has its own quarter of the steps. */
#define STRIDE (4 * DIA_TEST_STRIDE)

/* One look of the desk, during which that step of the database fails. TRUE when it
 * came to it. */
static gboolean
look_with_failure (Scene *scene,
                   guint  step)
{
  g_autoptr (GError) error = NULL;

  failing_steps_arm (step);
  dia_dispatcher_run (scene->fixture.dispatcher, FALSE, 0, NULL, NULL, NULL, &error);

  return failing_steps_disarm ();
}

/* From then on the disk holds, and the desk looks now and then. */
static void
live_on (Scene *scene)
{
  const DiaInstant looks[] = {
    DIA_SENDING_NOW + DIA_HOUR, AT - 2 * DIA_HOUR, AT + 2 * DIA_MINUTE, AT + 20 * DIA_MINUTE, AT + DIA_HOUR,
    AT + DIA_HOUR + 20 * DIA_MINUTE, AT + 2 * DIA_HOUR, AT + 3 * DIA_HOUR,
  };

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i] > dia_clock_now (scene->fixture.clock))
      run_at (scene, looks[i]);
}

static void
break_disk (guint   first,
            void  (*prepare) (Scene *scene))
{
  gboolean failed = TRUE;
  guint n_rounds = 0;

  for (guint step = first; failed && step < MANY; step += STRIDE)
    {
      Scene scene;

      g_test_message ("step %u", step);
      set_up (&scene, DIA_FAKE_KEEPS);
      prepare (&scene);
      failed = look_with_failure (&scene, step);
      live_on (&scene);
      assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
      tear_down (&scene);
      n_rounds++;
    }
  g_assert_false (failed);
  g_assert_cmpuint (n_rounds * STRIDE, >, 10);
}

static void
prepare_nothing (Scene *scene)
{
}

static void
prepare_another_time (Scene *scene)
{
  dia_sending_fixture_run (&scene->fixture);
  edit (scene, NULL, AT + 30 * DIA_MINUTE, DIA_POST_N_EVENTS);
}

static void
prepare_another_text (Scene *scene)
{
  dia_sending_fixture_run (&scene->fixture);
  edit (scene, "Another text", 0, DIA_POST_N_EVENTS);
}

static void
prepare_change_of_mind (Scene *scene)
{
  dia_sending_fixture_run (&scene->fixture);
  wish (scene, FALSE);
}

static void
prepare_its_time (Scene *scene)
{
  dia_sending_fixture_run (&scene->fixture);
  dia_sending_fixture_advance (&scene->fixture, AT + 3 * DIA_MINUTE - dia_clock_now (scene->fixture.clock));
}

/* D3, while a server is asked to keep a post, to move it, to give it back, and while
 * it is looked for: the disk fails at a step of the database, once. It is out once in
 * the end, and nobody has to be asked. */
static void
test_breaking_disk (void)
{
  /* That the disk failed is said in a warning. */
  GLogLevelFlags before = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  break_disk (1, prepare_nothing);
  break_disk (2, prepare_another_time);
  break_disk (3, prepare_another_text);
  break_disk (4, prepare_change_of_mind);
  break_disk (1, prepare_its_time);
  g_log_set_always_fatal (before);
}

static void
test_refused (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  edit (&scene, "Encore", 0, DIA_POST_N_EVENTS);
  dia_fake_mastodon_set_mood (scene.server, DIA_FAKE_MOOD_REFUSE, 1);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 0, DIA_POST_SCHEDULED);
  g_assert_cmpint (get_kept (&scene), ==, DIA_KEPT_NOT);
  assert_story_has (&scene, DIA_HOLD_NOT_KEPT);
  run_at (&scene, AT);
  assert_scene (&scene, 1, 0, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

static void
test_needs_sign_in (void)
{
  Scene scene;

  set_up (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  edit (&scene, "Encore", 0, DIA_POST_N_EVENTS);
  dia_fake_mastodon_set_mood (scene.server, DIA_FAKE_MOOD_SIGN_IN, 5);
  dia_sending_fixture_run (&scene.fixture);
  {
    Change change = { .id = scene.account };
    g_autoptr (GError) error = NULL;

    dia_store_read (scene.fixture.core->store, load_account, &change, NULL, &error);
    g_assert_cmpint (change.account->sign_in, ==, DIA_SIGN_IN_NEEDED);
    g_object_unref (change.account);
  }
  assert_scene (&scene, 0, 0, DIA_POST_SCHEDULED);
  tear_down (&scene);
}

static void
test_threads_stay (void)
{
  Scene scene;

  set_up_text (&scene, "tête\n---\nsuite");
  wish (&scene, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  assert_scene (&scene, 0, 0, DIA_POST_SCHEDULED);
  assert_story_has (&scene, DIA_HOLD_NOT_KEPT);
  run_at (&scene, AT);
  assert_scene (&scene, 2, 0, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

/* The server is full: the post waits for room, and goes out in time anyway. */
static void
test_no_room (void)
{
  Change change = { 0 };
  g_autoptr (GError) error = NULL;
  Scene scene;
  DiaId first;

  set_up (&scene, DIA_FAKE_KEEPS);
  change.id = scene.account;
  dia_store_read (scene.fixture.core->store, load_account, &change, NULL, &error);
  change.account->limits.max_kept_a_day = 1;
  write_change (&scene, save_account, &change);
  g_object_unref (change.account);
  dia_sending_fixture_run (&scene.fixture);
  first = scene.post;
  scene.post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Un autre", AT + DIA_HOUR);
  wish (&scene, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpint (get_kept (&scene), ==, DIA_KEPT_WANTED);
  for (guint i = 0; i < 5; i++)
    run_at (&scene, AT + DIA_HOUR + i * DIA_MINUTE);
  assert_scene (&scene, 2, 0, DIA_POST_PUBLISHED);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, first), ==, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_fake_mastodon_count_doubles (scene.server), ==, 1);
  tear_down (&scene);
}

#define add(path, func) g_test_add_func ("/services/hand-over/" path, func)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("goes-out-without-the-desk", test_goes_out_without_the_desk);
  add ("never-sent-by-both", test_never_sent_by_both);
  add ("server-that-ignores", test_server_that_ignores);
  add ("server-that-lies", test_server_that_lies);
  add ("server-that-loses", test_server_that_loses);
  add ("taken-away-by-others", test_taken_away_by_others);
  add ("follows-another-time", test_follows_another_time);
  add ("follows-another-text", test_follows_another_text);
  add ("takes-back-what-is-near", test_takes_back_what_is_near);
  add ("takes-back-what-is-not-wanted", test_takes_back_what_is_not_wanted);
  add ("takes-back-what-is-deleted", test_takes_back_what_is_deleted);
  add ("changes-its-mind", test_changes_its_mind);
  add ("silence-takes-back", test_silence_takes_back);
  add ("cancelled-too-late", test_cancelled_too_late);
  add ("lost-answers", test_lost_answers);
  add ("looked-for-again", test_looked_for_again);
  add ("found-later", test_found_later);
  add ("still-kept", test_still_kept);
  add ("D3-breaking-disk", test_breaking_disk);
  add ("refused", test_refused);
  add ("needs-sign-in", test_needs_sign_in);
  add ("threads-stay", test_threads_stay);
  add ("no-room", test_no_room);

  return g_test_run ();
}
