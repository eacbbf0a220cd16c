/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What one part of a post meets that no network does often. */

#include "dia-connector-error.h"
#include "dia-memory-vault.h"
#include "dia-part-record.h"
#include "dia-posts.h"
#include "dia-sending-fixture.h"
#include "dia-store.h"
#include "dia-test-support.h"

/* A desk with one account and one post; what the network does is the test's own. */
typedef struct
{
  DiaSendingFixture fixture;
  DiaId             account;
  DiaId             post;
  guint             n_commits;   /* tried */
  guint             n_looks;
  const char       *text;        /* of a statement on the workspace */
} Scene;

static void
set_up (Scene          *scene,
        DiaScriptedKind kind,
        DiaScriptedHook hook)
{
  *scene = (Scene) { 0 };
  dia_sending_fixture_init (&scene->fixture, kind);
  dia_scripted_network_set_hook (scene->fixture.network, hook, scene);
  dia_sending_fixture_set (&scene->fixture, "sending.grace", "10080");
  scene->account = dia_sending_fixture_add_account (&scene->fixture, DIA_NETWORK_MASTODON, "alize");
  scene->post = dia_sending_fixture_add_post (&scene->fixture, scene->account, "Une fois", DIA_SENDING_NOW);
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
assert_ends (Scene        *scene,
             DiaPostState  state,
             guint         n_out)
{
  g_assert_cmpstr (dia_post_state_to_string (dia_sending_fixture_get_state (&scene->fixture, scene->post)), ==,
                   dia_post_state_to_string (state));
  g_assert_cmpuint (dia_scripted_ledger_count (scene->fixture.ledger_path, NULL), ==, n_out);
}

static gboolean
execute (DiaConnection  *connection,
         gpointer        user_data,
         GError        **error)
{
  return dia_connection_execute (connection, ((Scene *) user_data)->text, error);
}

static void
change_workspace (Scene      *scene,
                  const char *sql)
{
  g_autoptr (GError) error = NULL;

  scene->text = sql;
  dia_store_write (scene->fixture.core->store, execute, scene, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
fail (GError **error,
      int      code)
{
  g_set_error_literal (error, DIA_CONNECTOR_ERROR, code, "The network’s own words.");
  return FALSE;
}

/* A text of the account's own is in the account's language, one that follows its
 * content in the content's, and so is one of an account that has none. */
static void
test_language (void)
{
  static const struct
  {
    const char *sql;
    const char *language;
  } cases[] = {
    { "UPDATE contents SET language = 'de'", "de" },
    { "UPDATE contents SET language = 'de'; UPDATE posts SET own_text = 1", "fr" },
    { "UPDATE contents SET language = 'de'; UPDATE posts SET own_text = 1; UPDATE accounts SET language = ''", "de" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) journal = NULL;
      g_autoptr (DiaPartRecord) record = NULL;
      DiaJournalEntry *last;
      Scene scene;

      set_up (&scene, DIA_SCRIPTED_RECORD_KEY, NULL);
      change_workspace (&scene, cases[i].sql);
      dia_sending_fixture_run (&scene.fixture);
      assert_ends (&scene, DIA_POST_PUBLISHED, 1);
      journal = dia_sending_fixture_load_journal (&scene.fixture, scene.post);
      last = g_ptr_array_index (journal, journal->len - 1);
      g_assert_cmpint (last->step, ==, DIA_STEP_COMMIT);
      record = dia_part_record_from_text (last->payload);
      g_assert_cmpstr (record->request.language, ==, cases[i].language);
      tear_down (&scene);
    }
}

static gboolean
lose_first_request (const char  *moment,
                    gpointer     user_data,
                    GError     **error)
{
  Scene *scene = user_data;

  return !g_str_equal (moment, "before-commit") || scene->n_commits++ > 0 || fail (error, DIA_CONNECTOR_ERROR_UNKNOWN);
}

/* C1: the clock is set back while the network has its minute: the next look is a
 * minute away at most. */
static void
test_clock_set_back (void)
{
  g_autoptr (DiaPost) post = NULL;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, lose_first_request);
  dia_sending_fixture_run (&scene.fixture);
  assert_ends (&scene, DIA_POST_SCHEDULED, 0);
  change_workspace (&scene, "UPDATE posts SET not_before = NULL, slot_at = slot_at - 60000");
  dia_fixed_clock_set (DIA_FIXED_CLOCK (scene.fixture.clock), DIA_SENDING_NOW - 30 * DIA_SECOND);
  dia_sending_fixture_run (&scene.fixture);
  post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
  g_assert_cmpint (post->not_before, ==, DIA_SENDING_NOW + 30 * DIA_SECOND);
  wait_and_run (&scene, 91 * DIA_SECOND);
  wait_and_run (&scene, DIA_MINUTE);
  assert_ends (&scene, DIA_POST_PUBLISHED, 1);
  tear_down (&scene);
}

static gboolean
lose_every_request (const char  *moment,
                    gpointer     user_data,
                    GError     **error)
{
  Scene *scene = user_data;

  if (!g_str_equal (moment, "before-commit"))
    return TRUE;

  scene->n_commits++;
  return fail (error, DIA_CONNECTOR_ERROR_UNKNOWN);
}

/* Where a repeat does no harm it is tried eight times, then a person is asked. */
static void
test_lost_for_ever (void)
{
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_RECORD_KEY, lose_every_request);
  for (guint i = 0; i < 20; i++)
    wait_and_run (&scene, DIA_HOUR);
  assert_ends (&scene, DIA_POST_UNCONFIRMED, 0);
  g_assert_cmpuint (scene.n_commits, ==, 8);
  tear_down (&scene);
}

static gboolean
lose_and_dawdle (const char  *moment,
                 gpointer     user_data,
                 GError     **error)
{
  Scene *scene = user_data;

  if (g_str_equal (moment, "find"))
    dia_sending_fixture_advance (&scene->fixture, 61 * DIA_SECOND);

  return lose_every_request (moment, user_data, error);
}

/* So slow that each request has had its minute when the look is over: it is not sent
 * again and again within one claim. */
static void
test_slow_and_lost (void)
{
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, lose_and_dawdle);
  dia_sending_fixture_run (&scene.fixture);
  assert_ends (&scene, DIA_POST_UNCONFIRMED, 0);
  g_assert_cmpuint (scene.n_commits, <=, 3);
  tear_down (&scene);
}

