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
write_scope (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  return dia_connection_execute (connection, "INSERT INTO scopes (id, name, name_folded, scope)"
                                             " VALUES (1, 'Alizé', 'zqxw1', 'all'), (2, 'Bruine', 'zqxw2', 'all')", error);
}

/* An index that disagrees with its table: the file opens, and only a look at all of it
 * tells. */
static void
test_check_finds_disagreement (StoreFixture  *self,
                               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  guint n_found = 0;
  gsize length;

  assert_done (dia_store_write (self->store, write_scope, NULL, NULL, &error), error);
  dia_store_close (self->store);
  g_assert_true (g_file_get_contents (self->path, &content, &length, NULL));
  for (char *at = memmem (content, length, "zqxw", 4); at != NULL;
       at = memmem (at + 1, length - (at + 1 - content), "zqxw", 4))
    {
      g_autoptr (DiaStore) other = NULL;

      at[0] = 'y';
      g_assert_true (g_file_set_contents (self->path, content, length, NULL));
      at[0] = 'z';
      other = dia_store_open (self->path, FALSE, NULL, &error);
      g_assert_no_error (error);
      if (dia_store_check (other, NULL, &error))
        continue;

      g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CORRUPT);
      g_clear_error (&error);
      n_found++;
    }
  g_assert_cmpuint (n_found, >=, 2);
}

static gboolean
succeed_with_error (DiaConnection  *connection,
                    gpointer        user_data,
                    GError        **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "on purpose");
  return TRUE;
}

static gboolean
fail_without_error (DiaConnection  *connection,
                    gpointer        user_data,
                    GError        **error)
{
  return FALSE;
}

/* Mistakes of ours do not pass for success, and are heard. */
static void
test_mistakes (StoreFixture  *self,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_test_expect_message ("dia-store", G_LOG_LEVEL_CRITICAL, "*succeeded with an error*");
  g_assert_false (dia_store_write (self->store, succeed_with_error, NULL, NULL, &error));
  g_test_assert_expected_messages ();
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  g_test_expect_message ("dia-store", G_LOG_LEVEL_CRITICAL, "*failed without an error*");
  g_assert_false (dia_store_write (self->store, fail_without_error, NULL, NULL, &error));
  g_test_assert_expected_messages ();
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED);
}

static gpointer
query_name_and_fail (DiaConnection  *connection,
                     gpointer        query_data,
                     GError        **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "on purpose");
  return g_strdup ("a result that nobody gets");
}

static gpointer
query_constant (DiaConnection  *connection,
                gpointer        query_data,
                GError        **error)
{
  return query_data;
}

