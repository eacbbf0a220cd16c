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
 * @committed: (nullable): what they say, when some are planned. @kept: (nullable): what is
 * kept beside them of for whom and when it is meant. (transfer full) */
DiaDraftPast      *dia_draft_past_new  (DiaWorkspaceCore *core, DiaId content_id, GPtrArray *posts,
                                        DiaContent *committed, const DiaContentPlan *kept) G_GNUC_WARN_UNUSED_RESULT;
/* The content that posts say, when some are planned; NULL else, since drafts say
 * what is typed. (transfer none) (nullable) */
const DiaContent  *dia_draft_past_get_committed (DiaDraftPast *self);
/* Whether the draft of that account came beside planned posts, by an edit that
 * waits. */
gboolean           dia_draft_past_is_added (DiaDraftPast *self, DiaId account_id);
/* (transfer none) (element-type DiaPastPost): valid until the next change. */
const GPtrArray   *dia_draft_past_list (DiaDraftPast *self);
/* (transfer none) (nullable) */
const DiaPastPost *dia_draft_past_find (DiaDraftPast *self, DiaId account_id);
/* Follows the workspace no longer. */
void               dia_draft_past_stop (DiaDraftPast *self);

/* Whether a post in @state is no longer to be planned: it is out, on its way, or
 * nobody knows. */
gboolean           dia_past_is_settled (DiaPostState state);
/* Whether it is a draft, or with somebody who reviews it: nothing of it is
 * planned yet. */
gboolean           dia_past_follows_draft (DiaPostState state);
/* Whether it waits for its time or for a person's hand, so that dropping its
 * account would cancel it. */
gboolean           dia_past_is_waiting (DiaPostState state);

G_END_DECLS
