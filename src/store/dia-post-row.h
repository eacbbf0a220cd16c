/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-post.h"

G_BEGIN_DECLS

/* How a post lies in its row. Private to the repositories of posts. */

/* What dia_post_row_read() wants of the table posts, as columns 0 to 19. */
#define DIA_POST_COLUMNS \
  "posts.id, posts.content_id, posts.account_id, posts.state, posts.slot_wall, posts.slot_zone, posts.slot_at," \
  " posts.slot_kind, posts.own_text, posts.behind, posts.text, posts.warning, posts.attempts, posts.not_before," \
  " posts.published_at, posts.remote_id, posts.remote_url, posts.problem, posts.version, posts.kept"
#define DIA_POST_N_COLUMNS 20

/* The assignments that dia_post_row_bind() fills: $2 to $19; $1 is the id. */
#define DIA_POST_ASSIGNMENTS \
  "content_id = $2, account_id = $3, state = $4, slot_wall = $5, slot_zone = $6, slot_at = $7, slot_kind = $8," \
  " own_text = $9, behind = $10, text = $11, warning = $12, text_hash = $13, attempts = $14, not_before = $15," \
  " published_at = $16, remote_id = $17, remote_url = $18, problem = $19, version = version + 1, removed_state = NULL"
#define DIA_POST_N_PARAMETERS 19

/* (transfer full): a #DiaPost. */
gpointer dia_post_row_read      (DiaStatement *statement);
/* Binds $1 to $19; @state instead of the post's own. */
void     dia_post_row_bind      (DiaStatement *statement, const DiaPost *post, DiaPostState state);
/* What two texts share that are the same but for case, accents and white space. */
gint64   dia_post_row_hash_text (const char *text);

G_END_DECLS
