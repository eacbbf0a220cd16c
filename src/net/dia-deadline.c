/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-deadline.h"

struct _DiaDeadline
{
  GThread      *thread;       /* (nullable): not started yet */

  GMutex        lock;         /* protects all below */
  GCond         changed;
  GCancellable *cancellable;  /* (owned) (nullable): nothing to watch */
  gint64        end;
  gboolean      expired;
  gboolean      closing;
};

/* Waits, with the lock held, until there is something to cancel. */
static GCancellable *
wait_for_expiry (DiaDeadline *self)
{
  while (!self->closing)
    {
      if (self->cancellable == NULL)
        g_cond_wait (&self->changed, &self->lock);
      else if (!g_cond_wait_until (&self->changed, &self->lock, self->end) && self->cancellable != NULL &&
               g_get_monotonic_time () >= self->end)
        {
          self->expired = TRUE;
          return g_steal_pointer (&self->cancellable);
        }
    }
  return NULL;
}

static gpointer
watch_in_thread (gpointer data)
{
  DiaDeadline *self = data;
  GCancellable *cancellable;

  g_mutex_lock (&self->lock);
  while ((cancellable = wait_for_expiry (self)) != NULL)
    {
      /* Cancelling runs the handlers of others: never under the lock. */
      g_mutex_unlock (&self->lock);
      g_cancellable_cancel (cancellable);
      g_object_unref (cancellable);
      g_mutex_lock (&self->lock);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

DiaDeadline *
dia_deadline_new (void)
{
  DiaDeadline *self = g_new0 (DiaDeadline, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  return self;
}

void
dia_deadline_free (DiaDeadline *self)
{
  g_return_if_fail (self != NULL);

  g_mutex_lock (&self->lock);
  self->closing = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_object (&self->cancellable);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
dia_deadline_set (DiaDeadline  *self,
                  gint64        end,
                  GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  if (self->thread == NULL)
    self->thread = g_thread_new ("dia-deadline", watch_in_thread, self);
  g_mutex_lock (&self->lock);
  g_set_object (&self->cancellable, cancellable);
  self->end = end;
  self->expired = FALSE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

gboolean
dia_deadline_clear (DiaDeadline *self)
{
  gboolean expired;

  g_return_val_if_fail (self != NULL, FALSE);

  g_mutex_lock (&self->lock);
  g_clear_object (&self->cancellable);
  expired = self->expired;
  self->expired = FALSE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  return expired;
}
