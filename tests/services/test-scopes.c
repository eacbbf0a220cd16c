/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-scopes.h"

#include "dia-office-fixture.h"
#include "dia-test-support.h"

static DiaScopes *
get_scopes (OfficeFixture *fixture)
{
  return dia_workspace_get_scopes (fixture->workspace);
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              guint      *n)
{
  (*n)++;
}

static gboolean
has_saved (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 1;
}

static gboolean
has_none (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 0;
}

static void
test_counts (OfficeFixture *fixture,
             gconstpointer  data)
{
  DiaBrand *brand = office_fixture_add_brand (fixture, "Alizé");
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) german = dia_scope_with (all, DIA_SCOPE_LANGUAGE, "de");
  guint n = 0;

  office_fixture_add_account (fixture, brand, "a", "fr", "Europe/Paris");
  office_fixture_add_account (fixture, brand, "b", "de", "Europe/Berlin");
  g_signal_connect (get_scopes (fixture), "notify::current", G_CALLBACK (count_notify), &n);
  g_assert_cmpuint (dia_scopes_count_accounts (get_scopes (fixture)), ==, 2);

  dia_scopes_set_current (get_scopes (fixture), german);
  dia_scopes_set_current (get_scopes (fixture), german);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (dia_scopes_count_accounts (get_scopes (fixture)), ==, 1);
}

static void
test_keeps_current (OfficeFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) french = dia_scope_with (all, DIA_SCOPE_MARKET, "FR");

  dia_scopes_set_current (get_scopes (fixture), french);
  office_fixture_reopen (fixture);
  g_assert_true (dia_scope_equal (dia_scopes_get_current (get_scopes (fixture)), french));
}

static void
test_saves_by_name (OfficeFixture *fixture,
                    gconstpointer  data)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  g_autoptr (DiaScope) french = dia_scope_with (all, DIA_SCOPE_MARKET, "FR");
  GListModel *list = dia_scopes_get_saved (get_scopes (fixture));
  g_autoptr (DiaSavedScope) saved = NULL;

  dia_scopes_set_current (get_scopes (fixture), french);
  dia_scopes_save_current (get_scopes (fixture), "France");
  g_assert_true (dia_test_wait_until (has_saved, list));
  saved = g_list_model_get_item (list, 0);
  g_assert_cmpstr (saved->name, ==, "France");
  g_assert_true (dia_scope_equal (saved->scope, french));

  dia_scopes_remove_saved (get_scopes (fixture), saved->id);
  g_assert_true (dia_test_wait_until (has_none, list));
}

static gboolean
is_renamed (gpointer user_data)
{
  g_autoptr (DiaSavedScope) saved = g_list_model_get_item (user_data, 0);

  return saved != NULL && g_str_equal (saved->name, "Home");
}

/* A new name makes no second one; what was removed comes back as it was. */
static void
test_puts (OfficeFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();
  GListModel *list = dia_scopes_get_saved (get_scopes (fixture));
  g_autoptr (DiaSavedScope) saved = NULL;
  g_autoptr (DiaSavedScope) renamed = NULL;

  dia_scopes_save_current (get_scopes (fixture), "France");
  g_assert_true (dia_test_wait_until (has_saved, list));
  saved = g_list_model_get_item (list, 0);
  renamed = dia_saved_scope_new (saved->id, "Home", all);
  dia_scopes_put_saved (get_scopes (fixture), renamed);
  g_assert_true (dia_test_wait_until (is_renamed, list));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  dia_scopes_remove_saved (get_scopes (fixture), saved->id);
  g_assert_true (dia_test_wait_until (has_none, list));
  dia_scopes_put_saved (get_scopes (fixture), renamed);
  g_assert_true (dia_test_wait_until (is_renamed, list));
}

#define ADD(name, func) \
  g_test_add ("/services/scopes/" name, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("counts", test_counts);
  ADD ("keeps-current", test_keeps_current);
  ADD ("saves-by-name", test_saves_by_name);
  ADD ("puts", test_puts);

  return g_test_run ();
}
