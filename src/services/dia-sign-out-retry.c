/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sign-out-retry-private.h"

#include "dia-audit.h"
#include "dia-open-sign-outs.h"
#include "dia-sign-out.h"
#include "dia-store.h"
#include "dia-workspace-private.h"

/* A server that does not answer is asked less and less often. */
#define FIRST_WAIT_S   (5 * 60)
#define LONGEST_WAIT_S (6 * 60 * 60)

struct _DiaSignOutRetry
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;      /* (owned) */
  GNetworkMonitor  *monitor;   /* (owned) */
  guint             wait_s;    /* 0 once it is disposed of */
  guint             timer;
  gboolean          trying;
  gboolean          again;     /* something happened while it tried */
};

G_DEFINE_FINAL_TYPE (DiaSignOutRetry, dia_sign_out_retry, G_TYPE_OBJECT)

/* What became of one. */
typedef struct
{
  const DiaAccount *account;
  DiaAuditEntry    *audit;    /* (nullable) */
  DiaInstant        since;
} Ending;

static gboolean
list_open (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  GPtrArray **accounts = user_data;

  *accounts = dia_open_sign_outs_list (connection, error);

  return *accounts != NULL;
}

static gboolean
find_since (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  Ending *ending = user_data;

  return dia_open_sign_outs_find_since (connection, ending->account->id, &ending->since, error);
}

static gboolean
close_sign_out (DiaConnection  *connection,
                gpointer        user_data,
                GError        **error)
{
  Ending *ending = user_data;

  /* The window and the publisher may both try: who comes second has nothing to say. */
  if (!find_since (connection, ending, error))
    return FALSE;
  if (ending->since == DIA_INSTANT_NONE)
    return TRUE;

  return (ending->audit == NULL || dia_audit_add (connection, ending->audit, error)) &&
         dia_open_sign_outs_remove (connection, ending->account->id, error);
}

/* TRUE with *@open where it has to be tried again. */
static gboolean
try_one (DiaWorkspaceCore  *core,
         DiaHttp           *http,
         const DiaAccount  *account,
         gboolean          *open,
         GCancellable      *cancellable,
         GError           **error)
{
  g_auto (DiaSignOut) result = { NULL };
  Ending ending = { .account = account };

  *open = TRUE;
  if (!dia_sign_out_run (core, http, account, &result, cancellable, error) ||
      !dia_store_read (core->store, find_since, &ending, cancellable, error))
    return FALSE;
  if (result.waits && dia_clock_now (core->clock) - ending.since < DIA_SIGN_OUT_PATIENCE)
    return TRUE;
  if (result.waits && !dia_sign_out_give_up (core, account, &result, error))
    return FALSE;

  /* Not cancellable: the sign-in has ended, and that is to be kept. */
  *open = FALSE;
  ending.audit = result.audit;
  return dia_store_write (core->store, close_sign_out, &ending, NULL, error);
}

gboolean
dia_sign_out_retry_run (DiaWorkspaceCore  *core,
                        DiaHttp           *http,
                        guint             *n_left,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) first = NULL;

  *n_left = 0;
  if (!dia_store_read (core->store, list_open, &accounts, cancellable, error))
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    {
      gboolean open = TRUE;

      if (!g_cancellable_is_cancelled (cancellable))
        try_one (core, http, accounts->pdata[i], &open, cancellable, first == NULL ? &first : NULL);
      *n_left += open;
    }

  if (first == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

static void try_now (DiaSignOutRetry *self);

static gboolean
on_timer_cb (gpointer user_data)
{
  DiaSignOutRetry *self = user_data;

  self->timer = 0;
  try_now (self);

  return G_SOURCE_REMOVE;
}

static void
wait_for_next (DiaSignOutRetry *self)
{
  if (self->timer != 0 || self->trying || self->wait_s == 0)
    return;

  self->timer = g_timeout_add_seconds (self->wait_s, on_timer_cb, self);
  self->wait_s = MIN (self->wait_s * 2, LONGEST_WAIT_S);
}

static void
count_in_thread (GTask        *task,
                 gpointer      resource,
                 gpointer      work_data,
                 GCancellable *cancellable)
{
  DiaSignOutRetry *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;

  if (!dia_store_read (self->core->store, list_open, &accounts, cancellable, &error))
    g_debug ("Nobody knows which sign-ins are to be ended: %s", error->message);
  g_task_return_int (task, accounts != NULL ? accounts->len : 0);
}

static void
try_in_thread (GTask        *task,
               gpointer      resource,
               gpointer      work_data,
               GCancellable *cancellable)
{
  DiaSignOutRetry *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  guint n_left;

  /* The keyring, too, may be open the next time. */
  if (!dia_sign_out_retry_run (self->core, resource, &n_left, cancellable, &error))
    g_debug ("Sign-ins of removed accounts wait: %s", error->message);
  g_task_return_int (task, n_left);
}

static void
on_tried_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  DiaSignOutRetry *self = DIA_SIGN_OUT_RETRY (source);
  gssize n_left = g_task_propagate_int (G_TASK (result), NULL);

  self->trying = FALSE;
  if (self->again)
    try_now (self);
  else if (n_left > 0)
    wait_for_next (self);
}