/* D4: what was sent cannot be read any more: nobody can look for it, and nothing is
 * sent again. */
static void
test_record_damaged (void)
{
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, lose_first_request);
  dia_sending_fixture_run (&scene.fixture);
  change_workspace (&scene, "UPDATE journal SET payload = 'damaged'");
  wait_and_run (&scene, DIA_HOUR);
  assert_ends (&scene, DIA_POST_UNCONFIRMED, 0);
  g_assert_cmpuint (scene.n_commits, ==, 1);
  tear_down (&scene);
}

/* The first request arrives without an answer and cannot be seen for a while; the
 * second one is refused: "you said that already". What a third look says decides. */
static gboolean
refuse_repeat (const char  *moment,
               gpointer     user_data,
               GError     **error)
{
  Scene *scene = user_data;

  if (g_str_equal (moment, "after-commit"))
    return fail (error, DIA_CONNECTOR_ERROR_UNKNOWN);
  if (g_str_equal (moment, "before-commit") && scene->n_commits++ > 0)
    {
      dia_scripted_network_set_unsure (scene->fixture.network, FALSE);
      return fail (error, DIA_CONNECTOR_ERROR_REFUSED);
    }

  return TRUE;
}

static gboolean
refuse_repeat_and_look (const char  *moment,
                        gpointer     user_data,
                        GError     **error)
{
  Scene *scene = user_data;

  if (g_str_equal (moment, "find") && scene->n_commits == 2 && scene->n_looks++ == 0)
    return fail (error, DIA_CONNECTOR_ERROR_SIGN_IN);

  return refuse_repeat (moment, user_data, error);
}

static gboolean
refuse_repeat_unsure (const char  *moment,
                      gpointer     user_data,
                      GError     **error)
{
  Scene *scene = user_data;

  if (g_str_equal (moment, "find"))
    dia_scripted_network_set_unsure (scene->fixture.network, TRUE);

  return refuse_repeat (moment, user_data, error);
}

static void
test_repeat_refused (void)
{
  static const struct
  {
    DiaScriptedHook hook;
    DiaPostState    state;
  } cases[] = {
    { refuse_repeat, DIA_POST_PUBLISHED },
    { refuse_repeat_and_look, DIA_POST_SCHEDULED },
    { refuse_repeat_unsure, DIA_POST_UNCONFIRMED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Scene scene;

      set_up (&scene, DIA_SCRIPTED_CLIENT_KEY, cases[i].hook);
      dia_scripted_network_set_unsure (scene.fixture.network, TRUE);
      dia_sending_fixture_run (&scene.fixture);
      wait_and_run (&scene, 61 * DIA_SECOND);
      g_assert_cmpuint (scene.n_commits, ==, 2);
      assert_ends (&scene, cases[i].state, 1);
      tear_down (&scene);
    }
}

static gboolean
be_away (const char  *moment,
         gpointer     user_data,
         GError     **error)
{
  return fail (error, DIA_CONNECTOR_ERROR_UNREACHABLE);
}

/* After sixty tries it is given up, and says so. */
static void
test_gives_up (void)
{
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, be_away);
  for (guint i = 0; i < 60; i++)
    wait_and_run (&scene, 16 * DIA_MINUTE);
  assert_ends (&scene, DIA_POST_SCHEDULED, 0);
  wait_and_run (&scene, 16 * DIA_MINUTE);
  assert_ends (&scene, DIA_POST_FAILED, 0);
  tear_down (&scene);
}