static void
test_results (StoreFixture  *self,
              gconstpointer  data)
{
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GAsyncResult) constant = NULL;
  g_autoptr (GAsyncResult) late = NULL;
  g_autoptr (GAsyncResult) later = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *stored = NULL;

  dia_store_write_async (self->store, query_name_and_fail, NULL, NULL, g_free, NULL, dia_test_store_result, &stored);
  failed = dia_test_wait_result (&stored);
  g_assert_null (dia_store_write_finish (self->store, failed, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  stored = NULL;
  dia_store_write_async (self->store, query_constant, self, NULL, NULL, NULL, dia_test_store_result, &stored);
  constant = dia_test_wait_result (&stored);
  g_assert_true (dia_store_write_finish (self->store, constant, &error) == self);
  g_assert_no_error (error);
  /* Whoever comes too late is told in the same way. */
  dia_store_close (self->store);
  stored = NULL;
  dia_store_write_async (self->store, query_name, g_strdup ("x"), g_free, g_free, NULL, dia_test_store_result, &stored);
  late = dia_test_wait_result (&stored);
  g_assert_null (dia_store_write_finish (self->store, late, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  stored = NULL;
  dia_store_read_async (self->store, query_name, g_strdup ("x"), g_free, g_free, NULL, dia_test_store_result, &stored);
  later = dia_test_wait_result (&stored);
  g_assert_null (dia_store_read_finish (self->store, later, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_false (dia_store_backup (self->store, "/nowhere", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* The file is away when the first reader wants to open it. */
static void
test_file_moved (StoreFixture  *self,
                 gconstpointer  data)
{
  g_autofree char *elsewhere = g_strconcat (self->path, "-elsewhere", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *stored = NULL;
  char *name = NULL;

  g_assert_cmpint (g_rename (self->path, elsewhere), ==, 0);
  g_assert_false (dia_store_read (self->store, read_name, &name, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  dia_store_read_async (self->store, query_name, NULL, NULL, g_free, NULL, dia_test_store_result, &stored);
  result = dia_test_wait_result (&stored);
  g_assert_null (dia_store_read_finish (self->store, result, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_rename (elsewhere, self->path), ==, 0);
  assert_name (self->store, NULL);
}

static void
test_not_opened (StoreFixture  *self,
                 gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "no-such-folder", "desk.diapason", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (dia_store_open (self->path, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (dia_store_open (nowhere, TRUE, NULL, &error));
  g_assert_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_READ_ONLY);
}

/* Readers that wait for each other: four may be in the file at a time. */
typedef struct
{
  StoreFixture *fixture;
  GMutex        lock;
  GCond         came;
  guint         n_came;   /* (locked) */
} Crowd;

static gboolean
read_in_fours (DiaConnection  *connection,
               gpointer        user_data,
               GError        **error)
{
  Crowd *crowd = user_data;
  guint mine;

  g_mutex_lock (&crowd->lock);
  mine = crowd->n_came++ / 4;
  g_cond_broadcast (&crowd->came);
  while (crowd->n_came < (mine + 1) * 4)
    g_cond_wait (&crowd->came, &crowd->lock);
  g_mutex_unlock (&crowd->lock);

  return TRUE;
}

static gpointer
read_in_thread (gpointer data)
{
  Crowd *crowd = data;
  g_autoptr (GError) error = NULL;

  assert_done (dia_store_read (crowd->fixture->store, read_in_fours, crowd, NULL, &error), error);

  return NULL;
}

static void
test_readers_wait (StoreFixture  *self,
                   gconstpointer  data)
{
  Crowd crowd = { .fixture = self };
  GThread *threads[12];

  g_mutex_init (&crowd.lock);
  g_cond_init (&crowd.came);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_in_thread, &crowd);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (crowd.n_came, ==, G_N_ELEMENTS (threads));
  g_cond_clear (&crowd.came);
  g_mutex_clear (&crowd.lock);
}

/* Reads until the store closes, and says when it has begun. */
static gboolean
read_until_closed (DiaConnection  *connection,
                   gpointer        user_data,
                   GError        **error)
{
  Crowd *crowd = user_data;

  g_mutex_lock (&crowd->lock);
  crowd->n_came++;
  g_cond_broadcast (&crowd->came);
  g_mutex_unlock (&crowd->lock);
  while (dia_store_write (crowd->fixture->store, write_name, (gpointer) "x", NULL, NULL))
    continue;

  return TRUE;
}

static gpointer
read_long_in_thread (gpointer data)
{
  Crowd *crowd = data;
  g_autoptr (GError) error = NULL;

  assert_done (dia_store_read (crowd->fixture->store, read_until_closed, crowd, NULL, &error), error);

  return NULL;
}

/* Closing lets a read end that is under way. */
static void
test_close_waits (StoreFixture  *self,
                  gconstpointer  data)
{
  Crowd crowd = { .fixture = self };
  GThread *thread;

  g_mutex_init (&crowd.lock);
  g_cond_init (&crowd.came);
  thread = g_thread_new ("reader", read_long_in_thread, &crowd);
  g_mutex_lock (&crowd.lock);
  while (crowd.n_came == 0)
    g_cond_wait (&crowd.came, &crowd.lock);
  g_mutex_unlock (&crowd.lock);
  dia_store_close (self->store);
  g_thread_join (thread);
  g_cond_clear (&crowd.came);
  g_mutex_clear (&crowd.lock);
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
  add_store_test ("/store/store/D4-check-finds-disagreement", test_check_finds_disagreement);
  add_store_test ("/store/store/mistakes", test_mistakes);
  add_store_test ("/store/store/results", test_results);
  add_store_test ("/store/store/file-moved", test_file_moved);
  add_store_test ("/store/store/not-opened", test_not_opened);
  add_store_test ("/store/store/readers-wait", test_readers_wait);
  add_store_test ("/store/store/close-waits", test_close_waits);
  add_store_test ("/store/store/D1-survives-being-killed", test_survives_being_killed);
  return g_test_run ();
}
