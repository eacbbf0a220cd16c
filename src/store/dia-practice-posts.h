/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-connection.h"

G_BEGIN_DECLS

/* A post on the practice network, as kept in the workspace. */
typedef struct
{
  DiaId      account_id;
  char      *remote_id;
  char      *text;
  char      *record;     /* JSON */
  DiaInstant at;
} DiaStoredPracticePost;

void       dia_stored_practice_post_free (DiaStoredPracticePost *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaStoredPracticePost, dia_stored_practice_post_free)

/* Keeps a post; a second put of the same account and id changes nothing, also
 * after it was deleted. */
gboolean   dia_practice_posts_put    (DiaConnection *connection, const DiaStoredPracticePost *post, GError **error);
/* *post (out) (transfer full) (nullable): NULL when there is none. */
gboolean   dia_practice_posts_get    (DiaConnection *connection, DiaId account_id, const char *remote_id,
                                      DiaStoredPracticePost **post, GError **error);
/* Deletes it; TRUE as well when there is none. */
gboolean   dia_practice_posts_remove (DiaConnection *connection, DiaId account_id, const char *remote_id, GError **error);
/* Newest first, those older than the post @before (NULL: the newest), at most
 * @limit. (transfer full) (element-type DiaStoredPracticePost) */
GPtrArray *dia_practice_posts_list   (DiaConnection *connection, DiaId account_id, const char *before, guint limit,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
