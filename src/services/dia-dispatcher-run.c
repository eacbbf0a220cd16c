/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dispatcher-parts.h"

static gboolean
on_patience_over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Whoever cancels does so from another thread, which wakes nobody. */
static void
iterate_for (GMainContext *context,
             gint64        ms,
             GCancellable *cancellable)
{
  g_autoptr (GSource) source = g_timeout_source_new (ms);
  g_autoptr (GSource) cancelled = g_cancellable_source_new (cancellable);
  gboolean over = FALSE;

  g_source_set_dummy_callback (cancelled);
  g_source_add_child_source (source, cancelled);
  g_source_set_callback (source, on_patience_over_cb, &over, NULL);
  g_source_attach (source, context);
  while (!over && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (context, TRUE);
  g_source_destroy (source);
}

/* Sends until nothing is due any more. */
static void
drain (DiaDispatcher *self,
       GMainContext  *context,
       GCancellable  *cancellable)
{
  self->retry_at = DIA_INSTANT_NONE;
  dia_dispatcher_look (self);
  while (self->looking || dia_send_queue_get_length (self->queue) > 0 ||
         dia_hand_over_queue_get_length (self->hand_overs) > 0)
    {
      g_main_context_iteration (context, TRUE);
      if (g_cancellable_is_cancelled (cancellable) && self->busy)
        {
          self->busy = FALSE;
          dia_send_queue_set_open (self->queue, FALSE);
        }
    }
}

/* How long to wait for the next one; -1: not at all. */
static gint64
choose_pause (DiaDispatcher *self,
              gint64         patience_ms)
{
  gint64 wait;

  if (self->failure != NULL || self->paused || self->retry_at == DIA_INSTANT_NONE)
    return -1;

  wait = self->retry_at - dia_clock_now (self->core->clock);
  if (wait > patience_ms)
    return -1;

  return CLAMP (wait, 1, DIA_MINUTE);
}

gboolean
dia_dispatcher_run (DiaDispatcher  *self,
                    gboolean        until_empty,
                    gint64          patience_ms,
                    DiaDispatched   dispatched,
                    gpointer        user_data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  gint64 pause = -1;

  g_return_val_if_fail (!self->running && !self->busy, FALSE);

  g_main_context_push_thread_default (context);
  self->dispatched = dispatched;
  self->dispatched_data = user_data;
  self->busy = self->recover = TRUE;
  self->keyring_closed = FALSE;
  dia_clock_watch_init (&self->clock_watch, self->core->clock);
  do
    {
      if (pause > 0)
        iterate_for (context, pause, cancellable);
      drain (self, context, cancellable);
      pause = until_empty && self->busy ? choose_pause (self, patience_ms) : -1;
    }
  while (pause > 0);
  self->busy = FALSE;
  self->dispatched = NULL;
  g_main_context_pop_thread_default (context);

  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
