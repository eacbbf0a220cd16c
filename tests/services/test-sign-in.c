/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts.h"
#include "dia-credential-keeper.h"
#include "dia-fake-mastodon.h"
#include "dia-http.h"
#include "dia-memory-vault.h"
#include "dia-sending-fixture.h"
#include "dia-sign-in-private.h"
#include "dia-store.h"
#include "dia-test-support.h"

typedef struct
{
  DiaSendingFixture fixture;
  DiaFakeMastodon  *server;
  DiaSignIn        *sign_in;
  DiaAccount       *account;   /* not saved yet */
} Scene;

static void
set_up (Scene *scene)
{
  g_autoptr (DiaRegistry) genuine = NULL;

  scene->server = dia_fake_mastodon_new (NULL);
  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  genuine = dia_registry_new (scene->fixture.core->ledger);
  dia_registry_replace (scene->fixture.core->registry, dia_registry_find (genuine, DIA_NETWORK_MASTODON));
  scene->sign_in = dia_sign_in_new (scene->fixture.core);
  scene->account = dia_account_new ();
  scene->account->brand_id = scene->fixture.brand_id;
  g_free (scene->account->network);
  scene->account->network = g_strdup (DIA_NETWORK_MASTODON);
  g_free (scene->account->server);
  scene->account->server = g_strdup (dia_fake_mastodon_get_origin (scene->server));
  g_free (scene->account->zone);
  scene->account->zone = g_strdup ("Europe/Paris");
}

static void
tear_down (Scene *scene)
{
  g_clear_object (&scene->account);
  /* A worker may hold on to its work a moment longer than to its result. */
  dia_workspace_core_close (scene->fixture.core);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (g_steal_pointer (&scene->sign_in));
  dia_sending_fixture_clear (&scene->fixture);
  g_assert_finalize_object (g_steal_pointer (&scene->server));
}

static gboolean
count_accounts (DiaConnection  *connection,
                gpointer        user_data,
                GError        **error)
{
  g_autoptr (GPtrArray) accounts = dia_accounts_list (connection, NULL, error);
  guint *n_accounts = user_data;

  *n_accounts = accounts != NULL ? accounts->len : 0;
  return accounts != NULL;
}

static guint
count_kept (Scene *scene)
{
  guint n_accounts = 0;

  g_assert_true (dia_store_read (scene->fixture.core->store, count_accounts, &n_accounts, NULL, NULL));

  return n_accounts;
}

static void
test_ways (void)
{
  Scene scene;

  set_up (&scene);
  g_assert_cmpint (dia_sign_in_get_ways (scene.sign_in, DIA_NETWORK_MASTODON), ==,
                   DIA_SIGN_IN_BY_BROWSER | DIA_SIGN_IN_BY_TOKEN);
  g_assert_cmpint (dia_sign_in_get_ways (scene.sign_in, DIA_NETWORK_PRACTICE), ==, 0);
  g_assert_cmpint (dia_sign_in_get_ways (scene.sign_in, DIA_NETWORK_LINKEDIN), ==, 0);
  g_assert_true (dia_sign_in_get_ways (scene.sign_in, DIA_NETWORK_BLUESKY) & DIA_SIGN_IN_BY_PASSWORD);
  tear_down (&scene);
}

