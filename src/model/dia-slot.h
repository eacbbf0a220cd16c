/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-wall-time.h"

G_BEGIN_DECLS

/**
 * DiaSlot:
 *
 * When a post goes out: what the wall clock in its zone shows, and the instant
 * computed from it. The wall time is what the user meant and wins when zone
 * data changes.
 */
typedef struct
{
  DiaWallTime wall;
  char        zone[64];   /* IANA; "" when there is no slot */
  DiaInstant  at;         /* DIA_INSTANT_NONE when there is no slot */
  DiaWallKind kind;
} DiaSlot;

#define DIA_SLOT_NONE ((DiaSlot) { .at = DIA_INSTANT_NONE })

/* The same wall time in @zone: "10:00 in each market". */
gboolean dia_slot_init_wall    (DiaSlot *slot, const DiaWallTime *wall, const char *zone, GError **error);
/* One instant, shown in @zone: "the same instant everywhere". */
gboolean dia_slot_init_instant (DiaSlot *slot, DiaInstant at, const char *zone, GError **error);
gboolean dia_slot_is_set       (const DiaSlot *slot);
/* Whether both mean the same, on the wall and on the clock of the world. */
gboolean dia_slot_equal        (const DiaSlot *one, const DiaSlot *other);

G_END_DECLS
