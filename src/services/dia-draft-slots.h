/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-draft-plan.h"

G_BEGIN_DECLS

/* Slots by account: GHashTable of DiaId and DiaSlot, unset for an account that has
 * no preferred time that is free. Never written to once handed on. */

/* (transfer full) */
GHashTable *dia_draft_slots_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void        dia_draft_slots_set   (GHashTable *slots, DiaId account_id, const DiaSlot *slot);
gboolean    dia_draft_slots_equal (GHashTable *one, GHashTable *other);
/* Those that are not at @wall: that is where accounts without a slot go. (transfer full) */
GHashTable *dia_draft_slots_without (GHashTable *slots, const DiaWallTime *wall) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dia_draft_slots_find:
 * @kept: (nullable): slots to keep, as long as they are later than @now
 *
 * The next free slot after @now for each account of @plan; posts of its own
 * content take none. Blocking.
 *
 * Returns: (transfer full) (nullable): NULL with a store error
 */
GHashTable *dia_draft_slots_find  (DiaConnection *connection, const DiaDraftPlan *plan, GHashTable *kept, DiaInstant now,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
