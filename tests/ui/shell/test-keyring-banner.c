/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dispatcher.h"
#include "dia-keyring-banner.h"
#include "dia-memory-vault.h"
#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-sign-in.h"
#include "dia-test-support.h"

typedef struct
{
  OfficeFixture  office;
  GtkWidget     *banner;
} Fixture;

/* The desk opens while the keyring is in that state. */
static void
open_with (Fixture       *fixture,
           DiaVaultState  state)
{
  office_fixture_set_up (&fixture->office, NULL);
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (fixture->office.vault), state);
  office_fixture_reopen (&fixture->office);
  fixture->banner = g_object_ref_sink (dia_keyring_banner_new (fixture->office.workspace));
  /* Who sends asks the keyring. */
  dia_dispatcher_start (dia_workspace_get_dispatcher (fixture->office.workspace));
}

static void
close_all (Fixture *fixture)
{
  g_assert_finalize_object (fixture->banner);
  office_fixture_tear_down (&fixture->office, NULL);
}

static gboolean
is_shown (gpointer banner)
{
  return gtk_widget_get_visible (banner);
}

static gboolean
is_hidden (gpointer banner)
{
  return !gtk_widget_get_visible (banner);
}

static const struct
{
  DiaVaultState  state;
  const char    *words;
  const char    *act;
} states[] = {
  { DIA_VAULT_LOCKED, "The keyring is locked. Posts wait, nothing is lost.", "Unlock…" },
  { DIA_VAULT_ABSENT, "This computer has no keyring. Posts wait until one runs, nothing is lost.", "Try again" },
  { DIA_VAULT_DENIED, "The keyring refuses to answer. Posts wait, nothing is lost.", "Try again" },
  { DIA_VAULT_MUTE, "The keyring does not answer. Posts wait, nothing is lost.", "Try again" },
};

static void
test_says_what_is_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      Fixture fixture = { 0 };

      open_with (&fixture, states[i].state);
      g_assert_true (dia_test_wait_until (is_shown, fixture.banner));
      g_assert_true (dia_probe_shows (fixture.banner, states[i].words));
      g_assert_nonnull (dia_probe_find_button (fixture.banner, states[i].act));
      close_all (&fixture);
    }
}

static void
test_hidden_while_all_is_well (void)
{
  Fixture fixture = { 0 };

  open_with (&fixture, DIA_VAULT_UNLOCKED);
  dia_probe_settle ();
  g_assert_false (gtk_widget_get_visible (fixture.banner));
  close_all (&fixture);
}

/* The keyring came back by itself meanwhile, or the prompt was answered. */
static void
test_goes_when_the_keyring_opens (void)
{
  Fixture fixture = { 0 };

  open_with (&fixture, DIA_VAULT_LOCKED);
  g_assert_true (dia_test_wait_until (is_shown, fixture.banner));
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (fixture.office.vault), DIA_VAULT_UNLOCKED);
  dia_probe_click (fixture.banner, "Unlock…");
  g_assert_true (dia_test_wait_until (is_hidden, fixture.banner));
  close_all (&fixture);
}

static gboolean
is_mute (gpointer banner)
{
  return dia_probe_shows (banner, states[3].words);
}

static void
test_says_what_is_wrong_now (void)
{
  Fixture fixture = { 0 };

  open_with (&fixture, DIA_VAULT_LOCKED);
  g_assert_true (dia_test_wait_until (is_shown, fixture.banner));
  dia_memory_vault_set_state (DIA_MEMORY_VAULT (fixture.office.vault), DIA_VAULT_MUTE);
  dia_probe_click (fixture.banner, "Unlock…");
  g_assert_true (dia_test_wait_until (is_mute, fixture.banner));
  g_assert_nonnull (dia_probe_find_button (fixture.banner, "Try again"));
  close_all (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/keyring-banner/says-what-is-wrong", test_says_what_is_wrong);
  g_test_add_func ("/ui/keyring-banner/hidden-while-all-is-well", test_hidden_while_all_is_well);
  g_test_add_func ("/ui/keyring-banner/goes-when-the-keyring-opens", test_goes_when_the_keyring_opens);
  g_test_add_func ("/ui/keyring-banner/says-what-is-wrong-now", test_says_what_is_wrong_now);
  return g_test_run ();
}
