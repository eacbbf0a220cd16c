/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-item.h"

#include "dia-field.h"
#include "dia-rollout-legend.h"
#include "dia-rollout-words.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DiaRolloutItem, dia_rollout_item, G_TYPE_OBJECT)

static void
dia_rollout_item_finalize (GObject *object)
{
  DiaRolloutItem *self = DIA_ROLLOUT_ITEM (object);

  g_free (self->color);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->note);
  G_OBJECT_CLASS (dia_rollout_item_parent_class)->finalize (object);
}

static void
dia_rollout_item_class_init (DiaRolloutItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_rollout_item_finalize;
}

static void
dia_rollout_item_init (DiaRolloutItem *self)
{
  self->color = g_strdup ("");
  self->title = g_strdup ("");
  self->subtitle = g_strdup ("");
  self->note = g_strdup ("");
}

DiaRolloutItem *
dia_rollout_item_new (DiaRolloutItemKind kind)
{
  DiaRolloutItem *self = g_object_new (DIA_TYPE_ROLLOUT_ITEM, NULL);

  self->kind = kind;
  return self;
}

gboolean
dia_rollout_item_equal (const DiaRolloutItem *a,
                        const DiaRolloutItem *b)
{
  return a->kind == b->kind && a->name.moment_id == b->name.moment_id && a->name.content_id == b->name.content_id &&
         a->name.account_id == b->name.account_id && a->open == b->open && a->state == b->state &&
         a->behind == b->behind && g_str_equal (a->color, b->color) && g_str_equal (a->title, b->title) &&
         g_str_equal (a->subtitle, b->subtitle) && g_str_equal (a->note, b->note);
}

/* "85 % · 3 of 12 ready, 5 missing". (transfer full) */
static char *
describe_tally (const DiaTally *tally)
{
  g_autofree char *percent = dia_rollout_words_dup_percent (tally);
  g_autofree char *coverage = dia_rollout_words_dup_coverage (tally);

  return g_strjoin (" · ", percent, coverage, NULL);
}

static DiaRolloutItem *
make_moment (DiaRollout             *rollout,
             const DiaRolloutMoment *moment,
             gboolean                open)
{
  DiaRolloutItem *item = dia_rollout_item_new (DIA_ROLLOUT_ITEM_MOMENT);
  DiaTally tally = { { 0 } };

  dia_tally_add_moment (&tally, moment, 0, rollout->accounts->len);
  item->name.moment_id = moment->moment->id;
  item->open = open;
  dia_field_set_text (&item->color, moment->moment->color);
  dia_field_set_text (&item->title, moment->moment->title);
  dia_field_take_text (&item->subtitle, dia_rollout_words_dup_days (moment->moment));
  dia_field_take_text (&item->note, describe_tally (&tally));
  return item;
}

static DiaRolloutItem *
make_content (DiaRollout             *rollout,
              const DiaRolloutMoment *moment,
              const DiaRolloutRow    *row)
{
  DiaRolloutItem *item = dia_rollout_item_new (DIA_ROLLOUT_ITEM_CONTENT);
  DiaTally tally = { { 0 } };

  dia_tally_add_row (&tally, row, 0, rollout->accounts->len);
  item->name = (DiaCellName) { moment->moment->id, row->content_id, DIA_ID_NONE };
  dia_field_set_text (&item->title, row->title);
  dia_field_take_text (&item->note, describe_tally (&tally));
  return item;
}

static DiaRolloutItem *
make_cell (const DiaRolloutMoment *moment,
           const DiaRolloutRow    *row,
           const DiaAccount       *account,
           const DiaRolloutCell   *cell)
{
  DiaRolloutItem *item = dia_rollout_item_new (DIA_ROLLOUT_ITEM_CELL);
  const char *label = dia_cell_state_get_label (cell->state);

  item->name = (DiaCellName) { moment->moment->id, row->content_id, account->id };
  item->state = cell->state;
  item->behind = cell->behind;
  dia_field_take_text (&item->title, dia_account_dup_full_name (account));
  dia_field_set_text (&item->subtitle, account->market);
  if (cell->state == DIA_CELL_WAIVED && cell->reason != NULL)
    dia_field_take_text (&item->subtitle, g_strjoin (" · ", account->market, cell->reason, NULL));
  dia_field_take_text (&item->note, cell->behind ? g_strjoin (", ", label, _("behind the source"), NULL) : g_strdup (label));
  return item;
}

static void
append_cells (DiaRollout             *rollout,
              const DiaRolloutMoment *moment,
              const DiaRolloutRow    *row,
              guint                   filter,
              GPtrArray              *items)
{
  for (guint i = 0; i < rollout->accounts->len; i++)
    {
      const DiaRolloutCell *cell = &row->cells[i];

      if (cell->state != DIA_CELL_OUTSIDE && dia_rollout_filter_holds (filter, cell))
        g_ptr_array_add (items, make_cell (moment, row, rollout->accounts->pdata[i], cell));
    }
}

/* A content none of whose cells is shown is not shown either. */
static void
append_content (DiaRollout             *rollout,
                const DiaRolloutMoment *moment,
                const DiaRolloutRow    *row,
                guint                   filter,
                GPtrArray              *items)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  append_cells (rollout, moment, row, filter, cells);
  if (row->content_id != DIA_ID_NONE && (cells->len > 0 || filter == 0))
    g_ptr_array_add (items, make_content (rollout, moment, row));
  g_ptr_array_extend_and_steal (items, g_steal_pointer (&cells));
}

GPtrArray *
dia_rollout_item_list (DiaRollout *rollout,
                       GHashTable *open,
                       guint       filter)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rollout->moments->len; i++)
    {
      const DiaRolloutMoment *moment = rollout->moments->pdata[i];
      gboolean is_open = g_hash_table_contains (open, &moment->moment->id);

      g_ptr_array_add (items, make_moment (rollout, moment, is_open));
      for (guint j = 0; is_open && j < moment->rows->len; j++)
        append_content (rollout, moment, moment->rows->pdata[j], filter, items);
    }

  return items;
}
