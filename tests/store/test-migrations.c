/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-migrations.h"

#include "dia-accounts.h"
#include "dia-backup.h"
#include "dia-contents.h"
#include "dia-post-lists.h"
#include "dia-settings.h"
#include "dia-test-support.h"
#include "workspace-fixture.h"

#define BAD_STEP "/test/bad.sql"

/* A resource with a second step that fails half way, made at run time. */
static void
register_bad_step (WorkspaceFixture *self)
{
  g_autofree char *sql = g_build_filename (self->folder, "bad.sql", NULL);
  g_autofree char *xml = g_build_filename (self->folder, "bad.gresource.xml", NULL);
  g_autofree char *bundle = g_build_filename (self->folder, "bad.gresource", NULL);
  g_autofree char *source = g_strconcat ("--sourcedir=", self->folder, NULL);
  g_autofree char *target = g_strconcat ("--target=", bundle, NULL);
  const char *command[] = { "glib-compile-resources", source, target, xml, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GResource) resource = NULL;
  int status = -1;

  g_assert_true (g_file_set_contents (sql, "CREATE TABLE half (x INTEGER) STRICT; SELECT nonsense FROM nowhere;", -1, NULL));
  g_assert_true (g_file_set_contents (xml, "<gresources><gresource prefix='/test'><file>bad.sql</file></gresource>"
                                           "</gresources>", -1, NULL));
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  resource = g_resource_load (bundle, &error);
  g_assert_no_error (error);
  g_resources_register (resource);
}

static void
test_new_workspace (WorkspaceFixture *self,
                    gconstpointer     data)
{
  g_autoptr (GError) error = NULL;
  int schema = -1;

  assert_done (dia_migrations_probe (self->connection, &schema, &error), error);
  g_assert_cmpint (schema, ==, DIA_WORKSPACE_SCHEMA);
  assert_done (dia_migrations_run (self->connection, dia_migrations_get (), DIA_WORKSPACE_SCHEMA, &error), error);
  g_assert_null (dia_backup_find_newest (self->path));
}

/* A step that fails leaves the file as it was, with a back-up beside it. */
static void
test_failed_step_changes_nothing (WorkspaceFixture *self,
                                  gconstpointer     data)
{
  const DiaMigration steps[] = { dia_migrations_get ()[0], { BAD_STEP } };
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *name = NULL;
  g_autoptr (DiaConnection) copy = NULL;
  gint64 n_half = -1;
  int schema = -1;

  register_bad_step (self);
  assert_done (dia_settings_set (self->connection, "workspace.name", "Rosace", &error), error);
  g_assert_false (dia_migrations_run (self->connection, steps, G_N_ELEMENTS (steps), &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED);
  g_clear_error (&error);

  assert_done (dia_migrations_probe (self->connection, &schema, &error), error);
  g_assert_cmpint (schema, ==, 1);
  assert_done (dia_connection_query_int64 (self->connection,
                                           "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'half'", &n_half, &error),
               error);
  g_assert_cmpint (n_half, ==, 0);

  backup = dia_backup_find_newest (self->path);
  g_assert_nonnull (backup);
  copy = dia_connection_open (backup, DIA_CONNECTION_READ, &error);
  g_assert_no_error (error);
  assert_done (dia_settings_get (copy, "workspace.name", &name, &error), error);
  g_assert_cmpstr (name, ==, "Rosace");
}

static char *
dup_schema (DiaConnection *connection)
{
  g_autoptr (DiaStatement) statement =
    dia_connection_prepare (connection, "SELECT type, name, sql FROM sqlite_schema"
                                        " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name");
  g_autoptr (GError) error = NULL;
  GString *schema = g_string_new (NULL);

  while (dia_statement_next (statement))
    g_string_append_printf (schema, "%s %s: %s\n", dia_statement_get_text (statement, 0),
                            dia_statement_get_text (statement, 1), dia_statement_get_text (statement, 2));
  assert_done (dia_statement_finish (statement, &error), error);

  return g_string_free (schema, FALSE);
}

/* D6: the workspace that version 1 saved opens, with everything in it. */
static void
test_opens_schema_1 (WorkspaceFixture *self,
                     gconstpointer     data)
{
  g_autofree char *saved = g_test_build_filename (G_TEST_DIST, "data", "db", "schema-1.diapason", NULL);
  g_autofree char *path = g_build_filename (self->folder, "saved.diapason", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaConnection) connection = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *old_schema = NULL;
  g_autofree char *new_schema = NULL;
  gsize length;

  g_file_get_contents (saved, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, content, length, NULL));

  connection = dia_connection_open (path, DIA_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  assert_done (dia_migrations_run (connection, dia_migrations_get (), DIA_WORKSPACE_SCHEMA, &error), error);

  accounts = dia_accounts_list (connection, NULL, &error);
  g_assert_cmpuint (accounts->len, ==, 2);
  g_assert_cmpstr (((DiaAccount *) accounts->pdata[0])->market, ==, "FR");
  found = dia_posts_search (connection, NULL, "change", DIA_POST_PUBLISHED, DIA_PAGE_START, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  drafts = dia_contents_list_drafts (connection, 10, &error);
  g_assert_cmpuint (drafts->len, ==, 1);

  /* It has become what a new workspace is: no released step was edited. */
  old_schema = dup_schema (connection);
  new_schema = dup_schema (self->connection);
  g_assert_cmpstr (old_schema, ==, new_schema);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/migrations/new-workspace", test_new_workspace);
  add_workspace_test ("/store/migrations/failed-step-changes-nothing", test_failed_step_changes_nothing);
  add_workspace_test ("/store/migrations/d6-opens-schema-1", test_opens_schema_1);
  return g_test_run ();
}
