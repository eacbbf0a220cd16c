/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-store.h"

#include "dia-backup.h"
#include "dia-migrations.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define MAX_READERS 4

/* One write. */
typedef struct
{
  DiaStoreFunc  func;         /* NULL: the writer thread ends */
  gpointer      user_data;
  GCancellable *cancellable;  /* (owned) (nullable) */
  GTask        *task;         /* (owned) (nullable): who is told; NULL: somebody waits */

  GMutex        lock;         /* guards the fields below while somebody waits */
  GCond         ended;
  gboolean      done;
  gboolean      success;
  GError       *error;        /* (owned) (nullable) */
} Job;

/* A query with its data and its result: the _async forms as a #DiaStoreFunc. */
typedef struct
{
  DiaStoreQuery  query;
  gpointer       data;         /* (owned) */
  GDestroyNotify free_data;    /* (nullable) */
  gpointer       result;       /* (owned) (nullable) */
  GDestroyNotify free_result;  /* (nullable) */
} Query;

/* What the writer thread owns. It does not know the store, which may be
 * finalized by a callback before the thread has noticed that it is to end. */
typedef struct
{
  GAsyncQueue   *jobs;         /* (owned): shared with the store */
  DiaConnection *connection;   /* (owned) */
} Writer;

struct _DiaStore
{
  GObject      parent_instance;

  char        *path;           /* (owned) */
  GThread     *thread;         /* (owned) (nullable): the writer */
  GAsyncQueue *jobs;           /* (owned) (element-type Job) */

  struct
  {
    GMutex     lock;
    GCond      returned;       /* a reader came back */
    GQueue     idle;           /* (element-type DiaConnection) (owned) */
    guint      n_open;         /* idle ones and those in use */
    gboolean   closed;
  } shared;                    /* any thread, under its lock */
};

G_DEFINE_FINAL_TYPE (DiaStore, dia_store, G_TYPE_OBJECT)

/* A function that fails has to say why, and one that succeeds must not; a
 * mistake here would lose a change silently. */
static gboolean
run_func (DiaConnection  *connection,
          DiaStoreFunc    func,
          gpointer        user_data,
          GError        **error)
{
  GError *local_error = NULL;
  gboolean success = func (connection, user_data, &local_error);

  if (success == (local_error == NULL))
    {
      if (!success)
        g_propagate_error (error, local_error);
      return success;
    }

  g_critical ("A function on the workspace returned %s with%s an error", success ? "TRUE" : "FALSE",
              local_error != NULL ? "" : "out");
  if (local_error == NULL)
    g_set_error_literal (&local_error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED,
                         _("The workspace could not be changed."));
  g_propagate_error (error, local_error);

  return FALSE;
}

static gboolean
run_transaction (DiaConnection  *connection,
                 const char     *begin,
                 DiaStoreFunc    func,
                 gpointer        user_data,
                 GCancellable   *cancellable,
                 GError        **error)
{
  gboolean success;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !dia_connection_execute (connection, begin, error))
    return FALSE;

  dia_connection_set_cancellable (connection, cancellable);
  success = run_func (connection, func, user_data, error);
  dia_connection_set_cancellable (connection, NULL);

  if (success && dia_connection_execute (connection, "COMMIT", error))
    return TRUE;

  /* SQLite has rolled back already after some errors; this one then fails. */
  dia_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
run_query (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  Query *query = user_data;
  GError *local_error = NULL;

  query->result = query->query (connection, query->data, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

static Query *
query_new (DiaStoreQuery  func,
           gpointer       data,
           GDestroyNotify free_data,
           GDestroyNotify free_result)
{
  Query *query = g_new0 (Query, 1);

  query->query = func;
  query->data = data;
  query->free_data = free_data;
  query->free_result = free_result;

  return query;
}

static void
query_free (Query *query)
{
  if (query->free_data != NULL && query->data != NULL)
    query->free_data (query->data);
  if (query->free_result != NULL && query->result != NULL)
    query->free_result (query->result);
  g_free (query);
}

/* Ends @task with what its query found. */
static void
return_query (GTask    *task,
              gboolean  success,
              GError   *error)
{
  Query *query = g_task_get_task_data (task);

  if (success)
    g_task_return_pointer (task, g_steal_pointer (&query->result), query->free_result);
  else
    g_task_return_error (task, error);
}

static Job *
job_new (DiaStoreFunc  func,
         gpointer      user_data,
         GCancellable *cancellable)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->user_data = user_data;
  g_set_object (&job->cancellable, cancellable);
  g_mutex_init (&job->lock);
  g_cond_init (&job->ended);

  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->cancellable);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_mutex_clear (&job->lock);
  g_cond_clear (&job->ended);
  g_free (job);
}

