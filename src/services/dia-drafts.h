/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-item.h"
#include "dia-draft.h"

G_BEGIN_DECLS

/* Opens contents for editing and makes posts without a screen. */
#define DIA_TYPE_DRAFTS (dia_drafts_get_type ())
G_DECLARE_FINAL_TYPE (DiaDrafts, dia_drafts, DIA, DRAFTS, GObject)

/* A new, empty draft in @language; nothing is written before its first word.
 * (transfer full) */
DiaDraft *dia_drafts_new_draft    (DiaDrafts *self, const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* Opens a content with the accounts and slots of its posts. (transfer full) */
void      dia_drafts_open_async   (DiaDrafts *self, DiaId content_id, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
DiaDraft *dia_drafts_open_finish  (DiaDrafts *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Contents with planned posts whose changes wait, and those that have no planned
 * post yet; both last changed first, at most @limit of each. (transfer full)
 * (element-type DiaDraftItem) */
void       dia_drafts_list_async  (DiaDrafts *self, guint limit, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dia_drafts_list_finish (DiaDrafts *self, GAsyncResult *result, GError **error);

/* Deletes a content that has not gone out, with its posts; undo by
 * dia_drafts_restore_async(). */
void       dia_drafts_remove_async   (DiaDrafts *self, DiaId content_id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean   dia_drafts_remove_finish  (DiaDrafts *self, GAsyncResult *result, GError **error);
void       dia_drafts_restore_async  (DiaDrafts *self, DiaId content_id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean   dia_drafts_restore_finish (DiaDrafts *self, GAsyncResult *result, GError **error);

/* Takes scheduled posts back to draft: the undo of scheduling. Posts already
 * sent stay. *n_taken_back by the finish. @posts: (element-type DiaId) */
void       dia_drafts_unschedule_async  (DiaDrafts *self, GArray *posts, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean   dia_drafts_unschedule_finish (DiaDrafts *self, GAsyncResult *result, guint *n_taken_back, GError **error);

/* What the command line adds in one go: @content with its media, for @accounts
 * (element-type DiaId), at @wall in @zone (NULL zone: each account's own; NULL
 * wall: drafts; both NULL and @now TRUE: due at once). Problems that block are
 * errors with their sentence. (transfer full) (element-type DiaPost) */
GPtrArray *dia_drafts_add_posts (DiaDrafts *self, const DiaContent *content, GArray *accounts,
                                 const DiaWallTime *wall, const char *zone, gboolean now,
                                 GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
