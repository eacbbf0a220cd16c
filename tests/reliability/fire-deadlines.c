/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fire-private.h"

#include "dia-http-private.h"

/* At least as many as a workspace has workers for the network. */
#define N_WORKERS 8
#define PATIENCE  (500 * 1000)

/* Each worker must do this once: whoever is done waits for the others, so that
 * no worker does it twice. */
typedef struct
{
  GMutex lock;
  GCond  arrived;
  guint  n_arrived;
  guint  deadline_ms;
} Meeting;

static void
shorten_in_thread (GTask        *task,
                   gpointer      resource,
                   gpointer      work_data,
                   GCancellable *cancellable)
{
  Meeting *meeting = work_data;
  gint64 end = g_get_monotonic_time () + PATIENCE;

  dia_http_set_patience (resource, meeting->deadline_ms);
  g_mutex_lock (&meeting->lock);
  meeting->n_arrived++;
  g_cond_broadcast (&meeting->arrived);
  while (meeting->n_arrived < N_WORKERS && g_cond_wait_until (&meeting->arrived, &meeting->lock, end))
    continue;
  g_mutex_unlock (&meeting->lock);
  g_task_return_boolean (task, TRUE);
}

void
fire_shorten_deadlines (DiaWorkspaceCore *core,
                        guint             deadline_ms)
{
  static Meeting meeting;

  g_mutex_lock (&meeting.lock);
  meeting.deadline_ms = deadline_ms;
  for (guint i = 0; i < N_WORKERS; i++)
    dia_worker_pool_push (core->network, g_task_new (NULL, NULL, NULL, NULL), shorten_in_thread, &meeting, NULL);
  while (meeting.n_arrived < N_WORKERS)
    g_cond_wait (&meeting.arrived, &meeting.lock);
  g_mutex_unlock (&meeting.lock);
}
