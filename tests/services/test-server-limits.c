/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sending, with the connector of Mastodon and a server that counts. */

#include "dia-accounts.h"
#include "dia-credential-keeper.h"
#include "dia-fake-mastodon.h"
#include "dia-sending-fixture.h"
#include "dia-store.h"

#define BUDGET  4
#define N_POSTS 10

typedef struct
{
  DiaSendingFixture fixture;
  DiaFakeMastodon  *server;
} Scene;

static void
set_up (Scene *scene)
{
  g_autoptr (DiaRegistry) genuine = NULL;

  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  scene->server = dia_fake_mastodon_new (scene->fixture.clock);
  dia_fake_mastodon_set_budget (scene->server, BUDGET);
  genuine = dia_registry_new (scene->fixture.core->ledger);
  dia_registry_replace (scene->fixture.core->registry, dia_registry_find (genuine, DIA_NETWORK_MASTODON));
}

static void
tear_down (Scene *scene)
{
  g_assert_finalize_object (g_steal_pointer (&scene->server));
  dia_sending_fixture_clear (&scene->fixture);
}

static gboolean
save_account (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  return dia_accounts_save (connection, user_data, error);
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* An account of the server that is signed in, with @n posts that are due. */
static void
add_account (Scene      *scene,
             const char *handle,
             const char *token,
             guint       n)
{
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (DiaCredentials) credentials = dia_credentials_new ();
  g_autoptr (GError) error = NULL;

  dia_fake_mastodon_add_account (scene->server, handle, token);
  account->brand_id = scene->fixture.brand_id;
  account->sign_in = DIA_SIGN_IN_OK;
  set_text (&account->network, DIA_NETWORK_MASTODON);
  set_text (&account->server, dia_fake_mastodon_get_origin (scene->server));
  set_text (&account->handle, handle);
  set_text (&account->remote_id, handle);
  set_text (&account->zone, "Europe/Paris");
  dia_store_write (scene->fixture.core->store, save_account, account, NULL, &error);
  g_assert_no_error (error);
  dia_credentials_set (&credentials->access_token, token);
  dia_credential_keeper_store (scene->fixture.core, account, credentials, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %u", handle, i);

      dia_sending_fixture_add_post (&scene->fixture, account->id, text, DIA_SENDING_NOW);
    }
}

static guint
count_published (Scene *scene)
{
  g_assert_cmpuint (dia_fake_mastodon_count_refused (scene->server), ==, 0);

  return dia_fake_mastodon_count_statuses (scene->server, NULL);
}

/* What an account may not send any more waits for the next window: the server is
 * never asked in vain, and the sister account, which has a budget of its own,
 * does not wait. */
static void
test_waits_instead_of_refused (void)
{
  Scene scene;

  set_up (&scene);
  add_account (&scene, "bruine", "token-of-bruine", N_POSTS);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (count_published (&scene), ==, BUDGET);
  add_account (&scene, "dedale", "token-of-dedale", 1);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (count_published (&scene), ==, BUDGET + 1);

  dia_sending_fixture_advance (&scene.fixture, 5 * DIA_MINUTE - 1);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (count_published (&scene), ==, BUDGET + 1);
  dia_sending_fixture_advance (&scene.fixture, 1);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (count_published (&scene), ==, 2 * BUDGET + 1);
  dia_sending_fixture_advance (&scene.fixture, 5 * DIA_MINUTE);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (count_published (&scene), ==, N_POSTS + 1);
  g_assert_cmpuint (dia_fake_mastodon_count_doubles (scene.server), ==, 1);
  tear_down (&scene);
}

/* Eight workers, one memory of what was said: no account goes beyond its budget. */
static void
test_workers_share (void)
{
  Scene scene;

  set_up (&scene);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *handle = g_strdup_printf ("compte%u", i);
      g_autofree char *token = g_strdup_printf ("token-%u", i);

      add_account (&scene, handle, token, BUDGET + 1);
    }
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (count_published (&scene), ==, 6 * BUDGET);
  dia_sending_fixture_advance (&scene.fixture, 5 * DIA_MINUTE);
  dia_sending_fixture_run (&scene.fixture);
  g_assert_cmpuint (count_published (&scene), ==, 6 * (BUDGET + 1));
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/server-limits/waits-instead-of-refused", test_waits_instead_of_refused);
  g_test_add_func ("/services/server-limits/workers-share", test_workers_share);

  return g_test_run ();
}
