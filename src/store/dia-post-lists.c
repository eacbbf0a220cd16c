/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post-lists.h"

#include "dia-full-text.h"
#include "dia-post-row.h"
#include "dia-rows.h"
#include "dia-scope-sql.h"

/* The order of the two tables is fixed: an index of posts is walked and left as
 * soon as the limit is reached, whatever the planner thinks of the scope. */
#define FROM_POSTS " FROM posts CROSS JOIN accounts WHERE accounts.id = posts.account_id"

/* As the partial index says it. */
#define NEEDS_PERSON " AND posts.state IN ('failed', 'awaiting-person', 'unconfirmed', 'missed')"

#define COUNT_CAP     G_STRINGIFY (DIA_POSTS_COUNT_CAP)
#define N_CANDIDATES  "2000"

static GPtrArray *
read_posts (DiaStatement  *statement,
            GError       **error)
{
  return dia_rows_read_all (statement, dia_post_row_read, g_object_unref, error);
}

GPtrArray *
dia_posts_list_needing_person (DiaConnection   *connection,
                               const DiaScope  *scope,
                               guint            limit,
                               GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT " DIA_POST_COLUMNS FROM_POSTS NEEDS_PERSON, scope, 2,
                           " ORDER BY posts.slot_at, posts.id LIMIT $1");

  dia_statement_bind_int64 (statement, 1, limit);

  return read_posts (statement, error);
}

gboolean
dia_posts_count_needing_person (DiaConnection   *connection,
                                const DiaScope  *scope,
                                guint           *count,
                                GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT COUNT(*) FROM (SELECT 1" FROM_POSTS NEEDS_PERSON, scope, 1,
                           " LIMIT " COUNT_CAP ") AS found");

  return dia_rows_read_count (statement, count, error);
}

GPtrArray *
dia_posts_list_gone_out (DiaConnection    *connection,
                         const DiaScope   *scope,
                         DiaPagePosition   position,
                         guint             limit,
                         GError          **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT " DIA_POST_COLUMNS FROM_POSTS
                                       " AND posts.state = 'published' AND (posts.published_at, posts.id) < ($1, $2)",
                           scope, 4, " ORDER BY posts.published_at DESC, posts.id DESC LIMIT $3");

  dia_statement_bind_int64 (statement, 1, position.at);
  dia_statement_bind_int64 (statement, 2, position.id);
  dia_statement_bind_int64 (statement, 3, limit);

  return read_posts (statement, error);
}

GPtrArray *
dia_posts_list_in_state (DiaConnection    *connection,
                         const DiaScope   *scope,
                         DiaPostState      state,
                         DiaPagePosition   position,
                         guint             limit,
                         GError          **error)
{
  gboolean any = state == DIA_POST_N_STATES;
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, any ? "SELECT " DIA_POST_COLUMNS FROM_POSTS " AND posts.id < $1"
                                           : "SELECT " DIA_POST_COLUMNS FROM_POSTS
                                             " AND posts.id < $1 AND posts.state = $3",
                           scope, any ? 3 : 4, " ORDER BY posts.id DESC LIMIT $2");

  dia_statement_bind_int64 (statement, 1, position.id);
  dia_statement_bind_int64 (statement, 2, limit);
  if (!any)
    dia_statement_bind_text (statement, 3, dia_post_state_to_string (state));

  return read_posts (statement, error);
}

GPtrArray *
dia_posts_list_between (DiaConnection   *connection,
                        const DiaScope  *scope,
                        DiaInstant       from,
                        DiaInstant       until,
                        guint            limit,
                        GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT " DIA_POST_COLUMNS FROM_POSTS
                                       " AND posts.slot_at >= $1 AND posts.slot_at < $2"
                                       " AND posts.state <> 'cancelled'",
                           scope, 4, " ORDER BY posts.slot_at, posts.id LIMIT $3");

  dia_statement_bind_int64 (statement, 1, from);
  dia_statement_bind_int64 (statement, 2, until);
  dia_statement_bind_int64 (statement, 3, limit);

  return read_posts (statement, error);
}

GPtrArray *
dia_posts_search (DiaConnection    *connection,
                  const DiaScope   *scope,
                  const char       *words,
                  DiaPostState      state,
                  DiaPagePosition   position,
                  guint             limit,
                  GError          **error)
{
  g_autofree char *query = dia_full_text_dup_query (words);
  gboolean any = state == DIA_POST_N_STATES;
  g_autoptr (DiaStatement) statement = NULL;

  if (query == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);

  statement = dia_scope_sql_prepare (connection,
                                     "SELECT " DIA_POST_COLUMNS
                                     " FROM (SELECT rowid AS post_id FROM post_search"
                                     " WHERE post_search MATCH $1 AND rowid < $2"
                                     " ORDER BY rowid DESC LIMIT " N_CANDIDATES ") AS found"
                                     " CROSS JOIN posts CROSS JOIN accounts"
                                     " WHERE posts.id = found.post_id AND accounts.id = posts.account_id"
                                     " AND (CAST ($4 AS TEXT) IS NULL OR posts.state = $4)",
                                     scope, 5, " ORDER BY posts.id DESC LIMIT $3");
  dia_statement_bind_text (statement, 1, query);
  dia_statement_bind_int64 (statement, 2, position.id);
  dia_statement_bind_int64 (statement, 3, limit);
  dia_statement_bind_text (statement, 4, any ? NULL : dia_post_state_to_string (state));

  return read_posts (statement, error);
}

gboolean
dia_posts_count_states (DiaConnection   *connection,
                        const DiaScope  *scope,
                        guint            counts[DIA_POST_N_STATES],
                        GError         **error)
{
  for (guint state = 0; state < DIA_POST_N_STATES; state++)
    {
      g_autoptr (DiaStatement) statement =
        dia_scope_sql_prepare (connection, "SELECT COUNT(*) FROM (SELECT 1" FROM_POSTS " AND posts.state = $1",
                               scope, 2, " LIMIT " COUNT_CAP ") AS found");

      dia_statement_bind_text (statement, 1, dia_post_state_to_string (state));
      if (!dia_rows_read_count (statement, &counts[state], error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dia_posts_count_due_before (DiaConnection   *connection,
                            const DiaScope  *scope,
                            DiaInstant       until,
                            guint           *count,
                            GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT COUNT(*) FROM (SELECT 1" FROM_POSTS
                                       " AND posts.state = 'scheduled' AND posts.slot_at < $1",
                           scope, 2, " LIMIT " COUNT_CAP ") AS found");

  dia_statement_bind_int64 (statement, 1, until);

  return dia_rows_read_count (statement, count, error);
}
