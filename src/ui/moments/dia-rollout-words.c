/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-words.h"

#include "dia-format.h"

#include <glib/gi18n-lib.h>

char *
dia_rollout_words_dup_coverage (const DiaTally *tally)
{
  guint n_due = dia_tally_count_due (tally);

  /* Translators: of the cells of a roll-out. */
  return g_strdup_printf (ngettext ("%u of %u ready, %u missing", "%u of %u ready, %u missing", n_due),
                          dia_tally_count_ready (tally), n_due, tally->n_without_post);
}

char *
dia_rollout_words_dup_percent (const DiaTally *tally)
{
  int percent = dia_tally_get_percent (tally);

  return percent >= 0 ? dia_format_percent (percent / 100.0, 0) : g_strdup ("–");
}

char *
dia_rollout_words_dup_cell (DiaRollout             *rollout,
                            const DiaRolloutMoment *moment,
                            const DiaRolloutRow    *row,
                            guint                   column)
{
  const DiaAccount *account = rollout->accounts->pdata[column];
  g_autofree char *name = dia_account_dup_full_name (account);
  g_autofree char *state = NULL;
  DiaTally tally = { { 0 } };

  if (row == NULL)
    {
      dia_tally_add_moment (&tally, moment, column, 1);
      state = dia_tally_count_due (&tally) > 0 ? dia_rollout_words_dup_coverage (&tally)
                                               : g_strdup (dia_cell_state_get_label (DIA_CELL_OUTSIDE));
      return g_strdup_printf ("%s, %s, %s", moment->moment->title, name, state);
    }

  state = g_strdup (dia_cell_state_get_label (row->cells[column].state));
  if (row->cells[column].reason != NULL && row->cells[column].state == DIA_CELL_WAIVED)
    return g_strdup_printf ("%s, %s, %s: %s", row->title, name, state, row->cells[column].reason);
  if (row->cells[column].behind)
    return g_strdup_printf ("%s, %s, %s, %s", row->title, name, state, _("behind the source"));

  return g_strdup_printf ("%s, %s, %s", row->title, name, state);
}
