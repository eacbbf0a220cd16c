/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-text-matches.h"

#include "dia-full-text.h"
#include "dia-rows.h"

static GArray *
list_ids (DiaConnection  *connection,
          const char     *sql,
          const char     *words,
          DiaId           first,
          DiaId           last,
          GError        **error)
{
  g_autofree char *query = dia_full_text_dup_query (words);
  g_autoptr (DiaStatement) statement = NULL;

  if (query == NULL)
    return g_array_new (FALSE, FALSE, sizeof (DiaId));

  statement = dia_connection_prepare (connection, sql);
  dia_statement_bind_text (statement, 1, query);
  dia_statement_bind_int64 (statement, 2, first);
  dia_statement_bind_int64 (statement, 3, last);

  return dia_rows_read_ids (statement, error);
}

GArray *
dia_text_matches_list_posts (DiaConnection  *connection,
                             const char     *words,
                             DiaId           first,
                             DiaId           last,
                             GError        **error)
{
  return list_ids (connection, "SELECT rowid FROM post_search WHERE post_search MATCH $1"
                               " AND rowid BETWEEN $2 AND $3 ORDER BY rowid",
                   words, first, last, error);
}

GArray *
dia_text_matches_list_contents (DiaConnection  *connection,
                                const char     *words,
                                DiaId           first,
                                DiaId           last,
                                GError        **error)
{
  return list_ids (connection, "SELECT rowid FROM content_search WHERE content_search MATCH $1"
                               " AND rowid BETWEEN $2 AND $3 ORDER BY rowid",
                   words, first, last, error);
}
