/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-private.h"

#include "dia-draft-slots.h"

void
dia_draft_set_timing (DiaDraft          *self,
                      DiaTiming          timing,
                      const DiaWallTime *wall,
                      const char        *zone)
{
  if (!dia_draft_plan_set_timing (self->plan, timing, wall, zone))
    return;
  dia_draft_fill_slots (self);
  dia_draft_mark_posts_changed (self);
}

DiaTiming
dia_draft_get_timing (DiaDraft     *self,
                      DiaWallTime  *wall,
                      const char  **zone)
{
  if (wall != NULL)
    *wall = self->plan->wall;
  if (zone != NULL)
    *zone = self->plan->zone;

  return self->plan->timing;
}

GPtrArray *
dia_draft_list_slots (DiaDraft *self)
{
  return dia_draft_plan_group_slots (self->plan, dia_clock_now (self->core->clock), self->cities);
}

gboolean
dia_draft_find_slot (DiaDraft         *self,
                     const DiaAccount *account,
                     DiaSlot          *slot)
{
  return dia_draft_plan_find_slot (self->plan, account, dia_clock_now (self->core->clock), slot, NULL);
}

/* Which slot an account would have: its own as long as that is to come, else what
 * is offered. (nullable) */
static const DiaSlot *
find_slot_to_come (DiaDraft         *self,
                   const DiaAccount *account,
                   DiaInstant        now)
{
  const DiaSlot *own = self->plan->slots != NULL ? g_hash_table_lookup (self->plan->slots, &account->id) : NULL;

  if (own != NULL && dia_slot_is_set (own) && own->at > now)
    return own;

  return g_hash_table_lookup (dia_draft_offer_get_slots (self->offer), &account->id);
}

gboolean
dia_draft_fill_slots (DiaDraft *self)
{
  DiaDraftPlan *plan = self->plan;
  DiaInstant now = dia_clock_now (self->core->clock);
  g_autoptr (GHashTable) slots = dia_draft_slots_new ();

  if (plan->timing != DIA_TIMING_SLOTS)
    return FALSE;

  for (guint i = 0; i < plan->accounts->len; i++)
    {
      const DiaAccount *account = plan->accounts->pdata[i];
      const DiaSlot *slot = find_slot_to_come (self, account, now);

      if (slot != NULL)
        dia_draft_slots_set (slots, account->id, slot);
    }
  if (plan->slots != NULL && dia_draft_slots_equal (plan->slots, slots))
    return FALSE;
  dia_draft_plan_set_slots (plan, g_steal_pointer (&slots));

  return TRUE;
}

void
dia_draft_get_slot_offer (DiaDraft     *self,
                          DiaSlotOffer *offer)
{
  DiaInstant now = dia_clock_now (self->core->clock);

  *offer = (DiaSlotOffer) { .first = DIA_SLOT_NONE, .last = DIA_SLOT_NONE };
  for (guint i = 0; i < self->plan->accounts->len; i++)
    {
      const DiaAccount *account = self->plan->accounts->pdata[i];
      const DiaSlot *slot = g_hash_table_lookup (dia_draft_offer_get_slots (self->offer), &account->id);

      if (self->plan->timing == DIA_TIMING_SLOTS)
        slot = find_slot_to_come (self, account, now);
      if (slot == NULL)
        continue;
      if (!dia_slot_is_set (slot))
        {
          offer->n_without++;
          continue;
        }
      if (offer->n_with++ == 0 || slot->at < offer->first.at)
        offer->first = *slot;
      if (slot->at > offer->last.at)
        offer->last = *slot;
    }
}

void
dia_draft_take_slot_offer (DiaDraft *self)
{
  dia_draft_plan_set_slots (self->plan, NULL);
  self->plan->timing = DIA_TIMING_SLOTS;
  self->plan->timing_chosen = TRUE;
  dia_draft_fill_slots (self);
  dia_draft_mark_posts_changed (self);
}