static void
on_counted_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  DiaSignOutRetry *self = DIA_SIGN_OUT_RETRY (source);
  GTask *task;

  if (g_task_propagate_int (G_TASK (result), NULL) > 0 && self->wait_s > 0)
    {
      task = g_task_new (self, self->core->closing, on_tried_cb, NULL);
      g_task_set_source_tag (task, try_in_thread);
      dia_worker_pool_push (self->core->network, task, try_in_thread, NULL, NULL);
      return;
    }

  self->trying = FALSE;
  if (self->again)
    try_now (self);
}

/* Nearly always there is nothing to do: then no worker for the network is woken,
 * with all that it brings into memory. */
static void
try_now (DiaSignOutRetry *self)
{
  GTask *task;

  self->again = self->trying;
  if (self->trying || self->wait_s == 0 || g_cancellable_is_cancelled (self->core->closing))
    return;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->trying = TRUE;
  task = g_task_new (self, self->core->closing, on_counted_cb, NULL);
  g_task_set_source_tag (task, try_now);
  dia_worker_pool_push (self->core->desk, task, count_in_thread, NULL, NULL);
}

static void
on_network_changed_cb (GNetworkMonitor *monitor,
                       gboolean         available,
                       DiaSignOutRetry *self)
{
  if (!available || (self->timer == 0 && !self->trying))
    return;

  self->wait_s = FIRST_WAIT_S;
  try_now (self);
}

/* An account that is removed may leave one. */
static void
on_core_changed_cb (DiaWorkspaceCore *core,
                    guint             change,
                    DiaSignOutRetry  *self)
{
  if ((change & DIA_CHANGE_ROSTER) == 0)
    return;

  self->again |= self->trying;
  wait_for_next (self);
}

static void
dia_sign_out_retry_dispose (GObject *object)
{
  DiaSignOutRetry *self = DIA_SIGN_OUT_RETRY (object);

  self->wait_s = 0;
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->core != NULL)
    g_signal_handlers_disconnect_by_func (self->core, on_core_changed_cb, self);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_func (self->monitor, on_network_changed_cb, self);

  G_OBJECT_CLASS (dia_sign_out_retry_parent_class)->dispose (object);
}

static void
dia_sign_out_retry_finalize (GObject *object)
{
  DiaSignOutRetry *self = DIA_SIGN_OUT_RETRY (object);

  g_clear_object (&self->monitor);
  g_clear_object (&self->core);

  G_OBJECT_CLASS (dia_sign_out_retry_parent_class)->finalize (object);
}

static void
dia_sign_out_retry_class_init (DiaSignOutRetryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_sign_out_retry_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_sign_out_retry_finalize;
}

static void
dia_sign_out_retry_init (DiaSignOutRetry *self)
{
  self->wait_s = FIRST_WAIT_S;
}

DiaSignOutRetry *
dia_sign_out_retry_new_for_core (DiaWorkspaceCore *core,
                                 GNetworkMonitor  *monitor)
{
  DiaSignOutRetry *self = g_object_new (DIA_TYPE_SIGN_OUT_RETRY, NULL);

  self->core = g_object_ref (core);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (core, "changed", G_CALLBACK (on_core_changed_cb), self, 0);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (on_network_changed_cb), self, 0);
  try_now (self);

  return self;
}

DiaSignOutRetry *
dia_sign_out_retry_new (DiaWorkspace *workspace)
{
  return dia_sign_out_retry_new_for_core (dia_workspace_get_core (workspace), g_network_monitor_get_default ());
}
