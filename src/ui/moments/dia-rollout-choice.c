/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-choice.h"

typedef gboolean (*CellFunc) (const DiaRolloutCell *cell);

static int
compare_ids (DiaId a,
             DiaId b)
{
  return a < b ? -1 : a > b;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const DiaCellName *first = a, *second = b;
  int order = compare_ids (first->moment_id, second->moment_id);

  if (order == 0)
    order = compare_ids (first->content_id, second->content_id);

  return order != 0 ? order : compare_ids (first->account_id, second->account_id);
}

static gboolean
is_missing (const DiaRolloutCell *cell)
{
  return cell->post_id == DIA_ID_NONE && cell->state != DIA_CELL_WAIVED && cell->state != DIA_CELL_OUTSIDE;
}

static gboolean
is_waivable (const DiaRolloutCell *cell)
{
  return cell->state == DIA_CELL_MISSING || cell->state == DIA_CELL_DRAFT || cell->state == DIA_CELL_IN_REVIEW ||
         cell->state == DIA_CELL_LATE;
}

static gboolean
is_waived (const DiaRolloutCell *cell)
{
  return cell->state == DIA_CELL_WAIVED;
}

static DiaCellName
name_cell (DiaRollout            *rollout,
           const DiaRolloutPlace *place,
           DiaId                  content_id)
{
  return (DiaCellName) { place->moment->moment->id, content_id, DIA_ACCOUNT (rollout->accounts->pdata[place->column])->id };
}

/* Those of a place for which @func says TRUE; with @whole one that stands for the
 * whole key moment where that was chosen. */
static void
append_names (DiaRollout            *rollout,
              const DiaRolloutPlace *place,
              CellFunc               func,
              gboolean               whole,
              GArray                *names)
{
  for (guint i = 0; i < place->moment->rows->len; i++)
    {
      const DiaRolloutRow *row = place->moment->rows->pdata[i];
      DiaCellName name = name_cell (rollout, place, whole && place->row == NULL ? DIA_ID_NONE : row->content_id);

      if ((place->row != NULL && place->row != row) || !func (&row->cells[place->column]))
        continue;
      g_array_append_val (names, name);
    }
}

static void
sort_once (GArray *names)
{
  guint n = 0;

  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      DiaCellName name = g_array_index (names, DiaCellName, i);

      if (n == 0 || compare_names (&g_array_index (names, DiaCellName, n - 1), &name) != 0)
        g_array_index (names, DiaCellName, n++) = name;
    }
  g_array_set_size (names, n);
}

static GArray *
list_names (DiaRollout *rollout,
            GArray     *places,
            CellFunc    func,
            gboolean    whole)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (DiaCellName));

  for (guint i = 0; i < places->len; i++)
    append_names (rollout, &g_array_index (places, DiaRolloutPlace, i), func, whole, names);
  sort_once (names);

  return names;
}

GArray *
dia_rollout_choice_list_missing (DiaRollout *rollout,
                                 GArray     *places)
{
  return list_names (rollout, places, is_missing, FALSE);
}

GArray *
dia_rollout_choice_list_waivable (DiaRollout *rollout,
                                  GArray     *places)
{
  return list_names (rollout, places, is_waivable, TRUE);
}

/* NULL when it is not waived, or another place says so already. */
static const char *
find_reason (DiaRollout        *rollout,
             GArray            *places,
             const DiaCellName *name)
{
  for (guint i = 0; i < places->len; i++)
    {
      const DiaRolloutPlace *place = &g_array_index (places, DiaRolloutPlace, i);

      if (place->moment->moment->id != name->moment_id ||
          DIA_ACCOUNT (rollout->accounts->pdata[place->column])->id != name->account_id)
        continue;
      for (guint j = 0; j < place->moment->rows->len; j++)
        {
          const DiaRolloutRow *row = place->moment->rows->pdata[j];
          const DiaRolloutCell *cell = &row->cells[place->column];

          if (is_waived (cell) && (cell->whole ? DIA_ID_NONE : row->content_id) == name->content_id)
            return cell->reason;
        }
    }

  return "";
}

GArray *
dia_rollout_choice_list_waived (DiaRollout  *rollout,
                                GArray      *places,
                                GPtrArray  **reasons)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (DiaCellName));

  for (guint i = 0; i < places->len; i++)
    {
      const DiaRolloutPlace *place = &g_array_index (places, DiaRolloutPlace, i);

      for (guint j = 0; j < place->moment->rows->len; j++)
        {
          const DiaRolloutRow *row = place->moment->rows->pdata[j];
          const DiaRolloutCell *cell = &row->cells[place->column];
          DiaCellName name = name_cell (rollout, place, cell->whole ? DIA_ID_NONE : row->content_id);

          if ((place->row == NULL || place->row == row) && is_waived (cell))
            g_array_append_val (names, name);
        }
    }
  sort_once (names);
  *reasons = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (*reasons, g_strdup (find_reason (rollout, places, &g_array_index (names, DiaCellName, i))));

  return names;
}

static void
add_reasons (const DiaRolloutRow *row,
             guint                n_columns,
             GPtrArray           *reasons)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const char *reason = row->cells[i].reason;

      if (reason != NULL && reason[0] != '\0' && !g_ptr_array_find_with_equal_func (reasons, reason, g_str_equal, NULL))
        g_ptr_array_add (reasons, g_strdup (reason));
    }
}

GPtrArray *
dia_rollout_choice_list_reasons (DiaRollout *rollout)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rollout->moments->len; i++)
    {
      const DiaRolloutMoment *moment = rollout->moments->pdata[i];

      for (guint j = 0; j < moment->rows->len; j++)
        add_reasons (moment->rows->pdata[j], rollout->accounts->len, reasons);
    }

  return reasons;
}

void
dia_rollout_choice_tally (GArray   *places,
                          DiaTally *tally)
{
  for (guint i = 0; i < places->len; i++)
    {
      const DiaRolloutPlace *place = &g_array_index (places, DiaRolloutPlace, i);

      if (place->row != NULL)
        dia_tally_add_row (tally, place->row, place->column, 1);
      else
        dia_tally_add_moment (tally, place->moment, place->column, 1);
    }
}
