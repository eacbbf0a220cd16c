/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-store-job.h"

#include <glib/gi18n-lib.h>

struct _DiaStoreJob
{
  DiaStoreFunc   func;         /* (nullable): NULL ends the thread */
  gpointer       user_data;    /* of @func */
  GCancellable  *cancellable;  /* (owned) (nullable) */

  GTask         *task;         /* (owned) (nullable): NULL when somebody waits */
  DiaStoreQuery  query;
  gpointer       query_data;   /* (owned) */
  GDestroyNotify free_data;    /* (nullable) */
  gpointer       result;       /* (owned) (nullable) */
  GDestroyNotify free_result;  /* (nullable) */

  gboolean       success;
  GError        *error;        /* (owned) (nullable) */

  GMutex         lock;         /* guards @handed_over */
  GCond          changed;
  gboolean       handed_over;
};

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

  if (success && local_error == NULL)
    return TRUE;

  if (success)
    g_critical ("A function on the workspace succeeded with an error: %s", local_error->message);
  if (local_error == NULL)
    {
      g_critical ("A function on the workspace failed without an error");
      g_set_error_literal (&local_error, DIA_STORE_ERROR, DIA_STORE_ERROR_FAILED,
                           _("The workspace could not be changed."));
    }

  g_propagate_error (error, local_error);
  return FALSE;
}

/* The query of a job with a task, as a #DiaStoreFunc. */
static gboolean
run_query (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  DiaStoreJob *self = user_data;
  GError *local_error = NULL;

  self->result = self->query (connection, self->query_data, &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);
  return FALSE;
}

static void
free_query_data (DiaStoreJob *self)
{
  gpointer data = g_steal_pointer (&self->query_data);

  if (data != NULL && self->free_data != NULL)
    self->free_data (data);
}

static gboolean
on_job_handed_over_cb (gpointer user_data)
{
  DiaStoreJob *self = user_data;

  if (self->success)
    g_task_return_pointer (self->task, g_steal_pointer (&self->result), self->free_result);
  else
    g_task_return_error (self->task, g_steal_pointer (&self->error));

  return G_SOURCE_REMOVE;
}

DiaStoreJob *
dia_store_job_new (DiaStoreFunc  func,
                   gpointer      user_data,
                   GCancellable *cancellable)
{
  DiaStoreJob *self = g_new0 (DiaStoreJob, 1);

  self->func = func;
  self->user_data = user_data;
  g_set_object (&self->cancellable, cancellable);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);

  return self;
}

DiaStoreJob *
dia_store_job_new_task (GTask          *task,
                        DiaStoreQuery   query,
                        gpointer        data,
                        GDestroyNotify  free_data,
                        GDestroyNotify  free_result)
{
  DiaStoreJob *self = dia_store_job_new (run_query, NULL, g_task_get_cancellable (task));

  self->user_data = self;
  self->task = task;
  self->query = query;
  self->query_data = data;
  self->free_data = free_data;
  self->free_result = free_result;

  return self;
}

void
dia_store_job_free (DiaStoreJob *self)
{
  free_query_data (self);
  if (self->result != NULL && self->free_result != NULL)
    self->free_result (self->result);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->task);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

gboolean
dia_store_job_is_end (DiaStoreJob *self)
{
  return self->func == NULL;
}

void
dia_store_job_run (DiaStoreJob   *self,
                   DiaConnection *connection,
                   const char    *begin)
{
  self->success = dia_store_run_transaction (connection, begin, self->func, self->user_data,
                                             self->cancellable, &self->error);
  free_query_data (self);
}

void
dia_store_job_fail (DiaStoreJob *self,
                    GError      *error)
{
  self->success = FALSE;
  self->error = error;
}

void
dia_store_job_hand_over (DiaStoreJob *self)
{
  if (self->task != NULL)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, g_task_get_priority (self->task));
      g_source_set_callback (source, on_job_handed_over_cb, self, (GDestroyNotify) dia_store_job_free);
      g_source_attach (source, g_task_get_context (self->task));
      return;
    }

  /* Whoever waits frees the job as soon as the lock is free. */
  g_mutex_lock (&self->lock);
  self->handed_over = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

gboolean
dia_store_job_wait (DiaStoreJob  *self,
                    GError      **error)
{
  g_mutex_lock (&self->lock);
  while (!self->handed_over)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  if (!self->success)
    g_propagate_error (error, g_steal_pointer (&self->error));

  return self->success;
}

gboolean
dia_store_run_transaction (DiaConnection  *connection,
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
