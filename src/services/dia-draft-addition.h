/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-content.h"
#include "dia-draft-plan.h"
#include "dia-roster.h"
#include "dia-wall-time.h"

G_BEGIN_DECLS

/**
 * DiaDraftAddition:
 *
 * A content with its posts that comes in one go, without anyone who edits it:
 * what dia_drafts_add_posts() adds.
 */
typedef struct _DiaDraftAddition DiaDraftAddition;

/* Takes a copy of @content, with an id when it has none. @wall: (nullable): at
 * that time in @zone, or in each account's own zone where @zone is NULL; without
 * it at once when @due, else as drafts. @networks: (element-type utf8
 * DiaNetwork): by id. (transfer full) */
DiaDraftAddition *dia_draft_addition_new         (GHashTable *networks, const DiaContent *content,
                                                  const DiaWallTime *wall, const char *zone,
                                                  gboolean due, DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;
void              dia_draft_addition_free        (DiaDraftAddition *self);

/* Adds it for these accounts (element-type DiaId). FALSE with
 * DIA_STORE_ERROR_NOT_FOUND when there is no such account. */
gboolean          dia_draft_addition_choose      (DiaDraftAddition *self, DiaRoster *roster, GArray *ids, GError **error);
/* Adds it for one more account. */
void              dia_draft_addition_add_account (DiaDraftAddition *self, DiaAccount *account);
/* Nothing goes out: posts keep their time, and are drafts. */
void              dia_draft_addition_keep_draft  (DiaDraftAddition *self);
/* What is added, for whom and when; accounts may be taken out of it before it is
 * written. (transfer none) */
DiaDraftPlan     *dia_draft_addition_get_plan    (DiaDraftAddition *self);
/* FALSE with DIA_DRAFT_ERROR_BLOCKED and its sentence when something stands in
 * the way of posts that are to go out, or DIA_WALL_TIME_ERROR_UNKNOWN_ZONE. *problems:
 * (out) (optional) (nullable) (transfer full) (element-type DiaProblem): all that
 * there is to say, when nothing does. The thread that made it. */
gboolean          dia_draft_addition_check       (DiaDraftAddition *self, GPtrArray **problems, GError **error);
/* Writes it; on the writer of the workspace. @addition: a DiaDraftAddition */
gboolean          dia_draft_addition_run         (DiaConnection *connection, gpointer addition, GError **error);
/* The posts as they were written. (transfer full) (element-type DiaPost) */
GPtrArray        *dia_draft_addition_steal_posts (DiaDraftAddition *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaDraftAddition, dia_draft_addition_free)

G_END_DECLS
