/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/**
 * DiaDraftPast:
 *
 * What has become of the posts of a content that somebody edits, and what they
 * say while some are planned, as the workspace has it now. Lives in the main
 * context.
 *
 * Signals: changed: a post came, went or is in another state, or the content that
 * they say is another one.
 */
#define DIA_TYPE_DRAFT_PAST (dia_draft_past_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftPast, dia_draft_past, DIA, DRAFT_PAST, GObject)

/* @posts: (nullable) (element-type DiaPost): those that are known already.
 * @committed: (nullable): what they say, when some are planned. (transfer full) */
DiaDraftPast      *dia_draft_past_new  (DiaWorkspaceCore *core, DiaId content_id, GPtrArray *posts,
                                        DiaContent *committed) G_GNUC_WARN_UNUSED_RESULT;
/* The content that posts say, when some are planned; NULL else, since drafts say
 * what is typed. (transfer none) (nullable) */
const DiaContent  *dia_draft_past_get_committed (DiaDraftPast *self);
/* (transfer none) (element-type DiaPastPost): valid until the next change. */
const GPtrArray   *dia_draft_past_list (DiaDraftPast *self);
/* (transfer none) (nullable) */
const DiaPastPost *dia_draft_past_find (DiaDraftPast *self, DiaId account_id);
/* Follows the workspace no longer. */
void               dia_draft_past_stop (DiaDraftPast *self);

/* Whether a post in @state is no longer to be planned: it is out, on its way, or
 * nobody knows. */
gboolean           dia_past_is_settled (DiaPostState state);

G_END_DECLS
