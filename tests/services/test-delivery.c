/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connector-error.h"
#include "dia-journal-entry.h"
#include "dia-sending-fixture.h"

/* What the scripted network does to the requests of one moment. */
typedef struct
{
  const char *moment;
  int         code;       /* a DiaConnectorError */
  guint       skip;       /* so many go well first */
  guint       times;
  DiaInstant  retry_at;
  DiaThrottle throttle;
  guint       n_calls;    /* of that moment */
} Fault;

/* A fixture with one account and one post. */
typedef struct
{
  DiaSendingFixture fixture;
  Fault             fault;
  DiaId             account;
  DiaId             post;
} Scene;

static gboolean
play_fault (const char  *moment,
            gpointer     user_data,
            GError     **error)
{
  Fault *fault = user_data;

  if (g_strcmp0 (moment, fault->moment) != 0)
    return TRUE;
  if (fault->n_calls++ < fault->skip || fault->times == 0)
    return TRUE;

  fault->times--;
  if (fault->code == DIA_CONNECTOR_ERROR_THROTTLED)
    g_propagate_error (error, dia_connector_error_new_throttled (fault->throttle, fault->retry_at, "Too many posts."));
  else
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, fault->code, "The network’s own words.");

  return FALSE;
}

static void
set_up (Scene           *scene,
        DiaScriptedKind  kind,
        Fault            fault,
        const char      *text)
{
  scene->fault = fault;
  dia_sending_fixture_init (&scene->fixture, kind);
  dia_scripted_network_set_hook (scene->fixture.network, play_fault, &scene->fault);
  scene->account = dia_sending_fixture_add_account (&scene->fixture, DIA_NETWORK_MASTODON, "alize");
  scene->post = dia_sending_fixture_add_post (&scene->fixture, scene->account, text, DIA_SENDING_NOW);
}

static void
tear_down (Scene *scene)
{
  dia_sending_fixture_clear (&scene->fixture);
}

static void
wait_and_run (Scene *scene,
              gint64 ms)
{
  dia_sending_fixture_advance (&scene->fixture, ms);
  dia_sending_fixture_run (&scene->fixture);
}

static void
assert_state (Scene        *scene,
              DiaId         post_id,
              DiaPostState  state)
{
  g_assert_cmpstr (dia_post_state_to_string (dia_sending_fixture_get_state (&scene->fixture, post_id)), ==,
                   dia_post_state_to_string (state));
}

static void
assert_published_once (Scene      *scene,
                       DiaId       post_id,
                       const char *text)
{
  g_autoptr (DiaPost) post = dia_sending_fixture_load_post (&scene->fixture, post_id);

  assert_state (scene, post_id, DIA_POST_PUBLISHED);
  g_assert_cmpuint (dia_scripted_ledger_count (scene->fixture.ledger_path, text), ==, 1);
  g_assert_cmpstr (post->remote_id, !=, "");
  g_assert_cmpstr (post->problem, ==, "");
}

static void
test_published (void)
{
  for (DiaScriptedKind kind = 0; kind < DIA_SCRIPTED_N_KINDS; kind++)
    {
      g_autoptr (DiaPost) post = NULL;
      Scene scene;

      set_up (&scene, kind, (Fault) { 0 }, "Sept jours pour oser");
      dia_sending_fixture_run (&scene.fixture);
      assert_published_once (&scene, scene.post, "Sept jours pour oser");
      post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
      g_assert_cmpuint (post->attempts, ==, 1);
      g_assert_cmpint (post->published_at, ==, DIA_SENDING_NOW);
      tear_down (&scene);
    }
}

static void
test_not_due (void)
{
  DiaId later;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_RECORD_KEY, (Fault) { 0 }, "Maintenant");
  later = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Demain", DIA_SENDING_NOW + DIA_DAY);
  dia_sending_fixture_run (&scene.fixture);
  assert_published_once (&scene, scene.post, "Maintenant");
  assert_state (&scene, later, DIA_POST_SCHEDULED);
  g_assert_cmpint (dia_dispatcher_get_next_due (scene.fixture.dispatcher), ==, DIA_SENDING_NOW + DIA_DAY);
  wait_and_run (&scene, DIA_DAY);
  assert_published_once (&scene, later, "Demain");
  tear_down (&scene);
}

