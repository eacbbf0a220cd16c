/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-plan.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/**
 * DiaDraftOffer:
 *
 * The next free slots of the accounts of a draft, looked up in the workspace.
 * Lives in the main context.
 *
 * Signals: changed: the slots are others than before.
 */
#define DIA_TYPE_DRAFT_OFFER (dia_draft_offer_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftOffer, dia_draft_offer, DIA, DRAFT_OFFER, GObject)

/* (transfer full) */
DiaDraftOffer *dia_draft_offer_new       (DiaWorkspaceCore *core) G_GNUC_WARN_UNUSED_RESULT;
/* Looks for the accounts of @plan, from now on; what was found stands meanwhile. */
void           dia_draft_offer_look      (DiaDraftOffer *self, const DiaDraftPlan *plan);
/* Asks the workspace no more. */
void           dia_draft_offer_stop      (DiaDraftOffer *self);
/* What was found last, see dia-draft-slots.h. (transfer none) */
GHashTable    *dia_draft_offer_get_slots (DiaDraftOffer *self);

G_END_DECLS
