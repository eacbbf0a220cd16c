/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-post-state.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* A post with a slot as a calendar needs it: no text, nothing that is owned. */
typedef struct
{
  DiaId         id;
  DiaId         content_id;
  DiaId         account_id;
  DiaId         brand_id;
  DiaPostState  state;
  DiaInstant    at;
  const char   *wall;      /* "2027-02-08T10:00", in the zone of the slot */
  const char   *network;
  gboolean      own_text;
  gboolean      behind;
  gint64        text_hash; /* the same for texts that differ in case and white space only */
  gboolean      on_server; /* its server sends it, or may */
} DiaDatedPost;

/* @post and its texts are valid during the call only. */
typedef void (*DiaDatedPostFunc) (const DiaDatedPost *post, gpointer user_data);

/* Which posts: with a slot from @from to before @until. */
typedef struct
{
  const DiaScope *scope;   /* (nullable): NULL for every account */
  DiaInstant      from;
  DiaInstant      until;
  guint           limit;   /* posts at most */
} DiaDatedRange;

/**
 * dia_dated_posts_walk:
 * @n_posts: (out): how many there were; the limit means that there may be more
 *
 * Calls @func for the posts of @range, in no order. Cancelled posts are among
 * them, what was removed with its content or account is not. Reads the posts of
 * that range only, and of few accounts only their own. Blocking, on a
 * #DiaStore's connection.
 */
gboolean dia_dated_posts_walk (DiaConnection *connection, const DiaDatedRange *range, DiaDatedPostFunc func,
                               gpointer user_data, guint *n_posts, GError **error);

G_END_DECLS
