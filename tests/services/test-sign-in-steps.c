/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sign-ins that end in the middle: nothing is left of them, anywhere. */

#include "dia-accounts.h"
#include "dia-authenticator.h"
#include "dia-connector-error.h"
#include "dia-credential-keeper.h"
#include "dia-inspector.h"
#include "dia-memory-vault.h"
#include "dia-sending-fixture.h"
#include "dia-sign-in-private.h"
#include "dia-store.h"
#include "dia-store-error.h"
#include "dia-test-support.h"

#define NEVER (-1)

/* A network that says no where it is told to. */
#define TEST_TYPE_GATE (test_gate_get_type ())
G_DECLARE_FINAL_TYPE (TestGate, test_gate, TEST, GATE, DiaConnector)

struct _TestGate
{
  DiaConnector parent_instance;

  int          sign_in_code;    /* a DiaConnectorError, or NEVER */
  int          check_codes[2];  /* of the first check, and of the second */
  int          limits_code;
  int          refresh_code;
  int          revoke_code;
  gboolean     renewable;
  DiaInstant   expires_at;
  const char  *remote_id;
  const char  *name;
  DiaVault    *locked;          /* (unowned) (nullable): locks itself while the limits are read */
  DiaStore    *closed;          /* (unowned) (nullable): closed while the limits are read */
  int          n_checks;
  int          n_revoked;
};

static void test_gate_implement_authenticator (DiaAuthenticatorInterface *iface);
static void test_gate_implement_inspector (DiaInspectorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestGate, test_gate, DIA_TYPE_CONNECTOR,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_AUTHENTICATOR, test_gate_implement_authenticator)
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_INSPECTOR, test_gate_implement_inspector))

static gboolean
pass (int      code,
      GError **error)
{
  if (code != NEVER)
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, code, "The gate is shut.");

  return code == NEVER;
}

static DiaCredentials *
make_credentials (TestGate   *self,
                  const char *access)
{
  DiaCredentials *credentials = dia_credentials_new ();

  dia_credentials_set (&credentials->access_token, access);
  if (self->renewable)
    dia_credentials_set (&credentials->refresh_token, "refresh");
  credentials->expires_at = self->expires_at;

  return credentials;
}

static DiaCredentials *
test_gate_sign_in_password (DiaAuthenticator  *authenticator,
                            const DiaSession  *session,
                            const char        *identifier,
                            const char        *password,
                            GCancellable      *cancellable,
                            GError           **error)
{
  TestGate *self = TEST_GATE (authenticator);

  g_assert_cmpstr (identifier, ==, "alize");
  g_assert_cmpstr (password, ==, "password");

  return pass (self->sign_in_code, error) ? make_credentials (self, "access") : NULL;
}

static DiaCredentials *
test_gate_sign_in_browser (DiaAuthenticator  *authenticator,
                           const DiaSession  *session,
                           DiaOpenBrowser     open,
                           gpointer           open_data,
                           GCancellable      *cancellable,
                           GError           **error)
{
  return open ("https://gate.example", open_data, error) ? make_credentials (TEST_GATE (authenticator), "access") : NULL;
}

static DiaCredentials *
test_gate_refresh (DiaAuthenticator  *authenticator,
                   const DiaSession  *session,
                   GCancellable      *cancellable,
                   GError           **error)
{
  TestGate *self = TEST_GATE (authenticator);

  return pass (self->refresh_code, error) ? make_credentials (self, "fresh") : NULL;
}

static gboolean
test_gate_revoke (DiaAuthenticator  *authenticator,
                  const DiaSession  *session,
                  gboolean          *stays_valid,
                  GCancellable      *cancellable,
                  GError           **error)
{
  TestGate *self = TEST_GATE (authenticator);

  self->n_revoked++;
  *stays_valid = FALSE;

  return pass (self->revoke_code, error);
}

