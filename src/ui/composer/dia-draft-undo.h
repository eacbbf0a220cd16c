/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* What was done to a draft as a whole, with Undo; it can be taken back after the
 * page that did it is gone. Main thread. */

/* "Draft deleted". */
void dia_draft_undo_offer_restore    (DiaWorkspace *workspace, DiaNotices *notices, DiaId content_id);
/* @posts: (transfer full) (element-type DiaId): those that were scheduled.
 * @title: what was done. */
void dia_draft_undo_offer_unschedule (DiaWorkspace *workspace, DiaNotices *notices, GArray *posts, const char *title);
/* Takes posts back to draft now, and says how many. */
void dia_draft_undo_unschedule       (DiaWorkspace *workspace, DiaNotices *notices, GArray *posts);

G_END_DECLS
