/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-next-slots.h"

#include "dia-account-times.h"

/* The next time of the timetable after *wall that lies after @after; *wall goes
 * on to it. Around a change of clocks a later wall time may be an earlier instant. */
static gboolean
step (const DiaTimetable  *timetable,
      const char          *zone,
      DiaInstant           after,
      DiaWallTime         *wall,
      DiaSlot             *slot,
      GError             **error)
{
  do
    {
      if (!dia_timetable_find_after (timetable, wall, wall) || !dia_slot_init_wall (slot, wall, zone, error))
        return FALSE;
    }
  while (slot->at <= after);

  return TRUE;
}

gboolean
dia_next_slots_find (DiaConnection       *connection,
                     const DiaAccount    *account,
                     const DiaTimetable  *timetable,
                     DiaInstant           after,
                     DiaId                except_content,
                     DiaSlot             *slot,
                     GError             **error)
{
  const DiaInstant horizon = after + DIA_SLOT_HORIZON_DAYS * DIA_DAY;
  gboolean taken = TRUE;
  DiaWallTime wall;

  *slot = DIA_SLOT_NONE;
  if (!dia_wall_time_from_instant (after, account->zone, &wall, error))
    return FALSE;
  if (timetable->len == 0)
    return TRUE;

  while (taken)
    {
      if (!step (timetable, account->zone, after, &wall, slot, error))
        return FALSE;
      if (slot->at > horizon)
        {
          *slot = DIA_SLOT_NONE;
          return TRUE;
        }
      if (!dia_account_times_find_taken (connection, account->id, slot->at, DIA_SLOT_TAKEN_WITHIN, except_content, &taken, error))
        return FALSE;
    }

  return TRUE;
}