/* P3: the answer is lost after the network published: found, never sent again. */
static void
test_answer_lost (void)
{
  for (DiaScriptedKind kind = 0; kind < DIA_SCRIPTED_N_KINDS; kind++)
    {
      Scene scene;

      set_up (&scene, kind, (Fault) { "after-commit", DIA_CONNECTOR_ERROR_UNKNOWN, .times = 1 }, "Une fois");
      dia_sending_fixture_run (&scene.fixture);
      assert_published_once (&scene, scene.post, "Une fois");
      g_assert_cmpuint (scene.fault.n_calls, ==, 1);
      tear_down (&scene);
    }
}

/* The request is lost before the network published: sent again, but without a
 * record key only when the network had its minute. */
static void
test_request_lost (void)
{
  for (DiaScriptedKind kind = 0; kind < DIA_SCRIPTED_N_KINDS; kind++)
    {
      Scene scene;

      set_up (&scene, kind, (Fault) { "before-commit", DIA_CONNECTOR_ERROR_UNKNOWN, .times = 1 }, "Une fois");
      dia_sending_fixture_run (&scene.fixture);
      if (kind != DIA_SCRIPTED_RECORD_KEY)
        {
          assert_state (&scene, scene.post, DIA_POST_SCHEDULED);
          wait_and_run (&scene, 59 * DIA_SECOND);
          g_assert_cmpuint (scene.fault.n_calls, ==, 1);
          wait_and_run (&scene, 2 * DIA_SECOND);
        }
      assert_published_once (&scene, scene.post, "Une fois");
      g_assert_cmpuint (scene.fault.n_calls, ==, 2);
      tear_down (&scene);
    }
}

/* P4: published, unanswered, and looking does not help. While the server surely
 * remembers the key it is asked again under it; later a person is. */
static void
test_key_ages (void)
{
  static const gint64 ages[] = { DIA_MINUTE, 5 * DIA_MINUTE, 54 * DIA_MINUTE, 59 * DIA_MINUTE, 61 * DIA_MINUTE,
                                 25 * DIA_HOUR };

  for (guint i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      Scene scene;

      set_up (&scene, DIA_SCRIPTED_CLIENT_KEY, (Fault) { "after-commit", DIA_CONNECTOR_ERROR_UNKNOWN, .times = 1 },
              "Une fois");
      dia_scripted_network_set_unsure (scene.fixture.network, TRUE);
      dia_sending_fixture_run (&scene.fixture);
      assert_state (&scene, scene.post, DIA_POST_SCHEDULED);
      wait_and_run (&scene, ages[i]);
      g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
      assert_state (&scene, scene.post, ages[i] < 55 * DIA_MINUTE ? DIA_POST_PUBLISHED : DIA_POST_UNCONFIRMED);
      tear_down (&scene);
    }
}

/* Not published, and the server has forgotten its keys: a look says that it is
 * not there, and only then it goes out. */
static void
test_key_forgotten (void)
{
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_CLIENT_KEY, (Fault) { "before-commit", DIA_CONNECTOR_ERROR_UNKNOWN, .times = 1 },
          "Une fois");
  dia_sending_fixture_run (&scene.fixture);
  wait_and_run (&scene, 59 * DIA_MINUTE);
  assert_published_once (&scene, scene.post, "Une fois");
  tear_down (&scene);
}

/* A network without keys that cannot say: never sent again, a person is asked. */
static void
test_unsure (void)
{
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { "after-commit", DIA_CONNECTOR_ERROR_UNKNOWN, .times = 1 }, "Une fois");
  dia_scripted_network_set_unsure (scene.fixture.network, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  assert_state (&scene, scene.post, DIA_POST_SCHEDULED);
  wait_and_run (&scene, 61 * DIA_SECOND);
  assert_state (&scene, scene.post, DIA_POST_UNCONFIRMED);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
  tear_down (&scene);
}

