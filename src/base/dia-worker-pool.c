/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-worker-pool.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DiaWorkerPool *pool;             /* (unowned): a job never outlives its pool's queue */
  GTask         *task;             /* (owned) */
  DiaWorkerFunc  func;
  gpointer       work_data;        /* (owned) (nullable) */
  GDestroyNotify free_work_data;   /* (nullable) */
  gulong         cancelled_id;
  GList         *link;             /* (nullable) (locked by the pool): the place in the queue, NULL when not in it */
} Job;

struct _DiaWorkerPool
{
  GObject        parent_instance;

  /* Set once. */
  guint          n_workers;
  DiaWorkerSetup setup;            /* (nullable) */
  gpointer       setup_data;
  GDestroyNotify free_resource;    /* (nullable) */

  GMutex         lock;
  GCond          wake;
  GQueue         waiting;          /* (locked) (element-type Job) */
  GPtrArray     *threads;          /* (locked) (element-type GThread) */
  guint          n_idle;           /* (locked) */
  gboolean       closed;           /* (locked) */
};

G_DEFINE_FINAL_TYPE (DiaWorkerPool, dia_worker_pool, G_TYPE_OBJECT)

static void
free_job (Job *job)
{
  /* Waits for a handler that runs in another thread: after this nobody has the job. */
  g_cancellable_disconnect (g_task_get_cancellable (job->task), job->cancelled_id);
  if (job->free_work_data != NULL)
    job->free_work_data (job->work_data);
  g_object_unref (job->task);
  g_free (job);
}

static gboolean
on_cancelled_job_idle_cb (gpointer user_data)
{
  Job *job = user_data;

  g_task_return_error_if_cancelled (job->task);
  return G_SOURCE_REMOVE;
}

/* The answer is given from the task's own main context: neither while the
 * cancellable runs its handlers nor in the thread that cancelled. */
static void
answer_cancelled (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, on_cancelled_job_idle_cb, job, (GDestroyNotify) free_job);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
answer_closed (Job *job)
{
  g_task_return_new_error (job->task, G_IO_ERROR, G_IO_ERROR_CLOSED, "%s", _("The program is closing"));
  free_job (job);
}

static void
on_cancellable_cancelled_cb (GCancellable *cancellable,
                             gpointer      user_data)
{
  Job *job = user_data;
  gboolean was_waiting;

  g_mutex_lock (&job->pool->lock);
  was_waiting = job->link != NULL;
  if (was_waiting)
    g_queue_delete_link (&job->pool->waiting, g_steal_pointer (&job->link));
  g_mutex_unlock (&job->pool->lock);

  if (was_waiting)
    answer_cancelled (job);
}

static Job *
take_job (DiaWorkerPool *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Job *job;

  self->n_idle++;
  while (!self->closed && g_queue_is_empty (&self->waiting))
    g_cond_wait (&self->wake, &self->lock);
  self->n_idle--;

  job = g_queue_pop_head (&self->waiting);
  if (job != NULL)
    job->link = NULL;
  return job;
}

static gpointer
work_in_thread (gpointer data)
{
  DiaWorkerPool *self = data;
  gpointer resource = self->setup != NULL ? self->setup (self->setup_data) : NULL;
  Job *job;

  while ((job = take_job (self)) != NULL)
    {
      if (!g_task_return_error_if_cancelled (job->task))
        job->func (job->task, resource, job->work_data, g_task_get_cancellable (job->task));
      free_job (job);
    }

  if (self->free_resource != NULL && resource != NULL)
    self->free_resource (resource);
  return NULL;
}

/* Called with the lock held. */
static void
start_worker_if_needed (DiaWorkerPool *self)
{
  if (self->n_idle < self->waiting.length && self->threads->len < self->n_workers)
    g_ptr_array_add (self->threads, g_thread_new ("dia-worker", work_in_thread, self));
}

/* Queues @job, or says why not. A cancellable that fires after this check
 * finds the job in the queue, because its handler needs the same lock. */
static void
queue_job (DiaWorkerPool *self,
           Job           *job)
{
  gboolean closed;
  gboolean cancelled;

  g_mutex_lock (&self->lock);
  closed = self->closed;
  cancelled = g_cancellable_is_cancelled (g_task_get_cancellable (job->task));
  if (!closed && !cancelled)
    {
      g_queue_push_tail (&self->waiting, job);
      job->link = self->waiting.tail;
      start_worker_if_needed (self);
      g_cond_signal (&self->wake);
    }
  g_mutex_unlock (&self->lock);

  if (closed)
    answer_closed (job);
  else if (cancelled)
    answer_cancelled (job);
}

static void
dia_worker_pool_dispose (GObject *object)
{
  dia_worker_pool_close (DIA_WORKER_POOL (object));

  G_OBJECT_CLASS (dia_worker_pool_parent_class)->dispose (object);
}

static void
dia_worker_pool_finalize (GObject *object)
{
  DiaWorkerPool *self = DIA_WORKER_POOL (object);

  g_ptr_array_unref (self->threads);
  g_cond_clear (&self->wake);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_worker_pool_parent_class)->finalize (object);
}

static void
dia_worker_pool_class_init (DiaWorkerPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_worker_pool_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_worker_pool_finalize;
}

static void
dia_worker_pool_init (DiaWorkerPool *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->wake);
  g_queue_init (&self->waiting);
  self->threads = g_ptr_array_new ();
}

DiaWorkerPool *
dia_worker_pool_new (guint          n_workers,
                     DiaWorkerSetup setup,
                     gpointer       setup_data,
                     GDestroyNotify free_resource)
{
  DiaWorkerPool *self;

  g_return_val_if_fail (n_workers > 0, NULL);

  self = g_object_new (DIA_TYPE_WORKER_POOL, NULL);
  self->n_workers = n_workers;
  self->setup = setup;
  self->setup_data = setup_data;
  self->free_resource = free_resource;
  return self;
}

void
dia_worker_pool_push (DiaWorkerPool  *self,
                      GTask          *task,
                      DiaWorkerFunc   func,
                      gpointer        work_data,
                      GDestroyNotify  free_work_data)
{
  GCancellable *cancellable;
  Job *job;

  g_return_if_fail (DIA_IS_WORKER_POOL (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (func != NULL);

  job = g_new0 (Job, 1);
  job->pool = self;
  job->task = task;
  job->func = func;
  job->work_data = work_data;
  job->free_work_data = free_work_data;

  cancellable = g_task_get_cancellable (task);
  if (cancellable != NULL)
    job->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (on_cancellable_cancelled_cb), job, NULL);
  queue_job (self, job);
}

void
dia_worker_pool_close (DiaWorkerPool *self)
{
  g_autoptr (GPtrArray) threads = NULL;
  g_autoptr (GQueue) waiting = NULL;

  g_return_if_fail (DIA_IS_WORKER_POOL (self));

  waiting = g_queue_new ();
  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  for (Job *job = g_queue_pop_head (&self->waiting); job != NULL; job = g_queue_pop_head (&self->waiting))
    {
      job->link = NULL;
      g_queue_push_tail (waiting, job);
    }
  threads = g_steal_pointer (&self->threads);
  self->threads = g_ptr_array_new ();
  g_cond_broadcast (&self->wake);
  g_mutex_unlock (&self->lock);

  for (Job *job = g_queue_pop_head (waiting); job != NULL; job = g_queue_pop_head (waiting))
    answer_closed (job);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
}
