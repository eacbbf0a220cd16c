/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Posts that a server keeps until their time, with the connector of Mastodon. */

#include "dia-keeping-scene.h"

#include "dia-dispatcher-private.h"
#include "dia-field.h"
#include "dia-memory-vault.h"
#include "dia-queue-act.h"
#include "dia-send-batch.h"
#include "dia-test-server.h"
#include "dia-test-support.h"

#define AT   KEEPING_SCENE_AT
#define TEXT KEEPING_SCENE_TEXT

/* The server publishes it; the desk, which was off, finds out. */
static void
test_goes_out_without_the_desk (void)
{
  g_autoptr (DiaPost) post = NULL;
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_WANTED);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 1, DIA_POST_SCHEDULED);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_YES);
  g_assert_cmpint (keeping_scene_get_keeps (&scene), ==, DIA_KEEPS_YES);
  keeping_scene_assert_story_has (&scene, DIA_HOLD_HAND_OVER);

  keeping_scene_run_at (&scene, AT + DIA_HOUR);
  keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
  post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
  g_assert_cmpint (post->published_at, ==, AT);
  g_assert_cmpstr (post->remote_id, !=, "");
  g_assert_true (g_str_has_prefix (post->remote_url, dia_fake_mastodon_get_origin (scene.server)));
  g_assert_cmpstr (post->problem, ==, "");
  g_assert_cmpint (post->kept, ==, DIA_KEPT_NOT);
  keeping_scene_clear (&scene);
}

/* At its very time the desk leaves it alone, and the account's other posts do not
 * wait for it. */
static void
test_never_sent_by_both (void)
{
  DiaId other;
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_LATE);
  other = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Un autre", AT + DIA_MINUTE);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_run_at (&scene, AT + DIA_MINUTE);
  keeping_scene_assert (&scene, 1, 1, DIA_POST_SCHEDULED);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene.server, "Un autre"), ==, 1);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, other), ==, DIA_POST_PUBLISHED);

  /* The server does not do it: it has to give it back first. */
  for (guint i = 2; i < 30; i++)
    keeping_scene_run_at (&scene, AT + i * DIA_MINUTE);
  keeping_scene_assert (&scene, 2, 0, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_fake_mastodon_count_doubles (scene.server), ==, 1);
  keeping_scene_assert_story_has (&scene, DIA_HOLD_TAKE_BACK);
  keeping_scene_clear (&scene);
}

/* Recognised before anything is sent: then the desk sends it, at its time. */
static void
test_server_that_ignores (void)
{
  for (DiaFakeKeeping keeping = DIA_FAKE_IGNORES; keeping <= DIA_FAKE_IGNORES_LISTING; keeping++)
    {
      KeepingScene scene;

      keeping_scene_init (&scene, keeping);
      dia_sending_fixture_run (&scene.fixture);
      keeping_scene_assert (&scene, 0, 0, DIA_POST_SCHEDULED);
      g_assert_cmpint (keeping_scene_get_keeps (&scene), ==, DIA_KEEPS_NO);
      g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_NOT);
      keeping_scene_assert_story_has (&scene, DIA_HOLD_NOT_KEPT);
      keeping_scene_run_at (&scene, AT);
      keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
      keeping_scene_clear (&scene);
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
      KeepingScene scene;

      keeping_scene_init (&scene, keeping);
      dia_sending_fixture_run (&scene.fixture);
      for (guint i = 0; i < 5; i++)
        keeping_scene_run_at (&scene, AT + i * DIA_MINUTE);
      keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
      g_assert_cmpint (keeping_scene_get_keeps (&scene), ==, DIA_KEEPS_LIED);
      post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
      g_assert_cmpint (post->published_at, ==, DIA_SENDING_NOW);
      keeping_scene_clear (&scene);
    }
}

static void
test_server_that_loses (void)
{
  g_autoptr (DiaPost) post = NULL;
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_LOSES);
  dia_sending_fixture_run (&scene.fixture);
  for (guint i = 0; i < 5; i++)
    keeping_scene_run_at (&scene, AT + i * DIA_MINUTE);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_UNCONFIRMED);
  post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
  g_assert_cmpstr (post->problem, !=, "");
  keeping_scene_clear (&scene);
}

