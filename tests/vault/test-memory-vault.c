/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-memory-vault.h"

static const DiaVaultKey access_key = { "account-1", "access-token", 1 };
static const DiaVaultKey newer_key = { "account-1", "access-token", 2 };
static const DiaVaultKey client_key = { "account-1", "client", 1 };
static const DiaVaultKey other_key = { "account-2", "access-token", 1 };

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

static DiaVault *
make_filled (void)
{
  DiaVault *vault = dia_memory_vault_new ();

  g_assert_true (dia_vault_store (vault, &access_key, "label", "a1", NULL, NULL));
  g_assert_true (dia_vault_store (vault, &newer_key, "label", "a2", NULL, NULL));
  g_assert_true (dia_vault_store (vault, &client_key, "label", "c", NULL, NULL));
  g_assert_true (dia_vault_store (vault, &other_key, "label", "o", NULL, NULL));
  return vault;
}

static void
test_keeps_and_replaces (void)
{
  g_autoptr (DiaVault) vault = make_filled ();

  assert_holds (vault, &access_key, "a1");
  g_assert_true (dia_vault_store (vault, &access_key, "label", "a1-again", NULL, NULL));
  assert_holds (vault, &access_key, "a1-again");
  assert_holds (vault, &newer_key, "a2");
  g_assert_finalize_object (g_steal_pointer (&vault));
}

static void
test_removes_one (void)
{
  g_autoptr (DiaVault) vault = make_filled ();

  g_assert_true (dia_vault_remove (vault, &access_key, NULL, NULL));
  g_assert_true (dia_vault_remove (vault, &access_key, NULL, NULL));
  assert_holds (vault, &access_key, NULL);
  assert_holds (vault, &newer_key, "a2");
  assert_holds (vault, &client_key, "c");
}

static void
test_removes_all_of_an_account (void)
{
  static const DiaVaultKey whole_account = { "account-1", NULL, 0 };
  g_autoptr (DiaVault) vault = make_filled ();

  g_assert_true (dia_vault_remove (vault, &whole_account, NULL, NULL));
  assert_holds (vault, &access_key, NULL);
  assert_holds (vault, &newer_key, NULL);
  assert_holds (vault, &client_key, NULL);
  assert_holds (vault, &other_key, "o");
}

static void
test_plays_states (void)
{
  static const struct
  {
    DiaVaultState state;
    DiaVaultError code;
  } cases[] = {
    { DIA_VAULT_LOCKED, DIA_VAULT_ERROR_LOCKED },
    { DIA_VAULT_ABSENT, DIA_VAULT_ERROR_ABSENT },
    { DIA_VAULT_DENIED, DIA_VAULT_ERROR_DENIED },
    { DIA_VAULT_MUTE, DIA_VAULT_ERROR_MUTE },
    { DIA_VAULT_PLAIN, DIA_VAULT_ERROR_PLAIN },
  };
  g_autoptr (DiaVault) vault = make_filled ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      dia_memory_vault_set_state (DIA_MEMORY_VAULT (vault), cases[i].state);
      g_assert_cmpint (dia_vault_get_state (vault, NULL), ==, cases[i].state);
      g_assert_null (dia_vault_lookup (vault, &access_key, NULL, &error));
      g_assert_error (error, DIA_VAULT_ERROR, (int) cases[i].code);
      g_assert_cmpstr (error->message, ==, dia_vault_state_describe (cases[i].state));
      g_assert_false (dia_vault_store (vault, &access_key, "label", "x", NULL, NULL));
      g_assert_false (dia_vault_remove (vault, &access_key, NULL, NULL));
      g_assert_cmpint (dia_vault_unlock (vault, NULL, NULL), ==, cases[i].state == DIA_VAULT_LOCKED);
    }
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (vault), DIA_VAULT_UNLOCKED);
  assert_holds (vault, &access_key, "a1");
}

/* Once, at the question that was chosen. */
static void
test_fails_at (void)
{
  g_autoptr (DiaVault) vault = make_filled ();
  g_autoptr (GError) error = NULL;

  dia_memory_vault_fail_at (DIA_MEMORY_VAULT (vault), 2, DIA_VAULT_MUTE);
  assert_holds (vault, &access_key, "a1");
  g_assert_false (dia_memory_vault_has_failed (DIA_MEMORY_VAULT (vault)));
  g_assert_null (dia_vault_lookup (vault, &access_key, NULL, &error));
  g_assert_error (error, DIA_VAULT_ERROR, DIA_VAULT_ERROR_MUTE);
  g_assert_true (dia_memory_vault_has_failed (DIA_MEMORY_VAULT (vault)));
  assert_holds (vault, &access_key, "a1");
}

static void
test_cancelled (void)
{
  g_autoptr (DiaVault) vault = make_filled ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancelled);
  g_assert_null (dia_vault_lookup (vault, &access_key, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/vault/memory-vault/keeps-and-replaces", test_keeps_and_replaces);
  g_test_add_func ("/vault/memory-vault/removes-one", test_removes_one);
  g_test_add_func ("/vault/memory-vault/removes-all-of-an-account", test_removes_all_of_an_account);
  g_test_add_func ("/vault/memory-vault/plays-states", test_plays_states);
  g_test_add_func ("/vault/memory-vault/fails-at", test_fails_at);
  g_test_add_func ("/vault/memory-vault/cancelled", test_cancelled);
  return g_test_run ();
}
