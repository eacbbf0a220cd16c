/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-connection.h"

#include "dia-settings.h"
#include "dia-statement-private.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>

static void
test_binds_and_reads_every_kind (WorkspaceFixture *self,
                                 gconstpointer     data)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (self->connection, "SELECT $1, $2, $3, $4, $5, $3");
  g_autoptr (GError) error = NULL;

  dia_statement_bind_int64 (statement, 1, G_MAXINT64);
  dia_statement_bind_boolean (statement, 2, TRUE);
  dia_statement_bind_text (statement, 3, "Étincelle ✨");
  dia_statement_bind_id (statement, 4, DIA_ID_NONE);
  dia_statement_bind_instant (statement, 5, DIA_INSTANT_NONE);

  g_assert_true (dia_statement_next (statement));
  g_assert_cmpint (dia_statement_get_int64 (statement, 0), ==, G_MAXINT64);
  g_assert_true (dia_statement_get_boolean (statement, 1));
  g_assert_cmpstr (dia_statement_get_text (statement, 2), ==, "Étincelle ✨");
  g_assert_cmpint (dia_statement_get_id (statement, 3), ==, DIA_ID_NONE);
  g_assert_cmpint (dia_statement_get_instant (statement, 4), ==, DIA_INSTANT_NONE);
  g_assert_cmpstr (dia_statement_get_text (statement, 5), ==, "Étincelle ✨");
  g_assert_false (dia_statement_next (statement));
  assert_done (dia_statement_finish (statement, &error), error);
  g_assert_no_error (error);
}

static void
test_reports_wrong_sql (WorkspaceFixture *self,
                        gconstpointer     data)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (self->connection, "SELECT nothing FROM nowhere");
  g_autoptr (GError) error = NULL;

  dia_statement_bind_int64 (statement, 1, 1);
  g_assert_false (dia_statement_next (statement));
  g_assert_false (dia_statement_finish (statement, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED);
}

static void
test_reports_wrong_binding (WorkspaceFixture *self,
                            gconstpointer     data)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (self->connection, "SELECT $1");
  g_autoptr (GError) error = NULL;

  dia_statement_bind_int64 (statement, 2, 1);
  g_assert_false (dia_statement_next (statement));
  g_assert_false (dia_statement_finish (statement, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED);
}

/* Two of the same text may be walked at once, and a statement that comes back
 * from the cache has forgotten its bindings. */
static void
test_statements_are_apart (WorkspaceFixture *self,
                           gconstpointer     data)
{
  DiaStatement *first = dia_connection_prepare (self->connection, "SELECT $1");
  DiaStatement *second = dia_connection_prepare (self->connection, "SELECT $1");

  dia_statement_bind_int64 (first, 1, 1);
  dia_statement_bind_int64 (second, 1, 2);
  g_assert_true (dia_statement_next (first));
  g_assert_true (dia_statement_next (second));
  g_assert_cmpint (dia_statement_get_int64 (first, 0), ==, 1);
  g_assert_cmpint (dia_statement_get_int64 (second, 0), ==, 2);
  dia_statement_free (first);
  dia_statement_free (second);

  first = dia_connection_prepare (self->connection, "SELECT $1");
  g_assert_true (dia_statement_next (first));
  g_assert_cmpint (dia_statement_get_instant (first, 0), ==, DIA_INSTANT_NONE);
  dia_statement_free (first);
}

static void
test_repairs_text (WorkspaceFixture *self,
                   gconstpointer     data)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (self->connection, "SELECT CAST (x'61ff62' AS TEXT), 'c', CAST (x'fe' AS TEXT)");

  g_assert_true (dia_statement_next (statement));
  g_assert_cmpstr (dia_statement_get_text (statement, 0), ==, "a\357\277\275b");
  g_assert_cmpstr (dia_statement_get_text (statement, 1), ==, "c");
  g_assert_cmpstr (dia_statement_get_text (statement, 2), ==, "\357\277\275");
}

