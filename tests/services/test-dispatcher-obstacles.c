/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dispatcher-parts.h"
#include "dia-memory-vault.h"
#include "dia-sending-fixture.h"
#include "dia-sign-in-private.h"
#include "dia-test-support.h"

/* A desk whose network wants a token, and a keyring that keeps it. */
typedef struct
{
  DiaSendingFixture fixture;
  DiaSignIn        *sign_in;
  DiaDispatcher    *dispatcher;
  DiaId             post;
} Scene;

static void
set_up (Scene *scene)
{
  DiaId account;

  dia_sending_fixture_init (&scene->fixture, DIA_SCRIPTED_DUMB);
  dia_sending_fixture_guard (&scene->fixture, DIA_SCRIPTED_DUMB);
  account = dia_sending_fixture_add_account (&scene->fixture, DIA_NETWORK_MASTODON, "alize");
  dia_sending_fixture_sign_in (&scene->fixture, account, DIA_INSTANT_NONE);
  scene->post = dia_sending_fixture_add_post (&scene->fixture, account, "Une fois", DIA_SENDING_NOW);
  scene->sign_in = dia_sign_in_new (scene->fixture.core);
  scene->dispatcher = dia_dispatcher_new (scene->fixture.core, NULL, scene->sign_in);
}

static void
tear_down (Scene *scene)
{
  dia_dispatcher_stop (scene->dispatcher);
  dia_workspace_core_close (scene->fixture.core);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  dia_test_wait_finalize (g_steal_pointer (&scene->dispatcher));
  dia_test_wait_finalize (g_steal_pointer (&scene->sign_in));
  dia_sending_fixture_clear (&scene->fixture);
}

static void
set_keyring (Scene         *scene,
             DiaVaultState  state)
{
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (scene->fixture.vault), state);
}

/* Asks the keyring to open, as a person does: whether it did. */
static gboolean
unlock (Scene *scene)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dia_sign_in_unlock_async (scene->sign_in, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);

  return dia_sign_in_unlock_finish (scene->sign_in, result, NULL);
}

static gboolean
found_it_closed (gpointer user_data)
{
  Scene *scene = user_data;

  return scene->dispatcher->keyring_closed;
}

static gboolean
is_published (gpointer user_data)
{
  Scene *scene = user_data;

  return dia_sending_fixture_get_state (&scene->fixture, scene->post) == DIA_POST_PUBLISHED;
}

/* S2: a post that found the keyring closed goes out as soon as somebody opens it; the
 * keyring's refusals meanwhile change nothing. */
static void
test_s2_keyring (void)
{
  Scene scene;

  set_up (&scene);
  set_keyring (&scene, DIA_VAULT_MUTE);
  dia_dispatcher_start (scene.dispatcher);
  g_assert_true (dia_test_wait_until (found_it_closed, &scene));
  set_keyring (&scene, DIA_VAULT_DENIED);
  g_assert_false (unlock (&scene));
  g_assert_true (found_it_closed (&scene));
  set_keyring (&scene, DIA_VAULT_LOCKED);
  g_assert_true (unlock (&scene));
  g_assert_true (dia_test_wait_until (is_published, &scene));
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
  tear_down (&scene);
}

/* Opened, closed and opened again while nothing waits for it. */
static void
test_keyring_not_needed (void)
{
  Scene scene;

  set_up (&scene);
  dia_dispatcher_start (scene.dispatcher);
  g_assert_true (dia_test_wait_until (is_published, &scene));
  set_keyring (&scene, DIA_VAULT_MUTE);
  g_assert_false (unlock (&scene));
  set_keyring (&scene, DIA_VAULT_LOCKED);
  g_assert_true (unlock (&scene));
  g_assert_cmpuint (dia_scripted_ledger_count (scene.fixture.ledger_path, NULL), ==, 1);
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/dispatcher-obstacles/S2-keyring", test_s2_keyring);
  g_test_add_func ("/services/dispatcher-obstacles/keyring-not-needed", test_keyring_not_needed);

  return g_test_run ();
}
