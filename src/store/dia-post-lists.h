/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-post.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* The lists that screens show. Each reads from an index and stops at its limit,
 * so that its cost does not grow with the workspace. @scope: NULL for every
 * account; removed accounts are never among them. */

/* Where a page ended: pass what the last post of it had; the first page begins
 * at DIA_PAGE_START. Lists by age use the id alone: ids grow with time. */
typedef struct
{
  DiaInstant at;
  DiaId      id;
} DiaPagePosition;

#define DIA_PAGE_START ((DiaPagePosition) { G_MAXINT64, G_MAXINT64 })

/* Counts stop here: screens then show "9,999+". */
#define DIA_POSTS_COUNT_CAP 10000

/* Failed, unconfirmed, missed and waiting for a person, earliest slot first.
 * (transfer full) (element-type DiaPost) */
GPtrArray *dia_posts_list_needing_person  (DiaConnection *connection, const DiaScope *scope, guint limit,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many, up to DIA_POSTS_COUNT_CAP. */
gboolean   dia_posts_count_needing_person (DiaConnection *connection, const DiaScope *scope, guint *count, GError **error);

/* Dropped by the desk since their time had gone by, with nobody told yet, latest
 * slot first; those of the last 60 days. (transfer full) (element-type DiaPost) */
GPtrArray *dia_posts_list_dropped         (DiaConnection *connection, const DiaScope *scope, DiaInstant now, guint limit,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What has gone out, newest first: @position is by published_at. (transfer full)
 * (element-type DiaPost) */
GPtrArray *dia_posts_list_gone_out        (DiaConnection *connection, const DiaScope *scope, DiaPagePosition position,
                                           guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Posts in one state (DIA_POST_N_STATES: in any), last made first: @position is
 * by id. (transfer full) (element-type DiaPost) */
GPtrArray *dia_posts_list_in_state        (DiaConnection *connection, const DiaScope *scope, DiaPostState state,
                                           DiaPagePosition position, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Posts in any state with a slot from @from to before @until, earliest first,
 * without cancelled ones. (transfer full) (element-type DiaPost) */
GPtrArray *dia_posts_list_between         (DiaConnection *connection, const DiaScope *scope, DiaInstant from,
                                           DiaInstant until, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Posts whose text holds all of @words (the last one as a beginning), last made
 * first: @position is by id. DIA_POST_N_STATES means any state. Stops at
 * @limit; slow only for a word that is common in the workspace and rare in
 * @scope. (transfer full) (element-type DiaPost) */
GPtrArray *dia_posts_search               (DiaConnection *connection, const DiaScope *scope, const char *words,
                                           DiaPostState state, DiaPagePosition position, guint limit,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* How many posts are in each state, each up to DIA_POSTS_COUNT_CAP. */
gboolean   dia_posts_count_states         (DiaConnection *connection, const DiaScope *scope,
                                           guint counts[DIA_POST_N_STATES], GError **error);
/* How many scheduled posts have a slot before @until, up to DIA_POSTS_COUNT_CAP. */
gboolean   dia_posts_count_due_before     (DiaConnection *connection, const DiaScope *scope, DiaInstant until,
                                           guint *count, GError **error);

G_END_DECLS
