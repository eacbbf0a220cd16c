/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-authenticator.h"
#include "dia-connector-error.h"
#include "dia-credential-keeper.h"
#include "dia-memory-vault.h"
#include "dia-refresh-lock.h"
#include "dia-sending-fixture.h"

#include <string.h>

/* A network whose tokens are used up by one refresh, as strict servers have it. */
#define TEST_TYPE_STRICT_NETWORK (test_strict_network_get_type ())
G_DECLARE_FINAL_TYPE (TestStrictNetwork, test_strict_network, TEST, STRICT_NETWORK, DiaConnector)

struct _TestStrictNetwork
{
  DiaConnector parent_instance;

  int          generation;   /* (atomic): the refresh token that is good now */
  int          n_refreshes;  /* (atomic) */
  int          n_stolen;     /* (atomic): a used one came again */
};

static void test_strict_network_implement (DiaAuthenticatorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestStrictNetwork, test_strict_network, DIA_TYPE_CONNECTOR,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_AUTHENTICATOR, test_strict_network_implement))

static DiaCredentials *
make_credentials (int        generation,
                  DiaInstant expires_at)
{
  DiaCredentials *credentials = dia_credentials_new ();
  g_autofree char *access = g_strdup_printf ("access-%d", generation);
  g_autofree char *refresh = g_strdup_printf ("refresh-%d", generation);

  dia_credentials_set (&credentials->access_token, access);
  dia_credentials_set (&credentials->refresh_token, refresh);
  credentials->expires_at = expires_at;

  return credentials;
}

static DiaCredentials *
test_strict_network_refresh (DiaAuthenticator  *authenticator,
                             const DiaSession  *session,
                             GCancellable      *cancellable,
                             GError           **error)
{
  TestStrictNetwork *self = TEST_STRICT_NETWORK (authenticator);
  int used = atoi (session->credentials->refresh_token + strlen ("refresh-"));

  g_atomic_int_inc (&self->n_refreshes);
  if (!g_atomic_int_compare_and_exchange (&self->generation, used, used + 1))
    {
      g_atomic_int_inc (&self->n_stolen);
      g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN, "Used twice.");
      return NULL;
    }

  return make_credentials (used + 1, dia_clock_now (session->clock) + DIA_HOUR);
}

static void
test_strict_network_implement (DiaAuthenticatorInterface *iface)
{
  iface->refresh = test_strict_network_refresh;
}

static const char *
test_strict_network_get_network (DiaConnector *connector)
{
  return DIA_NETWORK_BLUESKY;
}

static void
test_strict_network_class_init (TestStrictNetworkClass *klass)
{
  DIA_CONNECTOR_CLASS (klass)->get_network = test_strict_network_get_network;
}

static void
test_strict_network_init (TestStrictNetwork *self)
{
}

typedef struct
{
  DiaSendingFixture  fixture;
  TestStrictNetwork *network;
  DiaAccount        *account;
} Scene;

static void
set_up (Scene      *scene,
        DiaInstant  expires_at)
{
  g_autoptr (DiaCredentials) first = make_credentials (0, expires_at);

  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  scene->network = g_object_new (TEST_TYPE_STRICT_NETWORK, NULL);
  dia_registry_replace (scene->fixture.core->registry, DIA_CONNECTOR (scene->network));
  scene->account = dia_account_new ();
  scene->account->id = dia_id_new ();
  g_free (scene->account->network);
  scene->account->network = g_strdup (DIA_NETWORK_BLUESKY);
  g_assert_true (dia_credential_keeper_store (scene->fixture.core, scene->account, first, NULL, NULL));
}

static void
tear_down (Scene *scene)
{
  g_clear_object (&scene->account);
  dia_sending_fixture_clear (&scene->fixture);
  g_assert_finalize_object (g_steal_pointer (&scene->network));
}

static void
test_good (void)
{
  g_autoptr (DiaCredentials) loaded = NULL;
  Scene scene;

  set_up (&scene, DIA_SENDING_NOW + 2 * DIA_MINUTE);
  loaded = dia_credential_keeper_load (scene.fixture.core, NULL, scene.account, NULL, NULL);
  g_assert_cmpstr (loaded->access_token, ==, "access-0");
  g_assert_cmpint (scene.network->n_refreshes, ==, 0);
  tear_down (&scene);
}

/* Renewed before it is used, and kept before that. */
static void
test_ends_soon (void)
{
  g_autoptr (DiaCredentials) loaded = NULL;
  g_autoptr (DiaCredentials) kept = NULL;
  Scene scene;

  set_up (&scene, DIA_SENDING_NOW + 59 * DIA_SECOND);
  loaded = dia_credential_keeper_load (scene.fixture.core, NULL, scene.account, NULL, NULL);
  g_assert_cmpstr (loaded->access_token, ==, "access-1");
  kept = dia_credential_keeper_peek (scene.fixture.core, scene.account, NULL, NULL);
  g_assert_cmpstr (kept->refresh_token, ==, "refresh-1");
  tear_down (&scene);
}

static gpointer
renew_in_thread (gpointer data)
{
  Scene *scene = data;
  g_autoptr (DiaCredentials) stale = make_credentials (0, DIA_SENDING_NOW);
  g_autoptr (DiaCredentials) fresh = NULL;
  g_autoptr (GError) error = NULL;

  fresh = dia_credential_keeper_renew (scene->fixture.core, NULL, scene->account, stale, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fresh->access_token, ==, "access-1");

  return NULL;
}

