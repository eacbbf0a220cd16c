/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-vault-wait.h"

struct _DiaVaultWait
{
  GMainContext *context;
  GSource      *timer;
  GCancellable *cancellable;
  GCancellable *outer;      /* (nullable) */
  gulong        handler;
  GAsyncResult *pending;    /* (owned) (nullable): has come, was not asked for yet */
  GAsyncResult *result;     /* (owned) (nullable): was asked for last */
  gboolean      expired;
};

static gboolean
on_timer_ended_cb (gpointer user_data)
{
  DiaVaultWait *self = user_data;

  self->expired = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
on_outer_cancelled_cb (GCancellable *outer,
                       GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

DiaVaultWait *
dia_vault_wait_new (guint         milliseconds,
                    GCancellable *outer)
{
  DiaVaultWait *self = g_new0 (DiaVaultWait, 1);

  self->context = g_main_context_new ();
  self->cancellable = g_cancellable_new ();
  self->timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->timer, on_timer_ended_cb, self, NULL);
  g_source_attach (self->timer, self->context);
  if (outer != NULL)
    {
      self->outer = g_object_ref (outer);
      self->handler = g_cancellable_connect (outer, G_CALLBACK (on_outer_cancelled_cb),
                                             g_object_ref (self->cancellable), g_object_unref);
    }
  g_main_context_push_thread_default (self->context);
  return self;
}

void
dia_vault_wait_free (DiaVaultWait *self)
{
  g_return_if_fail (self != NULL);

  g_cancellable_disconnect (self->outer, self->handler);
  g_clear_object (&self->outer);
  g_clear_object (&self->result);
  g_clear_object (&self->pending);
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  /* Proxies that went away leave their last steps to the context. */
  while (g_main_context_iteration (self->context, FALSE))
    continue;
  g_object_unref (self->cancellable);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_free (self);
}

GCancellable *
dia_vault_wait_get_cancellable (DiaVaultWait *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

void
dia_vault_wait_on_ready_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data)
{
  DiaVaultWait *self = user_data;

  g_set_object (&self->pending, result);
}

GAsyncResult *
dia_vault_wait_for_result (DiaVaultWait *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  while (self->pending == NULL)
    g_main_context_iteration (self->context, TRUE);
  g_clear_object (&self->result);
  self->result = g_steal_pointer (&self->pending);
  return self->result;
}

gboolean
dia_vault_wait_is_expired (DiaVaultWait *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->expired;
}
