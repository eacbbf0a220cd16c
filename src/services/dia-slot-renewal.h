/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-slot.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* Governments change the rules of their zones, and computers learn of it by new
 * zone data. What a person meant is the local time: the instant follows it. */

/* Whether the clocks in the zone of @slot show another time than planned at its
 * instant; *fresh (out): the slot with the right one. FALSE as well for a zone
 * that this computer does not know (any more): then the instant that was worked
 * out last stays, and #DiaDoctor says so. */
gboolean dia_slot_renewal_check (const DiaSlot *slot, DiaSlot *fresh);

/* Moves the planned posts whose instant is not their local time any more, and
 * notes it in their stories. Looks at them when the zone data are others than
 * the last time (dia-zone-mark.h). At the start of sending, before anything is
 * claimed. Blocking. */
gboolean dia_slot_renewal_run   (DiaWorkspaceCore *core, GError **error);

G_END_DECLS
