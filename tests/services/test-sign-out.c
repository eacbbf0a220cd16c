/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sign-out-retry-private.h"
#include "dia-sign-out.h"

#include "dia-accounts.h"
#include "dia-audit.h"
#include "dia-credential-keeper.h"
#include "dia-fake-mastodon.h"
#include "dia-memory-vault.h"
#include "dia-publishing-host.h"
#include "dia-roster-private.h"
#include "dia-sending-fixture.h"
#include "dia-store.h"
#include "dia-test-support.h"

/* An account that is signed in at a server, and the roster that removes it. */
typedef struct
{
  DiaSendingFixture fixture;
  GThread          *thread;    /* of the main context */
  DiaFakeMastodon  *server;    /* (nullable): it may be gone */
  DiaAccount       *account;
  DiaRoster        *roster;
  GPtrArray        *errands;   /* (nullable): as told last */
} Scene;

static void
on_roster_errands_left_cb (DiaRoster *roster,
                           GPtrArray *errands,
                           gpointer   user_data)
{
  Scene *scene = user_data;

  g_assert_true (g_thread_self () == scene->thread);
  g_assert_null (scene->errands);
  scene->errands = g_ptr_array_ref (errands);
}

static gboolean
save_account (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  return dia_accounts_save (connection, user_data, error);
}

static DiaAccount *
make_account (Scene *scene)
{
  DiaAccount *account = dia_account_new ();
  g_autoptr (GError) error = NULL;

  account->brand_id = scene->fixture.brand_id;
  g_free (account->network);
  account->network = g_strdup (DIA_NETWORK_MASTODON);
  g_free (account->server);
  account->server = g_strdup (dia_fake_mastodon_get_origin (scene->server));
  g_free (account->handle);
  account->handle = g_strdup ("alize");
  g_free (account->zone);
  account->zone = g_strdup ("Europe/Paris");
  dia_store_write (scene->fixture.core->store, save_account, account, NULL, &error);
  g_assert_no_error (error);

  return account;
}

/* @by_browser: with the secret of the application that the token was made for. */
static void
sign_in (Scene    *scene,
         gboolean  by_browser)
{
  const char *token = by_browser ? DIA_FAKE_MASTODON_OAUTH_TOKEN : DIA_FAKE_MASTODON_TOKEN;
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autoptr (GError) error = NULL;

  dia_fake_mastodon_add_account (scene->server, "alize", token);
  dia_credentials_set (&credentials->access_token, token);
  if (by_browser)
    {
      dia_credentials_set (&credentials->client_id, "client-1");
      dia_credentials_set (&credentials->client_secret, "canary-secret-3");
    }
  dia_credential_keeper_store (scene->fixture.core, scene->account, credentials, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Scene *scene)
{
  g_autoptr (DiaRegistry) genuine = NULL;

  *scene = (Scene) { .server = dia_fake_mastodon_new (NULL), .thread = g_thread_self () };
  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  genuine = dia_registry_new (scene->fixture.core->ledger);
  dia_registry_replace (scene->fixture.core->registry, dia_registry_find (genuine, DIA_NETWORK_MASTODON));
  scene->account = make_account (scene);
  scene->roster = dia_roster_new (scene->fixture.core);
  g_signal_connect (scene->roster, "errands-left", G_CALLBACK (on_roster_errands_left_cb), scene);
}

static void
tear_down (Scene *scene)
{
  g_clear_pointer (&scene->errands, g_ptr_array_unref);
  g_clear_object (&scene->account);
  /* A worker may hold on to its work a moment longer than to its result. */
  dia_workspace_core_close (scene->fixture.core);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (g_steal_pointer (&scene->roster));
  dia_sending_fixture_clear (&scene->fixture);
  g_clear_object (&scene->server);
}

static GArray *
list_id (DiaId id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (DiaId));

  g_array_append_val (ids, id);

  return ids;
}