/* A network that cannot be asked for a quarter of an hour: a person is asked. */
static void
test_blind (void)
{
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { "after-commit", DIA_CONNECTOR_ERROR_UNKNOWN, .times = 1 }, "Une fois");
  dia_scripted_network_set_unsure (scene.fixture.network, TRUE);
  dia_sending_fixture_run (&scene.fixture);
  scene.fault = (Fault) { "find", DIA_CONNECTOR_ERROR_UNREACHABLE, .times = 100 };
  for (guint i = 0; i < 14; i++)
    {
      wait_and_run (&scene, DIA_MINUTE);
      assert_state (&scene, scene.post, DIA_POST_SCHEDULED);
    }
  for (guint i = 0; i < 10; i++)
    wait_and_run (&scene, DIA_MINUTE);
  assert_state (&scene, scene.post, DIA_POST_UNCONFIRMED);
  g_assert_cmpuint (scene.fault.n_calls, >=, 3);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
  tear_down (&scene);
}

static void
test_unreachable (void)
{
  g_autoptr (DiaPost) held = NULL;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { "before-commit", DIA_CONNECTOR_ERROR_UNREACHABLE, .times = 3 },
          "Plus tard");
  dia_sending_fixture_run (&scene.fixture);
  held = dia_sending_fixture_load_post (&scene.fixture, scene.post);
  g_assert_cmpint (held->state, ==, DIA_POST_SCHEDULED);
  g_assert_cmpuint (held->attempts, ==, 0);
  g_assert_cmpint (held->not_before, >=, DIA_SENDING_NOW + 24 * DIA_SECOND);
  g_assert_cmpstr (held->problem, ==, "The network’s own words.");
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (scene.fault.n_calls, ==, 1);
  for (guint i = 0; i < 3; i++)
    wait_and_run (&scene, 3 * DIA_MINUTE);
  assert_published_once (&scene, scene.post, "Plus tard");
  tear_down (&scene);
}

/* P5: never earlier than told; the account's next post waits as well. */
static void
test_throttled (void)
{
  Fault fault = { "before-commit", DIA_CONNECTOR_ERROR_THROTTLED, .times = 1, .retry_at = DIA_SENDING_NOW + 10 * DIA_MINUTE };
  DiaId second, sister;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_RECORD_KEY, fault, "Premier");
  second = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Deuxième", DIA_SENDING_NOW);
  dia_sending_fixture_run (&scene.fixture);
  sister = dia_sending_fixture_add_post (&scene.fixture,
                                         dia_sending_fixture_add_account (&scene.fixture, DIA_NETWORK_MASTODON, "bruine"),
                                         "Sœur", DIA_SENDING_NOW);
  wait_and_run (&scene, 10 * DIA_MINUTE - 1);
  g_assert_cmpuint (scene.fault.n_calls, ==, 1);
  wait_and_run (&scene, 1);
  assert_published_once (&scene, scene.post, "Premier");
  assert_published_once (&scene, second, "Deuxième");
  assert_published_once (&scene, sister, "Sœur");
  tear_down (&scene);
}

static void
test_refused (void)
{
  g_autoptr (DiaPost) failed = NULL;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { "before-commit", DIA_CONNECTOR_ERROR_REFUSED, .times = 1 }, "Non");
  dia_sending_fixture_run (&scene.fixture);
  failed = dia_sending_fixture_load_post (&scene.fixture, scene.post);
  g_assert_cmpint (failed->state, ==, DIA_POST_FAILED);
  g_assert_cmpstr (failed->problem, ==, "The network’s own words.");
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 0);
  tear_down (&scene);
}

/* Its posts stay scheduled and the network is left alone. */
static void
test_sign_in_needed (void)
{
  DiaId second;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_RECORD_KEY, (Fault) { "before-commit", DIA_CONNECTOR_ERROR_SIGN_IN, .times = 100 },
          "Premier");
  second = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Deuxième", DIA_SENDING_NOW);
  dia_sending_fixture_run (&scene.fixture);
  wait_and_run (&scene, 10 * DIA_MINUTE);
  assert_state (&scene, scene.post, DIA_POST_SCHEDULED);
  assert_state (&scene, second, DIA_POST_SCHEDULED);
  g_assert_cmpuint (scene.fault.n_calls, ==, 1);
  tear_down (&scene);
}

