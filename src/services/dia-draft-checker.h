/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-plan.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/**
 * DiaDraftChecker:
 *
 * The problems of a draft as a list: those of the plan itself at once, those
 * that only the workspace knows a moment later. Lives in the main context.
 */
#define DIA_TYPE_DRAFT_CHECKER (dia_draft_checker_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftChecker, dia_draft_checker, DIA, DRAFT_CHECKER, GObject)

/* (transfer full) */
DiaDraftChecker *dia_draft_checker_new          (DiaWorkspaceCore *core, GHashTable *networks) G_GNUC_WARN_UNUSED_RESULT;

/* Looks at @plan. What the workspace said before stands until it has been asked
 * again. */
void             dia_draft_checker_check        (DiaDraftChecker *self, const DiaDraftPlan *plan);
/* Asks the workspace no more. */
void             dia_draft_checker_stop         (DiaDraftChecker *self);

/* (transfer none) (element-type DiaProblem) */
GListModel      *dia_draft_checker_get_problems (DiaDraftChecker *self);
/* The first that blocks. (transfer none) (nullable) */
const DiaProblem *dia_draft_checker_get_blocking (DiaDraftChecker *self);
/* The first that blocks posts that are planned already from saying it. (transfer
 * none) (nullable) */
const DiaProblem *dia_draft_checker_get_blocking_words (DiaDraftChecker *self);

G_END_DECLS
