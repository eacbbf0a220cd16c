/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-slots.h"

#include "dia-account-times.h"
#include "dia-next-slots.h"

GHashTable *
dia_draft_slots_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
dia_draft_slots_set (GHashTable    *slots,
                     DiaId          account_id,
                     const DiaSlot *slot)
{
  g_hash_table_insert (slots, g_memdup2 (&account_id, sizeof account_id), g_memdup2 (slot, sizeof *slot));
}

gboolean
dia_draft_slots_equal (GHashTable *one,
                       GHashTable *other)
{
  GHashTableIter iter;
  gpointer id, slot;

  if (g_hash_table_size (one) != g_hash_table_size (other))
    return FALSE;
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &id, &slot))
    {
      const DiaSlot *same = g_hash_table_lookup (other, id);

      if (same == NULL || !dia_slot_equal (slot, same))
        return FALSE;
    }

  return TRUE;
}

GHashTable *
dia_draft_slots_without (GHashTable        *slots,
                         const DiaWallTime *wall)
{
  GHashTable *others = dia_draft_slots_new ();
  GHashTableIter iter;
  gpointer id, slot;

  g_hash_table_iter_init (&iter, slots);
  while (g_hash_table_iter_next (&iter, &id, &slot))
    if (dia_wall_time_compare (&((const DiaSlot *) slot)->wall, wall) != 0)
      dia_draft_slots_set (others, *(const DiaId *) id, slot);

  return others;
}

/* An account whose zone is not known has no slot; that is a problem of its own. */
static gboolean
find_free (DiaConnection     *connection,
           const DiaAccount  *account,
           DiaInstant         now,
           DiaId              content_id,
           DiaSlot           *slot,
           GError           **error)
{
  g_autoptr (DiaTimetable) timetable = NULL;

  *slot = DIA_SLOT_NONE;
  if (!dia_zone_is_known (account->zone))
    return TRUE;
  timetable = dia_account_times_load (connection, account->id, error);

  return timetable != NULL && dia_next_slots_find (connection, account, timetable, now, content_id, slot, error);
}

GHashTable *
dia_draft_slots_find (DiaConnection       *connection,
                      const DiaDraftPlan  *plan,
                      GHashTable          *kept,
                      DiaInstant           now,
                      GError             **error)
{
  g_autoptr (GHashTable) slots = dia_draft_slots_new ();

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      const DiaAccount *account = plan->accounts->pdata[i];
      const DiaSlot *known = kept != NULL ? g_hash_table_lookup (kept, &account->id) : NULL;
      DiaSlot slot;

      if (known != NULL && dia_slot_is_set (known) && known->at > now)
        slot = *known;
      else if (!find_free (connection, account, now, plan->content->id, &slot, error))
        return NULL;
      dia_draft_slots_set (slots, account->id, &slot);
    }

  return g_steal_pointer (&slots);
}
