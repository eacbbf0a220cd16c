/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-reminder.h"

#include "dia-csv.h"

#include <glib/gi18n-lib.h>

static gboolean
is_owed (DiaCellState state)
{
  return state == DIA_CELL_MISSING || state == DIA_CELL_DRAFT || state == DIA_CELL_IN_REVIEW || state == DIA_CELL_LATE;
}

/* One cell that is owed. */
typedef struct
{
  const DiaBrand         *brand;
  const DiaAccount       *account;
  const DiaRolloutMoment *moment;
  const DiaRolloutRow    *row;
  const DiaRolloutCell   *cell;
} Debt;

typedef void (*DebtFunc) (const Debt *debt, gpointer user_data);

static const DiaBrand *
find_brand (DiaRollout *rollout,
            DiaId       id)
{
  for (guint i = 0; i < rollout->brands->len; i++)
    {
      const DiaBrand *brand = rollout->brands->pdata[i];

      if (brand->id == id)
        return brand;
    }

  return NULL;
}

/* Column by column: what one account owes comes together. */
static void
walk (DiaRollout *rollout,
      DebtFunc    func,
      gpointer    user_data)
{
  for (guint i = 0; i < rollout->accounts->len; i++)
    {
      Debt debt = { .account = rollout->accounts->pdata[i] };

      debt.brand = find_brand (rollout, debt.account->brand_id);
      for (guint j = 0; j < rollout->moments->len; j++)
        {
          debt.moment = rollout->moments->pdata[j];
          for (guint k = 0; k < debt.moment->rows->len; k++)
            {
              debt.row = debt.moment->rows->pdata[k];
              debt.cell = &debt.row->cells[i];
              if (is_owed (debt.cell->state))
                func (&debt, user_data);
            }
        }
    }
}

typedef struct
{
  const DiaAccount *account;   /* the last one */
  guint             n_cells;
  guint             n_accounts;
} Count;

static void
count_debt (const Debt *debt,
            gpointer    user_data)
{
  Count *count = user_data;

  count->n_cells++;
  count->n_accounts += debt->account != count->account ? 1 : 0;
  count->account = debt->account;
}

guint
dia_reminder_count (DiaRollout *rollout,
                    guint      *n_accounts)
{
  Count count = { NULL, 0, 0 };

  walk (rollout, count_debt, &count);
  if (n_accounts != NULL)
    *n_accounts = count.n_accounts;

  return count.n_cells;
}

static DiaDay
find_deadline (const Debt *debt)
{
  DiaDay day = DIA_DAY_LAST;

  dia_key_moment_find_deadline (debt->moment->moment, debt->account->market, &day);
  return day;
}

/* "Valentine’s Day: Premium at −20 %", once where the key moment is the row. */
static char *
name_row (const Debt *debt)
{
  if (debt->row->content_id == DIA_ID_NONE)
    return g_strdup (debt->row->title);

  /* Translators: a key moment and one of its contents. */
  return g_strdup_printf (C_("reminder", "%s: %s"), debt->moment->moment->title, debt->row->title);
}

typedef struct
{
  GString          *text;
  const DiaAccount *account;
} Writing;

static void
write_debt (const Debt *debt,
            gpointer    user_data)
{
  Writing *writing = user_data;
  g_autofree char *row = name_row (debt);
  g_autofree char *day = dia_day_format (find_deadline (debt), "EEEdMMM");

  if (debt->account != writing->account)
    {
      g_autofree char *name = dia_account_dup_full_name (debt->account);

      g_string_append_printf (writing->text, "%s%s%s%s · %s\n", writing->account != NULL ? "\n" : "",
                              debt->brand != NULL ? debt->brand->name : "",
                              debt->account->market[0] != '\0' ? " · " : "", debt->account->market, name);
      writing->account = debt->account;
    }
  /* Translators: what is owed, how far it is, and its deadline. */
  g_string_append_printf (writing->text, C_("reminder", "– %s (%s, due %s)\n"), row,
                          dia_cell_state_get_label (debt->cell->state), day);
}

char *
dia_reminder_dup_text (DiaRollout *rollout)
{
  Writing writing = { g_string_new (NULL), NULL };

  walk (rollout, write_debt, &writing);
  return g_string_free (writing.text, FALSE);
}

static void
append_debt (const Debt *debt,
             gpointer    user_data)
{
  GString *csv = user_data;
  g_autofree char *handle = dia_account_dup_handle (debt->account);
  g_autofree char *day = dia_day_to_string (find_deadline (debt));

  dia_csv_append_field (csv, debt->brand != NULL ? debt->brand->name : "", ",");
  dia_csv_append_field (csv, debt->account->market, ",");
  dia_csv_append_field (csv, debt->account->network, ",");
  dia_csv_append_field (csv, handle, ",");
  dia_csv_append_field (csv, debt->moment->moment->title, ",");
  dia_csv_append_field (csv, debt->row->content_id != DIA_ID_NONE ? debt->row->title : "", ",");
  dia_csv_append_field (csv, dia_cell_state_to_string (debt->cell->state), ",");
  dia_csv_append_field (csv, day, "\r\n");
}

char *
dia_reminder_dup_csv (DiaRollout *rollout)
{
  GString *csv = g_string_new ("brand,market,network,account,key_moment,content,state,due\r\n");

  walk (rollout, append_debt, csv);
  return g_string_free (csv, FALSE);
}

char *
dia_reminder_dup_mailto (DiaRollout *rollout)
{
  g_autofree char *text = dia_reminder_dup_text (rollout);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  /* RFC 6068, section 5: line breaks in a body are %0D%0A. */
  g_autofree char *body = g_strjoinv ("\r\n", lines);
  g_autofree char *escaped_body = g_uri_escape_string (body, NULL, FALSE);
  g_autofree char *subject = g_uri_escape_string (_("Still to be done for the key moments"), NULL, FALSE);

  return g_strdup_printf ("mailto:?subject=%s&body=%s", subject, escaped_body);
}