/* P7: late within the grace goes out, later is missed, nothing silently. */
static void
test_late (void)
{
  DiaId missed, late;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { 0 }, "À l’heure");
  missed = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Trop tard", DIA_SENDING_NOW - 61 * DIA_MINUTE);
  late = dia_sending_fixture_add_post (&scene.fixture, scene.account, "En retard", DIA_SENDING_NOW - 59 * DIA_MINUTE);
  dia_sending_fixture_run (&scene.fixture);
  assert_state (&scene, missed, DIA_POST_MISSED);
  assert_published_once (&scene, late, "En retard");
  assert_published_once (&scene, scene.post, "À l’heure");
  tear_down (&scene);
}

/* A request that was lost, and found to be lost when its time had long passed,
 * counts as never sent. */
static void
test_late_after_look (void)
{
  for (DiaScriptedKind kind = 0; kind < DIA_SCRIPTED_N_KINDS; kind++)
    {
      Scene scene;

      set_up (&scene, kind, (Fault) { "before-commit", DIA_CONNECTOR_ERROR_UNKNOWN, .times = 8 }, "Trop tard");
      dia_sending_fixture_run (&scene.fixture);
      assert_state (&scene, scene.post, DIA_POST_SCHEDULED);
      wait_and_run (&scene, 25 * DIA_HOUR);
      assert_state (&scene, scene.post, DIA_POST_MISSED);
      g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 0);
      tear_down (&scene);
    }
}

/* P8: cut before each part; the rest hangs on the right parent, the head is not
 * sent again, and a thread that has begun is never too late. */
static void
test_thread_cut (void)
{
  for (guint cut = 0; cut < 3; cut++)
    {
      g_auto (GStrv) texts = NULL;
      Scene scene;

      set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { "before-commit", DIA_CONNECTOR_ERROR_UNREACHABLE, .skip = cut, .times = 1 },
              "un\n---\ndeux\n---\ntrois");
      dia_sending_fixture_run (&scene.fixture);
      assert_state (&scene, scene.post, DIA_POST_SCHEDULED);
      g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, cut);
      wait_and_run (&scene, cut == 0 ? DIA_MINUTE : 5 * DIA_HOUR);
      assert_state (&scene, scene.post, DIA_POST_PUBLISHED);
      texts = dia_scripted_ledger_dup_texts (scene.fixture.ledger_path);
      g_assert_cmpuint (g_strv_length (texts), ==, 3);
      g_assert_cmpstr (texts[0], ==, "un<");
      g_assert_cmpstr (texts[1], ==, "deux<post-1");
      g_assert_cmpstr (texts[2], ==, "trois<post-2");
      tear_down (&scene);
    }
}

/* Cut after its head, and the network stays away: the waits grow, so that the
 * story stays short, and the head is never taken for unsent. */
static void
test_thread_cut_for_long (void)
{
  g_autoptr (GPtrArray) journal = NULL;
  g_auto (GStrv) texts = NULL;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { "before-commit", DIA_CONNECTOR_ERROR_UNREACHABLE, .skip = 1, .times = 10000 },
          "un\n---\ndeux");
  dia_sending_fixture_run (&scene.fixture);
  for (guint minute = 0; minute < 12 * 60; minute++)
    wait_and_run (&scene, DIA_MINUTE);
  assert_state (&scene, scene.post, DIA_POST_SCHEDULED);
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
  scene.fault.times = 0;
  wait_and_run (&scene, 15 * DIA_MINUTE);
  assert_state (&scene, scene.post, DIA_POST_PUBLISHED);
  journal = dia_sending_fixture_load_journal (&scene.fixture, scene.post);
  g_assert_cmpuint (journal->len, <, 200);
  texts = dia_scripted_ledger_dup_texts (scene.fixture.ledger_path);
  g_assert_cmpuint (g_strv_length (texts), ==, 2);
  g_assert_cmpstr (texts[1], ==, "deux<post-1");
  tear_down (&scene);
}

static void
on_person_needed_cb (DiaDispatcher *dispatcher,
                     gint64         post_id,
                     gpointer       user_data)
{
  *(DiaId *) user_data = post_id;
}

/* However late it is, a person is asked to post by hand. */
static void
test_assisted (void)
{
  DiaId told = DIA_ID_NONE;
  DiaId post;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { 0 }, "Ailleurs");
  g_signal_connect (scene.fixture.dispatcher, "person-needed", G_CALLBACK (on_person_needed_cb), &told);
  post = dia_sending_fixture_add_post (&scene.fixture,
                                       dia_sending_fixture_add_account (&scene.fixture, DIA_NETWORK_LINKEDIN, "alize"),
                                       "À la main", DIA_SENDING_NOW - 5 * DIA_HOUR);
  dia_sending_fixture_run (&scene.fixture);
  assert_state (&scene, post, DIA_POST_AWAITING_PERSON);
  g_assert_cmpint (told, ==, post);
  tear_down (&scene);
}

