/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dated-posts.h"

#include "dia-post.h"
#include "dia-accounts.h"
#include "dia-scope-sql.h"

/* Up to so many accounts each is asked for its own posts: that reads nothing
 * that is not shown. */
#define FEW 200

#define SELECT "SELECT posts.id, posts.content_id, posts.account_id, accounts.brand_id, posts.state, posts.slot_at," \
               " posts.slot_wall, accounts.network, posts.own_text, posts.behind, posts.kept," \
               " posts.text_hash" \
               " FROM posts CROSS JOIN accounts WHERE accounts.id = posts.account_id" \
               " AND posts.slot_at >= $1 AND posts.slot_at < $2 AND posts.removed_state IS NULL"

static void
read_post (DiaStatement *statement,
           DiaDatedPost *post)
{
  *post = (DiaDatedPost) {
    .id = dia_statement_get_id (statement, 0),
    .content_id = dia_statement_get_id (statement, 1),
    .account_id = dia_statement_get_id (statement, 2),
    .brand_id = dia_statement_get_id (statement, 3),
    /* Only a damaged file has another word there: then a person has to look. */
    .state = DIA_POST_UNCONFIRMED,
    .at = dia_statement_get_instant (statement, 5),
    .wall = dia_statement_get_text (statement, 6),
    .network = dia_statement_get_text (statement, 7),
    .own_text = dia_statement_get_boolean (statement, 8),
    .behind = dia_statement_get_boolean (statement, 9),
    .on_server = dia_statement_get_int64 (statement, 10) >= DIA_KEPT_PERHAPS,
  };
  post->text_hash = dia_statement_get_int64 (statement, 11);
  dia_post_state_from_string (dia_statement_get_text (statement, 4), &post->state);
}

/* Binds $1 to $3 and reads to the end. */
static gboolean
walk (DiaStatement         *statement,
      const DiaDatedRange  *range,
      DiaDatedPostFunc      func,
      gpointer              user_data,
      guint                *n_posts,
      GError              **error)
{
  dia_statement_bind_int64 (statement, 1, range->from);
  dia_statement_bind_int64 (statement, 2, range->until);
  dia_statement_bind_int64 (statement, 3, range->limit - *n_posts);
  while (dia_statement_next (statement))
    {
      DiaDatedPost post;

      read_post (statement, &post);
      func (&post, user_data);
      (*n_posts)++;
    }

  return dia_statement_finish (statement, error);
}

static gboolean
walk_all (DiaConnection        *connection,
          const DiaDatedRange  *range,
          DiaDatedPostFunc      func,
          gpointer              user_data,
          guint                *n_posts,
          GError              **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, SELECT, range->scope, 4, " ORDER BY posts.slot_at LIMIT $3");

  return walk (statement, range, func, user_data, n_posts, error);
}

static gboolean
walk_account (DiaConnection        *connection,
              DiaId                 account_id,
              const DiaDatedRange  *range,
              DiaDatedPostFunc      func,
              gpointer              user_data,
              guint                *n_posts,
              GError              **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, SELECT " AND posts.account_id = $4 ORDER BY posts.slot_at LIMIT $3");

  dia_statement_bind_id (statement, 4, account_id);

  return walk (statement, range, func, user_data, n_posts, error);
}

gboolean
dia_dated_posts_walk (DiaConnection        *connection,
                      const DiaDatedRange  *range,
                      DiaDatedPostFunc      func,
                      gpointer              user_data,
                      guint                *n_posts,
                      GError              **error)
{
  g_autoptr (GArray) few = dia_accounts_list_few (connection, range->scope, FEW, error);

  *n_posts = 0;
  if (few == NULL)
    return FALSE;
  if (few->len == 0)
    return walk_all (connection, range, func, user_data, n_posts, error);

  for (guint i = 0; i < few->len && *n_posts < range->limit; i++)
    {
      if (!walk_account (connection, g_array_index (few, DiaId, i), range, func, user_data, n_posts, error))
        return FALSE;
    }

  return TRUE;
}
