/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-cell-state.h"

#define LATE_FOR_ALL .past_deadline = TRUE

static const struct
{
  DiaCellFacts  facts;
  DiaCellState  expected;
} cases[] = {
  { { .expected = TRUE }, DIA_CELL_MISSING },
  { { .expected = FALSE }, DIA_CELL_OUTSIDE },
  { { .expected = TRUE, LATE_FOR_ALL }, DIA_CELL_LATE },
  { { .expected = FALSE, LATE_FOR_ALL }, DIA_CELL_OUTSIDE },
  { { .expected = TRUE, .waived = TRUE, LATE_FOR_ALL }, DIA_CELL_WAIVED },
  { { .expected = FALSE, .waived = TRUE }, DIA_CELL_WAIVED },
  /* A slot that nothing is planned for is a wish. */
  { { .expected = TRUE, .past_slot = TRUE }, DIA_CELL_MISSING },
  { { TRUE, FALSE, TRUE, DIA_POST_DRAFT }, DIA_CELL_DRAFT },
  { { FALSE, FALSE, TRUE, DIA_POST_DRAFT }, DIA_CELL_DRAFT },
  { { TRUE, FALSE, TRUE, DIA_POST_DRAFT, .past_slot = TRUE }, DIA_CELL_LATE },
  { { TRUE, FALSE, TRUE, DIA_POST_DRAFT, LATE_FOR_ALL }, DIA_CELL_LATE },
  { { TRUE, TRUE, TRUE, DIA_POST_DRAFT, LATE_FOR_ALL }, DIA_CELL_WAIVED },
  { { TRUE, FALSE, TRUE, DIA_POST_IN_REVIEW }, DIA_CELL_IN_REVIEW },
  { { TRUE, FALSE, TRUE, DIA_POST_CHANGES_REQUESTED }, DIA_CELL_IN_REVIEW },
  { { TRUE, FALSE, TRUE, DIA_POST_CHANGES_REQUESTED, LATE_FOR_ALL }, DIA_CELL_LATE },
  { { TRUE, FALSE, TRUE, DIA_POST_APPROVED, LATE_FOR_ALL }, DIA_CELL_APPROVED },
  { { TRUE, FALSE, TRUE, DIA_POST_SCHEDULED, LATE_FOR_ALL }, DIA_CELL_SCHEDULED },
  { { TRUE, TRUE, TRUE, DIA_POST_SCHEDULED }, DIA_CELL_SCHEDULED },
  { { TRUE, FALSE, TRUE, DIA_POST_SENDING }, DIA_CELL_SCHEDULED },
  { { FALSE, TRUE, TRUE, DIA_POST_PUBLISHED, LATE_FOR_ALL }, DIA_CELL_PUBLISHED },
  { { TRUE, FALSE, TRUE, DIA_POST_UNCONFIRMED, LATE_FOR_ALL }, DIA_CELL_UNCONFIRMED },
  { { TRUE, FALSE, TRUE, DIA_POST_FAILED }, DIA_CELL_LATE },
  { { TRUE, TRUE, TRUE, DIA_POST_FAILED }, DIA_CELL_WAIVED },
  { { TRUE, FALSE, TRUE, DIA_POST_MISSED }, DIA_CELL_LATE },
  { { TRUE, FALSE, TRUE, DIA_POST_AWAITING_PERSON }, DIA_CELL_LATE },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DiaCellState found = dia_cell_state_find (&cases[i].facts);

      if (found != cases[i].expected)
        g_test_message ("case %u: %s", i, dia_cell_state_to_string (found));
      g_assert_cmpint (found, ==, cases[i].expected);
    }
}

static void
test_ready (void)
{
  guint n_ready = 0;

  for (guint state = 0; state < DIA_CELL_N_STATES; state++)
    {
      n_ready += dia_cell_state_is_ready (state) ? 1 : 0;
      g_assert_cmpstr (dia_cell_state_get_label (state), !=, "");
      for (guint other = 0; other < state; other++)
        g_assert_cmpstr (dia_cell_state_to_string (state), !=, dia_cell_state_to_string (other));
    }
  g_assert_cmpuint (n_ready, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/cell-state/table", test_table);
  g_test_add_func ("/model/cell-state/ready", test_ready);
  return g_test_run ();
}