/* The practice network goes the same way, a lost answer included. */
static void
test_practice (void)
{
  DiaId post;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { 0 }, "Ailleurs");
  post = dia_sending_fixture_add_post (&scene.fixture,
                                       dia_sending_fixture_add_account (&scene.fixture, DIA_NETWORK_PRACTICE, "alize"),
                                       "Répétition #practice-no-answer", DIA_SENDING_NOW);
  dia_sending_fixture_run (&scene.fixture);
  assert_state (&scene, post, DIA_POST_PUBLISHED);
  tear_down (&scene);
}

static void
test_order (void)
{
  g_auto (GStrv) texts = NULL;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { 0 }, "20");
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("%02u", i);

      dia_sending_fixture_add_post (&scene.fixture, scene.account, text, DIA_SENDING_NOW - 20 + i);
    }
  dia_sending_fixture_run (&scene.fixture);
  texts = dia_scripted_ledger_dup_texts (scene.fixture.ledger_path);
  g_assert_cmpuint (g_strv_length (texts), ==, 21);
  for (guint i = 0; i < 21; i++)
    {
      g_autofree char *text = g_strdup_printf ("%02u<", i);

      g_assert_cmpstr (texts[i], ==, text);
    }
  tear_down (&scene);
}

/* The journal tells the whole story, each step closed. */
static void
test_journal (void)
{
  static const struct { DiaStep step; DiaOutcome outcome; } steps[] = {
    { DIA_STEP_PREPARE, DIA_OUTCOME_DONE },
    { DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN },
    { DIA_STEP_LOOK, DIA_OUTCOME_DONE },
  };
  g_autoptr (GPtrArray) journal = NULL;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, (Fault) { "after-commit", DIA_CONNECTOR_ERROR_UNKNOWN, .times = 1 }, "Histoire");
  dia_sending_fixture_run (&scene.fixture);
  journal = dia_sending_fixture_load_journal (&scene.fixture, scene.post);
  g_assert_cmpuint (journal->len, ==, G_N_ELEMENTS (steps));
  for (guint i = 0; i < journal->len; i++)
    {
      DiaJournalEntry *entry = g_ptr_array_index (journal, i);

      g_assert_cmpint (entry->step, ==, steps[i].step);
      g_assert_cmpint (entry->outcome, ==, steps[i].outcome);
    }
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/delivery/published", test_published);
  g_test_add_func ("/services/delivery/not-due", test_not_due);
  g_test_add_func ("/services/delivery/P3-answer-lost", test_answer_lost);
  g_test_add_func ("/services/delivery/request-lost", test_request_lost);
  g_test_add_func ("/services/delivery/P4-key-ages", test_key_ages);
  g_test_add_func ("/services/delivery/P4-key-forgotten", test_key_forgotten);
  g_test_add_func ("/services/delivery/unsure", test_unsure);
  g_test_add_func ("/services/delivery/blind", test_blind);
  g_test_add_func ("/services/delivery/unreachable", test_unreachable);
  g_test_add_func ("/services/delivery/P5-throttled", test_throttled);
  g_test_add_func ("/services/delivery/refused", test_refused);
  g_test_add_func ("/services/delivery/sign-in-needed", test_sign_in_needed);
  g_test_add_func ("/services/delivery/P7-late", test_late);
  g_test_add_func ("/services/delivery/P7-late-after-look", test_late_after_look);
  g_test_add_func ("/services/delivery/P8-thread-cut", test_thread_cut);
  g_test_add_func ("/services/delivery/P8-thread-cut-for-long", test_thread_cut_for_long);
  g_test_add_func ("/services/delivery/assisted", test_assisted);
  g_test_add_func ("/services/delivery/practice", test_practice);
  g_test_add_func ("/services/delivery/order", test_order);
  g_test_add_func ("/services/delivery/journal", test_journal);

  return g_test_run ();
}
