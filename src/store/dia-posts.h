/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-post.h"

G_BEGIN_DECLS

/* Posts, one by one. All writes are optimistic: they succeed only while the row
 * has the version that @post has, and raise both; otherwise
 * DIA_STORE_ERROR_CONFLICT, and the post is to be loaded again. */

/* Adds a post as it stands; an id of DIA_ID_NONE and the version are set. New
 * posts are drafts; only the demonstration adds a past. */
gboolean   dia_posts_insert  (DiaConnection *connection, DiaPost *post, GError **error);
/* Writes everything but the state: slot, text… DIA_STORE_ERROR_NOT_POSSIBLE for
 * one that is being sent or has gone out. */
gboolean   dia_posts_update  (DiaConnection *connection, DiaPost *post, GError **error);
/* The one way to another state: by the table of dia-post-state.h. Writes
 * everything else of @post as well. SENDING is entered and left by
 * dia-claims.h only. DIA_STORE_ERROR_NOT_POSSIBLE when @event cannot happen. */
gboolean   dia_posts_apply   (DiaConnection *connection, DiaPost *post, DiaPostEvent event, GError **error);
/* Undo: writes @before, an earlier copy, over the post while it still has
 * @version, i.e. nothing has happened to it since. Neither may be sending. */
gboolean   dia_posts_put_back (DiaConnection *connection, const DiaPost *before, int version, GError **error);
/* Deletes a post that was never planned (draft or cancelled). */
gboolean   dia_posts_delete  (DiaConnection *connection, const DiaPost *post, GError **error);

/* (transfer full): DIA_STORE_ERROR_NOT_FOUND when there is none. */
DiaPost   *dia_posts_load    (DiaConnection *connection, DiaId id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The posts of a content, by account, at most 10,000. (transfer full) (element-type DiaPost) */
GPtrArray *dia_posts_list_of_content (DiaConnection *connection, DiaId content_id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Planned, sent or sending posts of an account at most @within_ms before or
 * after @at, other than those of @except_content. At most 20. (transfer full)
 * (element-type DiaPost) */
GPtrArray *dia_posts_list_close (DiaConnection *connection, DiaId account_id, DiaInstant at, gint64 within_ms,
                                 DiaId except_content, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for the other accounts of its brand, with the same text as @text but for
 * case and white space. */
GPtrArray *dia_posts_list_sisters (DiaConnection *connection, DiaId account_id, DiaInstant at, gint64 within_ms,
                                   const char *text, DiaId except_content, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Scheduled posts of an account with the same text but for case and white
 * space, other than those of @except_content. At most 20. (transfer full)
 * (element-type DiaPost) */
GPtrArray *dia_posts_list_same_text (DiaConnection *connection, DiaId account_id, const char *text,
                                     DiaId except_content, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the account has the same text, but for case and white space, at the
 * same instant already, planned or in a draft or out (DIA_INSTANT_NONE: without a
 * time). Dropped ones do not count. */
gboolean   dia_posts_has_same (DiaConnection *connection, DiaId account_id, DiaInstant at, const char *text,
                               gboolean *has, GError **error);

G_END_DECLS
