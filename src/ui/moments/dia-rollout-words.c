/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-words.h"

#include "dia-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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
dia_rollout_words_dup_days (const DiaKeyMoment *moment)
{
  DiaDay first, last;

  if (!dia_day_parse (moment->first_day, &first) || !dia_day_parse (moment->last_day, &last))
    return g_strdup ("");

  return first < last ? dia_day_format_range (first, last, "dMMM") : dia_day_format (first, "dMMM");
}

/* Tabs and line breaks are what holds the table together; and a spreadsheet runs what
 * begins like a formula. */
static void
append_field (GString    *table,
              const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\r\n", ' ');

  g_string_append_printf (table, "\t%s%s", line[0] != '\0' && strchr ("=+-@", line[0]) != NULL ? "'" : "", line);
}

static void
append_row (GString                *table,
            DiaRollout             *rollout,
            const DiaRolloutMoment *moment,
            const DiaRolloutRow    *row)
{
  gsize begin = table->len;

  append_field (table, moment->moment->title);
  append_field (table, row->content_id != DIA_ID_NONE ? row->title : "");
  for (guint i = 0; i < rollout->accounts->len; i++)
    append_field (table, dia_cell_state_get_label (row->cells[i].state));
  g_string_erase (table, (gssize) begin, 1);
  g_string_append_c (table, '\n');
}

char *
dia_rollout_words_dup_table (DiaRollout *rollout)
{
  GString *table = g_string_new (NULL);

  append_field (table, _("Key moment"));
  append_field (table, _("Content"));
  for (guint i = 0; i < rollout->accounts->len; i++)
    {
      g_autofree char *handle = dia_account_dup_handle (rollout->accounts->pdata[i]);

      append_field (table, handle);
    }
  g_string_erase (table, 0, 1);
  g_string_append_c (table, '\n');
  for (guint i = 0; i < rollout->moments->len; i++)
    {
      const DiaRolloutMoment *moment = rollout->moments->pdata[i];

      for (guint j = 0; j < moment->rows->len; j++)
        append_row (table, rollout, moment, moment->rows->pdata[j]);
    }

  return g_string_free (table, FALSE);
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