/* What a person asks for: "Look again". *error is told of, and returned by code; -1
 * without one. */
static int
look_again (KeepingScene *scene)
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
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_LOSES);
  dia_sending_fixture_run (&scene.fixture);
  for (guint i = 0; i < 5; i++)
    keeping_scene_run_at (&scene, AT + i * DIA_MINUTE);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_UNCONFIRMED);
  g_assert_cmpint (look_again (&scene), ==, -1);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, scene.post), ==, DIA_POST_SCHEDULED);
  keeping_scene_clear (&scene);
}

/* It came out late, when the desk had stopped looking. */
static void
test_found_later (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_LOSES);
  dia_sending_fixture_run (&scene.fixture);
  for (guint i = 0; i < 5; i++)
    keeping_scene_run_at (&scene, AT + i * DIA_MINUTE);
  dia_fake_mastodon_publish (scene.server, "alize", TEXT, AT + DIA_MINUTE);
  g_assert_cmpint (look_again (&scene), ==, -1);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, scene.post), ==, DIA_POST_PUBLISHED);
  keeping_scene_clear (&scene);
}

/* As long as the server still lists it, it may come out: it is not sent again. */
static void
test_still_kept (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_LOSES);
  dia_sending_fixture_run (&scene.fixture);
  for (guint i = 0; i < 5; i++)
    keeping_scene_run_at (&scene, AT + i * DIA_MINUTE);
  dia_fake_mastodon_set_keeping (scene.server, DIA_FAKE_LATE);
  dia_fake_mastodon_plan (scene.server, "alize", TEXT, AT);
  g_assert_cmpint (look_again (&scene), ==, DIA_QUEUE_ERROR_STILL_UNKNOWN);
  keeping_scene_assert (&scene, 0, 1, DIA_POST_UNCONFIRMED);
  keeping_scene_clear (&scene);
}

/* Deleted in another client, long before its time. */
static void
test_taken_away_by_others (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  dia_fake_mastodon_lose_kept (scene.server);
  keeping_scene_edit (&scene, NULL, AT + DIA_HOUR, DIA_POST_N_EVENTS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_run_at (&scene, DIA_SENDING_NOW + 2 * DIA_MINUTE);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_UNCONFIRMED);
  keeping_scene_clear (&scene);
}

static void
test_follows_another_time (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_edit (&scene, NULL, AT + DIA_HOUR, DIA_POST_N_EVENTS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 1, DIA_POST_SCHEDULED);
  keeping_scene_assert_story_has (&scene, DIA_HOLD_MOVE_KEPT);
  keeping_scene_run_at (&scene, AT + 10 * DIA_MINUTE);
  keeping_scene_assert (&scene, 0, 1, DIA_POST_SCHEDULED);
  keeping_scene_run_at (&scene, AT + DIA_HOUR + 3 * DIA_MINUTE);
  keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
  keeping_scene_clear (&scene);
}

/* A server is not told of another text: it gives the old one back first. */
static void
test_follows_another_text (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_edit (&scene, "Huit jours", 0, DIA_POST_N_EVENTS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 1, DIA_POST_SCHEDULED);
  g_assert_cmpuint (dia_fake_mastodon_count_kept (scene.server, "Huit jours"), ==, 1);
  keeping_scene_run_at (&scene, AT + 3 * DIA_MINUTE);
  keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene.server, "Huit jours"), ==, 1);
  keeping_scene_clear (&scene);
}

/* A time that is too near for the server: the desk sends it. */
static void
test_takes_back_what_is_near (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS_NEAR);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_edit (&scene, NULL, DIA_SENDING_NOW + 4 * DIA_MINUTE, DIA_POST_N_EVENTS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_SCHEDULED);
  keeping_scene_run_at (&scene, DIA_SENDING_NOW + 4 * DIA_MINUTE);
  keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
  keeping_scene_clear (&scene);
}

