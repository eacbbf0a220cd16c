/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-accounts.h"

#include "dia-field.h"
#include "workspace-fixture.h"

static DiaAccount *
make_account (DiaId       brand_id,
              const char *handle)
{
  DiaAccount *account = dia_account_new ();

  account->brand_id = brand_id;
  account->sign_in = DIA_SIGN_IN_EXPIRES;
  account->sign_in_expires_at = NOW + DIA_DAY;
  account->limits.max_length = 4711;
  account->limits.unit = DIA_UNIT_GRAPHEMES_MASTODON;
  account->limits.alt_supported = TRUE;
  account->limits_read_at = NOW;
  account->position = 3;
  dia_field_set_text (&account->network, "mastodon");
  dia_field_set_text (&account->server, "https://mastodon.example");
  dia_field_set_text (&account->handle, handle);
  dia_field_set_text (&account->name, "Alizé France");
  dia_field_set_text (&account->remote_id, "114");
  dia_field_set_text (&account->language, "fr");
  dia_field_set_text (&account->market, "FR");
  dia_field_set_text (&account->zone, "Europe/Paris");
  dia_field_set_text (&account->labels, "press jobs");
  dia_field_set_text (&account->sign_in_note, "Sign-in ends tomorrow");

  return account;
}

static void
test_round_trip (WorkspaceFixture *self,
                 gconstpointer     data)
{
  g_autoptr (DiaAccount) account = make_account (workspace_fixture_add_brand (self, "Alizé"), "alize_fr");
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaAccount) loaded = NULL;

  assert_done (dia_accounts_save (self->connection, account, &error), error);
  loaded = dia_accounts_load (self->connection, account->id, &error);
  g_assert_no_error (error);

  g_assert_cmpint (loaded->brand_id, ==, account->brand_id);
  g_assert_cmpstr (loaded->network, ==, "mastodon");
  g_assert_cmpstr (loaded->server, ==, "https://mastodon.example");
  g_assert_cmpstr (loaded->handle, ==, "alize_fr");
  g_assert_cmpstr (loaded->name, ==, "Alizé France");
  g_assert_cmpstr (loaded->remote_id, ==, "114");
  g_assert_cmpstr (loaded->language, ==, "fr");
  g_assert_cmpstr (loaded->market, ==, "FR");
  g_assert_cmpstr (loaded->zone, ==, "Europe/Paris");
  g_assert_cmpstr (loaded->labels, ==, "press jobs");
  g_assert_cmpint (loaded->sign_in, ==, DIA_SIGN_IN_EXPIRES);
  g_assert_cmpint (loaded->sign_in_expires_at, ==, NOW + DIA_DAY);
  g_assert_cmpstr (loaded->sign_in_note, ==, "Sign-in ends tomorrow");
  g_assert_cmpmem (&loaded->limits, sizeof loaded->limits, &account->limits, sizeof account->limits);
  g_assert_cmpint (loaded->limits_read_at, ==, NOW);
  g_assert_cmpint (loaded->position, ==, 3);
}

static void
test_refuses_the_same_twice (WorkspaceFixture *self,
                             gconstpointer     data)
{
  DiaId brand = workspace_fixture_add_brand (self, "Alizé");
  g_autoptr (DiaAccount) first = make_account (brand, "alize_fr");
  g_autoptr (DiaAccount) second = make_account (brand, "Alize_FR");
  g_autoptr (GError) error = NULL;

  assert_done (dia_accounts_save (self->connection, first, &error), error);
  g_assert_false (dia_accounts_save (self->connection, second, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_DUPLICATE);
  g_clear_error (&error);

  assert_done (dia_accounts_remove (self->connection, first->id, NOW, &error), error);
  assert_done (dia_accounts_save (self->connection, second, &error), error);
  g_assert_false (dia_accounts_restore (self->connection, first->id, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_DUPLICATE);
}

static void
assert_scope_agrees (WorkspaceFixture *self,
                     const char       *text)
{
  g_autoptr (DiaScope) scope = dia_scope_from_string (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = dia_accounts_list (self->connection, NULL, &error);
  g_autoptr (GPtrArray) found = dia_accounts_list (self->connection, scope, &error);
  guint n_expected = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    n_expected += dia_scope_holds (scope, all->pdata[i]) ? 1 : 0;
  for (guint i = 0; i < found->len; i++)
    g_assert_true (dia_scope_holds (scope, found->pdata[i]));

  g_assert_cmpuint (found->len, ==, n_expected);
}

/* The scope in SQL says the same as the scope in the model. */
static void
test_scopes (WorkspaceFixture *self,
             gconstpointer     data)
{
  const char *const markets[] = { "FR", "BE", "DE" };
  const char *const networks[] = { "mastodon", "bluesky" };
  DiaId first = workspace_fixture_add_brand (self, "Alizé");
  DiaId second = workspace_fixture_add_brand (self, "Bruine");
  g_autoptr (DiaAccount) labelled = make_account (first, "press");
  g_autofree char *brand = dia_id_to_string (second);
  g_autofree char *brand_scope = g_strconcat ("brand=", brand, ";market=FR;market=BE", NULL);
  g_autofree char *account = NULL;
  g_autofree char *account_scope = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 24; i++)
    workspace_fixture_add_account (self, i % 4 == 0 ? first : second, markets[i % 3], networks[i % 2]);
  assert_done (dia_accounts_save (self->connection, labelled, &error), error);
  account = dia_id_to_string (labelled->id);
  account_scope = g_strconcat ("account=", account, NULL);

  assert_scope_agrees (self, "");
  assert_scope_agrees (self, "market=FR");
  assert_scope_agrees (self, "market=FR;market=DE;network=bluesky");
  assert_scope_agrees (self, brand_scope);
  assert_scope_agrees (self, "brand=nonsense");
  assert_scope_agrees (self, account_scope);
  assert_scope_agrees (self, "account=nonsense");
  assert_scope_agrees (self, "language=fr;label=jobs");
  assert_scope_agrees (self, "label=job");
}

static void
test_labels_follow (WorkspaceFixture *self,
                    gconstpointer     data)
{
  g_autoptr (DiaAccount) account = make_account (workspace_fixture_add_brand (self, "Alizé"), "alize_fr");
  g_autoptr (DiaScope) press = dia_scope_from_string ("label=press");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  assert_done (dia_accounts_save (self->connection, account, &error), error);
  dia_field_set_text (&account->labels, "jobs jobs ");
  assert_done (dia_accounts_save (self->connection, account, &error), error);
  found = dia_accounts_list (self->connection, press, &error);
  g_assert_cmpuint (found->len, ==, 0);
}

/* "All accounts" is no list of few. */
static void
test_few_of_all (WorkspaceFixture *self,
                 gconstpointer     data)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (GArray) of_nothing = dia_accounts_list_few (self->connection, NULL, 10, NULL);
  g_autoptr (GArray) of_all = dia_accounts_list_few (self->connection, all, 10, NULL);

  g_assert_cmpuint (of_nothing->len, ==, 0);
  g_assert_cmpuint (of_all->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/accounts/round-trip", test_round_trip);
  add_workspace_test ("/store/accounts/refuses-the-same-twice", test_refuses_the_same_twice);
  add_workspace_test ("/store/accounts/scopes", test_scopes);
  add_workspace_test ("/store/accounts/labels-follow", test_labels_follow);
  add_workspace_test ("/store/accounts/few-of-all", test_few_of_all);
  return g_test_run ();
}
