/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-migrations.h"

#include "dia-accounts.h"
#include "dia-audit.h"
#include "dia-backup.h"
#include "dia-contents.h"
#include "dia-post-lists.h"
#include "dia-settings.h"
#include "dia-test-support.h"
#include "workspace-fixture.h"

#define BAD_STEP "/test/bad.sql"

/* From which schema on the saved workspaces hold an entry of the audit. */
#define SCHEMA_WITH_AUDIT 2
/* And an edit of the planned content. */
#define SCHEMA_WITH_EDIT 3
/* And a plan that waits, and a sign-out. */
#define SCHEMA_WITH_PLAN 4
/* And a key moment with a message. */
#define SCHEMA_WITH_TOOLKIT 5
/* And a timetable of five times. */
#define SCHEMA_WITH_TIMES 7

/* And a sender that waits. */
#define SCHEMA_WITH_SENDER 8

/* And free slots that wait. */
#define SCHEMA_WITH_SLOTS 9

/* A resource with one more step, which fails half way, made at run time. */
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
  DiaMigration steps[DIA_WORKSPACE_SCHEMA + 1];
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *name = NULL;
  g_autoptr (DiaConnection) copy = NULL;
  gint64 n_half = -1;
  int schema = -1;

  register_bad_step (self);
  memcpy (steps, dia_migrations_get (), DIA_WORKSPACE_SCHEMA * sizeof *steps);
  steps[DIA_WORKSPACE_SCHEMA].resource = BAD_STEP;
  assert_done (dia_settings_set (self->connection, "workspace.name", "Rosace", &error), error);
  g_assert_false (dia_migrations_run (self->connection, steps, G_N_ELEMENTS (steps), &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED);
  g_clear_error (&error);

  assert_done (dia_migrations_probe (self->connection, &schema, &error), error);
  g_assert_cmpint (schema, ==, DIA_WORKSPACE_SCHEMA);
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

static gint64
count_edits (DiaConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  assert_done (dia_connection_query_int64 (connection,
                                           "SELECT COUNT(*) FROM contents WHERE edit_of IS NOT NULL"
                                           " AND text = 'The message that changes it all'", &n, &error), error);
  return n;
}

static gint64
count_rows (DiaConnection *connection,
            const char    *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM %s", table);
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  assert_done (dia_connection_query_int64 (connection, sql, &n, &error), error);
  return n;
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

static void
assert_content (DiaConnection *connection)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  accounts = dia_accounts_list (connection, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 2);
  g_assert_cmpstr (((DiaAccount *) accounts->pdata[0])->market, ==, "FR");
  found = dia_posts_search (connection, NULL, "change", DIA_POST_PUBLISHED, DIA_PAGE_START, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  drafts = dia_contents_list_drafts (connection, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 1);
}

/* The workspace that a version saved with @schema opens, with everything in it,
 * and becomes what a new workspace is: no released step was edited. */
static void
assert_opens (WorkspaceFixture *self,
              int               schema)
{
  g_autofree char *base = g_strdup_printf ("schema-%d.diapason", schema);
  g_autofree char *saved = g_test_build_filename (G_TEST_DIST, "data", "db", base, NULL);
  g_autofree char *path = g_build_filename (self->folder, base, NULL);
  g_autofree char *content = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *old_schema = NULL;
  g_autofree char *new_schema = NULL;
  g_autoptr (DiaConnection) connection = NULL;
  g_autoptr (GPtrArray) audit = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  int present = -1;

  g_file_get_contents (saved, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, content, length, NULL));
  connection = dia_connection_open (path, DIA_CONNECTION_WRITE, &error);
  g_assert_no_error (error);
  assert_done (dia_migrations_probe (connection, &present, &error), error);
  g_assert_cmpint (present, ==, schema);
  assert_done (dia_migrations_run (connection, dia_migrations_get (), DIA_WORKSPACE_SCHEMA, &error), error);

  assert_content (connection);
  audit = dia_audit_list (connection, DIA_ID_NONE, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (audit->len, ==, schema >= SCHEMA_WITH_AUDIT ? 1 : 0);
  g_assert_cmpint (count_edits (connection), ==, schema >= SCHEMA_WITH_EDIT ? 1 : 0);
  g_assert_cmpint (count_rows (connection, "content_plans"), ==, schema >= SCHEMA_WITH_PLAN ? 1 : 0);
  g_assert_cmpint (count_rows (connection, "content_plan_accounts"), ==, schema >= SCHEMA_WITH_PLAN ? 1 : 0);
  g_assert_cmpint (count_rows (connection, "sign_outs"), ==, schema >= SCHEMA_WITH_PLAN ? 1 : 0);
  g_assert_cmpint (count_rows (connection, "moment_messages"), ==, schema >= SCHEMA_WITH_TOOLKIT ? 1 : 0);
  g_assert_cmpint (count_rows (connection, "account_times"), ==, schema >= SCHEMA_WITH_TIMES ? 5 : 0);
  g_assert_cmpint (count_rows (connection, "content_plans WHERE sender = 'server'"), ==,
                   schema >= SCHEMA_WITH_SENDER ? 1 : 0);
  g_assert_cmpint (count_rows (connection, "content_plans WHERE slots = 1"), ==, schema >= SCHEMA_WITH_SLOTS ? 1 : 0);
  old_schema = dup_schema (connection);
  new_schema = dup_schema (self->connection);
  g_assert_cmpstr (old_schema, ==, new_schema);
  backup = dia_backup_find_newest (path);
  g_assert_cmpint (backup != NULL, ==, schema < DIA_WORKSPACE_SCHEMA);
}

/* Every schema that was ever released has its saved workspace. */
static void
test_opens_all (WorkspaceFixture *self,
                gconstpointer     data)
{
  for (int schema = 1; schema <= DIA_WORKSPACE_SCHEMA; schema++)
    assert_opens (self, schema);
}

/* Something that only looks like a workspace, at one end or at the other. */
static void
test_not_quite (WorkspaceFixture *self,
                gconstpointer     data)
{
  static const char *const marks[] = {
    "PRAGMA application_id = 0", "PRAGMA user_version = 0", "PRAGMA application_id = 0; PRAGMA user_version = 0",
    "PRAGMA application_id = 42",
  };
  static const char *const empty_marks[] = {
    "PRAGMA user_version = 2", "PRAGMA application_id = 42",
    "PRAGMA user_version = 2; PRAGMA application_id = " G_STRINGIFY (DIA_WORKSPACE_APPLICATION_ID),
    "PRAGMA application_id = " G_STRINGIFY (DIA_WORKSPACE_APPLICATION_ID),
  };
  g_autofree char *empty = g_build_filename (self->folder, "empty.db", NULL);
  g_autoptr (DiaConnection) other = dia_connection_open (empty, DIA_CONNECTION_CREATE, NULL);
  g_autoptr (GError) error = NULL;
  int schema;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      assert_done (dia_connection_execute (self->connection, "BEGIN", &error), error);
      assert_done (dia_connection_execute (self->connection, marks[i], &error), error);
      g_assert_false (dia_migrations_probe (self->connection, &schema, &error));
      g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_A_WORKSPACE);
      g_clear_error (&error);
      assert_done (dia_connection_execute (self->connection, "ROLLBACK", &error), error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (empty_marks); i++)
    {
      assert_done (dia_connection_execute (other, "PRAGMA user_version = 0; PRAGMA application_id = 0", &error), error);
      assert_done (dia_connection_execute (other, empty_marks[i], &error), error);
      g_assert_false (dia_migrations_probe (other, &schema, &error));
      g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_A_WORKSPACE);
      g_clear_error (&error);
    }
}

/* A step that is not in the program changes nothing either. */
static void
test_missing_step (WorkspaceFixture *self,
                   gconstpointer     data)
{
  DiaMigration steps[DIA_WORKSPACE_SCHEMA + 1];
  g_autoptr (GError) error = NULL;
  int schema = -1;

  memcpy (steps, dia_migrations_get (), DIA_WORKSPACE_SCHEMA * sizeof *steps);
  steps[DIA_WORKSPACE_SCHEMA].resource = "/test/nowhere.sql";
  g_assert_false (dia_migrations_run (self->connection, steps, G_N_ELEMENTS (steps), &error));
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_done (dia_migrations_probe (self->connection, &schema, &error), error);
  g_assert_cmpint (schema, ==, DIA_WORKSPACE_SCHEMA);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_workspace_test ("/store/migrations/new-workspace", test_new_workspace);
  add_workspace_test ("/store/migrations/failed-step-changes-nothing", test_failed_step_changes_nothing);
  add_workspace_test ("/store/migrations/D6-opens-every-schema", test_opens_all);
  add_workspace_test ("/store/migrations/not-quite", test_not_quite);
  add_workspace_test ("/store/migrations/missing-step", test_missing_step);
  return g_test_run ();
}