static void
test_takes_back_what_is_not_wanted (void)
{
  static const DiaPostEvent events[] = { DIA_POST_EVENT_CANCEL, DIA_POST_EVENT_WITHDRAW };

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      KeepingScene scene;

      keeping_scene_init (&scene, DIA_FAKE_KEEPS);
      dia_sending_fixture_run (&scene.fixture);
      keeping_scene_edit (&scene, NULL, 0, events[i]);
      dia_sending_fixture_run (&scene.fixture);
      keeping_scene_assert (&scene, 0, 0, events[i] == DIA_POST_EVENT_CANCEL ? DIA_POST_CANCELLED : DIA_POST_DRAFT);
      keeping_scene_run_at (&scene, AT + DIA_HOUR);
      g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene.server, NULL), ==, 0);
      keeping_scene_clear (&scene);
    }
}

static void
test_takes_back_what_is_deleted (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_delete (&scene);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (dia_fake_mastodon_count_kept (scene.server, NULL), ==, 0);
  g_assert_cmpuint (dia_fake_mastodon_count_statuses (scene.server, NULL), ==, 0);
  keeping_scene_clear (&scene);
}

/* The person changes their mind: the desk sends it, and then has it kept again. */
static void
test_changes_its_mind (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_wish (&scene, FALSE);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_SCHEDULED);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_NOT);
  keeping_scene_wish (&scene, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 1, DIA_POST_SCHEDULED);
  keeping_scene_clear (&scene);
}

/* In a silence nothing goes out, from a server neither. */
static void
test_silence_takes_back (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  dia_sending_fixture_set (&scene.fixture, DIA_SETTING_PAUSED, "1");
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_SCHEDULED);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_WANTED);
  dia_sending_fixture_set (&scene.fixture, DIA_SETTING_PAUSED, NULL);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 1, DIA_POST_SCHEDULED);
  keeping_scene_clear (&scene);
}

/* Cancelled when the server had it out already: the desk says what is. */
static void
test_cancelled_too_late (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  dia_sending_fixture_advance (&scene.fixture, 3 * DIA_HOUR + DIA_SECOND);
  keeping_scene_edit (&scene, NULL, 0, DIA_POST_EVENT_CANCEL);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
  keeping_scene_clear (&scene);
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
      KeepingScene scene;

      keeping_scene_init (&scene, DIA_FAKE_KEEPS);
      dia_sending_fixture_run (&scene.fixture);
      keeping_scene_edit (&scene, "Encore", 0, DIA_POST_N_EVENTS);
      dia_fake_mastodon_set_mood (scene.server, moods[i], 1);
      for (guint minute = 0; minute < 6; minute++)
        keeping_scene_run_at (&scene, DIA_SENDING_NOW + minute * DIA_MINUTE);
      g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_YES);
      g_assert_cmpuint (dia_fake_mastodon_count_kept (scene.server, "Encore"), ==, 1);
      keeping_scene_run_at (&scene, AT + 3 * DIA_MINUTE);
      keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
      keeping_scene_clear (&scene);
    }
}

/* The account is on a network that keeps nothing: whoever wished that. */
static void
test_not_a_keeper (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  keeping_scene_wish (&scene, FALSE);
  scene.account = dia_sending_fixture_add_account (&scene.fixture, DIA_NETWORK_BLUESKY, "elsewhere");
  scene.post = dia_sending_fixture_add_post (&scene.fixture, scene.account, TEXT, AT);
  keeping_scene_wish (&scene, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_NOT);
  keeping_scene_assert_story_has (&scene, DIA_HOLD_NOT_KEPT);
  keeping_scene_clear (&scene);
}

/* A picture goes with the post; while one cannot be read the post stays with the
 * desk, which tries again. */
static void
test_pictures (void)
{
  g_autofree char *body = NULL;
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  scene.post = dia_sending_fixture_add_picture (&scene.fixture, scene.account, "Avec image", AT);
  keeping_scene_wish (&scene, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_YES);
  body = dia_fake_mastodon_dup_last_body (scene.server);
  g_assert_nonnull (strstr (body, "media_ids"));

  scene.post = dia_sending_fixture_add_picture (&scene.fixture, scene.account, "Sans image", AT + DIA_HOUR);
  dia_test_dir_remove (g_strdup (scene.fixture.core->media_dir));
  keeping_scene_wish (&scene, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_WANTED);
  g_assert_cmpuint (dia_fake_mastodon_count_kept (scene.server, "Sans image"), ==, 0);
  keeping_scene_clear (&scene);
}