static void
test_token (void)
{
  g_autoptr (DiaAccount) signed_in = NULL;
  g_autoptr (DiaAccount) checked = NULL;
  g_autoptr (DiaCredentials) kept = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  signed_in = dia_sign_in_with_token (scene.sign_in, scene.account, DIA_FAKE_MASTODON_TOKEN, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (signed_in->handle, ==, "alize");
  g_assert_cmpstr (signed_in->name, ==, "Alizé");
  g_assert_cmpstr (signed_in->remote_id, ==, "7");
  g_assert_cmpint (signed_in->sign_in, ==, DIA_SIGN_IN_OK);
  g_assert_cmpint (signed_in->limits_read_at, ==, DIA_SENDING_NOW);
  g_assert_cmpuint (count_kept (&scene), ==, 1);
  kept = dia_credential_keeper_peek (scene.fixture.core, signed_in, NULL, NULL);
  g_assert_cmpstr (kept->access_token, ==, DIA_FAKE_MASTODON_TOKEN);
  checked = dia_sign_in_check (scene.sign_in, signed_in, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (checked->sign_in, ==, DIA_SIGN_IN_OK);
  tear_down (&scene);
}

/* "Alizé France" is what the desk calls it, whatever the network does. */
static void
test_keeps_the_name (void)
{
  g_autoptr (DiaAccount) signed_in = NULL;
  g_autoptr (DiaAccount) checked = NULL;
  Scene scene;

  set_up (&scene);
  g_free (scene.account->name);
  scene.account->name = g_strdup ("Alizé France");
  signed_in = dia_sign_in_with_token (scene.sign_in, scene.account, DIA_FAKE_MASTODON_TOKEN, NULL, NULL);
  g_assert_cmpstr (signed_in->name, ==, "Alizé France");
  checked = dia_sign_in_check (scene.sign_in, signed_in, NULL, NULL);
  g_assert_cmpstr (checked->name, ==, "Alizé France");
  tear_down (&scene);
}

/* Nothing is kept when a step fails. */
static void
test_wrong_token (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  g_assert_null (dia_sign_in_with_token (scene.sign_in, scene.account, "wrong", NULL, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_REFUSED);
  g_assert_cmpuint (count_kept (&scene), ==, 0);
  tear_down (&scene);
}

static void
test_other_account (void)
{
  g_autoptr (DiaAccount) signed_in = NULL;
  g_autoptr (DiaAccount) checked = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  dia_fake_mastodon_add_account (scene.server, "bruine", "token-of-bruine");
  signed_in = dia_sign_in_with_token (scene.sign_in, scene.account, DIA_FAKE_MASTODON_TOKEN, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (dia_sign_in_with_token (scene.sign_in, signed_in, "token-of-bruine", NULL, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_OTHER_ACCOUNT);
  g_clear_error (&error);
  checked = dia_sign_in_check (scene.sign_in, signed_in, NULL, &error);
  g_assert_no_error (error);
  tear_down (&scene);
}

static void
test_not_a_server (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  g_free (scene.account->server);
  scene.account->server = g_strdup ("http://127.0.0.1:1");
  g_assert_null (dia_sign_in_with_token (scene.sign_in, scene.account, "token", NULL, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_SERVER);
  g_assert_cmpuint (count_kept (&scene), ==, 0);
  tear_down (&scene);
}

/* The server is not even asked when the result could not be kept. */
static void
test_keyring_locked (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (scene.fixture.vault), DIA_VAULT_LOCKED);
  g_assert_null (dia_sign_in_with_token (scene.sign_in, scene.account, DIA_FAKE_MASTODON_TOKEN, NULL, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_KEYRING);
  g_assert_cmpint (dia_sign_in_get_keyring_state (scene.sign_in), ==, DIA_KEYRING_LOCKED);
  g_assert_cmpuint (dia_test_server_count (dia_fake_mastodon_get_server (scene.server), NULL, NULL), ==, 0);
  g_assert_cmpuint (count_kept (&scene), ==, 0);
  tear_down (&scene);
}

static DiaHttpResponse *
get (DiaHttp    *http,
     const char *url)
{
  g_autoptr (DiaServerUrl) typed = dia_server_url_parse ("http://127.0.0.1:1", NULL);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", url, typed);
  g_autoptr (GError) error = NULL;
  DiaHttpResponse *response = dia_http_send (http, request, NULL, &error);

  g_assert_no_error (error);

  return response;
}

static gpointer
visit (gpointer data)
{
  g_autofree char *url = data;
  g_autoptr (DiaHttp) http = dia_http_new ("Browser");
  g_autoptr (DiaHttpResponse) page = get (http, url);
  g_autoptr (DiaHttpResponse) callback = get (http, dia_http_response_get_header (page, "Location"));

  g_assert_cmpuint (dia_http_response_get_status (callback), ==, 200);

  return NULL;
}

/* What a person's browser does, in a thread of its own. */
static void
on_sign_in_open_browser_cb (DiaSignIn  *sign_in,
                            const char *url,
                            gpointer    user_data)
{
  GThread **browser = user_data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  *browser = g_thread_new ("browser", visit, g_strdup (url));
}

/* By the browser, without a stop of the main loop; the audit remembers it. */
static void
test_browser (void)
{
  g_autoptr (GPtrArray) history = NULL;
  GAsyncResult *pending = NULL;
  GAsyncResult *result;
  GThread *browser = NULL;
  DiaAccount *signed_in;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene);
  g_signal_connect (scene.sign_in, "open-browser", G_CALLBACK (on_sign_in_open_browser_cb), &browser);
  dia_sign_in_with_browser_async (scene.sign_in, scene.account, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  signed_in = dia_sign_in_finish (scene.sign_in, result, &error);
  g_assert_no_error (error);
  g_object_unref (result);
  g_thread_join (browser);
  g_assert_cmpstr (signed_in->handle, ==, "alize");
  g_assert_true (dia_fake_mastodon_accepts (scene.server, DIA_FAKE_MASTODON_OAUTH_TOKEN));
  history = dia_sign_in_list_history (scene.sign_in, signed_in->id, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpint (((DiaAuditEntry *) g_ptr_array_index (history, 0))->event, ==, DIA_AUDIT_SIGNED_IN);
  g_assert_cmpstr (((DiaAuditEntry *) g_ptr_array_index (history, 0))->handle, ==, "alize");
  g_object_unref (signed_in);
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/sign-in/ways", test_ways);
  g_test_add_func ("/services/sign-in/token", test_token);
  g_test_add_func ("/services/sign-in/keeps-the-name", test_keeps_the_name);
  g_test_add_func ("/services/sign-in/wrong-token", test_wrong_token);
  g_test_add_func ("/services/sign-in/other-account", test_other_account);
  g_test_add_func ("/services/sign-in/not-a-server", test_not_a_server);
  g_test_add_func ("/services/sign-in/S2-keyring-locked", test_keyring_locked);
  g_test_add_func ("/services/sign-in/browser", test_browser);

  return g_test_run ();
}
