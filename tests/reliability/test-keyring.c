/* SPDX-License-Identifier: GPL-3.0-or-later */

/* S2: the keyring is locked, absent, refuses, is mute, or dies in the middle of a
 * question. Posts wait with a reason that has a name, nobody is asked for a
 * password unasked, nothing is kept elsewhere, and they go out once it is back. */

#include "tally.h"

#include "dia-secret-service-vault.h"
#include "dia-test-keyring.h"
#include "dia-test-support.h"
#include "fire-private.h"

#define PROMPT_RULE "type='method_call',interface='org.freedesktop.Secret.Prompt',member='Prompt'"

/* Made before there is a second thread; the tests share it. */
static Fire fire;
static guint n_posts;
static char *keyring_home;

static int n_prompts;   /* (atomic) */

static GDBusMessage *
count_prompt (GDBusConnection *connection,
              GDBusMessage    *message,
              gboolean         incoming,
              gpointer         user_data)
{
  if (incoming && g_strcmp0 (g_dbus_message_get_member (message), "Prompt") == 0)
    g_atomic_int_inc (&n_prompts);

  return message;
}

/* Sees every prompt that anybody on the bus asks for. */
static GDBusConnection *
watch_prompts (void)
{
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  const char *rules[] = { PROMPT_RULE, NULL };
  GDBusConnection *watch;

  watch = g_dbus_connection_new_for_address_sync (address,
                                                  G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (watch, count_prompt, NULL, NULL);
  reply = g_dbus_connection_call_sync (watch, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.Monitoring",
                                       "BecomeMonitor", g_variant_new ("(^asu)", rules, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                                       NULL, &error);
  g_assert_no_error (error);

  return watch;
}

static DiaWorkspaceCore *
move_in (gboolean sign_in)
{
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();

  return fire_move_in (&fire, vault, sign_in);
}

static void
move_out (DiaWorkspaceCore *core)
{
  dia_workspace_core_close (core);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (core);
}

/* A program's day on this keyring, in this process. */
static void
send_with_keyring (void)
{
  DiaWorkspaceCore *core = move_in (FALSE);
  DiaDispatcher *dispatcher = fire_make_dispatcher (core);

  fire_send_due (dispatcher);
  move_out (core);
  g_object_unref (dispatcher);
}

/* Signs both accounts in, on a real keyring whose files stay. */
static void
fill_keyring (void)
{
  DiaTestKeyring *keyring = dia_test_keyring_new_at (keyring_home);

  move_out (move_in (TRUE));
  dia_test_keyring_free (keyring);
}

static void
add_posts (void)
{
  for (FireKind kind = FIRE_MASTODON; kind <= FIRE_BLUESKY; kind++)
    {
      g_autofree char *text = g_strdup_printf ("texte %u", n_posts++);

      fire_add_post (&fire, fire_get_account (&fire, kind, 0), text, dia_shared_page_get_now (fire.page));
    }
}

/* What must be true while the keyring says no: the posts wait, in words, and it
 * is not said that somebody has to sign in again. */
static void
assert_held (guint       n_requests,
             const char *word)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM posts WHERE state = 'scheduled' AND problem LIKE '%%%s%%'", word);

  g_assert_cmpint (fire_query (&fire, sql), ==, 2);
  g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM accounts WHERE sign_in = 'needed'"), ==, 0);
  g_assert_cmpuint (dia_shared_page_get_count (fire.page, DIA_COUNT_REQUESTS), ==, n_requests);
  g_assert_cmpuint (dia_test_count_files_with (fire.dir, "token-of-"), ==, 0);
  g_assert_cmpuint (dia_test_count_files_with (g_get_home_dir (), "token-of-"), ==, 0);
  g_assert_cmpint (g_atomic_int_get (&n_prompts), ==, 0);
}

/* The keyring is open again: what waited goes out. */
static void
come_back (void)
{
  DiaTestKeyring *keyring = dia_test_keyring_new_at (keyring_home);
  Tally tally = { "S2", "a keyring that says no, and comes back" };

  dia_shared_page_advance (fire.page, DIA_MINUTE);
  send_with_keyring ();
  dia_test_keyring_free (keyring);
  g_assert_cmpint (fire_query (&fire, "SELECT count (*) FROM posts WHERE state <> 'published'"), ==, 0);
  tally_compare (&tally, &fire);
  tally.trials = 2;
  tally_finish (&tally, 0);
}

static void
test_locked (void)
{
  DiaTestKeyring *keyring = dia_test_keyring_new_at (keyring_home);
  guint n_requests = dia_shared_page_get_count (fire.page, DIA_COUNT_REQUESTS);

  add_posts ();
  dia_test_keyring_lock (keyring);
  send_with_keyring ();
  assert_held (n_requests, "locked");
  dia_test_keyring_free (keyring);
  come_back ();
}

static void
test_absent (void)
{
  guint n_requests = dia_shared_page_get_count (fire.page, DIA_COUNT_REQUESTS);

  add_posts ();
  send_with_keyring ();
  assert_held (n_requests, "keyring");
  come_back ();
}

static void
test_impostor (gconstpointer data)
{
  DiaTestKeyring *(*make) (void) = (DiaTestKeyring *(*) (void)) data;
  guint n_requests = dia_shared_page_get_count (fire.page, DIA_COUNT_REQUESTS);
  DiaTestKeyring *keyring = make ();

  add_posts ();
  send_with_keyring ();
  assert_held (n_requests, "keyring");
  g_assert_cmpuint (dia_test_keyring_count_calls (keyring), >, 0);
  dia_test_keyring_free (keyring);
  come_back ();
}

/* A mute keyring cannot hold up what does not ask it: a workspace opens, and its
 * window with it. */
static void
test_opens_unasked (void)
{
  DiaTestKeyring *keyring = dia_test_keyring_new_mute ();

  move_out (move_in (FALSE));
  g_assert_cmpuint (dia_test_keyring_count_calls (keyring), ==, 0);
  dia_test_keyring_free (keyring);
}

/* One prompt for each click on “Unlock”, and none besides. */
static void
test_one_prompt (void)
{
  DiaTestKeyring *keyring = dia_test_keyring_new_at (keyring_home);
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();

  dia_test_keyring_lock (keyring);
  g_assert_false (dia_vault_unlock (vault, NULL, NULL));
  g_assert_cmpint (g_atomic_int_get (&n_prompts), ==, 1);
  g_atomic_int_set (&n_prompts, 0);
  dia_test_keyring_free (keyring);
}

int
main (int   argc,
      char *argv[])
{
  GDBusConnection *watch;
  GTestDBus *bus;
  int result;

  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fire_init (&fire, 1);
  fire_get_account (&fire, FIRE_MASTODON, 0);
  fire_get_account (&fire, FIRE_BLUESKY, 0);
  keyring_home = dia_test_dir_new ();
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  watch = watch_prompts ();
  fill_keyring ();

  g_test_add_func ("/reliability/S2-locked", test_locked);
  g_test_add_func ("/reliability/S2-absent", test_absent);
  g_test_add_data_func ("/reliability/S2-denying", dia_test_keyring_new_denying, test_impostor);
  g_test_add_data_func ("/reliability/S2-mute", dia_test_keyring_new_mute, test_impostor);
  g_test_add_data_func ("/reliability/S2-dying", dia_test_keyring_new_dying, test_impostor);
  g_test_add_func ("/reliability/S2-opens-unasked", test_opens_unasked);
  g_test_add_func ("/reliability/S2-one-prompt", test_one_prompt);
  result = g_test_run ();

  g_object_unref (watch);
  g_test_dbus_down (bus);
  g_object_unref (bus);
  fire_clear (&fire);
  dia_test_dir_remove (keyring_home);
  return result;
}