static gboolean
test_gate_check (DiaInspector      *inspector,
                 const DiaSession  *session,
                 char             **remote_id,
                 char             **handle,
                 char             **name,
                 GCancellable      *cancellable,
                 GError           **error)
{
  TestGate *self = TEST_GATE (inspector);
  int code = self->check_codes[MIN (self->n_checks, 1)];

  self->n_checks++;
  if (!pass (code, error))
    return FALSE;

  *remote_id = g_strdup (self->remote_id);
  *handle = g_strdup ("alize");
  *name = g_strdup (self->name);

  return TRUE;
}

static gboolean
test_gate_read_limits (DiaInspector      *inspector,
                       const DiaSession  *session,
                       DiaLimits         *limits,
                       GCancellable      *cancellable,
                       GError           **error)
{
  TestGate *self = TEST_GATE (inspector);

  if (self->closed != NULL)
    dia_store_close (self->closed);
  if (self->locked != NULL)
    dia_memory_vault_set_state (DIA_MEMORY_VAULT (self->locked), DIA_VAULT_LOCKED);

  return pass (self->limits_code, error);
}

static void
test_gate_implement_authenticator (DiaAuthenticatorInterface *iface)
{
  iface->sign_in_password = test_gate_sign_in_password;
  iface->sign_in_browser = test_gate_sign_in_browser;
  iface->refresh = test_gate_refresh;
  iface->revoke = test_gate_revoke;
}

static void
test_gate_implement_inspector (DiaInspectorInterface *iface)
{
  iface->check = test_gate_check;
  iface->read_limits = test_gate_read_limits;
}

static const char *
test_gate_get_network (DiaConnector *connector)
{
  return DIA_NETWORK_BLUESKY;
}

static void
test_gate_class_init (TestGateClass *klass)
{
  DIA_CONNECTOR_CLASS (klass)->get_network = test_gate_get_network;
}

static void
test_gate_init (TestGate *self)
{
  self->sign_in_code = self->limits_code = self->refresh_code = self->revoke_code = NEVER;
  self->check_codes[0] = self->check_codes[1] = NEVER;
  self->expires_at = DIA_INSTANT_NONE;
  self->remote_id = "7";
  self->name = "Alizé";
}

typedef struct
{
  DiaSendingFixture fixture;
  TestGate         *gate;
  DiaSignIn        *sign_in;
  DiaAccount       *account;
} Scene;

static void
set_up (Scene         *scene,
        gconstpointer  data)
{
  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  scene->gate = g_object_new (TEST_TYPE_GATE, NULL);
  dia_registry_replace (scene->fixture.core->registry, DIA_CONNECTOR (scene->gate));
  scene->sign_in = dia_sign_in_new (scene->fixture.core);
  scene->account = dia_account_new ();
  scene->account->brand_id = scene->fixture.brand_id;
  g_free (scene->account->network);
  scene->account->network = g_strdup (DIA_NETWORK_BLUESKY);
  g_free (scene->account->zone);
  scene->account->zone = g_strdup ("Europe/Paris");
}

static void
tear_down (Scene         *scene,
           gconstpointer  data)
{
  dia_workspace_core_close (scene->fixture.core);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (g_steal_pointer (&scene->account));
  g_assert_finalize_object (g_steal_pointer (&scene->sign_in));
  dia_sending_fixture_clear (&scene->fixture);
  g_assert_finalize_object (g_steal_pointer (&scene->gate));
}

static DiaAccount *
sign_in (Scene   *scene,
         GError **error)
{
  DiaAccount *account = dia_sign_in_with_password (scene->sign_in, scene->account, "alize", "password", NULL, error);

  /* The next time it is the same account that signs in. */
  if (account != NULL)
    scene->account->id = account->id;

  return account;
}

static gboolean
has_secret (Scene            *scene,
            const DiaAccount *account)
{
  g_autoptr (DiaCredentials) kept = dia_credential_keeper_peek (scene->fixture.core, account, NULL, NULL);

  return kept != NULL;
}

/* That of a token that cannot be renewed the end is known; a week before it the
 * account says so. */