/* A damaged file has lost what was handed over: nobody can look for it, so that a
 * person has to say, and the desk sends nothing on its own. */
static void
test_record_damaged (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  dia_fake_mastodon_lose_kept (scene.server);
  keeping_scene_run_sql (&scene, "UPDATE hand_overs SET record = '{', phase = 'asking', due_at = 0");
  keeping_scene_live_on (&scene);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_UNCONFIRMED);
  keeping_scene_clear (&scene);
}

/* The same while it waits there, and while it is asked back: gone, and nobody can say
 * whether it is out. */
static void
test_record_damaged_later (void)
{
  static const struct { const char *sql; DiaInstant at; } cases[] = {
    { "UPDATE hand_overs SET record = '{', due_at = 0", AT - DIA_HOUR },
    { "UPDATE hand_overs SET record = '{', due_at = 0", AT + 2 * DIA_MINUTE },
    { "UPDATE hand_overs SET record = '{', phase = 'taking', due_at = 0", AT + 3 * DIA_MINUTE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      KeepingScene scene;

      keeping_scene_init (&scene, DIA_FAKE_KEEPS);
      dia_sending_fixture_run (&scene.fixture);
      dia_fake_mastodon_lose_kept (scene.server);
      dia_sending_fixture_advance (&scene.fixture, cases[i].at - dia_clock_now (scene.fixture.clock));
      keeping_scene_run_sql (&scene, cases[i].sql);
      for (guint minute = 0; minute < 30; minute += 3)
        keeping_scene_run_at (&scene, MAX (cases[i].at, AT - DIA_MINUTE) + minute * DIA_MINUTE);
      keeping_scene_assert (&scene, 0, 0, DIA_POST_UNCONFIRMED);
      keeping_scene_clear (&scene);
    }
}

static void
sleep_once (const char *step,
            gpointer    user_data)
{
  KeepingScene *scene = user_data;

  if (!g_str_equal (step, DIA_HOLD_HAND_OVER "-begun") || scene->account == DIA_ID_NONE)
    return;

  scene->account = DIA_ID_NONE;
  dia_fixed_clock_sleep (DIA_FIXED_CLOCK (scene->fixture.clock), DIA_HOUR);
}

/* How often the post was about to be handed over. */
static guint
count_begun (KeepingScene *scene)
{
  g_autoptr (GPtrArray) journal = dia_sending_fixture_load_journal (&scene->fixture, scene->post);
  guint n = 0;

  for (guint i = 0; i < journal->len; i++)
    n += g_str_equal (((DiaJournalEntry *) g_ptr_array_index (journal, i))->key, DIA_HOLD_HAND_OVER);

  return n;
}

/* P10: the computer slept after the journal said "now" and before the request: it is
 * not made with a claim that may be over, but anew, once. */
static void
test_slept (void)
{
  g_autoptr (DiaAccount) account = NULL;
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  account = keeping_scene_load_account (&scene);
  account->limits.keeps = DIA_KEEPS_YES;
  keeping_scene_save_account (&scene, account);
  dia_dispatcher_set_probe (scene.fixture.dispatcher, sleep_once, &scene);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpint (scene.account, ==, DIA_ID_NONE);
  g_assert_cmpuint (count_begun (&scene), ==, 2);
  g_assert_cmpuint (dia_test_server_count (dia_fake_mastodon_get_server (scene.server), "POST", "/api/v1/statuses"), ==, 1);
  keeping_scene_assert (&scene, 0, 1, DIA_POST_SCHEDULED);
  keeping_scene_run_at (&scene, AT + 3 * DIA_MINUTE);
  keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
  keeping_scene_clear (&scene);
}

/* A text of its own is in the account's language, any other in the content's; another
 * language is another post. */
static void
test_language (void)
{
  g_autoptr (DiaAccount) account = NULL;
  g_autofree char *own = NULL;
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  account = keeping_scene_load_account (&scene);
  dia_field_set_text (&account->language, "nl");
  keeping_scene_save_account (&scene, account);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_run_sql (&scene, "UPDATE posts SET own_text = 1; UPDATE contents SET language = 'de'");
  dia_sending_fixture_run (&scene.fixture);
  own = dia_fake_mastodon_dup_last_body (scene.server);
  g_assert_nonnull (strstr (own, "\"language\":\"nl\""));
  keeping_scene_assert (&scene, 0, 1, DIA_POST_SCHEDULED);
  keeping_scene_clear (&scene);
}

/* A server that is never clear does not keep the post from going out: the desk stops
 * asking, and sends it. */
static void
test_never_clear (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_edit (&scene, "Encore", 0, DIA_POST_N_EVENTS);
  dia_fake_mastodon_set_mood (scene.server, DIA_FAKE_MOOD_LOSE_REQUEST, 5);
  for (guint minute = 0; minute < 90; minute += 2)
    keeping_scene_run_at (&scene, DIA_SENDING_NOW + minute * DIA_MINUTE);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_NOT);
  keeping_scene_assert_story_has (&scene, DIA_HOLD_NOT_KEPT);
  keeping_scene_run_at (&scene, AT);
  keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
  keeping_scene_clear (&scene);
}

