/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-choices.h"
#include "dia-probe.h"

static const char *
get_name (GListStore *choices,
          const char *value)
{
  guint position = dia_account_choices_find (G_LIST_MODEL (choices), value);
  g_autoptr (DiaAccountChoice) choice = g_list_model_get_item (G_LIST_MODEL (choices), position);

  g_assert_cmpstr (choice->value, ==, value);
  return choice->name;
}

static void
test_finds (void)
{
  g_autoptr (GListStore) choices = dia_account_choices_new ();

  g_assert_cmpstr (dia_account_choices_get_value (G_LIST_MODEL (choices), 0), ==, "");
  dia_account_choices_add (choices, "one", "The first");
  dia_account_choices_add (choices, "two", "The second");
  g_assert_cmpuint (dia_account_choices_find (G_LIST_MODEL (choices), "two"), ==, 1);
  g_assert_cmpuint (dia_account_choices_find (G_LIST_MODEL (choices), "three"), ==, 0);
  g_assert_cmpstr (dia_account_choices_get_value (G_LIST_MODEL (choices), 1), ==, "two");
  g_assert_cmpstr (dia_account_choices_get_value (G_LIST_MODEL (choices), 2), ==, "");
  g_assert_cmpstr (dia_account_choices_get_value (G_LIST_MODEL (choices), GTK_INVALID_LIST_POSITION), ==, "");
}

/* By name, not by code: Germany stands before Switzerland. */
static void
test_markets_by_name (void)
{
  g_autoptr (GListStore) markets = dia_account_choices_new_markets ("");

  g_assert_cmpstr (get_name (markets, "DE"), ==, "Germany");
  g_assert_cmpuint (dia_account_choices_find (G_LIST_MODEL (markets), "DE"), <,
                    dia_account_choices_find (G_LIST_MODEL (markets), "CH"));
}

/* An account that the command line put elsewhere keeps its place. */
static void
test_keeps_another_one (void)
{
  g_autoptr (GListStore) plain = dia_account_choices_new_markets ("FR");
  g_autoptr (GListStore) markets = dia_account_choices_new_markets ("NZ");
  g_autoptr (GListStore) languages = dia_account_choices_new_languages ("br");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (markets)), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (plain)) + 1);
  g_assert_cmpstr (get_name (markets, "NZ"), ==, "New Zealand");
  g_assert_cmpstr (get_name (languages, "br"), ==, "Breton");
}

static void
test_french (void)
{
  g_autoptr (GListStore) markets = NULL;
  g_autoptr (GListStore) languages = NULL;

  dia_probe_speak ("fr");
  markets = dia_account_choices_new_markets ("");
  languages = dia_account_choices_new_languages ("");
  g_assert_cmpstr (get_name (markets, "DE"), ==, "Allemagne");
  g_assert_cmpstr (get_name (languages, "nb"), ==, "norvégien bokmål");
  dia_probe_speak ("en");
}

static void
test_rows_show_names (void)
{
  g_autoptr (GListStore) choices = dia_account_choices_new ();
  g_autoptr (GtkExpression) expression = dia_account_choices_make_expression ();
  g_autoptr (DiaAccountChoice) choice = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  dia_account_choices_add (choices, "one", "The first");
  choice = g_list_model_get_item (G_LIST_MODEL (choices), 0);
  g_assert_true (gtk_expression_evaluate (expression, choice, &value));
  g_assert_cmpstr (g_value_get_string (&value), ==, "The first");
  g_list_store_remove_all (choices);
  g_assert_finalize_object (g_steal_pointer (&choice));
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/account-choices/finds", test_finds);
  g_test_add_func ("/ui/account-choices/markets-by-name", test_markets_by_name);
  g_test_add_func ("/ui/account-choices/keeps-another-one", test_keeps_another_one);
  g_test_add_func ("/ui/account-choices/french", test_french);
  g_test_add_func ("/ui/account-choices/rows-show-names", test_rows_show_names);
  return g_test_run ();
}
