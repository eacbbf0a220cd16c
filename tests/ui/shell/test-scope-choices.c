/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-composer-fixture.h"
#include "dia-field.h"
#include "dia-probe.h"
#include "dia-scope-choices.h"

static DiaRoster *
get_roster (ComposerFixture *fixture)
{
  return dia_workspace_get_roster (fixture->office.workspace);
}

/* "Brands: Alizé 14, …": the kinds that have a value, in order. */
static char *
describe (GPtrArray *choices)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    {
      const DiaScopeChoice *choice = g_ptr_array_index (choices, i);

      if (choice->first)
        g_string_append_printf (text, "%s%s:", text->len > 0 ? "\n" : "", dia_scope_choices_get_heading (choice->kind));
      g_string_append_printf (text, " %s %u", choice->label, choice->n_accounts);
    }
  return g_string_free (text, FALSE);
}

static void
test_list (ComposerFixture *fixture,
           gconstpointer    data)
{
  g_autoptr (GPtrArray) choices = dia_scope_choices_list (get_roster (fixture));
  g_autofree char *text = describe (choices);

  g_assert_cmpstr (text, ==,
                   "Brands: Alizé 14 Bruine 14 Cardamome 14 Dédale 14 Étincelle 14\n"
                   "Markets: Belgium 10 France 15 Germany 10 Italy 5 Netherlands 5 Spain 10 Switzerland 5 United Kingdom 10\n"
                   "Networks: Bluesky 30 Mastodon 35 Practice 5\n"
                   "Languages: Dutch 5 English 10 French 30 German 10 Italian 5 Spanish 10");
}

/* An account has as many labels as it likes, none included. */
static void
test_labels (ComposerFixture *fixture,
             gconstpointer    data)
{
  g_autoptr (DiaAccount) account = dia_account_copy (composer_fixture_find (fixture, "alizé_fr"));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices = NULL;
  const DiaScopeChoice *last, *before;

  dia_field_set_text (&account->labels, "winter  shop");
  g_ptr_array_add (items, account);
  dia_roster_save (get_roster (fixture), items, NULL, &error);
  g_assert_no_error (error);
  choices = dia_scope_choices_list (get_roster (fixture));
  last = g_ptr_array_index (choices, choices->len - 1);
  before = g_ptr_array_index (choices, choices->len - 2);
  g_assert_cmpint (last->kind, ==, DIA_SCOPE_LABEL);
  g_assert_cmpstr (last->value, ==, "winter");
  g_assert_cmpuint (last->n_accounts, ==, 1);
  g_assert_false (last->first);
  g_assert_cmpstr (before->label, ==, "shop");
  g_assert_true (before->first);
}

/* "étinc", "ETINC" and "FR" find what they mean. */
static void
test_folded (ComposerFixture *fixture,
             gconstpointer    data)
{
  g_autoptr (GPtrArray) choices = dia_scope_choices_list (get_roster (fixture));
  const DiaScopeChoice *brand = g_ptr_array_index (choices, 4);
  const DiaScopeChoice *market = g_ptr_array_index (choices, 6);

  g_assert_nonnull (strstr (brand->folded, "etincelle"));
  g_assert_cmpstr (market->folded, ==, "france fr");
}

static void
assert_label (ComposerFixture *fixture,
              DiaScopeKind     kind,
              const char      *value,
              const char      *expected)
{
  g_autofree char *label = dia_scope_choices_dup_label (get_roster (fixture), kind, value);

  g_assert_cmpstr (label, ==, expected);
}

/* One account is named by its handle, and is none of the choices. */
static void
test_account (ComposerFixture *fixture,
              gconstpointer    data)
{
  g_autoptr (GPtrArray) choices = dia_scope_choices_list (get_roster (fixture));
  g_autoptr (DiaAccount) account = g_list_model_get_item (dia_roster_get_accounts (get_roster (fixture)), 0);
  g_autofree char *id = dia_id_to_string (account->id);
  g_autofree char *handle = dia_account_dup_handle (account);

  assert_label (fixture, DIA_SCOPE_ACCOUNT, id, handle);
  for (guint i = 0; i < choices->len; i++)
    g_assert_cmpint (((DiaScopeChoice *) g_ptr_array_index (choices, i))->kind, !=, DIA_SCOPE_ACCOUNT);
}

static void
test_what_is_gone_has_a_name (ComposerFixture *fixture,
                              gconstpointer    data)
{
  assert_label (fixture, DIA_SCOPE_BRAND, "not an id", "Removed brand");
  assert_label (fixture, DIA_SCOPE_BRAND, "00000000000Z1", "Removed brand");
  assert_label (fixture, DIA_SCOPE_NETWORK, "a-network-of-tomorrow", "a-network-of-tomorrow");
  assert_label (fixture, DIA_SCOPE_ACCOUNT, "00000000000Z1", "Removed account");
  assert_label (fixture, DIA_SCOPE_LABEL, "shop", "shop");
  assert_label (fixture, DIA_SCOPE_MARKET, "CH", "Switzerland");
}

static void
test_french (ComposerFixture *fixture,
             gconstpointer    data)
{
  dia_probe_speak ("fr");
  assert_label (fixture, DIA_SCOPE_MARKET, "CH", "Suisse");
  assert_label (fixture, DIA_SCOPE_LANGUAGE, "de", "allemand");
  g_assert_cmpstr (dia_scope_choices_get_heading (DIA_SCOPE_MARKET), ==, "Marchés");
  dia_probe_speak ("en");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/scope-choices/list", ComposerFixture, NULL, composer_fixture_set_up, test_list, composer_fixture_tear_down);
  g_test_add ("/ui/scope-choices/labels", ComposerFixture, NULL, composer_fixture_set_up, test_labels,
              composer_fixture_tear_down);
  g_test_add ("/ui/scope-choices/folded", ComposerFixture, NULL, composer_fixture_set_up, test_folded,
              composer_fixture_tear_down);
  g_test_add ("/ui/scope-choices/account", ComposerFixture, NULL, composer_fixture_set_up, test_account,
              composer_fixture_tear_down);
  g_test_add ("/ui/scope-choices/what-is-gone-has-a-name", ComposerFixture, NULL, composer_fixture_set_up,
              test_what_is_gone_has_a_name, composer_fixture_tear_down);
  g_test_add ("/ui/scope-choices/french", ComposerFixture, NULL, composer_fixture_set_up, test_french,
              composer_fixture_tear_down);
  return g_test_run ();
}
