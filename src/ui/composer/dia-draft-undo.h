/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"
#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* What was done to a draft as a whole, with Undo; it can be taken back after the
 * page that did it is gone. Main thread. */

/* "Draft deleted". */
void dia_draft_undo_offer_restore    (DiaWorkspace *workspace, DiaNotices *notices, DiaId content_id);
/* @title: how many planned posts were updated. The draft is left. */
void dia_draft_undo_offer_update     (DiaNotices *notices, DiaDraft *draft, const char *title);
/* "Changes discarded". @edits: (transfer full): what was written and chosen. */
void dia_draft_undo_offer_edits      (DiaNotices *notices, DiaDraft *draft, DiaDraftEdits *edits);
/* @posts: (transfer full) (element-type DiaId): those that were scheduled.
 * @title: what was done. */
void dia_draft_undo_offer_unschedule (DiaWorkspace *workspace, DiaNotices *notices, GArray *posts, const char *title);
/* Takes posts back to draft now, and says how many. */
void dia_draft_undo_unschedule       (DiaWorkspace *workspace, DiaNotices *notices, GArray *posts);

G_END_DECLS
