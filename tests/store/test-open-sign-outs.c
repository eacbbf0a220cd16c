/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-open-sign-outs.h"

#include "dia-accounts.h"
#include "workspace-fixture.h"

static DiaAccount *
load_account (WorkspaceFixture *self,
              const char       *network)
{
  DiaId brand = workspace_fixture_add_brand (self, network);
  g_autoptr (GError) error = NULL;
  DiaAccount *account = dia_accounts_load (self->connection, workspace_fixture_add_account (self, brand, "FR", network), &error);

  g_assert_no_error (error);
  return account;
}

/* What is needed to end a sign-in outlives its account. */
static void
test_outlives_account (WorkspaceFixture *self,
                       gconstpointer     data)
{
  g_autoptr (DiaAccount) first = load_account (self, "mastodon");
  g_autoptr (DiaAccount) second = load_account (self, "bluesky");
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  DiaInstant since;

  assert_done (dia_open_sign_outs_add (self->connection, second, NOW + 1, &error), error);
  assert_done (dia_open_sign_outs_add (self->connection, first, NOW, &error), error);
  assert_done (dia_accounts_delete (self->connection, first->id, &error), error);
  open = dia_open_sign_outs_list (self->connection, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (open->len, ==, 2);
  g_assert_cmpint (DIA_ACCOUNT (open->pdata[0])->id, ==, first->id);
  g_assert_cmpstr (DIA_ACCOUNT (open->pdata[0])->network, ==, "mastodon");
  g_assert_cmpstr (DIA_ACCOUNT (open->pdata[0])->server, ==, first->server);
  g_assert_cmpstr (DIA_ACCOUNT (open->pdata[0])->handle, ==, first->handle);
  assert_done (dia_open_sign_outs_find_since (self->connection, first->id, &since, &error), error);
  g_assert_cmpint (since, ==, NOW);

  assert_done (dia_open_sign_outs_remove (self->connection, first->id, &error), error);
  left = dia_open_sign_outs_list (self->connection, &error);
  g_assert_cmpuint (left->len, ==, 1);
  assert_done (dia_open_sign_outs_find_since (self->connection, first->id, &since, &error), error);
  g_assert_cmpint (since, ==, DIA_INSTANT_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/open-sign-outs/outlives-account", test_outlives_account);
  return g_test_run ();
}
