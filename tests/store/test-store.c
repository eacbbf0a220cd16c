/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-store.h"

#include "dia-backup.h"
#include "dia-settings.h"
#include "dia-test-support.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char     *folder;
  char     *path;
  DiaStore *store;
} StoreFixture;

#define add_store_test(path, func) g_test_add (path, StoreFixture, NULL, set_up, func, tear_down)

static DiaStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  DiaStore *store = dia_store_open (path, TRUE, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (StoreFixture  *self,
        gconstpointer  data)
{
  self->folder = dia_test_dir_new ();
  self->path = g_build_filename (self->folder, "desk.diapason", NULL);
  self->store = open_store (self->path);
}

static void
tear_down (StoreFixture  *self,
           gconstpointer  data)
{
  g_assert_finalize_object (self->store);
  g_free (self->path);
  dia_test_dir_remove (self->folder);
}

static gboolean
write_name (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  return dia_settings_set (connection, "workspace.name", user_data, error);
}

static gboolean
write_name_and_fail (DiaConnection  *connection,
                     gpointer        user_data,
                     GError        **error)
{
  if (!dia_settings_set (connection, "workspace.name", user_data, error))
    return FALSE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "on purpose");
  return FALSE;
}

static gboolean
read_name (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  return dia_settings_get (connection, "workspace.name", user_data, error);
}

static void
assert_name (DiaStore   *store,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  assert_done (dia_store_read (store, read_name, &name, NULL, &error), error);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_keeps_what_was_written (StoreFixture  *self,
                             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_store_write (self->store, write_name, (gpointer) "Groupe Rosace", NULL, &error), error);
  assert_name (self->store, "Groupe Rosace");

  g_assert_finalize_object (self->store);
  self->store = open_store (self->path);
  assert_name (self->store, "Groupe Rosace");
}