/* S3: many at once; the server sees one refresh. */
static void
test_single_flight (void)
{
  GThread *threads[8];
  Scene scene;

  set_up (&scene, DIA_SENDING_NOW);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("renew", renew_in_thread, &scene);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (scene.network->n_refreshes, ==, 1);
  g_assert_cmpint (scene.network->n_stolen, ==, 0);
  tear_down (&scene);
}

/* S2: a keyring that does not answer says nothing about the account. */
static void
test_keyring (void)
{
  static const struct { DiaVaultState state; int code; } states[] = {
    { DIA_VAULT_LOCKED, DIA_VAULT_ERROR_LOCKED },
    { DIA_VAULT_ABSENT, DIA_VAULT_ERROR_ABSENT },
    { DIA_VAULT_DENIED, DIA_VAULT_ERROR_DENIED },
    { DIA_VAULT_MUTE, DIA_VAULT_ERROR_MUTE },
    { DIA_VAULT_PLAIN, DIA_VAULT_ERROR_PLAIN },
  };
  Scene scene;

  set_up (&scene, DIA_SENDING_NOW + DIA_HOUR);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (GError) error = NULL;

      dia_memory_vault_set_state (DIA_MEMORY_VAULT (scene.fixture.vault), states[i].state);
      g_assert_null (dia_credential_keeper_load (scene.fixture.core, NULL, scene.account, NULL, &error));
      g_assert_error (error, DIA_VAULT_ERROR, states[i].code);
    }
  tear_down (&scene);
}

static void
test_forgotten (void)
{
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene, DIA_SENDING_NOW + DIA_HOUR);
  g_assert_true (dia_credential_keeper_forget (scene.fixture.core, scene.account, NULL, NULL));
  g_assert_null (dia_credential_keeper_peek (scene.fixture.core, scene.account, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (dia_credential_keeper_load (scene.fixture.core, NULL, scene.account, NULL, &error));
  g_assert_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN);
  tear_down (&scene);
}

/* S2, S3: whatever the keyring keeps to itself on the way to a new token, that is what
 * is told; a token that could not be kept is not used. */
static void
test_renewal_cut (void)
{
  for (guint k = 1; k <= 3; k++)
    {
      g_autoptr (GError) error = NULL;
      Scene scene;

      set_up (&scene, DIA_SENDING_NOW);
      dia_memory_vault_fail_at (DIA_MEMORY_VAULT (scene.fixture.vault), k, DIA_VAULT_LOCKED);
      g_assert_null (dia_credential_keeper_load (scene.fixture.core, NULL, scene.account, NULL, &error));
      g_assert_error (error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_LOCKED);
      g_assert_true (dia_memory_vault_has_failed (DIA_MEMORY_VAULT (scene.fixture.vault)));
      g_assert_cmpint (scene.network->n_refreshes, ==, k == 3 ? 1 : 0);
      tear_down (&scene);
    }
}

/* Signed out while another request waits for its new token. */
static void
test_gone_meanwhile (void)
{
  g_autoptr (DiaCredentials) stale = make_credentials (0, DIA_SENDING_NOW);
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene, DIA_SENDING_NOW);
  g_assert_true (dia_credential_keeper_forget (scene.fixture.core, scene.account, NULL, NULL));
  g_assert_null (dia_credential_keeper_renew (scene.fixture.core, NULL, scene.account, stale, NULL, &error));
  g_assert_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN);
  tear_down (&scene);
}

/* Another program renews it, and nobody wants to wait any more. */
static void
test_cancelled (void)
{
  g_autoptr (DiaCredentials) stale = make_credentials (0, DIA_SENDING_NOW);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DiaRefreshLock) held = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_up (&scene, DIA_SENDING_NOW);
  held = dia_refresh_lock_take (scene.fixture.core->path, scene.account->id, NULL, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (dia_credential_keeper_renew (scene.fixture.core, NULL, scene.account, stale, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&held, dia_refresh_lock_free);
  tear_down (&scene);
}

/* A token of a network that has no way to renew it, or that is gone. */
static void
test_no_way (void)
{
  static const char *const networks[] = { DIA_NETWORK_PRACTICE, "nowhere" };

  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      g_autoptr (GError) error = NULL;
      Scene scene;

      set_up (&scene, DIA_SENDING_NOW);
      g_free (scene.account->network);
      scene.account->network = g_strdup (networks[i]);
      g_assert_null (dia_credential_keeper_load (scene.fixture.core, NULL, scene.account, NULL, &error));
      g_assert_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN);
      tear_down (&scene);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/credential-keeper/good", test_good);
  g_test_add_func ("/services/credential-keeper/ends-soon", test_ends_soon);
  g_test_add_func ("/services/credential-keeper/S3-single-flight", test_single_flight);
  g_test_add_func ("/services/credential-keeper/S2-keyring", test_keyring);
  g_test_add_func ("/services/credential-keeper/forgotten", test_forgotten);
  g_test_add_func ("/services/credential-keeper/S3-renewal-cut", test_renewal_cut);
  g_test_add_func ("/services/credential-keeper/gone-meanwhile", test_gone_meanwhile);
  g_test_add_func ("/services/credential-keeper/cancelled", test_cancelled);
  g_test_add_func ("/services/credential-keeper/no-way", test_no_way);

  return g_test_run ();
}
