/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picker-row.h"

static DiaPickerChoice
get_choice (DiaId    account_id,
            gpointer user_data)
{
  return account_id == *(DiaId *) user_data ? DIA_PICKER_CHOSEN : DIA_PICKER_LEFT_OUT;
}

static void
add_account (DiaPickerRow *row,
             DiaId         id)
{
  g_autoptr(DiaAccount) account = dia_account_new ();

  account->id = id;
  dia_picker_row_add_account (row, account);
}

static DiaPickerRow *
create_row (DiaId      *chosen,
            const char *title)
{
  return dia_picker_row_new (DIA_PICKER_ROW_MARKET, NULL, g_strdup ("1/FR"), g_strdup (title), get_choice, chosen);
}

static void
on_changed_cb (DiaPickerRow *row,
               int          *n_changed)
{
  (*n_changed)++;
}

/* One account chosen instead of another changes no figure, but the row. */
static void
test_tells_what_is_chosen (void)
{
  DiaId chosen = 11;
  DiaPickerRow *row = create_row (&chosen, "France");
  int n_changed = 0;

  add_account (row, 11);
  add_account (row, 12);
  g_signal_connect (row, "changed", G_CALLBACK (on_changed_cb), &n_changed);
  g_assert_true (dia_picker_row_count_chosen (row));
  g_assert_cmpuint (row->n_chosen, ==, 1);
  g_assert_false (dia_picker_row_count_chosen (row));
  chosen = 12;
  g_assert_true (dia_picker_row_count_chosen (row));
  g_assert_cmpuint (row->n_chosen, ==, 1);
  g_assert_cmpint (n_changed, ==, 2);
  dia_picker_row_set_expanded (row, TRUE);
  dia_picker_row_set_expanded (row, TRUE);
  g_assert_cmpint (n_changed, ==, 3);
  g_assert_finalize_object (row);
}

static void
test_is_same (void)
{
  DiaId chosen = 11;
  g_autoptr(DiaPickerRow) one = create_row (&chosen, "France");
  g_autoptr(DiaPickerRow) same = create_row (&chosen, "France");
  g_autoptr(DiaPickerRow) renamed = create_row (&chosen, "Frankreich");

  g_assert_true (dia_picker_row_is_same (one, same));
  g_assert_false (dia_picker_row_is_same (one, renamed));
  add_account (one, 11);
  g_assert_false (dia_picker_row_is_same (one, same));
  /* A saved account is another object with the same id: it may have changed. */
  add_account (same, 11);
  g_assert_false (dia_picker_row_is_same (one, same));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/picker-row/tells-what-is-chosen", test_tells_what_is_chosen);
  g_test_add_func ("/ui/picker-row/is-same", test_is_same);
  return g_test_run ();
}