/* Asked for, lost, and changed meanwhile: the key of the first is not that of the
 * second, which the server would take for a repeat. */
static void
test_changed_after_a_loss (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_edit (&scene, "Encore", 0, DIA_POST_N_EVENTS);
  dia_fake_mastodon_set_mood (scene.server, DIA_FAKE_MOOD_LOSE_REQUEST, 1);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_edit (&scene, "Encore autrement", 0, DIA_POST_N_EVENTS);
  for (guint minute = 1; minute < 6; minute++)
    keeping_scene_run_at (&scene, DIA_SENDING_NOW + minute * DIA_MINUTE);
  g_assert_cmpuint (dia_fake_mastodon_count_kept (scene.server, "Encore autrement"), ==, 1);
  keeping_scene_assert (&scene, 0, 1, DIA_POST_SCHEDULED);
  keeping_scene_clear (&scene);
}

static void
close_once (const char *step,
            gpointer    user_data)
{
  KeepingScene *scene = user_data;

  if (g_str_equal (step, "taken"))
    g_cancellable_cancel (scene->fixture.core->closing);
}

/* The workspace is closing: the claim is given back, and the next program hands the
 * post over. */
static void
test_closing (void)
{
  DiaDispatcher *dispatcher;
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dispatcher = dia_dispatcher_new (scene.fixture.core, NULL, NULL);
  dia_dispatcher_set_probe (dispatcher, close_once, &scene);
  dia_dispatcher_run (dispatcher, FALSE, 0, NULL, NULL, NULL, NULL);
  dia_test_wait_finalize (dispatcher);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_WANTED);
  g_cancellable_reset (scene.fixture.core->closing);
  keeping_scene_run_at (&scene, DIA_SENDING_NOW + DIA_HOUR);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_YES);
  keeping_scene_clear (&scene);
}

/* An older desk wrote no limits, another server has none, and a third takes one. */
static void
test_room (void)
{
  static const struct { guint lead, max_kept, a_day, kept; } cases[] = {
    { 0, 0, 0, 2 }, { 300, 0, 0, 2 }, { 300, 1, 0, 1 }, { 300, 0, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DiaAccount) account = NULL;
      KeepingScene scene;

      keeping_scene_init (&scene, DIA_FAKE_KEEPS);
      account = keeping_scene_load_account (&scene);
      account->limits.keep_lead = cases[i].lead;
      account->limits.max_kept = cases[i].max_kept;
      account->limits.max_kept_a_day = cases[i].a_day;
      keeping_scene_save_account (&scene, account);
      dia_sending_fixture_run (&scene.fixture);
      scene.post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Un autre", AT + DIA_HOUR);
      keeping_scene_wish (&scene, TRUE);
      dia_sending_fixture_run (&scene.fixture);
      g_assert_cmpuint (dia_fake_mastodon_count_kept (scene.server, NULL), ==, cases[i].kept);
      keeping_scene_clear (&scene);
    }
}

