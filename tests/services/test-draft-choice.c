/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-choice.h"

#include "dia-account.h"

static void
add_account (GListStore *accounts,
             DiaId       id)
{
  g_autoptr (DiaAccount) account = dia_account_new ();

  account->id = id;
  g_list_store_append (accounts, account);
}

/* Accounts come in the order of the roster; one that is away stays chosen. */
static void
test_collects_in_order (void)
{
  g_autoptr (DiaDraftChoice) choice = dia_draft_choice_new ();
  g_autoptr (GListStore) accounts = g_list_store_new (DIA_TYPE_ACCOUNT);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) away = g_array_new (FALSE, FALSE, sizeof (DiaId));
  const DiaId wanted[] = { 13, 11, 99 };

  for (DiaId id = 11; id <= 13; id++)
    add_account (accounts, id);
  g_assert_true (dia_draft_choice_set (choice, wanted, 3, TRUE));
  g_assert_false (dia_draft_choice_set (choice, wanted, 3, TRUE));
  dia_draft_choice_collect (choice, G_LIST_MODEL (accounts), chosen, away);
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpuint (away->len, ==, 1);
  g_assert_cmpint (g_array_index (away, DiaId, 0), ==, 99);
  g_assert_cmpint (DIA_ACCOUNT (chosen->pdata[0])->id, ==, 11);
  g_assert_cmpint (DIA_ACCOUNT (chosen->pdata[1])->id, ==, 13);

  add_account (accounts, 99);
  g_assert_true (dia_draft_choice_set (choice, wanted, 1, FALSE));
  g_assert_false (dia_draft_choice_contains (choice, 13));
  dia_draft_choice_collect (choice, G_LIST_MODEL (accounts), chosen, away);
  g_assert_cmpuint (away->len, ==, 0);
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpint (DIA_ACCOUNT (chosen->pdata[1])->id, ==, 99);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/services/draft-choice/collects-in-order", test_collects_in_order);

  return g_test_run ();
}
