/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post-lists.h"

#include "dia-accounts.h"
#include "dia-full-text.h"
#include "dia-journal-entry.h"
#include "dia-post-row.h"
#include "dia-rows.h"
#include "dia-scope-sql.h"

/* The order of the two tables is fixed: an index of posts is walked and left as
 * soon as the limit is reached, whatever the planner thinks of the scope. */
#define FROM_POSTS " FROM posts CROSS JOIN accounts WHERE accounts.id = posts.account_id"

/* As the partial index says it. */
#define NEEDS_PERSON " AND posts.state IN ('failed', 'awaiting-person', 'unconfirmed', 'missed')"

/* Who was away for longer finds them in the list of what was held back. */
#define DROPPED_AGE (60 * DIA_DAY)

#define COUNT_CAP G_STRINGIFY (DIA_POSTS_COUNT_CAP)

/* Up to so many accounts a list is put together account by account: among
 * thousands, walking the posts of all of them to find theirs would take long. */
#define NARROW 8

static GPtrArray *
read_posts (DiaStatement  *statement,
            GError       **error)
{
  return dia_rows_read_all (statement, dia_post_row_read, g_object_unref, error);
}

static int
compare_published (gconstpointer a,
                   gconstpointer b)
{
  const DiaPost *first = *(const DiaPost *const *) a;
  const DiaPost *second = *(const DiaPost *const *) b;

  if (first->published_at != second->published_at)
    return first->published_at > second->published_at ? -1 : 1;

  return first->id > second->id ? -1 : first->id < second->id;
}

static GPtrArray *
list_gone_out_of_account (DiaConnection    *connection,
                          DiaId             account_id,
                          DiaPagePosition   position,
                          guint             limit,
                          GError          **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " DIA_POST_COLUMNS " FROM posts"
                                        " WHERE account_id = $4 AND state = 'published'"
                                        " AND (published_at, id) < ($1, $2)"
                                        " ORDER BY published_at DESC, id DESC LIMIT $3");

  dia_statement_bind_int64 (statement, 1, position.at);
  dia_statement_bind_int64 (statement, 2, position.id);
  dia_statement_bind_int64 (statement, 3, limit);
  dia_statement_bind_id (statement, 4, account_id);

  return read_posts (statement, error);
}

static GPtrArray *
list_gone_out_of_few (DiaConnection    *connection,
                      const GArray     *accounts,
                      DiaPagePosition   position,
                      guint             limit,
                      GError          **error)
{
  g_autoptr (GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < accounts->len; i++)
    {
      GPtrArray *found = list_gone_out_of_account (connection, g_array_index (accounts, DiaId, i), position, limit, error);

      if (found == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (posts, found);
    }

  g_ptr_array_sort (posts, compare_published);
  if (posts->len > limit)
    g_ptr_array_set_size (posts, limit);

  return g_steal_pointer (&posts);
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

/* A drop says so in the detail of its entry; where a person was to be asked instead,
 * and has dropped it, there is none. The plus keeps the planner on the index by
 * slot: cancelled posts of all years are many. */
#define DROPPED \
  " AND +posts.state = 'cancelled' AND posts.slot_at > $2 AND posts.slot_at <= $3 AND EXISTS (SELECT 1 FROM journal" \
  " WHERE journal.post_id = posts.id AND journal.step = 'hold' AND journal.detail <> ''" \
  " AND journal.key IN ('" DIA_HOLD_LATE_SLEPT "', '" DIA_HOLD_LATE_CLOSED "', '" DIA_HOLD_LATE_WAITED "')" \
  " AND NOT EXISTS (SELECT 1 FROM journal AS told WHERE told.post_id = posts.id AND told.key = '" DIA_PERSON_TOLD "'" \
  " AND told.started_at >= journal.started_at))"

GPtrArray *
dia_posts_list_dropped (DiaConnection   *connection,
                        const DiaScope  *scope,
                        DiaInstant       now,
                        guint            limit,
                        GError         **error)
{
  g_autoptr (DiaStatement) statement =
    dia_scope_sql_prepare (connection, "SELECT " DIA_POST_COLUMNS FROM_POSTS DROPPED, scope, 4,
                           " ORDER BY posts.slot_at DESC, posts.id DESC LIMIT $1");

  dia_statement_bind_int64 (statement, 1, limit);
  dia_statement_bind_instant (statement, 2, now - DROPPED_AGE);
  dia_statement_bind_instant (statement, 3, now);

  return read_posts (statement, error);
}

GPtrArray *
dia_posts_list_gone_out (DiaConnection    *connection,
                         const DiaScope   *scope,
                         DiaPagePosition   position,
                         guint             limit,
                         GError          **error)
{
  g_autoptr (GArray) few = dia_accounts_list_few (connection, scope, NARROW, error);
  g_autoptr (DiaStatement) statement = NULL;

  if (few == NULL)
    return NULL;
  if (few->len > 0)
    return list_gone_out_of_few (connection, few, position, limit, error);

  statement = dia_scope_sql_prepare (connection,
                                     "SELECT " DIA_POST_COLUMNS FROM_POSTS " AND posts.state = 'published'"
                                     " AND (posts.published_at, posts.id) < ($1, $2)",
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
                                     " FROM post_search CROSS JOIN posts CROSS JOIN accounts"
                                     " WHERE post_search MATCH $1 AND post_search.rowid < $2"
                                     " AND posts.id = post_search.rowid AND accounts.id = posts.account_id"
                                     " AND (CAST ($4 AS TEXT) IS NULL OR posts.state = $4)",
                                     scope, 5, " ORDER BY post_search.rowid DESC LIMIT $3");
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