static void
remove_account (Scene *scene)
{
  g_autoptr (GArray) ids = list_id (scene->account->id);
  g_autoptr (GError) error = NULL;

  dia_roster_remove (scene->roster, ids, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
list_removed (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  GPtrArray **accounts = user_data;

  *accounts = dia_accounts_list_removed (connection, error);

  return *accounts != NULL;
}

static guint
count_removed (Scene *scene)
{
  g_autoptr (GPtrArray) accounts = NULL;

  g_assert_true (dia_store_read (scene->fixture.core->store, list_removed, &accounts, NULL, NULL));

  return accounts->len;
}

static gboolean
list_audit (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  GPtrArray **entries = user_data;

  *entries = dia_audit_list (connection, DIA_ID_NONE, 10, error);

  return *entries != NULL;
}

/* Exactly one entry, about the account, with @outcome. */
static void
assert_audit (Scene           *scene,
              DiaAuditOutcome  outcome)
{
  g_autoptr (GPtrArray) entries = NULL;
  DiaAuditEntry *entry;

  g_assert_true (dia_store_read (scene->fixture.core->store, list_audit, &entries, NULL, NULL));
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->event, ==, DIA_AUDIT_SIGN_IN_ENDED);
  g_assert_cmpint (entry->outcome, ==, outcome);
  g_assert_cmpint (entry->account_id, ==, scene->account->id);
  g_assert_cmpint (entry->at, ==, DIA_SENDING_NOW);
  g_assert_cmpstr (entry->handle, ==, "alize");
  g_assert_cmpstr (entry->detail, ==, scene->errands != NULL ? ((DiaErrand *) g_ptr_array_index (scene->errands, 0))->sentence : "");
  g_assert_null (strstr (entry->detail, "canary"));
}

static gboolean
has_secret (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaCredentials) kept = dia_credential_keeper_peek (scene->fixture.core, scene->account, NULL, &error);

  g_assert_no_error (error);

  return kept != NULL;
}

static void
purge (Scene *scene)
{
  g_autoptr (GArray) ids = list_id (scene->account->id);
  g_autoptr (GError) error = NULL;

  remove_account (scene);
  g_assert_true (has_secret (scene));
  dia_roster_purge (scene->roster, ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (has_secret (scene));
  g_assert_cmpuint (count_removed (scene), ==, 0);
}

/* S5: deleted here, revoked there, and the audit knows. */
static void
test_by_browser (void)
{
  Scene scene;

  set_up (&scene);
  sign_in (&scene, TRUE);
  purge (&scene);
  g_assert_false (dia_fake_mastodon_accepts (scene.server, DIA_FAKE_MASTODON_OAUTH_TOKEN));
  g_assert_null (scene.errands);
  assert_audit (&scene, DIA_AUDIT_DONE);
  tear_down (&scene);
}

/* S5: deleted here; that it is still valid there, and where to end it, is said. */
static void
test_pasted (void)
{
  g_autofree char *page = NULL;
  const DiaErrand *errand;
  Scene scene;

  set_up (&scene);
  sign_in (&scene, FALSE);
  purge (&scene);
  page = g_strconcat (dia_fake_mastodon_get_origin (scene.server), "/settings/applications", NULL);
  g_assert_true (dia_fake_mastodon_accepts (scene.server, DIA_FAKE_MASTODON_TOKEN));
  g_assert_nonnull (scene.errands);
  g_assert_cmpuint (scene.errands->len, ==, 1);
  errand = g_ptr_array_index (scene.errands, 0);
  g_assert_cmpstr (errand->url, ==, page);
  g_assert_nonnull (strstr (errand->sentence, "alize"));
  g_assert_nonnull (strstr (errand->sentence, "127.0.0.1"));
  assert_audit (&scene, DIA_AUDIT_PERSON);
  tear_down (&scene);
}

static guint
count_audit (Scene *scene)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (dia_store_read (scene->fixture.core->store, list_audit, &entries, NULL, NULL));

  return entries->len;
}

/* The account goes while its server does not answer: the person is told, and the
 * secret, which is what it takes to end the sign-in, stays in the keyring. */
