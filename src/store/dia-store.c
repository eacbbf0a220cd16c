/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-store.h"

#include "dia-backup.h"
#include "dia-store-job.h"
#include "dia-store-opening.h"

#include <glib/gi18n-lib.h>

#define MAX_READERS 4

/* What the writer thread is given. */
typedef struct
{
  GAsyncQueue   *jobs;         /* (owned): shared with the store */
  DiaConnection *connection;   /* (owned) */
} Writer;

struct _DiaStore
{
  GObject      parent_instance;

  char        *path;           /* (owned) */
  gint64       version_opened; /* -1 when it is not known */
  GThread     *writer;         /* (owned) (nullable) */
  GAsyncQueue *jobs;           /* (owned) (element-type DiaStoreJob): to the writer */
  GThreadPool *readers;        /* (owned) (nullable) */

  struct
  {
    GMutex     lock;
    GCond      returned;       /* a read connection came back */
    GQueue     idle;           /* (element-type DiaConnection) (owned) */
    guint      n_open;         /* idle ones and those in use */
    gboolean   closed;
  } shared;                    /* any thread, under its lock */
};

G_DEFINE_FINAL_TYPE (DiaStore, dia_store, G_TYPE_OBJECT)

static gpointer
run_writer_in_thread (gpointer data)
{
  Writer *writer = data;
  DiaStoreJob *job;

  while (!dia_store_job_is_end (job = g_async_queue_pop (writer->jobs)))
    {
      dia_store_job_run (job, writer->connection, "BEGIN IMMEDIATE");
      dia_store_job_hand_over (job);
    }

  dia_store_job_free (job);
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

  return closed ? report_closed (error) : TRUE;
}

/* @reader: (nullable): NULL gives back the right to have one. */
static void
give_reader_back (DiaStore      *self,
                  DiaConnection *reader)
{
  if (reader != NULL)
    dia_connection_rest (reader);
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
run_reader_in_thread (gpointer data,
                      gpointer user_data)
{
  DiaStoreJob *job = data;
  DiaStore *self = user_data;
  GError *error = NULL;
  DiaConnection *reader = borrow_reader (self, &error);

  if (reader != NULL)
    {
      dia_store_job_run (job, reader, "BEGIN");
      give_reader_back (self, reader);
    }
  else
    {
      dia_store_job_fail (job, error);
    }

  dia_store_job_hand_over (job);
}

/* Gives a job to the writer, or to a reader. Nothing is queued behind the job
 * that ends the writer. */
static gboolean
push_job (DiaStore     *self,
          DiaStoreJob  *job,
          gboolean      write,
          GError      **error)
{
  gboolean closed;

  g_mutex_lock (&self->shared.lock);
  closed = self->shared.closed;
  if (!closed && write)
    g_async_queue_push (self->jobs, job);
  else if (!closed)
    g_thread_pool_push (self->readers, job, NULL);
  g_mutex_unlock (&self->shared.lock);

  return closed ? report_closed (error) : TRUE;
}

static void
push_task (GTask          *task,
           gboolean        write,
           DiaStoreQuery   query,
           gpointer        query_data,
           GDestroyNotify  free_data,
           GDestroyNotify  free_result)
{
  DiaStoreJob *job = dia_store_job_new_task (task, query, query_data, free_data, free_result);
  GError *error = NULL;

  if (push_job (g_task_get_source_object (task), job, write, &error))
    return;

  dia_store_job_fail (job, error);
  dia_store_job_hand_over (job);
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

/* Lets running reads end and closes their connections. */
static void
end_readers (DiaStore *self)
{
  if (self->readers != NULL)
    g_thread_pool_free (g_steal_pointer (&self->readers), FALSE, TRUE);

  g_mutex_lock (&self->shared.lock);
  while (self->shared.n_open > g_queue_get_length (&self->shared.idle))
    g_cond_wait (&self->shared.returned, &self->shared.lock);
  self->shared.n_open = 0;
  g_queue_clear_full (&self->shared.idle, g_object_unref);
  g_mutex_unlock (&self->shared.lock);
}

/* Lets queued writes end, and closes the file. */
static void
end_writer (DiaStore *self)
{
  if (self->writer != NULL)
    g_async_queue_push (self->jobs, dia_store_job_new (NULL, NULL, NULL));
  g_clear_pointer (&self->writer, g_thread_join);
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

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  connection = dia_store_opening_run (path, create, error);
  if (connection == NULL)
    return NULL;

  self = g_object_new (DIA_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  if (!dia_connection_query_int64 (connection, "PRAGMA data_version", &self->version_opened, NULL))
    self->version_opened = -1;
  self->readers = g_thread_pool_new (run_reader_in_thread, self, MAX_READERS, FALSE, NULL);

  writer = g_new0 (Writer, 1);
  writer->jobs = g_async_queue_ref (self->jobs);
  writer->connection = connection;
  self->writer = g_thread_new ("store-writer", run_writer_in_thread, writer);

  return g_steal_pointer (&self);
}

void
dia_store_close (DiaStore *self)
{
  g_mutex_lock (&self->shared.lock);
  self->shared.closed = TRUE;
  g_cond_broadcast (&self->shared.returned);
  g_mutex_unlock (&self->shared.lock);

  /* The writer closes last: it alone can bring the log into the file. */
  end_readers (self);
  end_writer (self);
}

const char *
dia_store_get_path (DiaStore *self)
{
  return self->path;
}

gint64
dia_store_get_version_opened (DiaStore *self)
{
  return self->version_opened;
}

gboolean
dia_store_write (DiaStore      *self,
                 DiaStoreFunc   func,
                 gpointer       user_data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  DiaStoreJob *job = dia_store_job_new (func, user_data, cancellable);
  gboolean success = push_job (self, job, TRUE, error) && dia_store_job_wait (job, error);

  dia_store_job_free (job);

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

  success = dia_store_run_transaction (reader, "BEGIN", func, user_data, cancellable, error);
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
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_store_write_async);
  /* What was committed is reported, even when it was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  push_task (task, TRUE, query, query_data, free_data, free_result);
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
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_store_read_async);
  push_task (task, FALSE, query, query_data, free_data, free_result);
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