static void
test_end (Scene         *scene,
          gconstpointer  data)
{
  g_autoptr (DiaAccount) far = NULL;
  g_autoptr (DiaAccount) soon = NULL;
  g_autoptr (DiaAccount) renewed = NULL;
  g_autoptr (GError) error = NULL;

  scene->gate->expires_at = DIA_SENDING_NOW + 90 * DIA_DAY;
  far = sign_in (scene, &error);
  g_assert_no_error (error);
  g_assert_cmpint (far->sign_in, ==, DIA_SIGN_IN_OK);
  g_assert_cmpint (far->sign_in_expires_at, ==, DIA_SENDING_NOW + 90 * DIA_DAY);
  scene->gate->expires_at = DIA_SENDING_NOW + DIA_DAY;
  soon = sign_in (scene, &error);
  g_assert_no_error (error);
  g_assert_cmpint (soon->sign_in, ==, DIA_SIGN_IN_EXPIRES);
  scene->gate->renewable = TRUE;
  renewed = sign_in (scene, &error);
  g_assert_no_error (error);
  g_assert_cmpint (renewed->sign_in, ==, DIA_SIGN_IN_OK);
  g_assert_cmpint (renewed->sign_in_expires_at, ==, DIA_INSTANT_NONE);
}

static void
test_refused (Scene         *scene,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  scene->gate->sign_in_code = DIA_CONNECTOR_ERROR_SIGN_IN;
  g_assert_null (sign_in (scene, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_REFUSED);
  g_clear_error (&error);
  scene->gate->sign_in_code = DIA_CONNECTOR_ERROR_REFUSED;
  g_assert_null (sign_in (scene, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_REFUSED);
  g_assert_cmpint (scene->gate->n_revoked, ==, 0);
}

/* What was gained before a later step failed is given back, whether or not the
 * server takes it. */
static void
test_gives_back (Scene         *scene,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  scene->gate->check_codes[0] = DIA_CONNECTOR_ERROR_UNREACHABLE;
  g_assert_null (sign_in (scene, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_SERVER);
  g_assert_cmpint (scene->gate->n_revoked, ==, 1);
  g_clear_error (&error);
  scene->gate->limits_code = DIA_CONNECTOR_ERROR_MALFORMED;
  scene->gate->revoke_code = DIA_CONNECTOR_ERROR_UNREACHABLE;
  g_assert_null (sign_in (scene, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (scene->gate->n_revoked, ==, 2);
}

/* The secret of an account that could not be saved does not stay in the keyring;
 * that of one that was there before does. */
static void
test_workspace_closed (Scene         *scene,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  scene->gate->closed = scene->fixture.core->store;
  g_assert_null (sign_in (scene, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (scene->gate->n_revoked, ==, 1);
  g_clear_error (&error);
  scene->account->id = dia_id_new ();
  g_assert_null (sign_in (scene, &error));
  g_assert_cmpint (scene->gate->n_revoked, ==, 2);
  g_assert_true (has_secret (scene, scene->account));
}

static gboolean
execute (DiaConnection  *connection,
         gpointer        user_data,
         GError        **error)
{
  return dia_connection_execute (connection, user_data, error);
}

/* From now on the workspace takes nothing new into @table. */
static void
refuse_rows (Scene      *scene,
             const char *table)
{
  g_autofree char *sql = g_strdup_printf ("CREATE TRIGGER refuse_%s BEFORE INSERT ON %s BEGIN SELECT RAISE (ABORT, 'full'); END",
                                          table, table);
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_store_write (scene->fixture.core->store, execute, sql, NULL, &error));
  g_assert_no_error (error);
}

/* D3, S2: the account, or the note of its sign-in, cannot be written, or the keyring
 * takes nothing any more: the sign-in is given back, and what is left of it in the
 * keyring is a matter for the log. */
static void
test_not_kept (Scene         *scene,
               gconstpointer  data)
{
  static const char *const tables[] = { "audit", "accounts" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      refuse_rows (scene, tables[i]);
      g_assert_null (sign_in (scene, &error));
      g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_cmpint (scene->gate->n_revoked, ==, i + 1);
    }
  scene->gate->locked = scene->fixture.vault;
  g_assert_null (sign_in (scene, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_KEYRING);
  g_assert_cmpint (scene->gate->n_revoked, ==, 3);
}

/* Without a name of its own the account is called as the network calls it, and where
 * that says nothing it stays as it is. */
static void
test_names (Scene         *scene,
            gconstpointer  data)
{
  static const struct
  {
    const char *given;
    const char *network;
    const char *kept;
  } cases[] = {
    { "", "Alizé", "Alizé" }, { "alize", "Alizé", "Alizé" }, { "Mine", "Alizé", "Mine" }, { "", "", "" }, { "", NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DiaAccount) account = NULL;
      g_autoptr (GError) error = NULL;

      g_free (scene->account->name);
      scene->account->name = g_strdup (cases[i].given);
      g_free (scene->account->handle);
      scene->account->handle = g_strdup ("alize");
      scene->gate->name = cases[i].network;
      account = sign_in (scene, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (account->name, ==, cases[i].kept);
    }
}

/* A network that only takes a token and has nothing to be asked about. */
static void
test_plain_network (Scene         *scene,
                    gconstpointer  data)
{
  g_autoptr (DiaAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  dia_sending_fixture_guard (&scene->fixture, DIA_SCRIPTED_DUMB);
  g_free (scene->account->network);
  scene->account->network = g_strdup (DIA_NETWORK_MASTODON);
  g_assert_cmpint (dia_sign_in_get_ways (scene->sign_in, DIA_NETWORK_MASTODON), ==, DIA_SIGN_IN_BY_TOKEN);
  g_assert_cmpint (dia_sign_in_get_ways (scene->sign_in, "nowhere"), ==, 0);
  account = dia_sign_in_with_token (scene->sign_in, scene->account, "token", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (has_secret (scene, account));
}

/* A token that was pasted is the person's: it is not revoked. */
static void
test_pasted (Scene         *scene,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  scene->gate->check_codes[0] = DIA_CONNECTOR_ERROR_SIGN_IN;
  g_assert_null (dia_sign_in_with_token (scene->sign_in, scene->account, "token", NULL, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_REFUSED);
  g_assert_cmpint (scene->gate->n_revoked, ==, 0);
}

/* Limits that a network does not tell are those that are known of it. */
static void
test_no_limits (Scene         *scene,
                gconstpointer  data)
{
  g_autoptr (DiaAccount) signed_in = NULL;
  g_autoptr (GError) error = NULL;

  scene->gate->limits_code = DIA_CONNECTOR_ERROR_UNSUPPORTED;
  signed_in = sign_in (scene, &error);
  g_assert_no_error (error);
  g_assert_cmpint (signed_in->limits_read_at, ==, scene->account->limits_read_at);
}

static void
test_no_browser (Scene         *scene,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_sign_in_with_browser (scene->sign_in, scene->account, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_no_sign_in (Scene         *scene,
                 gconstpointer  data)
{
  static const char *const networks[] = { "nowhere", DIA_NETWORK_PRACTICE };
  g_autoptr (DiaAccount) checked = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_free (scene->account->network);
      scene->account->network = g_strdup (networks[i]);
      g_assert_null (sign_in (scene, &error));
      g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_SERVER);
      g_clear_error (&error);
    }
  checked = dia_sign_in_check (scene->sign_in, scene->account, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (checked->sign_in, ==, DIA_SIGN_IN_NOT_NEEDED);
}

/* A token that the server does not take any more is renewed once, then asked about
 * again. */
static void
test_check_renews (Scene         *scene,
                   gconstpointer  data)
{
  g_autoptr (DiaAccount) account = NULL;
  g_autoptr (DiaAccount) checked = NULL;
  g_autoptr (DiaCredentials) kept = NULL;
  g_autoptr (GError) error = NULL;

  scene->gate->renewable = TRUE;
  account = sign_in (scene, &error);
  g_assert_no_error (error);
  scene->gate->n_checks = 0;
  scene->gate->check_codes[0] = DIA_CONNECTOR_ERROR_SIGN_IN;
  checked = dia_sign_in_check (scene->sign_in, account, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (checked->sign_in, ==, DIA_SIGN_IN_OK);
  kept = dia_credential_keeper_peek (scene->fixture.core, account, NULL, NULL);
  g_assert_cmpstr (kept->access_token, ==, "fresh");
}

static DiaSignInState
get_state (Scene            *scene,
           const DiaAccount *account)
{
  g_autoptr (DiaAccount) found = NULL;
  g_autoptr (DiaConnection) connection = dia_connection_open (scene->fixture.core->path, DIA_CONNECTION_READ, NULL);

  found = dia_accounts_load (connection, account->id, NULL);

  return found->sign_in;
}

static void
test_check_fails (Scene         *scene,
                  gconstpointer  data)
{
  g_autoptr (DiaAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  scene->gate->renewable = TRUE;
  account = sign_in (scene, &error);
  g_assert_no_error (error);

  /* Nobody answers: that says nothing of the sign-in. */
  scene->gate->check_codes[0] = scene->gate->check_codes[1] = DIA_CONNECTOR_ERROR_UNREACHABLE;
  g_assert_null (dia_sign_in_check (scene->sign_in, account, NULL, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_SERVER);
  g_clear_error (&error);
  g_assert_cmpint (get_state (scene, account), ==, DIA_SIGN_IN_OK);

  /* Not even the renewed one is taken, or none is given. */
  scene->gate->check_codes[0] = scene->gate->check_codes[1] = DIA_CONNECTOR_ERROR_SIGN_IN;
  g_assert_null (dia_sign_in_check (scene->sign_in, account, NULL, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (get_state (scene, account), ==, DIA_SIGN_IN_NEEDED);
  scene->gate->refresh_code = DIA_CONNECTOR_ERROR_SIGN_IN;
  g_assert_null (dia_sign_in_check (scene->sign_in, account, NULL, &error));
  g_clear_error (&error);
  scene->gate->refresh_code = DIA_CONNECTOR_ERROR_UNSUPPORTED;
  g_assert_null (dia_sign_in_check (scene->sign_in, account, NULL, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_REFUSED);
  g_clear_error (&error);

  /* The keyring lost it. */
  g_assert_true (dia_credential_keeper_forget (scene->fixture.core, account, NULL, NULL));
  g_assert_null (dia_sign_in_check (scene->sign_in, account, NULL, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_REFUSED);
}

/* The workspace goes while the server is asked. */
static void
test_check_closed (Scene         *scene,
                   gconstpointer  data)
{
  g_autoptr (DiaAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  account = sign_in (scene, &error);
  g_assert_no_error (error);
  scene->gate->closed = scene->fixture.core->store;
  g_assert_null (dia_sign_in_check (scene->sign_in, account, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_null (dia_sign_in_list_history (scene->sign_in, account->id, 10, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* That it is needed cannot be kept: that is for the log; the person is told what the
 * server said. */
static void
test_check_not_kept (Scene         *scene,
                     gconstpointer  data)
{
  g_autoptr (DiaAccount) account = NULL;
  g_autoptr (DiaAccount) unknown = NULL;
  g_autoptr (GError) error = NULL;

  account = sign_in (scene, &error);
  g_assert_no_error (error);
  refuse_rows (scene, "accounts");
  scene->gate->check_codes[0] = scene->gate->check_codes[1] = DIA_CONNECTOR_ERROR_SIGN_IN;
  scene->gate->refresh_code = DIA_CONNECTOR_ERROR_SIGN_IN;
  g_test_expect_message ("dia-services", G_LOG_LEVEL_WARNING, "*could not be kept*");
  g_assert_null (dia_sign_in_check (scene->sign_in, account, NULL, &error));
  g_test_assert_expected_messages ();
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_REFUSED);
  g_clear_error (&error);
  /* A network that is gone has no sign-in to look at. */
  unknown = dia_account_copy (account);
  g_free (unknown->network);
  unknown->network = g_strdup ("nowhere");
  g_assert_null (dia_sign_in_check (scene->sign_in, unknown, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED);
}

/* The keyring is asked by a person, and says what it is. */
static void
test_keyring (Scene         *scene,
              gconstpointer  data)
{
  static const struct
  {
    DiaVaultState   vault;
    DiaKeyringState keyring;
  } states[] = {
    { DIA_VAULT_UNLOCKED, DIA_KEYRING_READY }, { DIA_VAULT_LOCKED, DIA_KEYRING_LOCKED },
    { DIA_VAULT_ABSENT, DIA_KEYRING_ABSENT }, { DIA_VAULT_DENIED, DIA_KEYRING_DENIED },
    { DIA_VAULT_PLAIN, DIA_KEYRING_DENIED }, { DIA_VAULT_MUTE, DIA_KEYRING_MUTE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      GAsyncResult *pending = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      DiaKeyringState state;
      gboolean unlocked;

      dia_memory_vault_set_state (DIA_MEMORY_VAULT (scene->fixture.vault), states[i].vault);
      dia_sign_in_unlock_async (scene->sign_in, NULL, dia_test_store_result, &pending);
      result = dia_test_wait_result (&pending);
      unlocked = dia_sign_in_unlock_finish (scene->sign_in, result, &error);
      g_assert_true (unlocked == (error == NULL));
      g_object_get (scene->sign_in, "keyring-state", &state, NULL);
      g_assert_cmpint (state, ==, unlocked ? DIA_KEYRING_READY : states[i].keyring);
    }
}

/* The same from the main loop. */
static void
test_async (Scene         *scene,
            gconstpointer  data)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) by_password = NULL;
  g_autoptr (GAsyncResult) by_token = NULL;
  g_autoptr (GAsyncResult) check = NULL;
  g_autoptr (DiaAccount) first = NULL;
  g_autoptr (DiaAccount) second = NULL;
  g_autoptr (DiaAccount) checked = NULL;
  g_autoptr (GError) error = NULL;

  dia_sign_in_with_password_async (scene->sign_in, scene->account, "alize", "password", NULL, dia_test_store_result, &pending);
  by_password = dia_test_wait_result (&pending);
  first = dia_sign_in_finish (scene->sign_in, by_password, &error);
  g_assert_no_error (error);
  pending = NULL;
  dia_sign_in_with_token_async (scene->sign_in, first, "token", NULL, dia_test_store_result, &pending);
  by_token = dia_test_wait_result (&pending);
  second = dia_sign_in_finish (scene->sign_in, by_token, &error);
  g_assert_no_error (error);
  pending = NULL;
  dia_sign_in_check_async (scene->sign_in, second, NULL, dia_test_store_result, &pending);
  check = dia_test_wait_result (&pending);
  checked = dia_sign_in_finish (scene->sign_in, check, &error);
  g_assert_no_error (error);
  g_assert_cmpint (checked->id, ==, first->id);

  scene->gate->check_codes[0] = scene->gate->check_codes[1] = DIA_CONNECTOR_ERROR_UNREACHABLE;
  pending = NULL;
  g_clear_object (&check);
  dia_sign_in_check_async (scene->sign_in, second, NULL, dia_test_store_result, &pending);
  check = dia_test_wait_result (&pending);
  g_assert_null (dia_sign_in_finish (scene->sign_in, check, &error));
  g_assert_error (error, DIA_SIGN_IN_ERROR, DIA_SIGN_IN_ERROR_SERVER);
}

#define add(name, func) g_test_add ("/services/sign-in-steps/" name, Scene, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("end", test_end);
  add ("refused", test_refused);
  add ("gives-back", test_gives_back);
  add ("workspace-closed", test_workspace_closed);
  add ("D3-not-kept", test_not_kept);
  add ("names", test_names);
  add ("plain-network", test_plain_network);
  add ("check-not-kept", test_check_not_kept);
  add ("pasted", test_pasted);
  add ("no-limits", test_no_limits);
  add ("no-browser", test_no_browser);
  add ("no-sign-in", test_no_sign_in);
  add ("check-renews", test_check_renews);
  add ("check-fails", test_check_fails);
  add ("check-closed", test_check_closed);
  add ("S2-keyring", test_keyring);
  add ("async", test_async);

  return g_test_run ();
}
