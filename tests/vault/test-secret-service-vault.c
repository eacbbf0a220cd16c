/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-secret-service-vault.h"

#include "dia-test-keyring.h"
#include "dia-test-support.h"

#define CANARY "canary-secret-8a31"

static const DiaVaultKey access_key = { "account-1", "access-token", 1 };
static const DiaVaultKey newer_key = { "account-1", "access-token", 2 };
static const DiaVaultKey other_key = { "account-2", "access-token", 1 };

static void
assert_all_fail (DiaVault *vault,
                 int       code)
{
  g_autoptr (GError) lookup_error = NULL;
  g_autoptr (GError) store_error = NULL;
  g_autoptr (GError) remove_error = NULL;

  g_assert_null (dia_vault_lookup (vault, &access_key, NULL, &lookup_error));
  g_assert_error (lookup_error, DIA_VAULT_ERROR, code);
  g_assert_false (dia_vault_store (vault, &access_key, "label", CANARY, NULL, &store_error));
  g_assert_error (store_error, DIA_VAULT_ERROR, code);
  g_assert_null (strstr (store_error->message, CANARY));
  g_assert_false (dia_vault_remove (vault, &access_key, NULL, &remove_error));
  g_assert_error (remove_error, DIA_VAULT_ERROR, code);
}

static void
assert_holds (DiaVault          *vault,
              const DiaVaultKey *key,
              const char        *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaSecret) secret = dia_vault_lookup (vault, key, NULL, &error);

  if (expected == NULL)
    g_assert_error (error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_NOT_FOUND);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (secret != NULL ? dia_secret_get_text (secret) : NULL, ==, expected);
}

static void
test_unlocked (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dia_vault_get_state (vault, NULL), ==, DIA_VAULT_UNLOCKED);
  assert_holds (vault, &access_key, NULL);
  g_assert_true (dia_vault_store (vault, &access_key, "Diapason: test", CANARY, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (dia_vault_store (vault, &newer_key, "Diapason: test", "newer", NULL, NULL));
  g_assert_true (dia_vault_store (vault, &other_key, "Diapason: test", "other", NULL, NULL));
  assert_holds (vault, &access_key, CANARY);
  g_assert_true (dia_vault_store (vault, &access_key, "Diapason: test", "replaced", NULL, &error));
  assert_holds (vault, &access_key, "replaced");
  assert_holds (vault, &newer_key, "newer");
  g_assert_true (dia_vault_unlock (vault, NULL, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&vault));
}

/* S5: what is removed is gone from the keyring. */
static void
test_s5_removes (void)
{
  static const DiaVaultKey whole_account = { "account-1", NULL, 0 };
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();

  g_assert_true (dia_vault_store (vault, &access_key, "label", "one", NULL, NULL));
  g_assert_true (dia_vault_store (vault, &newer_key, "label", "two", NULL, NULL));
  g_assert_true (dia_vault_store (vault, &other_key, "label", "other", NULL, NULL));
  g_assert_true (dia_vault_remove (vault, &access_key, NULL, NULL));
  assert_holds (vault, &access_key, NULL);
  assert_holds (vault, &newer_key, "two");
  g_assert_true (dia_vault_remove (vault, &whole_account, NULL, NULL));
  assert_holds (vault, &newer_key, NULL);
  assert_holds (vault, &other_key, "other");
  g_assert_true (dia_vault_remove (vault, &whole_account, NULL, NULL));
}

/* S1: the keyring's own files do not show it. */
static void
test_s1_no_clear_text (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();

  g_assert_true (dia_vault_store (vault, &access_key, "label", CANARY, NULL, NULL));
  g_assert_cmpuint (dia_test_count_files_with (dia_test_keyring_get_home (keyring), CANARY), ==, 0);
  g_assert_cmpuint (dia_test_count_files_with (g_get_home_dir (), CANARY), ==, 0);
}

/* S2: a locked keyring must not be taken for an empty one. */
static void
test_s2_locked (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_vault_store (vault, &access_key, "label", CANARY, NULL, NULL));
  dia_test_keyring_lock (keyring);
  g_assert_cmpint (dia_vault_get_state (vault, NULL), ==, DIA_VAULT_LOCKED);
  assert_all_fail (vault, DIA_VAULT_ERROR_LOCKED);
  /* Nobody is there to type the password: the prompt fails, and says so. */
  g_assert_false (dia_vault_unlock (vault, NULL, &error));
  g_assert_error (error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_LOCKED);
}