static void
purge_unreached (Scene *scene)
{
  g_autoptr (GArray) ids = list_id (scene->account->id);
  g_autoptr (GError) error = NULL;

  sign_in (scene, TRUE);
  remove_account (scene);
  dia_test_server_cut (dia_fake_mastodon_get_server (scene->server), DIA_TEST_CUT_ON_ACCEPT, 1);
  dia_roster_purge (scene->roster, ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_removed (scene), ==, 0);
  g_assert_true (has_secret (scene));
  g_assert_nonnull (scene->errands);
  g_assert_true (g_str_has_suffix (((DiaErrand *) g_ptr_array_index (scene->errands, 0))->url, "/oauth/authorized_applications"));
  g_assert_cmpuint (count_audit (scene), ==, 0);
  g_assert_true (dia_fake_mastodon_accepts (scene->server, DIA_FAKE_MASTODON_OAUTH_TOKEN));
}

/* How many are still open then. */
static guint
retry (Scene *scene)
{
  g_autoptr (DiaHttp) http = dia_http_new ("Diapason-test/1");
  g_autoptr (GError) error = NULL;
  guint n_left = 0;

  g_assert_true (dia_sign_out_retry_run (scene->fixture.core, http, &n_left, NULL, &error));
  g_assert_no_error (error);

  return n_left;
}

/* S5: a server that could not be told is told later, once. */
static void
test_told_later (void)
{
  Scene scene;

  set_up (&scene);
  purge_unreached (&scene);
  g_assert_cmpuint (retry (&scene), ==, 0);
  g_assert_false (dia_fake_mastodon_accepts (scene.server, DIA_FAKE_MASTODON_OAUTH_TOKEN));
  g_assert_false (has_secret (&scene));
  g_clear_pointer (&scene.errands, g_ptr_array_unref);
  assert_audit (&scene, DIA_AUDIT_DONE);
  g_assert_cmpuint (retry (&scene), ==, 0);
  assert_audit (&scene, DIA_AUDIT_DONE);
  tear_down (&scene);
}

/* S5: nor does a secret stay for ever because a server is gone for ever. */
static void
test_given_up (void)
{
  Scene scene;

  set_up (&scene);
  purge_unreached (&scene);
  g_clear_object (&scene.server);
  dia_sending_fixture_advance (&scene.fixture, DIA_SIGN_OUT_PATIENCE - 1);
  g_assert_cmpuint (retry (&scene), ==, 1);
  g_assert_true (has_secret (&scene));
  g_assert_cmpuint (count_audit (&scene), ==, 0);
  dia_sending_fixture_advance (&scene.fixture, 1);
  g_assert_cmpuint (retry (&scene), ==, 0);
  g_assert_false (has_secret (&scene));
  g_assert_cmpuint (count_audit (&scene), ==, 1);
  tear_down (&scene);
}

static gboolean
is_told (gpointer user_data)
{
  gboolean *told = user_data;

  return *told;
}

static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             change,
                    gboolean         *told)
{
  *told |= (change & DIA_CHANGE_ROSTER) != 0;
}

static gboolean
is_ended (gpointer user_data)
{
  Scene *scene = user_data;

  return count_audit (scene) == 1;
}

/* By itself, with the next start of the desk. */
static void
test_told_at_the_next_start (void)
{
  DiaSignOutRetry *again;
  Scene scene;

  set_up (&scene);
  purge_unreached (&scene);
  again = dia_sign_out_retry_new_for_core (scene.fixture.core, g_network_monitor_get_default ());
  g_assert_true (dia_test_wait_until (is_ended, &scene));
  g_assert_false (dia_fake_mastodon_accepts (scene.server, DIA_FAKE_MASTODON_OAUTH_TOKEN));
  g_object_run_dispose (G_OBJECT (again));
  g_object_unref (again);
  tear_down (&scene);
}

/* S5: whoever closed the window is served by the publisher. */
static void
test_told_by_the_publisher (void)
{
  DiaPublishingHost *host;
  Scene scene;
  const char *paths[2] = { NULL };

  set_up (&scene);
  purge_unreached (&scene);
  paths[0] = scene.fixture.core->path;
  host = dia_publishing_host_new (scene.fixture.vault, scene.fixture.clock);
  dia_publishing_host_serve (host, paths);
  g_assert_true (dia_test_wait_until (is_ended, &scene));
  g_assert_false (dia_fake_mastodon_accepts (scene.server, DIA_FAKE_MASTODON_OAUTH_TOKEN));
  g_assert_false (has_secret (&scene));
  /* The window would have nothing left to do, and nothing is told twice. */
  g_assert_cmpuint (retry (&scene), ==, 0);
  g_assert_cmpuint (count_audit (&scene), ==, 1);
  dia_publishing_host_close (host);
  g_assert_finalize_object (host);
  tear_down (&scene);
}

