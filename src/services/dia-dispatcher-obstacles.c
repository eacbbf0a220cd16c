/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-dispatcher-parts.h"

#include "dia-claims.h"
#include "dia-sign-in-private.h"
#include "dia-store.h"

/* A sleep that does not come, of which nobody says that it was given up, ends
 * after so long: the time asleep does not count. */
#define SLEEP_GUARD_S   60
/* After so long a closed keyring is asked again: nobody tells when it opens. */
#define KEYRING_RETRY_S 60

/* Posts to be tried again at once. */
typedef struct
{
  DiaWorkspaceCore *core;   /* (owned) */
  GArray           *ids;    /* (owned) (element-type DiaId) */
} Hastening;

static void
free_hastening (gpointer data)
{
  Hastening *hastening = data;

  g_object_unref (hastening->core);
  g_array_unref (hastening->ids);
  g_free (hastening);
}

static gboolean
hasten (DiaConnection  *connection,
        gpointer        user_data,
        GError        **error)
{
  return dia_claims_hasten (connection, user_data, error);
}

static void
hasten_in_thread (GTask        *task,
                  gpointer      resource,
                  gpointer      work_data,
                  GCancellable *cancellable)
{
  Hastening *hastening = work_data;
  g_autoptr (GError) error = NULL;

  if (dia_store_write (hastening->core->store, hasten, hastening->ids, NULL, &error))
    dia_workspace_core_touch (hastening->core, DIA_CHANGE_POSTS);
  else
    g_message ("Posts wait longer than they need: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
on_hastened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  dia_dispatcher_look (DIA_DISPATCHER (source));
}

void
dia_dispatcher_hasten (DiaDispatcher *self)
{
  g_autoptr (GArray) ids = dia_send_queue_steal_hurried (self->queue);
  Hastening *hastening;

  if (ids->len == 0)
    return;

  hastening = g_new0 (Hastening, 1);
  hastening->core = g_object_ref (self->core);
  hastening->ids = g_steal_pointer (&ids);
  dia_worker_pool_push (self->core->desk, g_task_new (self, NULL, on_hastened_cb, NULL), hasten_in_thread, hastening,
                        free_hastening);
}

/* What was put off because its server was out of reach is tried now. No storm:
 * one at a time at each server, until one has reached it. */
static void
on_network_changed_cb (GNetworkMonitor *monitor,
                       gboolean         available,
                       DiaDispatcher   *self)
{
  if (!available)
    return;

  dia_send_queue_reconnect (self->queue);
  dia_dispatcher_hasten (self);
}

static void
open_keyring (DiaDispatcher *self)
{
  if (!self->keyring_closed)
    return;

  self->keyring_closed = FALSE;
  g_clear_handle_id (&self->keyring_retry, g_source_remove);
  dia_dispatcher_look (self);
}

static gboolean
on_keyring_retry_cb (gpointer user_data)
{
  DiaDispatcher *self = user_data;

  self->keyring_retry = 0;
  open_keyring (self);

  return G_SOURCE_REMOVE;
}

static void
on_sign_in_notify_keyring_state_cb (DiaSignIn     *sign_in,
                                    GParamSpec    *pspec,
                                    DiaDispatcher *self)
{
  if (dia_sign_in_get_keyring_state (sign_in) == DIA_KEYRING_READY)
    open_keyring (self);
}

void
dia_dispatcher_note_keyring (DiaDispatcher *self)
{
  if (self->keyring_closed)
    return;

  self->keyring_closed = TRUE;
  if (self->running)
    self->keyring_retry = g_timeout_add_seconds (KEYRING_RETRY_S, on_keyring_retry_cb, self);
}

static void
wake_up (DiaDispatcher *self)
{
  g_clear_handle_id (&self->sleep_guard, g_source_remove);
  self->asleep = FALSE;
  dia_send_queue_set_open (self->queue, dia_dispatcher_may_send (self));
  dia_dispatcher_look (self);
}

static gboolean
on_sleep_guard_cb (gpointer user_data)
{
  DiaDispatcher *self = user_data;

  self->sleep_guard = 0;
  wake_up (self);

  return G_SOURCE_REMOVE;
}

/* A request that a sleep cuts in two leaves a question behind: nothing is begun
 * any more, and the sleep waits for what is under way, if logind lets it. */
static void
on_sleep_cb (gboolean asleep,
             gpointer user_data)
{
  DiaDispatcher *self = user_data;

  if (!asleep)
    {
      wake_up (self);
      return;
    }

  self->asleep = TRUE;
  g_clear_handle_id (&self->sleep_guard, g_source_remove);
  self->sleep_guard = g_timeout_add_seconds (SLEEP_GUARD_S, on_sleep_guard_cb, self);
  dia_send_queue_set_open (self->queue, FALSE);
  dia_dispatcher_settle_sleep (self);
}

void
dia_dispatcher_settle_sleep (DiaDispatcher *self)
{
  if (self->asleep && !self->looking && dia_send_queue_get_length (self->queue) == 0 &&
      dia_hand_over_queue_get_length (self->hand_overs) == 0)
    dia_sleep_watch_let_sleep (self->sleep);
}

gboolean
dia_dispatcher_may_send (DiaDispatcher *self)
{
  return self->busy && !self->paused && !self->asleep;
}

void
dia_dispatcher_begin_watching (DiaDispatcher *self)
{
  self->sleep = dia_sleep_watch_new (self->sleep_bus, on_sleep_cb, self);
  if (self->monitor == NULL)
    self->monitor = g_object_ref (g_network_monitor_get_default ());
  self->network_id = g_signal_connect (self->monitor, "network-changed", G_CALLBACK (on_network_changed_cb), self);
  if (self->sign_in == NULL)
    return;

  self->keyring_id = g_signal_connect (self->sign_in, "notify::keyring-state",
                                       G_CALLBACK (on_sign_in_notify_keyring_state_cb), self);
  dia_sign_in_watch_keyring (self->sign_in);
}

void
dia_dispatcher_end_watching (DiaDispatcher *self)
{
  if (self->monitor != NULL)
    g_clear_signal_handler (&self->network_id, self->monitor);
  if (self->sign_in != NULL)
    g_clear_signal_handler (&self->keyring_id, self->sign_in);
  g_clear_handle_id (&self->keyring_retry, g_source_remove);
  self->keyring_closed = FALSE;
  g_clear_pointer (&self->sleep, dia_sleep_watch_free);
  g_clear_handle_id (&self->sleep_guard, g_source_remove);
  self->asleep = FALSE;
}

void
dia_dispatcher_set_sleep_bus (DiaDispatcher   *self,
                              GDBusConnection *connection)
{
  g_return_if_fail (self->sleep == NULL);

  g_set_object (&self->sleep_bus, connection);
}

void
dia_dispatcher_set_network_monitor (DiaDispatcher   *self,
                                    GNetworkMonitor *monitor)
{
  g_return_if_fail (self->network_id == 0);

  g_set_object (&self->monitor, monitor);
}
