/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"
#include "dia-roster.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/**
 * DiaDraftAudience:
 *
 * For which accounts a draft is, and what has become of the posts that it has of
 * them. An account whose post is out, on its way, or of which nobody knows is
 * settled: it is not planned any more. Lives in the main context.
 *
 * Signals: changed: the roster or the posts changed, and with them the lists
 * below. What dia_draft_audience_choose() does is not told.
 */
#define DIA_TYPE_DRAFT_AUDIENCE (dia_draft_audience_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftAudience, dia_draft_audience, DIA, DRAFT_AUDIENCE, GObject)

/* @posts: (nullable) (element-type DiaPost): those that the content has.
 * @committed: (nullable): what they say, when some are planned. @kept: (nullable):
 * what is kept beside them. (transfer full) */
DiaDraftAudience *dia_draft_audience_new          (DiaWorkspaceCore *core, DiaRoster *roster, DiaId content_id,
                                                   GPtrArray *posts, DiaContent *committed,
                                                   const DiaContentPlan *kept) G_GNUC_WARN_UNUSED_RESULT;

/* Chooses or drops; TRUE when that changed anything. @ids: (element-type DiaId) */
gboolean          dia_draft_audience_choose       (DiaDraftAudience *self, GArray *ids, gboolean chosen);
gboolean          dia_draft_audience_contains     (DiaDraftAudience *self, DiaId account_id);
gboolean          dia_draft_audience_is_settled   (DiaDraftAudience *self, DiaId account_id);

/* The chosen accounts in the order of the roster; the same array all the time.
 * (transfer none) (element-type DiaAccount) */
GPtrArray        *dia_draft_audience_get_accounts (DiaDraftAudience *self);
/* The accounts whose posts stay as they are: settled ones, and chosen ones that
 * are away for the moment; the same array all the time. (transfer none)
 * (element-type DiaId) */
GArray           *dia_draft_audience_get_aside    (DiaDraftAudience *self);
/* (transfer none) (element-type DiaPastPost): valid until the next change. */
const GPtrArray  *dia_draft_audience_get_past     (DiaDraftAudience *self);
/* What its posts say, see dia_draft_past_get_committed(). (transfer none) (nullable) */
const DiaContent *dia_draft_audience_get_committed (DiaDraftAudience *self);
/* How many posts are planned, whomever they are for; whether the draft is for
 * their accounts and no others, and all of them only wait for their time. */
guint             dia_draft_audience_count_planned (DiaDraftAudience *self, gboolean *as_planned);
/* Whether it is for other accounts than those that are planned, because somebody
 * chose so since: posts that are drafts by themselves do not count. */
gboolean          dia_draft_audience_is_changed   (DiaDraftAudience *self);
/* Chooses those that are planned, and the drafts that are so by themselves. */
void              dia_draft_audience_reset        (DiaDraftAudience *self);
/* Chooses @ids (element-type DiaId) and no others, settled ones aside. */
void              dia_draft_audience_choose_only  (DiaDraftAudience *self, GArray *ids);
/* (transfer full) (element-type DiaId): all that are chosen, also those away. */
GArray           *dia_draft_audience_list_ids     (DiaDraftAudience *self) G_GNUC_WARN_UNUSED_RESULT;
/* Follows the workspace no longer. */
void              dia_draft_audience_stop         (DiaDraftAudience *self);

G_END_DECLS
