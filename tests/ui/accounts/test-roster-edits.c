/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-roster-edits.h"

#include "dia-office-fixture.h"
#include "dia-probe.h"
#include "dia-test-support.h"
#include "dia-vault.h"

typedef struct
{
  OfficeFixture office;
  GtkWidget    *window;
  DiaNotices   *notices;
  DiaId         account;
  char         *secret_of;   /* the account's id, as the keyring knows it */
} Fixture;

static void
init_key (Fixture     *fixture,
          DiaVaultKey *key)
{
  *key = (DiaVaultKey) { .account_id = fixture->secret_of, .kind = "credentials", .generation = 1 };
}

static gboolean
has_secret (Fixture *fixture)
{
  g_autoptr (DiaSecret) secret = NULL;
  DiaVaultKey key;

  init_key (fixture, &key);
  secret = dia_vault_lookup (fixture->office.vault, &key, NULL, NULL);

  return secret != NULL;
}

static gboolean
has_no_secret (gpointer user_data)
{
  return !has_secret (user_data);
}

static gboolean
is_listed (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dia_roster_find_account (dia_workspace_get_roster (fixture->office.workspace), fixture->account) != NULL;
}

static gboolean
is_not_listed (gpointer user_data)
{
  return !is_listed (user_data);
}

/* A Mastodon account with something in the keyring that is no credentials: there
 * is nothing to ask a server, and something to delete. */
static void
add_account (Fixture *fixture)
{
  DiaBrand *brand = office_fixture_add_brand (&fixture->office, "Alizé");
  g_autoptr (DiaAccount) account = dia_account_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  DiaVaultKey key;

  account->brand_id = brand->id;
  g_free (account->network);
  account->network = g_strdup (DIA_NETWORK_MASTODON);
  g_free (account->server);
  account->server = g_strdup ("http://127.0.0.1:1");
  g_free (account->handle);
  account->handle = g_strdup ("alize");
  g_free (account->zone);
  account->zone = g_strdup ("Europe/Paris");
  g_ptr_array_add (items, account);
  dia_roster_save (dia_workspace_get_roster (fixture->office.workspace), items, NULL, &error);
  g_assert_no_error (error);
  fixture->account = account->id;
  fixture->secret_of = dia_id_to_string (account->id);
  init_key (fixture, &key);
  dia_vault_store (fixture->office.vault, &key, "Diapason: test", "of an older version", NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  office_fixture_set_up (&fixture->office, NULL);
  add_account (fixture);
  fixture->window = dia_probe_show (overlay, 400, 300);
  fixture->notices = dia_notices_new (ADW_TOAST_OVERLAY (overlay));
  dia_roster_edits_remove (fixture->office.workspace, fixture->notices, "Removed", fixture->account);
  g_assert_true (dia_test_wait_until (is_not_listed, fixture));
  g_assert_true (dia_undo_stack_can_undo (dia_notices_get_undo (fixture->notices)));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_probe_close (fixture->window, NULL);
  g_clear_object (&fixture->notices);
  g_free (fixture->secret_of);
  office_fixture_tear_down (&fixture->office, NULL);
}

/* S5: a removal that cannot be taken back any more ends the sign-in at once, not
 * at the next start. */
static void
test_removal_ends_sign_in (Fixture       *fixture,
                           gconstpointer  data)
{
  g_assert_true (has_secret (fixture));
  g_object_run_dispose (G_OBJECT (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (has_no_secret, fixture));
}

/* One that is taken back leaves it alone. */
static void
test_undo_keeps_sign_in (Fixture       *fixture,
                         gconstpointer  data)
{
  g_assert_true (dia_undo_stack_undo (dia_notices_get_undo (fixture->notices)));
  g_assert_true (dia_test_wait_until (is_listed, fixture));
  office_fixture_reopen (&fixture->office);
  g_assert_true (is_listed (fixture));
  g_assert_true (has_secret (fixture));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/roster-edits/S5-removal-ends-sign-in", Fixture, NULL, set_up, test_removal_ends_sign_in, tear_down);
  g_test_add ("/ui/roster-edits/S5-undo-keeps-sign-in", Fixture, NULL, set_up, test_undo_keeps_sign_in, tear_down);
  return g_test_run ();
}
