/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-scope.h"

static DiaAccount *
make_account (DiaId       brand_id,
              const char *market,
              const char *network,
              const char *labels)
{
  DiaAccount *account = dia_account_new ();

  account->brand_id = brand_id;
  dia_field_set_text (&account->market, market);
  dia_field_set_text (&account->network, network);
  dia_field_set_text (&account->labels, labels);
  dia_field_set_text (&account->language, "fr");

  return account;
}

static DiaScope *
read_scope (const char *text)
{
  DiaScope *scope = dia_scope_from_string (text);

  g_assert_nonnull (scope);
  return scope;
}

static void
test_all (void)
{
  g_autoptr (DiaScope) scope = dia_scope_new_all ();
  g_autoptr (DiaAccount) account = make_account (7, "FR", "mastodon", "");
  g_autofree char *text = dia_scope_to_string (scope);

  g_assert_true (dia_scope_is_all (scope));
  g_assert_true (dia_scope_holds (scope, account));
  g_assert_cmpstr (text, ==, "");
}

static void
test_any_within_a_kind_all_between (void)
{
  g_autoptr (DiaScope) scope = read_scope ("market=FR;market=DE;network=mastodon");
  g_autoptr (DiaAccount) french = make_account (7, "FR", "mastodon", "");
  g_autoptr (DiaAccount) german = make_account (7, "DE", "mastodon", "");
  g_autoptr (DiaAccount) italian = make_account (7, "IT", "mastodon", "");
  g_autoptr (DiaAccount) sky = make_account (7, "FR", "bluesky", "");

  g_assert_true (dia_scope_holds (scope, french));
  g_assert_true (dia_scope_holds (scope, german));
  g_assert_false (dia_scope_holds (scope, italian));
  g_assert_false (dia_scope_holds (scope, sky));
}

static void
test_brand_and_label (void)
{
  DiaId brand_id = dia_id_new ();
  g_autofree char *brand = dia_id_to_string (brand_id);
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) of_brand = dia_scope_with (all, DIA_SCOPE_BRAND, brand);
  g_autoptr (DiaScope) scope = dia_scope_with (of_brand, DIA_SCOPE_LABEL, "press");
  g_autoptr (DiaAccount) inside = make_account (brand_id, "FR", "mastodon", "jobs press");
  g_autoptr (DiaAccount) other_label = make_account (brand_id, "FR", "mastodon", "pressing");
  g_autoptr (DiaAccount) other_brand = make_account (dia_id_new (), "FR", "mastodon", "press");

  g_assert_true (dia_scope_holds (scope, inside));
  g_assert_false (dia_scope_holds (scope, other_label));
  g_assert_false (dia_scope_holds (scope, other_brand));
}

static void
test_single_accounts (void)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) scope = NULL;
  g_autoptr (DiaAccount) inside = make_account (7, "FR", "mastodon", "");
  g_autoptr (DiaAccount) outside = make_account (7, "FR", "mastodon", "");
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  inside->id = dia_id_new ();
  outside->id = dia_id_new ();
  id = dia_id_to_string (inside->id);
  scope = dia_scope_with (all, DIA_SCOPE_ACCOUNT, id);
  g_assert_true (dia_scope_holds (scope, inside));
  g_assert_false (dia_scope_holds (scope, outside));
  text = dia_scope_to_string (scope);
  expected = g_strconcat ("account=", id, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_with_and_without (void)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) one = dia_scope_with (all, DIA_SCOPE_MARKET, "FR");
  g_autoptr (DiaScope) two = dia_scope_with (one, DIA_SCOPE_MARKET, "BE");
  g_autoptr (DiaScope) same = dia_scope_with (two, DIA_SCOPE_MARKET, "FR");
  g_autoptr (DiaScope) back = dia_scope_without (two, DIA_SCOPE_MARKET, "BE");
  const char *const *values = dia_scope_get_values (two, DIA_SCOPE_MARKET);

  g_assert_true (dia_scope_is_all (all));
  g_assert_cmpstr (values[0], ==, "BE");
  g_assert_cmpstr (values[1], ==, "FR");
  g_assert_null (values[2]);
  g_assert_true (dia_scope_equal (two, same));
  g_assert_true (dia_scope_equal (one, back));
  g_assert_false (dia_scope_equal (one, two));
}

static void
test_round_trip (void)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) odd = dia_scope_with (all, DIA_SCOPE_LABEL, "a;b=c%20é");
  g_autoptr (DiaScope) more = dia_scope_with (odd, DIA_SCOPE_LANGUAGE, "fr");
  g_autofree char *text = dia_scope_to_string (more);
  g_autoptr (DiaScope) back = read_scope (text);

  g_assert_true (dia_scope_equal (more, back));
}

static void
test_refuses_others (void)
{
  g_assert_null (dia_scope_from_string ("market"));
  g_assert_null (dia_scope_from_string ("planet=Mars"));
  g_assert_null (dia_scope_from_string ("market="));
  g_assert_null (dia_scope_from_string ("market=FR;;"));
  g_assert_null (dia_scope_from_string ("market=%ff"));
}

static void
test_saved_is_released (void)
{
  g_autoptr (DiaScope) scope = read_scope ("market=FR");
  DiaSavedScope *saved = dia_saved_scope_new (dia_id_new (), "France", scope);

  g_assert_true (dia_scope_equal (saved->scope, scope));
  g_assert_finalize_object (saved);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/scope/all", test_all);
  g_test_add_func ("/model/scope/any-within-a-kind-all-between", test_any_within_a_kind_all_between);
  g_test_add_func ("/model/scope/brand-and-label", test_brand_and_label);
  g_test_add_func ("/model/scope/single-accounts", test_single_accounts);
  g_test_add_func ("/model/scope/with-and-without", test_with_and_without);
  g_test_add_func ("/model/scope/round-trip", test_round_trip);
  g_test_add_func ("/model/scope/refuses-others", test_refuses_others);
  g_test_add_func ("/model/scope/saved-is-released", test_saved_is_released);
  return g_test_run ();
}
