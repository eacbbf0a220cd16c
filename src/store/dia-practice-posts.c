/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-practice-posts.h"

#include "dia-rows.h"

#define COLUMNS "account_id, remote_id, text, record, at"

static gpointer
read_post (DiaStatement *statement)
{
  DiaStoredPracticePost *post = g_new0 (DiaStoredPracticePost, 1);

  post->account_id = dia_statement_get_id (statement, 0);
  post->remote_id = g_strdup (dia_statement_get_text (statement, 1));
  post->text = g_strdup (dia_statement_get_text (statement, 2));
  post->record = g_strdup (dia_statement_get_text (statement, 3));
  post->at = dia_statement_get_instant (statement, 4);

  return post;
}

void
dia_stored_practice_post_free (DiaStoredPracticePost *self)
{
  g_free (self->remote_id);
  g_free (self->text);
  g_free (self->record);
  g_free (self);
}

gboolean
dia_practice_posts_put (DiaConnection                *connection,
                        const DiaStoredPracticePost  *post,
                        GError                      **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "INSERT INTO practice_posts (" COLUMNS ", deleted) VALUES ($1, $2, $3, $4, $5, 0)"
                                        " ON CONFLICT (account_id, remote_id) DO NOTHING");

  dia_statement_bind_id (statement, 1, post->account_id);
  dia_statement_bind_text (statement, 2, post->remote_id);
  dia_statement_bind_text (statement, 3, post->text);
  dia_statement_bind_text (statement, 4, post->record);
  dia_statement_bind_instant (statement, 5, post->at);

  return dia_statement_finish (statement, error);
}

gboolean
dia_practice_posts_get (DiaConnection          *connection,
                        DiaId                   account_id,
                        const char             *remote_id,
                        DiaStoredPracticePost **post,
                        GError                **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM practice_posts"
                                        " WHERE account_id = $1 AND remote_id = $2 AND deleted = 0");
  g_autoptr (DiaStoredPracticePost) found = NULL;

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_text (statement, 2, remote_id);
  if (dia_statement_next (statement))
    found = read_post (statement);
  if (!dia_statement_finish (statement, error))
    return FALSE;

  *post = g_steal_pointer (&found);
  return TRUE;
}

gboolean
dia_practice_posts_remove (DiaConnection  *connection,
                           DiaId           account_id,
                           const char     *remote_id,
                           GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "UPDATE practice_posts SET deleted = 1 WHERE account_id = $1 AND remote_id = $2");

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_text (statement, 2, remote_id);

  return dia_statement_finish (statement, error);
}

GPtrArray *
dia_practice_posts_list (DiaConnection  *connection,
                         DiaId           account_id,
                         const char     *before,
                         guint           limit,
                         GError        **error)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT " COLUMNS " FROM practice_posts"
                                        " WHERE account_id = $1 AND deleted = 0"
                                        " AND (CAST ($2 AS TEXT) IS NULL OR (at, remote_id) <"
                                        " (SELECT at, remote_id FROM practice_posts"
                                        " WHERE account_id = $1 AND remote_id = $2))"
                                        " ORDER BY at DESC, remote_id DESC LIMIT $3");

  dia_statement_bind_id (statement, 1, account_id);
  dia_statement_bind_text (statement, 2, before);
  dia_statement_bind_int64 (statement, 3, limit);

  return dia_rows_read_all (statement, read_post, (GDestroyNotify) dia_stored_practice_post_free, error);
}