/* A network that this version does not know is a person's business. */
static void
test_unknown_network (void)
{
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, be_away);
  scene.account = dia_sending_fixture_add_account (&scene.fixture, "nowhere", "alize");
  scene.post = dia_sending_fixture_add_post (&scene.fixture, scene.account, "Ailleurs", DIA_SENDING_NOW);
  dia_sending_fixture_run (&scene.fixture);
  assert_ends (&scene, DIA_POST_AWAITING_PERSON, 0);
  tear_down (&scene);
}

/* Its file is gone: it waits, and says for what; it does not go out without it. */
static void
test_picture_missing (void)
{
  g_autoptr (DiaPost) post = NULL;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_RECORD_KEY, NULL);
  dia_sending_fixture_run (&scene.fixture);
  scene.post = dia_sending_fixture_add_picture (&scene.fixture, scene.account, "Avec image", DIA_SENDING_NOW);
  dia_test_dir_remove (g_strdup (scene.fixture.core->media_dir));
  dia_sending_fixture_run (&scene.fixture);
  assert_ends (&scene, DIA_POST_SCHEDULED, 1);
  post = dia_sending_fixture_load_post (&scene.fixture, scene.post);
  g_assert_cmpstr (post->problem, !=, "");
  tear_down (&scene);
}

static void
sleep_once (const char *step,
            gpointer    user_data)
{
  Scene *scene = user_data;

  if (g_str_equal (step, "commit-begun") && scene->n_looks++ == 0)
    dia_fixed_clock_sleep (DIA_FIXED_CLOCK (scene->fixture.clock), DIA_HOUR);
}

/* P10: the computer slept after the journal said "now" and before the request: it is
 * not made. */
static void
test_slept (void)
{
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, NULL);
  dia_dispatcher_set_probe (scene.fixture.dispatcher, sleep_once, &scene);
  dia_dispatcher_run (scene.fixture.dispatcher, FALSE, 0, NULL, NULL, NULL, NULL);
  assert_ends (&scene, DIA_POST_SCHEDULED, 0);
  wait_and_run (&scene, DIA_HOUR);
  assert_ends (&scene, DIA_POST_PUBLISHED, 1);
  tear_down (&scene);
}

/* S2: however often a closed keyring is asked, the story tells of it once. */
static void
test_keyring_told_once (void)
{
  g_autoptr (GPtrArray) journal = NULL;
  DiaMemoryVault *vault;
  Scene scene;

  set_up (&scene, DIA_SCRIPTED_DUMB, NULL);
  dia_sending_fixture_guard (&scene.fixture, DIA_SCRIPTED_DUMB);
  dia_sending_fixture_sign_in (&scene.fixture, scene.account, DIA_INSTANT_NONE);
  vault = DIA_MEMORY_VAULT (scene.fixture.vault);
  dia_memory_vault_set_state (vault, DIA_VAULT_LOCKED);
  for (guint i = 0; i < 3; i++)
    wait_and_run (&scene, DIA_MINUTE);
  assert_ends (&scene, DIA_POST_SCHEDULED, 0);
  journal = dia_sending_fixture_load_journal (&scene.fixture, scene.post);
  g_assert_cmpuint (journal->len, ==, 1);
  dia_memory_vault_set_state (vault, DIA_VAULT_UNLOCKED);
  wait_and_run (&scene, DIA_MINUTE);
  assert_ends (&scene, DIA_POST_PUBLISHED, 1);
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/delivery-part/language", test_language);
  g_test_add_func ("/services/delivery-part/C1-clock-set-back", test_clock_set_back);
  g_test_add_func ("/services/delivery-part/lost-for-ever", test_lost_for_ever);
  g_test_add_func ("/services/delivery-part/slow-and-lost", test_slow_and_lost);
  g_test_add_func ("/services/delivery-part/D4-record-damaged", test_record_damaged);
  g_test_add_func ("/services/delivery-part/repeat-refused", test_repeat_refused);
  g_test_add_func ("/services/delivery-part/gives-up", test_gives_up);
  g_test_add_func ("/services/delivery-part/unknown-network", test_unknown_network);
  g_test_add_func ("/services/delivery-part/picture-missing", test_picture_missing);
  g_test_add_func ("/services/delivery-part/P10-slept", test_slept);
  g_test_add_func ("/services/delivery-part/S2-keyring-told-once", test_keyring_told_once);

  return g_test_run ();
}
