/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-choice.h"

#include "dia-account.h"

struct _DiaDraftChoice
{
  GHashTable *ids;   /* (owned): a set of DiaId */
};

static gboolean
holds_account (GPtrArray *accounts,
               DiaId      id)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      if (DIA_ACCOUNT (accounts->pdata[i])->id == id)
        return TRUE;
    }

  return FALSE;
}

DiaDraftChoice *
dia_draft_choice_new (void)
{
  DiaDraftChoice *self = g_new0 (DiaDraftChoice, 1);

  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return self;
}

void
dia_draft_choice_free (DiaDraftChoice *self)
{
  g_hash_table_unref (self->ids);
  g_free (self);
}

guint
dia_draft_choice_count (DiaDraftChoice *self)
{
  return g_hash_table_size (self->ids);
}

void
dia_draft_choice_clear (DiaDraftChoice *self)
{
  g_hash_table_remove_all (self->ids);
}

GArray *
dia_draft_choice_list (DiaDraftChoice *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (DiaId));
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (list, id, 1);

  return list;
}

gboolean
dia_draft_choice_contains (DiaDraftChoice *self,
                           DiaId           id)
{
  return g_hash_table_contains (self->ids, &id);
}

gboolean
dia_draft_choice_set (DiaDraftChoice *self,
                      const DiaId    *ids,
                      guint           n_ids,
                      gboolean        chosen)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < n_ids; i++)
    {
      if (chosen)
        changed |= g_hash_table_add (self->ids, g_memdup2 (&ids[i], sizeof ids[i]));
      else
        changed |= g_hash_table_remove (self->ids, &ids[i]);
    }

  return changed;
}

void
dia_draft_choice_collect (DiaDraftChoice *self,
                          GListModel     *accounts,
                          GPtrArray      *result,
                          GArray         *away)
{
  guint n = g_list_model_get_n_items (accounts);
  GHashTableIter iter;
  gpointer id;

  g_ptr_array_set_size (result, 0);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);

      if (dia_draft_choice_contains (self, account->id))
        g_ptr_array_add (result, g_steal_pointer (&account));
    }

  g_array_set_size (away, 0);
  if (result->len == g_hash_table_size (self->ids))
    return;
  g_hash_table_iter_init (&iter, self->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!holds_account (result, *(const DiaId *) id))
        g_array_append_vals (away, id, 1);
    }
}