/* Nobody can be asked while the keyring is closed; the post is handed over once it
 * is open. */
static void
test_keyring_closed (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (scene.fixture.vault), DIA_VAULT_LOCKED);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_SCHEDULED);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_WANTED);
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (scene.fixture.vault), DIA_VAULT_UNLOCKED);
  keeping_scene_run_at (&scene, DIA_SENDING_NOW + DIA_HOUR);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_YES);
  keeping_scene_clear (&scene);
}

/* A refusal is the server's word; the desk sends it itself. */
static void
test_refused (void)
{
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_edit (&scene, "Encore", 0, DIA_POST_N_EVENTS);
  dia_fake_mastodon_set_mood (scene.server, DIA_FAKE_MOOD_REFUSE, 1);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_SCHEDULED);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_NOT);
  keeping_scene_assert_story_has (&scene, DIA_HOLD_NOT_KEPT);
  keeping_scene_run_at (&scene, AT);
  keeping_scene_assert (&scene, 1, 0, DIA_POST_PUBLISHED);
  keeping_scene_clear (&scene);
}

static void
test_needs_sign_in (void)
{
  g_autoptr (DiaAccount) account = NULL;
  KeepingScene scene;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_edit (&scene, "Encore", 0, DIA_POST_N_EVENTS);
  dia_fake_mastodon_set_mood (scene.server, DIA_FAKE_MOOD_SIGN_IN, 5);
  dia_sending_fixture_run (&scene.fixture);
  account = keeping_scene_load_account (&scene);
  g_assert_cmpint (account->sign_in, ==, DIA_SIGN_IN_NEEDED);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_SCHEDULED);
  keeping_scene_clear (&scene);
}

static void
test_threads_stay (void)
{
  KeepingScene scene;

  keeping_scene_init_text (&scene, "tête\n---\nsuite");
  keeping_scene_wish (&scene, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  keeping_scene_assert (&scene, 0, 0, DIA_POST_SCHEDULED);
  keeping_scene_assert_story_has (&scene, DIA_HOLD_NOT_KEPT);
  keeping_scene_run_at (&scene, AT);
  keeping_scene_assert (&scene, 2, 0, DIA_POST_PUBLISHED);
  keeping_scene_clear (&scene);
}

/* The server is full: the post waits for room, and goes out in time anyway. */
static void
test_no_room (void)
{
  g_autoptr (DiaAccount) account = NULL;
  KeepingScene scene;
  DiaId first;

  keeping_scene_init (&scene, DIA_FAKE_KEEPS);
  account = keeping_scene_load_account (&scene);
  account->limits.max_kept_a_day = 1;
  keeping_scene_save_account (&scene, account);
  dia_sending_fixture_run (&scene.fixture);
  first = scene.post;
  scene.post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Un autre", AT + DIA_HOUR);
  keeping_scene_wish (&scene, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpint (keeping_scene_get_kept (&scene), ==, DIA_KEPT_WANTED);
  for (guint i = 0; i < 5; i++)
    keeping_scene_run_at (&scene, AT + DIA_HOUR + i * DIA_MINUTE);
  keeping_scene_assert (&scene, 2, 0, DIA_POST_PUBLISHED);
  g_assert_cmpint (dia_sending_fixture_get_state (&scene.fixture, first), ==, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_fake_mastodon_count_doubles (scene.server), ==, 1);
  keeping_scene_clear (&scene);
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
  add ("not-a-keeper", test_not_a_keeper);
  add ("pictures", test_pictures);
  add ("record-damaged", test_record_damaged);
  add ("record-damaged-later", test_record_damaged_later);
  add ("P10-slept", test_slept);
  add ("language", test_language);
  add ("never-clear", test_never_clear);
  add ("changed-after-a-loss", test_changed_after_a_loss);
  add ("closing", test_closing);
  add ("room", test_room);
  add ("keyring-closed", test_keyring_closed);
  add ("refused", test_refused);
  add ("needs-sign-in", test_needs_sign_in);
  add ("threads-stay", test_threads_stay);
  add ("no-room", test_no_room);

  return g_test_run ();
}