/* S2: where no keyring was made yet it is like a locked one. Making it wants a new
 * password, and nobody is there to type one: nothing is kept in another place. */
static void
test_s2_no_collection (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (GError) error = NULL;

  dia_test_keyring_forget_default (keyring);
  g_assert_cmpint (dia_vault_get_state (vault, NULL), ==, DIA_VAULT_LOCKED);
  g_assert_false (dia_vault_unlock (vault, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == DIA_VAULT_ERROR);
  g_clear_error (&error);
  g_assert_false (dia_vault_store (vault, &access_key, "label", CANARY, NULL, &error));
  g_assert_true (error->domain == DIA_VAULT_ERROR);
  g_assert_cmpuint (dia_test_count_files_with (dia_test_keyring_get_home (keyring), CANARY), ==, 0);
}

/* S2: it leaves in the middle of the question. */
static void
test_s2_dying (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new_dying ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();

  g_assert_cmpint (dia_vault_get_state (vault, NULL), !=, DIA_VAULT_UNLOCKED);
  assert_all_fail (vault, DIA_VAULT_ERROR_ABSENT);
}

/* What nobody wants any more is not asked for. */
static void
test_cancelled_before (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dia_vault_lookup (vault, &access_key, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (dia_vault_store (vault, &access_key, "label", CANARY, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (dia_vault_remove (vault, &access_key, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (dia_vault_unlock (vault, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (vault, &access_key, NULL);
}

/* Each state has words of its own that say what to do. */
static void
test_words (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (int state = DIA_VAULT_UNLOCKED; state <= DIA_VAULT_PLAIN; state++)
    g_assert_true (g_hash_table_add (words, (gpointer) dia_vault_state_describe (state)));
}

static void
test_s2_absent (void)
{
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dia_vault_get_state (vault, NULL), ==, DIA_VAULT_ABSENT);
  assert_all_fail (vault, DIA_VAULT_ERROR_ABSENT);
  g_assert_false (dia_vault_unlock (vault, NULL, &error));
  g_assert_error (error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_ABSENT);
}

static void
test_s2_denying (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new_denying ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();

  g_assert_cmpint (dia_vault_get_state (vault, NULL), ==, DIA_VAULT_DENIED);
  assert_all_fail (vault, DIA_VAULT_ERROR_DENIED);
}

/* S1: without encryption on the bus there is no conversation. */
static void
test_s1_plain (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new_plain ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();

  g_assert_cmpint (dia_vault_get_state (vault, NULL), ==, DIA_VAULT_PLAIN);
  assert_all_fail (vault, DIA_VAULT_ERROR_PLAIN);
}

static void
test_s2_mute (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new_mute ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (dia_vault_lookup (vault, &access_key, NULL, &error));
  g_assert_error (error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_MUTE);
  g_assert_cmpint (dia_vault_get_state (vault, NULL), ==, DIA_VAULT_MUTE);
}

typedef gboolean (*Question) (DiaVault *vault, GError **error);

static gboolean
ask_store (DiaVault  *vault,
           GError   **error)
{
  return dia_vault_store (vault, &access_key, "label", CANARY, NULL, error);
}

static gboolean
ask_lookup (DiaVault  *vault,
            GError   **error)
{
  g_autoptr (DiaSecret) secret = dia_vault_lookup (vault, &access_key, NULL, error);

  if (secret != NULL)
    g_assert_cmpstr (dia_secret_get_text (secret), ==, CANARY);

  return secret != NULL;
}

static gboolean
ask_remove (DiaVault  *vault,
            GError   **error)
{
  return dia_vault_remove (vault, &access_key, NULL, error);
}

static gboolean
ask_unlock (DiaVault  *vault,
            GError   **error)
{
  return dia_vault_unlock (vault, NULL, error);
}

/* S2: each answer of each conversation is an error instead, of two kinds. What cannot
 * be done is said to be the keyring's fault; a secret that is there is never called
 * missing, and nothing is said to be done that is not. */
static void
test_s2_answers_cut (void)
{
  static const Question questions[] = { ask_store, ask_lookup, ask_remove, ask_unlock };
  static const char *const names[] = {
    "org.freedesktop.DBus.Error.NoReply", "org.freedesktop.DBus.Error.Timeout",
  };
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  guint n_cut = 0;

  for (guint i = 0; i < G_N_ELEMENTS (questions) * G_N_ELEMENTS (names); i++)
    {
      Question question = questions[i % G_N_ELEMENTS (questions)];
      gboolean failed = TRUE;

      for (guint k = 1; failed && k < 40; k += DIA_TEST_STRIDE)
        {
          g_autoptr (GError) error = NULL;
          gboolean done;

          if (k == 1 || question == ask_remove)
            g_assert_true (ask_store (vault, NULL));
          dia_test_keyring_fail_at (keyring, k, names[i / G_N_ELEMENTS (questions)]);
          done = question (vault, &error);
          failed = dia_test_keyring_has_failed (keyring);
          dia_test_keyring_fail_at (keyring, 0, NULL);
          g_test_message ("%u at %u: %s", i, k, error != NULL ? error->message : "");
          g_assert_true (done == (error == NULL));
          if (!done)
            g_assert_true (failed && error->domain == DIA_VAULT_ERROR && error->code != DIA_VAULT_ERROR_NOT_FOUND);
          if (done && question == ask_remove)
            assert_holds (vault, &access_key, NULL);
          n_cut += failed;
        }
      g_assert_false (failed);
      assert_holds (vault, &access_key, question == ask_remove ? NULL : CANARY);
    }
  g_test_message ("%u answers", n_cut);
  g_assert_cmpuint (n_cut * DIA_TEST_STRIDE, >, 40);
}

/* S2: no bus at all. */
static void
test_s2_no_bus (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  {
    g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();

    g_assert_cmpint (dia_vault_get_state (vault, NULL), ==, DIA_VAULT_ABSENT);
    assert_all_fail (vault, DIA_VAULT_ERROR_ABSENT);
  }
}

typedef struct
{
  DiaTestKeyring *keyring;
  GCancellable   *cancellable;
} Impatience;

static gpointer
cancel_when_asked (gpointer data)
{
  Impatience *impatience = data;

  while (dia_test_keyring_count_calls (impatience->keyring) == 0)
    g_thread_yield ();
  g_cancellable_cancel (impatience->cancellable);
  return NULL;
}

/* A person who does not want to wait for it any more. */
static void
test_cancel_unlock_while_mute (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new_mute ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Impatience impatience = { keyring, cancellable };
  GThread *thread = g_thread_new ("cancel", cancel_when_asked, &impatience);

  g_assert_false (dia_vault_unlock (vault, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

static gpointer
cancel_in_thread (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel_while_mute (void)
{
  g_autoptr (DiaTestKeyring) keyring = dia_test_keyring_new_mute ();
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_in_thread, cancellable);

  g_assert_null (dia_vault_lookup (vault, &access_key, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

int
main (int   argc,
      char *argv[])
{
  GTestDBus *bus;
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  g_test_add_func ("/vault/secret-service-vault/unlocked", test_unlocked);
  g_test_add_func ("/vault/secret-service-vault/S5-removes", test_s5_removes);
  g_test_add_func ("/vault/secret-service-vault/S1-no-clear-text", test_s1_no_clear_text);
  g_test_add_func ("/vault/secret-service-vault/S1-plain", test_s1_plain);
  g_test_add_func ("/vault/secret-service-vault/S2-locked", test_s2_locked);
  g_test_add_func ("/vault/secret-service-vault/S2-no-collection", test_s2_no_collection);
  g_test_add_func ("/vault/secret-service-vault/S2-dying", test_s2_dying);
  g_test_add_func ("/vault/secret-service-vault/cancelled-before", test_cancelled_before);
  g_test_add_func ("/vault/secret-service-vault/words", test_words);
  g_test_add_func ("/vault/secret-service-vault/S2-absent", test_s2_absent);
  g_test_add_func ("/vault/secret-service-vault/S2-denying", test_s2_denying);
  g_test_add_func ("/vault/secret-service-vault/S2-mute", test_s2_mute);
  g_test_add_func ("/vault/secret-service-vault/S2-answers-cut", test_s2_answers_cut);
  g_test_add_func ("/vault/secret-service-vault/S2-no-bus", test_s2_no_bus);
  g_test_add_func ("/vault/secret-service-vault/cancel-while-mute", test_cancel_while_mute);
  g_test_add_func ("/vault/secret-service-vault/cancel-unlock-while-mute", test_cancel_unlock_while_mute);
  result = g_test_run ();
  g_test_dbus_down (bus);
  g_object_unref (bus);
  return result;
}