/* In the writer thread: tells the task, or whoever waits; the latter frees the
 * job as soon as the lock is free. */
static void
finish_job (Job *job)
{
  if (job->task != NULL)
    {
      return_query (job->task, job->success, g_steal_pointer (&job->error));
      job_free (job);
      return;
    }

  g_mutex_lock (&job->lock);
  job->done = TRUE;
  g_cond_signal (&job->ended);
  g_mutex_unlock (&job->lock);
}

static gpointer
run_writer_in_thread (gpointer data)
{
  Writer *writer = data;
  Job *job;

  while ((job = g_async_queue_pop (writer->jobs))->func != NULL)
    {
      job->success = run_transaction (writer->connection, "BEGIN IMMEDIATE", job->func, job->user_data,
                                      job->cancellable, &job->error);
      finish_job (job);
    }

  job_free (job);
  dia_connection_execute (writer->connection, "PRAGMA optimize; PRAGMA wal_checkpoint (TRUNCATE);", NULL);
  g_object_unref (writer->connection);
  g_async_queue_unref (writer->jobs);
  g_free (writer);

  return NULL;
}

static gboolean
report_closed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, _("The workspace is closed."));

  return FALSE;
}

/* Nothing is queued behind the job that ends the thread. */
static gboolean
push_job (DiaStore  *self,
          Job       *job,
          GError   **error)
{
  gboolean closed;

  g_mutex_lock (&self->shared.lock);
  closed = self->shared.closed;
  if (!closed)
    g_async_queue_push (self->jobs, job);
  g_mutex_unlock (&self->shared.lock);

  return !closed || report_closed (error);
}

/* A reader that nobody uses, or the right to open one: *reader is then NULL. */
static gboolean
take_reader (DiaStore       *self,
             DiaConnection **reader,
             GError        **error)
{
  gboolean closed;

  g_mutex_lock (&self->shared.lock);
  while (!self->shared.closed && g_queue_is_empty (&self->shared.idle) && self->shared.n_open == MAX_READERS)
    g_cond_wait (&self->shared.returned, &self->shared.lock);

  closed = self->shared.closed;
  *reader = closed ? NULL : g_queue_pop_head (&self->shared.idle);
  if (!closed && *reader == NULL)
    self->shared.n_open++;
  g_mutex_unlock (&self->shared.lock);

  return !closed || report_closed (error);
}

/* @reader: (nullable): NULL gives back the right to have one. */
static void
give_reader_back (DiaStore      *self,
                  DiaConnection *reader)
{
  g_mutex_lock (&self->shared.lock);
  if (reader != NULL)
    g_queue_push_head (&self->shared.idle, reader);
  else
    self->shared.n_open--;
  g_cond_broadcast (&self->shared.returned);
  g_mutex_unlock (&self->shared.lock);
}

static DiaConnection *
borrow_reader (DiaStore  *self,
               GError   **error)
{
  DiaConnection *reader;

  if (!take_reader (self, &reader, error))
    return NULL;
  if (reader != NULL)
    return reader;

  reader = dia_connection_open (self->path, DIA_CONNECTION_READ, error);
  if (reader == NULL)
    give_reader_back (self, NULL);

  return reader;
}

static void
run_read_in_thread (GTask        *task,
                    gpointer      source_object,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean success = dia_store_read (source_object, run_query, task_data, cancellable, &error);

  return_query (task, success, error);
}