/* And when the network is back while the desk runs. */
static void
test_told_when_the_network_is_back (void)
{
  GNetworkMonitor *monitor = g_network_monitor_get_default ();
  gboolean told = FALSE;
  DiaSignOutRetry *again;
  Scene scene;

  set_up (&scene);
  again = dia_sign_out_retry_new_for_core (scene.fixture.core, monitor);
  g_signal_connect (scene.fixture.core, "changed", G_CALLBACK (on_core_changed_cb), &told);
  purge_unreached (&scene);
  g_assert_true (dia_test_wait_until (is_told, &told));
  g_signal_emit_by_name (monitor, "network-changed", TRUE);
  g_assert_true (dia_test_wait_until (is_ended, &scene));
  g_assert_false (has_secret (&scene));
  g_object_run_dispose (G_OBJECT (again));
  g_object_unref (again);
  tear_down (&scene);
}

static void
test_never_signed_in (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  remove_account (&scene);
  g_assert_true (dia_roster_purge (scene.roster, NULL, NULL, &error));
  g_assert_null (scene.errands);
  assert_audit (&scene, DIA_AUDIT_NOTHING);
  tear_down (&scene);
}

/* A keyring that is locked keeps the secret, and so the row, for the next time. */
static void
test_keyring_locked (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  sign_in (&scene, TRUE);
  remove_account (&scene);
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (scene.fixture.vault), DIA_VAULT_LOCKED);
  g_assert_false (dia_roster_purge (scene.roster, NULL, NULL, &error));
  g_assert_error (error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_cmpuint (count_removed (&scene), ==, 1);
  g_assert_true (dia_fake_mastodon_accepts (scene.server, DIA_FAKE_MASTODON_OAUTH_TOKEN));

  dia_memory_vault_set_state (DIA_MEMORY_VAULT (scene.fixture.vault), DIA_VAULT_UNLOCKED);
  g_assert_true (dia_roster_purge (scene.roster, NULL, NULL, &error));
  g_assert_false (dia_fake_mastodon_accepts (scene.server, DIA_FAKE_MASTODON_OAUTH_TOKEN));
  assert_audit (&scene, DIA_AUDIT_DONE);
  tear_down (&scene);
}

/* What somebody may still take back is left alone. */
static void
test_only_those_meant (void)
{
  g_autoptr (GArray) others = list_id (1);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  sign_in (&scene, TRUE);
  remove_account (&scene);
  g_assert_true (dia_roster_purge (scene.roster, others, NULL, &error));
  g_assert_cmpuint (count_removed (&scene), ==, 1);
  g_assert_true (has_secret (&scene));

  /* And without a stop of the main loop, by its brand. */
  g_array_index (others, DiaId, 0) = scene.account->brand_id;
  dia_roster_purge_async (scene.roster, others, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  g_assert_true (dia_roster_purge_finish (scene.roster, result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_removed (&scene), ==, 0);
  g_assert_false (has_secret (&scene));
  g_clear_object (&result);
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/sign-out/S5-by-browser", test_by_browser);
  g_test_add_func ("/services/sign-out/S5-pasted", test_pasted);
  g_test_add_func ("/services/sign-out/S5-told-later", test_told_later);
  g_test_add_func ("/services/sign-out/S5-told-by-the-publisher", test_told_by_the_publisher);
  g_test_add_func ("/services/sign-out/S5-given-up", test_given_up);
  g_test_add_func ("/services/sign-out/S5-told-at-the-next-start", test_told_at_the_next_start);
  g_test_add_func ("/services/sign-out/S5-told-when-the-network-is-back", test_told_when_the_network_is_back);
  g_test_add_func ("/services/sign-out/never-signed-in", test_never_signed_in);
  g_test_add_func ("/services/sign-out/keyring-locked", test_keyring_locked);
  g_test_add_func ("/services/sign-out/only-those-meant", test_only_those_meant);

  return g_test_run ();
}
