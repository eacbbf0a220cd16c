/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statement-watch.h"

#include <sqlite3.h>

static GPtrArray *texts;
static guint64 steps;

static int
on_statement_done_cb (unsigned  kind,
                      void     *user_data,
                      void     *handle,
                      void     *duration)
{
  const char *sql = sqlite3_sql (handle);

  if (!g_str_equal (sql, "BEGIN") && !g_str_equal (sql, "ROLLBACK"))
    g_ptr_array_add (texts, g_strdup (sql));
  steps += sqlite3_stmt_status (handle, SQLITE_STMTSTATUS_VM_STEP, TRUE);

  return 0;
}

static int
watch_connection (sqlite3                     *handle,
                  const char                 **message,
                  const sqlite3_api_routines  *api)
{
  return sqlite3_trace_v2 (handle, SQLITE_TRACE_PROFILE, on_statement_done_cb, NULL);
}

void
statement_watch_install (void)
{
  texts = g_ptr_array_new_with_free_func (g_free);
  g_assert_cmpint (sqlite3_auto_extension ((void (*) (void)) watch_connection), ==, SQLITE_OK);
}

void
statement_watch_clear (void)
{
  g_ptr_array_set_size (texts, 0);
  steps = 0;
}

guint64
statement_watch_get_steps (void)
{
  return steps;
}

GPtrArray *
statement_watch_steal_texts (void)
{
  GPtrArray *seen = g_steal_pointer (&texts);

  texts = g_ptr_array_new_with_free_func (g_free);
  return seen;
}

GPtrArray *
statement_watch_explain (const char *path,
                         const char *sql)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, explain, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (lines, g_strdup ((const char *) sqlite3_column_text (statement, 3)));
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return lines;
}
