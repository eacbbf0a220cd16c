/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout.h"

G_DEFINE_FINAL_TYPE (DiaRollout, dia_rollout, G_TYPE_OBJECT)

void
dia_rollout_row_free (DiaRolloutRow *self)
{
  g_free (self->title);
  g_free (self->cells);
  g_free (self);
}

static void
free_moment (DiaRolloutMoment *moment)
{
  g_object_unref (moment->moment);
  g_ptr_array_unref (moment->rows);
  g_free (moment);
}

static void
dia_rollout_finalize (GObject *object)
{
  DiaRollout *self = DIA_ROLLOUT (object);

  g_ptr_array_unref (self->brands);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->moments);
  g_string_chunk_free (self->reasons);

  G_OBJECT_CLASS (dia_rollout_parent_class)->finalize (object);
}

static void
dia_rollout_class_init (DiaRolloutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_rollout_finalize;
}

static void
dia_rollout_init (DiaRollout *self)
{
  self->brands = g_ptr_array_new_with_free_func (g_object_unref);
  self->accounts = g_ptr_array_new_with_free_func (g_object_unref);
  self->moments = g_ptr_array_new_with_free_func ((GDestroyNotify) free_moment);
  self->reasons = g_string_chunk_new (256);
}

static gboolean
is_due (DiaCellState state)
{
  return state != DIA_CELL_WAIVED && state != DIA_CELL_OUTSIDE;
}

void
dia_tally_add_row (DiaTally            *tally,
                   const DiaRolloutRow *row,
                   guint                first,
                   guint                n_columns)
{
  for (guint i = first; i < first + n_columns; i++)
    {
      const DiaRolloutCell *cell = &row->cells[i];

      tally->n[cell->state]++;
      tally->n_without_post += is_due (cell->state) && cell->post_id == DIA_ID_NONE ? 1 : 0;
      tally->n_behind += cell->behind ? 1 : 0;
    }
}

void
dia_tally_add_moment (DiaTally               *tally,
                      const DiaRolloutMoment *moment,
                      guint                   first,
                      guint                   n_columns)
{
  for (guint i = 0; i < moment->rows->len; i++)
    dia_tally_add_row (tally, moment->rows->pdata[i], first, n_columns);
}

guint
dia_tally_count_due (const DiaTally *tally)
{
  guint n = 0;

  for (guint state = 0; state < DIA_CELL_N_STATES; state++)
    n += is_due (state) ? tally->n[state] : 0;

  return n;
}

guint
dia_tally_count_ready (const DiaTally *tally)
{
  guint n = 0;

  for (guint state = 0; state < DIA_CELL_N_STATES; state++)
    n += dia_cell_state_is_ready (state) ? tally->n[state] : 0;

  return n;
}

int
dia_tally_get_percent (const DiaTally *tally)
{
  guint n_due = dia_tally_count_due (tally);

  return n_due > 0 ? (int) (100 * (guint64) dia_tally_count_ready (tally) / n_due) : -1;
}

guint
dia_rollout_find_brand_end (DiaRollout *self,
                            guint       column)
{
  DiaId brand_id = DIA_ACCOUNT (self->accounts->pdata[column])->brand_id;

  while (column < self->accounts->len && DIA_ACCOUNT (self->accounts->pdata[column])->brand_id == brand_id)
    column++;

  return column;
}

guint
dia_rollout_find_market_end (DiaRollout *self,
                             guint       column)
{
  const char *market = DIA_ACCOUNT (self->accounts->pdata[column])->market;
  guint end = dia_rollout_find_brand_end (self, column);

  while (column < end && g_str_equal (DIA_ACCOUNT (self->accounts->pdata[column])->market, market))
    column++;

  return column;
}

static gboolean
holds_id (GArray *ids,
          DiaId   id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, DiaId, i) == id)
      return TRUE;

  return FALSE;
}

/* The columns of @self that @narrowed has. (transfer full) (element-type guint) */
static GArray *
take_columns (DiaRollout *self,
              GArray     *account_ids,
              DiaRollout *narrowed)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->accounts->len; i++)
    {
      DiaAccount *account = self->accounts->pdata[i];

      if (account_ids != NULL && !holds_id (account_ids, account->id))
        continue;
      g_array_append_val (columns, i);
      g_ptr_array_add (narrowed->accounts, g_object_ref (account));
    }
  for (guint i = 0; i < self->brands->len; i++)
    g_ptr_array_add (narrowed->brands, g_object_ref (self->brands->pdata[i]));

  return columns;
}

static DiaRolloutRow *
copy_row (const DiaRolloutRow *row,
          GArray              *columns,
          GStringChunk        *reasons)
{
  DiaRolloutRow *copy = g_new0 (DiaRolloutRow, 1);

  copy->content_id = row->content_id;
  copy->title = g_strdup (row->title);
  copy->first_at = row->first_at;
  copy->cells = g_new0 (DiaRolloutCell, MAX (columns->len, 1));
  for (guint i = 0; i < columns->len; i++)
    {
      copy->cells[i] = row->cells[g_array_index (columns, guint, i)];
      if (copy->cells[i].reason != NULL)
        copy->cells[i].reason = g_string_chunk_insert_const (reasons, copy->cells[i].reason);
    }

  return copy;
}

DiaRollout *
dia_rollout_narrow (DiaRollout *self,
                    DiaId       moment_id,
                    GArray     *account_ids)
{
  DiaRollout *narrowed = g_object_new (DIA_TYPE_ROLLOUT, NULL);
  g_autoptr (GArray) columns = take_columns (self, account_ids, narrowed);

  for (guint i = 0; i < self->moments->len; i++)
    {
      const DiaRolloutMoment *moment = self->moments->pdata[i];
      DiaRolloutMoment *copy;

      if (moment->moment->id != moment_id)
        continue;
      copy = g_new0 (DiaRolloutMoment, 1);
      copy->moment = g_object_ref (moment->moment);
      copy->n_contents = moment->n_contents;
      copy->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_rollout_row_free);
      for (guint j = 0; j < moment->rows->len; j++)
        g_ptr_array_add (copy->rows, copy_row (moment->rows->pdata[j], columns, narrowed->reasons));
      g_ptr_array_add (narrowed->moments, copy);
    }

  return narrowed;
}
