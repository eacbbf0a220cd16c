/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connector.h"
#include "dia-connector-error.h"

G_BEGIN_DECLS

/* The counters of a post or an account; -1 where the network does not tell. */
typedef struct
{
  gint64 followers;
  gint64 posts;
  gint64 likes;
  gint64 reposts;
  gint64 replies;
} DiaCounts;

/* Sets every counter to "not told". */
void dia_counts_init (DiaCounts *counts);

/* One of the account's own posts, as read back. */
typedef struct
{
  char      *id;
  char      *url;
  char      *text;       /* plain */
  DiaInstant at;
  DiaCounts  counts;
} DiaOwnPost;

/* Counters not told; @url and @text may be %NULL. (transfer full) */
DiaOwnPost *dia_own_post_new  (const char *id, const char *url, const char *text, DiaInstant at) G_GNUC_WARN_UNUSED_RESULT;
void        dia_own_post_free (DiaOwnPost *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaOwnPost, dia_own_post_free)

/* Can read the account's own posts and counters. */
#define DIA_TYPE_READER (dia_reader_get_type ())
G_DECLARE_INTERFACE (DiaReader, dia_reader, DIA, READER, DiaConnector)

struct _DiaReaderInterface
{
  GTypeInterface parent_iface;

  gboolean   (*read_account) (DiaReader *self, const DiaSession *session, DiaCounts *counts,
                              GCancellable *cancellable, GError **error);
  gboolean   (*read_post)    (DiaReader *self, const DiaSession *session, const char *remote_id, DiaCounts *counts,
                              GCancellable *cancellable, GError **error);
  GPtrArray *(*list_own)     (DiaReader *self, const DiaSession *session, const char *before, guint limit,
                              GCancellable *cancellable, GError **error);
};

/* Followers and number of posts. */
gboolean   dia_reader_read_account (DiaReader *self, const DiaSession *session, DiaCounts *counts,
                                    GCancellable *cancellable, GError **error);
/* Likes, reposts and replies of one post. */
gboolean   dia_reader_read_post    (DiaReader *self, const DiaSession *session, const char *remote_id, DiaCounts *counts,
                                    GCancellable *cancellable, GError **error);
/* Own posts, newest first, older than the post with id @before ("" for the
 * newest). (transfer container) (element-type DiaOwnPost) (nullable) */
GPtrArray *dia_reader_list_own     (DiaReader *self, const DiaSession *session, const char *before, guint limit,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
