/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-slot.h"

#include <string.h>

/* Copies the zone into the slot; names that do not fit are not IANA's. */
static gboolean
set_zone (DiaSlot     *slot,
          const char  *zone,
          GError     **error)
{
  if (g_strlcpy (slot->zone, zone, sizeof slot->zone) < sizeof slot->zone)
    return TRUE;

  g_set_error_literal (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_UNKNOWN_ZONE,
                       "The name of the time zone is too long");
  return FALSE;
}

gboolean
dia_slot_init_wall (DiaSlot            *slot,
                    const DiaWallTime  *wall,
                    const char         *zone,
                    GError            **error)
{
  DiaSlot made = DIA_SLOT_NONE;

  made.wall = *wall;
  if (!set_zone (&made, zone, error) ||
      !dia_wall_time_resolve (wall, zone, &made.at, &made.kind, error))
    return FALSE;

  *slot = made;
  return TRUE;
}

gboolean
dia_slot_init_instant (DiaSlot     *slot,
                       DiaInstant   at,
                       const char  *zone,
                       GError     **error)
{
  DiaSlot made = DIA_SLOT_NONE;
  DiaInstant first;

  if (!set_zone (&made, zone, error) ||
      !dia_wall_time_from_instant (at, zone, &made.wall, error) ||
      !dia_wall_time_resolve (&made.wall, zone, &first, &made.kind, error))
    return FALSE;

  /* In a fold the wall time names two instants: the one that was asked for is
   * kept, not the first. */
  made.at = at;
  *slot = made;

  return TRUE;
}

gboolean
dia_slot_is_set (const DiaSlot *slot)
{
  return slot->at != DIA_INSTANT_NONE;
}

gboolean
dia_slot_equal (const DiaSlot *one,
                const DiaSlot *other)
{
  /* A slot that is not set has no wall time to compare: "now" has none. */
  if (!dia_slot_is_set (one) || !dia_slot_is_set (other))
    return dia_slot_is_set (one) == dia_slot_is_set (other);

  return one->at == other->at && g_str_equal (one->zone, other->zone) &&
         dia_wall_time_compare (&one->wall, &other->wall) == 0;
}
