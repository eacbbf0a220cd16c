/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-hand-over-queue.h"

#include "dia-hand-over-run.h"

struct _DiaHandOverQueue
{
  DiaWorkspaceCore *core;     /* (owned) */
  DiaMediaLibrary  *media;    /* (owned) (nullable) */
  GObject          *owner;    /* (unowned) */
  DiaHandOverEnded  ended;
  guint             length;

  DiaDeliveryProbe  probe;    /* (nullable) */
  gpointer          probe_data;
};

/* One of them on a worker. */
typedef struct
{
  DiaHandOverQueue *queue;    /* (unowned): the task keeps its owner */
  DiaDelivery       with;
  DiaMediaLibrary  *media;    /* (owned) (nullable) */
  DiaHandOverJob   *job;      /* (owned) */
} Running;

static void
free_running (Running *running)
{
  dia_hand_over_job_free (running->job);
  g_clear_object (&running->media);
  g_free (running);
}

static void
run_in_thread (GTask        *task,
               gpointer      resource,
               gpointer      work_data,
               GCancellable *cancellable)
{
  Running *running = work_data;
  GError *error = NULL;

  running->with.http = resource;
  if (dia_hand_over_run (running->job, &running->with, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_ended_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Running *running = user_data;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  running->queue->length--;
  running->queue->ended (source, running->job, error);
  free_running (running);
}

DiaHandOverQueue *
dia_hand_over_queue_new (DiaWorkspaceCore *core,
                         DiaMediaLibrary  *media,
                         GObject          *owner,
                         DiaHandOverEnded  ended)
{
  DiaHandOverQueue *self = g_new0 (DiaHandOverQueue, 1);

  self->core = g_object_ref (core);
  self->media = media != NULL ? g_object_ref (media) : NULL;
  self->owner = owner;
  self->ended = ended;

  return self;
}

void
dia_hand_over_queue_free (DiaHandOverQueue *self)
{
  g_clear_object (&self->media);
  g_object_unref (self->core);
  g_free (self);
}

void
dia_hand_over_queue_set_probe (DiaHandOverQueue *self,
                               DiaDeliveryProbe  probe,
                               gpointer          user_data)
{
  self->probe = probe;
  self->probe_data = user_data;
}

/* The callback frees it, since a task that never ran has to be told too. */
static void
push_job (DiaHandOverQueue *self,
          DiaHandOverJob   *job)
{
  Running *running = g_new0 (Running, 1);
  GTask *task;

  running->queue = self;
  running->job = job;
  running->media = self->media != NULL ? g_object_ref (self->media) : NULL;
  running->with = (DiaDelivery) {
    .core = self->core,
    .media = self->media,
    .probe = self->probe,
    .probe_data = self->probe_data,
  };
  task = g_task_new (self->owner, self->core->closing, on_ended_cb, running);
  g_task_set_check_cancellable (task, FALSE);
  dia_worker_pool_push (self->core->network, task, run_in_thread, running, NULL);
}

void
dia_hand_over_queue_take (DiaHandOverQueue *self,
                          GPtrArray        *jobs)
{
  self->length += jobs->len;
  while (jobs->len > 0)
    push_job (self, g_ptr_array_steal_index (jobs, 0));
}

guint
dia_hand_over_queue_get_length (DiaHandOverQueue *self)
{
  return self->length;
}