static void
test_undoes_what_failed (StoreFixture  *self,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assert_done (dia_store_write (self->store, write_name, (gpointer) "before", NULL, &error), error);
  g_assert_false (dia_store_write (self->store, write_name_and_fail, (gpointer) "after", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_name (self->store, "before");
}

static void
test_cancelled_before_it_began (StoreFixture  *self,
                                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (dia_store_write (self->store, write_name, (gpointer) "x", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_name (self->store, NULL);
}

static void
test_closed (StoreFixture  *self,
             gconstpointer  data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  assert_done (dia_store_write (self->store, write_name, (gpointer) "x", NULL, &error), error);
  assert_name (self->store, "x");
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  dia_store_close (self->store);
  dia_store_close (self->store);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (dia_store_write (self->store, write_name, (gpointer) "x", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (dia_store_read (self->store, read_name, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static gpointer
query_name (DiaConnection  *connection,
            gpointer        query_data,
            GError        **error)
{
  char *name = NULL;

  dia_settings_get (connection, query_data, &name, error);
  return name;
}

static gpointer
query_nothing_but_fail (DiaConnection  *connection,
                        gpointer        query_data,
                        GError        **error)
{
  dia_settings_set (connection, "workspace.name", "lost", NULL);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "on purpose");
  return NULL;
}

static void
test_answers_in_the_main_context (StoreFixture  *self,
                                  gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *stored = NULL;
  g_autofree char *name = NULL;

  assert_done (dia_store_write (self->store, write_name, (gpointer) "Rosace", NULL, &error), error);
  dia_store_read_async (self->store, query_name, g_strdup ("workspace.name"), g_free, g_free, NULL,
                        dia_test_store_result, &stored);
  result = dia_test_wait_result (&stored);
  name = dia_store_read_finish (self->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Rosace");
}

static void
test_reports_failure_in_the_main_context (StoreFixture  *self,
                                          gconstpointer  data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *stored = NULL;

  dia_store_write_async (self->store, query_nothing_but_fail, NULL, NULL, NULL, NULL, dia_test_store_result, &stored);
  result = dia_test_wait_result (&stored);
  g_assert_null (dia_store_write_finish (self->store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  assert_name (self->store, NULL);
}

static gpointer
write_name_from_thread (gpointer data)
{
  StoreFixture *self = data;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 25; i++)
    {
      g_autofree char *name = NULL;

      assert_done (dia_store_write (self->store, write_name, (gpointer) "name", NULL, &error), error);
      assert_done (dia_store_read (self->store, read_name, &name, NULL, &error), error);
      g_assert_cmpstr (name, ==, "name");
    }

  return NULL;
}

static void
test_many_threads (StoreFixture  *self,
                   gconstpointer  data)
{
  GThread *threads[8];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("test", write_name_from_thread, self);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_backup (StoreFixture  *self,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "copy.diapason", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaStore) copy = NULL;
  GStatBuf status;

  assert_done (dia_store_write (self->store, write_name, (gpointer) "Rosace", NULL, &error), error);
  assert_done (dia_store_backup (self->store, path, NULL, &error), error);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  copy = dia_store_open (path, FALSE, NULL, &error);
  g_assert_no_error (error);
  assert_name (copy, "Rosace");

  g_assert_false (dia_store_backup (self->store, path, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_EXISTS);
}

static void
test_backup_to_nowhere (StoreFixture  *self,
                        gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->folder, "no-such-folder", "copy.diapason", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dia_store_backup (self->store, path, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_READ_ONLY);
}

static void
assert_refused (const char    *path,
                gboolean       create,
                DiaStoreError  code,
                const char    *words)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length_before = 0, length_after = 0;

  g_file_get_contents (path, &before, &length_before, NULL);
  g_assert_null (dia_store_open (path, create, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_file_get_contents (path, &after, &length_after, NULL);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_refuses_a_newer_schema (StoreFixture  *self,
                             gconstpointer  data)
{
  DiaConnection *connection;

  dia_store_close (self->store);
  connection = dia_connection_open (self->path, DIA_CONNECTION_WRITE, NULL);
  g_assert_true (dia_connection_execute (connection, "PRAGMA user_version = 999", NULL));
  g_assert_finalize_object (connection);

  assert_refused (self->path, TRUE, DIA_STORE_ERROR_NEWER_SCHEMA, "newer version");
}

static void
test_refuses_other_files (StoreFixture  *self,
                          gconstpointer  data)
{
  g_autofree char *text = g_build_filename (self->folder, "letter.txt", NULL);
  g_autofree char *other = g_build_filename (self->folder, "other.db", NULL);
  g_autofree char *nothing = g_build_filename (self->folder, "nothing.diapason", NULL);
  g_autofree char *sql = g_strdup ("CREATE TABLE t (x INTEGER);");
  DiaConnection *connection;

  g_assert_true (g_file_set_contents (text, "Dear all, this is no workspace at all, and never was one.", -1, NULL));
  assert_refused (text, TRUE, DIA_STORE_ERROR_NOT_A_WORKSPACE, "not a workspace");
  assert_refused (nothing, FALSE, DIA_STORE_ERROR_NOT_FOUND, "no workspace");

  connection = dia_connection_open (other, DIA_CONNECTION_CREATE, NULL);
  g_assert_true (dia_connection_execute (connection, sql, NULL));
  g_assert_finalize_object (connection);
  assert_refused (other, TRUE, DIA_STORE_ERROR_NOT_A_WORKSPACE, "not a workspace");
}

/* D4: a workspace that was cut to nothing does not come back as an empty one;
 * the back-up is named. */
static void
test_offers_the_backup_of_a_damaged_file (StoreFixture  *self,
                                          gconstpointer  data)
{
  g_autofree char *backup = dia_backup_dup_name (self->path, "daily");
  g_autoptr (GError) error = NULL;

  assert_done (dia_store_backup (self->store, backup, NULL, &error), error);
  dia_store_close (self->store);

  g_assert_cmpint (truncate (self->path, 0), ==, 0);
  assert_refused (self->path, TRUE, DIA_STORE_ERROR_CORRUPT, backup);
  assert_refused (self->path, FALSE, DIA_STORE_ERROR_CORRUPT, backup);

  g_assert_true (g_file_set_contents (self->path, "this was a workspace once, long ago", -1, NULL));
  assert_refused (self->path, TRUE, DIA_STORE_ERROR_NOT_A_WORKSPACE, backup);
}

static void
test_check_finds_damage (StoreFixture  *self,
                         gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  assert_done (dia_store_check (self->store, NULL, &error), error);
  dia_store_close (self->store);

  /* Everything behind the first page, which holds the schema's beginning. */
  g_assert_true (g_file_get_contents (self->path, &content, &length, NULL));
  memset (content + length / 2, 0x5a, length / 4);
  g_assert_true (g_file_set_contents (self->path, content, length, NULL));
  g_object_unref (self->store);
  self->store = dia_store_open (self->path, FALSE, NULL, &error);
  if (self->store != NULL)
    g_assert_false (dia_store_check (self->store, NULL, &error));
  else
    self->store = g_object_new (DIA_TYPE_STORE, NULL);

  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CORRUPT);
}

static gboolean
write_counters (DiaConnection  *connection,
                gpointer        user_data,
                GError        **error)
{
  g_autofree char *value = g_strdup_printf ("%u", *(guint *) user_data);

  return dia_settings_set (connection, "first", value, error) &&
         dia_settings_set (connection, "second", value, error);
}

static gboolean
read_counters (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  char **values = user_data;

  return dia_settings_get (connection, "first", &values[0], error) &&
         dia_settings_get (connection, "second", &values[1], error);
}

/* Writes for ever and says after each commit what was committed. */
static void
write_until_killed (const char *path,
                    int         output)
{
  DiaStore *store = dia_store_open (path, FALSE, NULL, NULL);

  for (guint i = 1;; i++)
    {
      if (!dia_store_write (store, write_counters, &i, NULL, NULL) || write (output, &i, sizeof i) != sizeof i)
        _exit (1);
    }
}

/* D1: what was acknowledged is there, and each write as a whole. */
static void
test_survives_being_killed (StoreFixture  *self,
                            gconstpointer  data)
{
  for (int round = 0; round < 20; round++)
    {
      g_autoptr (GError) error = NULL;
      char *values[2] = { NULL, NULL };
      guint acknowledged = 0, last = 0;
      int ends[2];
      pid_t child;

      g_assert_finalize_object (self->store);
      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        write_until_killed (self->path, ends[1]);

      close (ends[1]);
      for (int i = 0; i <= round && read (ends[0], &last, sizeof last) == sizeof last; i++)
        acknowledged = last;
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      while (read (ends[0], &last, sizeof last) == sizeof last)
        acknowledged = last;
      close (ends[0]);

      self->store = open_store (self->path);
      assert_done (dia_store_check (self->store, NULL, &error), error);
      assert_done (dia_store_read (self->store, read_counters, values, NULL, &error), error);
      g_assert_cmpstr (values[0], ==, values[1]);
      g_assert_cmpuint (acknowledged, >, 0);
      g_assert_cmpuint (g_ascii_strtoull (values[0], NULL, 10), >=, acknowledged);
      g_free (values[0]);
      g_free (values[1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add_store_test ("/store/store/keeps-what-was-written", test_keeps_what_was_written);
  add_store_test ("/store/store/undoes-what-failed", test_undoes_what_failed);
  add_store_test ("/store/store/cancelled-before-it-began", test_cancelled_before_it_began);
  add_store_test ("/store/store/closed", test_closed);
  add_store_test ("/store/store/answers-in-the-main-context", test_answers_in_the_main_context);
  add_store_test ("/store/store/reports-failure-in-the-main-context", test_reports_failure_in_the_main_context);
  add_store_test ("/store/store/many-threads", test_many_threads);
  add_store_test ("/store/store/backup", test_backup);
  add_store_test ("/store/store/backup-to-nowhere", test_backup_to_nowhere);
  add_store_test ("/store/store/D6-refuses-a-newer-schema", test_refuses_a_newer_schema);
  add_store_test ("/store/store/refuses-other-files", test_refuses_other_files);
  add_store_test ("/store/store/D4-offers-the-backup-of-a-damaged-file", test_offers_the_backup_of_a_damaged_file);
  add_store_test ("/store/store/check-finds-damage", test_check_finds_damage);
  add_store_test ("/store/store/D1-survives-being-killed", test_survives_being_killed);
  return g_test_run ();
}