static void
test_cancels_what_is_long (WorkspaceFixture *self,
                           gconstpointer     data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 value = 42;

  g_cancellable_cancel (cancellable);
  dia_connection_set_cancellable (self->connection, cancellable);
  g_assert_false (dia_connection_query_int64 (self->connection,
                                              "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                                              " SELECT COUNT(*) FROM n",
                                              &value, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (value, ==, 42);
  dia_connection_set_cancellable (self->connection, NULL);
}

static void
test_reader_cannot_write (WorkspaceFixture *self,
                          gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaConnection) reader = dia_connection_open (self->path, DIA_CONNECTION_READ, &error);

  g_assert_no_error (error);
  g_assert_false (dia_settings_set (reader, "workspace.name", "x", &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_READ_ONLY);
}

static void
test_says_that_the_disk_is_full (WorkspaceFixture *self,
                                 gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *value = g_strnfill (1000000, 'x');
  g_autofree char *kept = NULL;

  assert_done (dia_settings_set (self->connection, "a", "before", &error), error);
  assert_done (dia_connection_execute (self->connection, "PRAGMA max_page_count = 1", &error), error);
  g_assert_false (dia_settings_set (self->connection, "a", value, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FULL);
  g_clear_error (&error);

  assert_done (dia_settings_get (self->connection, "a", &kept, &error), error);
  g_assert_cmpstr (kept, ==, "before");
}

static void
test_file_is_private_and_durable (WorkspaceFixture *self,
                                  gconstpointer     data)
{
  GStatBuf status;
  gint64 synchronous = 0, foreign_keys = 0;

  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (dia_connection_query_int64 (self->connection, "PRAGMA synchronous", &synchronous, NULL));
  g_assert_cmpint (synchronous, ==, 2);
  g_assert_true (dia_connection_query_int64 (self->connection, "PRAGMA foreign_keys", &foreign_keys, NULL));
  g_assert_cmpint (foreign_keys, ==, 1);
}

/* However many questions are asked, not all are kept. */
static void
test_many_statements (WorkspaceFixture *self,
                      gconstpointer     data)
{
  for (guint i = 0; i < 450; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %u", i);
      g_autoptr (GError) error = NULL;
      gint64 value = -1;

      assert_done (dia_connection_query_int64 (self->connection, sql, &value, &error), error);
      g_assert_cmpint (value, ==, i);
    }
}

/* What SQLite says, and what a person is told. */
static void
test_codes (WorkspaceFixture *self,
            gconstpointer     data)
{
  static const struct
  {
    int code;       /* of sqlite3.h */
    int told;
  } cases[] = {
    { 5, DIA_STORE_ERROR_BUSY }, { 6, DIA_STORE_ERROR_BUSY }, { 13, DIA_STORE_ERROR_FULL },
    { 8, DIA_STORE_ERROR_READ_ONLY }, { 3, DIA_STORE_ERROR_READ_ONLY }, { 23, DIA_STORE_ERROR_READ_ONLY },
    { 14, DIA_STORE_ERROR_READ_ONLY }, { 11, DIA_STORE_ERROR_CORRUPT }, { 26, DIA_STORE_ERROR_NOT_A_WORKSPACE },
    { 19 | 6 << 8, DIA_STORE_ERROR_DUPLICATE }, { 19 | 8 << 8, DIA_STORE_ERROR_DUPLICATE },
    { 19 | 1 << 8, DIA_STORE_ERROR_FAILED }, { 10, DIA_STORE_ERROR_FAILED }, { 7, DIA_STORE_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = dia_store_error_new_sqlite (cases[i].code, "its words", "desk.diapason");

      g_assert_error (error, DIA_STORE_ERROR, cases[i].told);
    }
}

/* A long look at the file leaves no more than a part of it in memory. */
static void
test_rests (WorkspaceFixture *self,
            gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  gint64 length = 0;

  g_assert_cmpuint (dia_connection_rest (self->connection), >, 0);
  assert_done (dia_connection_execute (self->connection,
                                       "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                                       " INSERT INTO settings (key, value) SELECT i, hex (zeroblob (1500)) FROM n", &error),
               error);
  assert_done (dia_connection_query_int64 (self->connection, "SELECT sum (length (value)) FROM settings", &length, &error),
               error);
  g_assert_cmpint (length, >=, 3 * 1000 * 1000);
  g_assert_cmpuint (dia_connection_rest (self->connection), <=, 1024 * 1024);
  assert_done (dia_connection_query_int64 (self->connection, "SELECT count (*) FROM settings", &length, &error), error);
  g_assert_cmpint (length, >=, 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/connection/binds-and-reads-every-kind", test_binds_and_reads_every_kind);
  add_workspace_test ("/store/connection/reports-wrong-sql", test_reports_wrong_sql);
  add_workspace_test ("/store/connection/reports-wrong-binding", test_reports_wrong_binding);
  add_workspace_test ("/store/connection/statements-are-apart", test_statements_are_apart);
  add_workspace_test ("/store/connection/repairs-text", test_repairs_text);
  add_workspace_test ("/store/connection/cancels-what-is-long", test_cancels_what_is_long);
  add_workspace_test ("/store/connection/reader-cannot-write", test_reader_cannot_write);
  add_workspace_test ("/store/connection/says-that-the-disk-is-full", test_says_that_the_disk_is_full);
  add_workspace_test ("/store/connection/file-is-private-and-durable", test_file_is_private_and_durable);
  add_workspace_test ("/store/connection/many-statements", test_many_statements);
  add_workspace_test ("/store/connection/rests", test_rests);
  add_workspace_test ("/store/connection/codes", test_codes);
  return g_test_run ();
}