/* Adds to a refusal where the newest back-up is. */
static void
offer_backup (const char  *path,
              GError     **error)
{
  g_autofree char *backup = NULL;

  if (error == NULL ||
      !(g_error_matches (*error, DIA_STORE_ERROR, DIA_STORE_ERROR_CORRUPT) ||
        g_error_matches (*error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_A_WORKSPACE)))
    return;

  backup = dia_backup_find_newest (path);
  if (backup != NULL)
    {
      g_autofree char *message = g_strdup ((*error)->message);

      g_free ((*error)->message);
      (*error)->message = g_strdup_printf (_("%s The newest back-up is %s."), message, backup);
    }
}

/* Looks at an existing file through a connection that cannot change it. */
static gboolean
examine (const char  *path,
         gboolean     create,
         GError     **error)
{
  g_autoptr (DiaConnection) connection = dia_connection_open (path, DIA_CONNECTION_READ, error);
  g_autofree char *backup = NULL;
  int schema;

  if (connection == NULL || !dia_migrations_probe (connection, &schema, error))
    return FALSE;

  if (schema > DIA_WORKSPACE_SCHEMA)
    return dia_migrations_run (connection, dia_migrations_get (), DIA_WORKSPACE_SCHEMA, error);

  /* A workspace that was cut to nothing must not become a new, empty one. */
  backup = schema == 0 ? dia_backup_find_newest (path) : NULL;
  if (schema > 0 || (create && backup == NULL))
    return TRUE;

  g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CORRUPT, _("%s is empty."), path);
  return FALSE;
}

static DiaConnection *
open_writer (const char  *path,
             gboolean     create,
             GError     **error)
{
  g_autoptr (DiaConnection) connection = NULL;
  gboolean exists = g_file_test (path, G_FILE_TEST_EXISTS);

  if (!exists && !create)
    {
      g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_NOT_FOUND, _("There is no workspace %s."), path);
      return NULL;
    }

  if (exists && !examine (path, create, error))
    return NULL;

  connection = dia_connection_open (path, create ? DIA_CONNECTION_CREATE : DIA_CONNECTION_WRITE, error);
  if (connection == NULL ||
      !dia_migrations_run (connection, dia_migrations_get (), DIA_WORKSPACE_SCHEMA, error))
    return NULL;

  return g_steal_pointer (&connection);
}

static gboolean
check_in_reader (DiaConnection  *connection,
                 gpointer        user_data,
                 GError        **error)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, "PRAGMA integrity_check (3)");
  g_autoptr (GString) found = g_string_new (NULL);

  while (dia_statement_next (statement))
    {
      const char *line = dia_statement_get_text (statement, 0);

      if (!g_str_equal (line, "ok"))
        g_string_append_printf (found, "%s%s", found->len > 0 ? "; " : "", line);
    }

  if (!dia_statement_finish (statement, error))
    return FALSE;
  if (found->len == 0)
    return TRUE;

  g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_CORRUPT,
               _("%s is damaged (%s). Nothing was changed; restore a back-up."),
               dia_connection_get_path (connection), found->str);
  return FALSE;
}

static void
dia_store_dispose (GObject *object)
{
  dia_store_close (DIA_STORE (object));

  G_OBJECT_CLASS (dia_store_parent_class)->dispose (object);
}

static void
dia_store_finalize (GObject *object)
{
  DiaStore *self = DIA_STORE (object);

  g_async_queue_unref (self->jobs);
  g_mutex_clear (&self->shared.lock);
  g_cond_clear (&self->shared.returned);
  g_free (self->path);

  G_OBJECT_CLASS (dia_store_parent_class)->finalize (object);
}

static void
dia_store_class_init (DiaStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_store_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_store_finalize;
}

static void
dia_store_init (DiaStore *self)
{
  self->jobs = g_async_queue_new ();
  g_mutex_init (&self->shared.lock);
  g_cond_init (&self->shared.returned);
  g_queue_init (&self->shared.idle);
}

