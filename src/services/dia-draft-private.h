/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-plan.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/**
 * dia_draft_new:
 * @networks: (element-type utf8 DiaNetwork): by id
 * @plan: (transfer full): what it begins with, for nobody
 * @posts: (nullable) (element-type DiaPost): those that it has: it is for their
 *   accounts, and goes out at their time
 * @saved_at: since when that is in the workspace; DIA_INSTANT_NONE for a new one
 *
 * (transfer full)
 */
DiaDraft *dia_draft_new (DiaWorkspaceCore *core, DiaRoster *roster, GHashTable *networks, DiaDraftPlan *plan,
                         GPtrArray *posts, DiaInstant saved_at) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none) */
const DiaDraftPlan *dia_draft_get_plan (DiaDraft *self);

G_END_DECLS