DiaStore *
dia_store_open (const char    *path,
                gboolean       create,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr (DiaStore) self = NULL;
  DiaConnection *connection;
  Writer *writer;
  GError *local_error = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  connection = open_writer (path, create, &local_error);
  if (connection == NULL)
    {
      offer_backup (path, &local_error);
      g_propagate_error (error, local_error);
      return NULL;
    }

  self = g_object_new (DIA_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  writer = g_new0 (Writer, 1);
  writer->jobs = g_async_queue_ref (self->jobs);
  writer->connection = connection;
  self->thread = g_thread_new ("store-writer", run_writer_in_thread, writer);

  return g_steal_pointer (&self);
}

void
dia_store_close (DiaStore *self)
{
  gboolean closed;

  g_mutex_lock (&self->shared.lock);
  closed = self->shared.closed;
  self->shared.closed = TRUE;
  g_cond_broadcast (&self->shared.returned);
  if (!closed && self->thread != NULL)
    g_async_queue_push (self->jobs, job_new (NULL, NULL, NULL));
  while (self->shared.n_open > g_queue_get_length (&self->shared.idle))
    g_cond_wait (&self->shared.returned, &self->shared.lock);
  self->shared.n_open = 0;
  g_queue_clear_full (&self->shared.idle, g_object_unref);
  g_mutex_unlock (&self->shared.lock);

  /* The last reference may be dropped by the writer itself, which cannot wait
   * for its own end. */
  if (self->thread == g_thread_self ())
    g_clear_pointer (&self->thread, g_thread_unref);
  else if (self->thread != NULL)
    g_thread_join (g_steal_pointer (&self->thread));
}

const char *
dia_store_get_path (DiaStore *self)
{
  return self->path;
}

gboolean
dia_store_write (DiaStore      *self,
                 DiaStoreFunc   func,
                 gpointer       user_data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Job *job = job_new (func, user_data, cancellable);
  gboolean success = FALSE;

  if (push_job (self, job, error))
    {
      g_mutex_lock (&job->lock);
      while (!job->done)
        g_cond_wait (&job->ended, &job->lock);
      g_mutex_unlock (&job->lock);

      success = job->success;
      if (!success)
        g_propagate_error (error, g_steal_pointer (&job->error));
    }

  job_free (job);
  return success;
}

gboolean
dia_store_read (DiaStore      *self,
                DiaStoreFunc   func,
                gpointer       user_data,
                GCancellable  *cancellable,
                GError       **error)
{
  DiaConnection *reader = borrow_reader (self, error);
  gboolean success;

  if (reader == NULL)
    return FALSE;

  success = run_transaction (reader, "BEGIN", func, user_data, cancellable, error);
  give_reader_back (self, reader);

  return success;
}

void
dia_store_write_async (DiaStore            *self,
                       DiaStoreQuery        query,
                       gpointer             query_data,
                       GDestroyNotify       free_data,
                       GDestroyNotify       free_result,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Query *data = query_new (query, query_data, free_data, free_result);
  Job *job = job_new (run_query, data, cancellable);
  GError *error = NULL;

  g_task_set_source_tag (task, dia_store_write_async);
  g_task_set_task_data (task, data, (GDestroyNotify) query_free);
  /* What was committed is reported, even when it was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);

  job->task = g_object_ref (task);
  if (!push_job (self, job, &error))
    {
      job_free (job);
      g_task_return_error (task, error);
    }
}

gpointer
dia_store_write_finish (DiaStore      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dia_store_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dia_store_read_async (DiaStore            *self,
                      DiaStoreQuery        query,
                      gpointer             query_data,
                      GDestroyNotify       free_data,
                      GDestroyNotify       free_result,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_store_read_async);
  g_task_set_task_data (task, query_new (query, query_data, free_data, free_result), (GDestroyNotify) query_free);
  g_task_run_in_thread (task, run_read_in_thread);
}

gpointer
dia_store_read_finish (DiaStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dia_store_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
dia_store_backup (DiaStore      *self,
                  const char    *path,
                  GCancellable  *cancellable,
                  GError       **error)
{
  DiaConnection *reader = borrow_reader (self, error);
  gboolean success;

  if (reader == NULL)
    return FALSE;

  dia_connection_set_cancellable (reader, cancellable);
  success = dia_backup_make (reader, path, error);
  dia_connection_set_cancellable (reader, NULL);
  give_reader_back (self, reader);

  return success;
}

gboolean
dia_store_check (DiaStore      *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return dia_store_read (self, check_in_reader, NULL, cancellable, error);
}
