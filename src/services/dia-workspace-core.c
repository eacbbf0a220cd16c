/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-workspace-core.h"

#include "dia-http.h"
#include "dia-store-ledger.h"
#include "dia-store.h"

/* libsoup is fastest near ten connections to one host. */
#define N_NETWORK_WORKERS 8
#define N_DESK_WORKERS 2

#define TELL_AFTER_MS 30

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaWorkspaceCore, dia_workspace_core, G_TYPE_OBJECT)

static gpointer
set_up_http (gpointer setup_data)
{
  return dia_http_new (setup_data);
}

static gboolean
on_telling_due_cb (gpointer user_data)
{
  DiaWorkspaceCore *self = user_data;
  DiaChange flags;

  g_mutex_lock (&self->lock);
  flags = self->pending;
  self->pending = 0;
  g_clear_pointer (&self->telling, g_source_unref);
  g_mutex_unlock (&self->lock);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, (guint) flags);

  return G_SOURCE_REMOVE;
}

static void
stop_telling (DiaWorkspaceCore *self)
{
  g_autoptr (GSource) telling = NULL;

  g_mutex_lock (&self->lock);
  telling = g_steal_pointer (&self->telling);
  g_mutex_unlock (&self->lock);

  if (telling != NULL)
    g_source_destroy (telling);
}

static void
dia_workspace_core_finalize (GObject *object)
{
  DiaWorkspaceCore *self = DIA_WORKSPACE_CORE (object);

  g_free (self->path);
  g_free (self->media_dir);
  g_clear_object (&self->network);
  g_clear_object (&self->desk);
  g_clear_object (&self->registry);
  g_clear_object (&self->limits);
  g_clear_object (&self->ledger);
  g_clear_object (&self->store);
  g_clear_object (&self->vault);
  g_clear_object (&self->clock);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (dia_workspace_core_parent_class)->finalize (object);
}

static void
dia_workspace_core_class_init (DiaWorkspaceCoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_workspace_core_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
dia_workspace_core_init (DiaWorkspaceCore *self)
{
  g_mutex_init (&self->lock);
  self->closing = g_cancellable_new ();
}

DiaWorkspaceCore *
dia_workspace_core_new (const char    *path,
                        gboolean       create,
                        DiaVault      *vault,
                        DiaClock      *clock,
                        GMainContext  *context,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (DiaWorkspaceCore) self = g_object_new (DIA_TYPE_WORKSPACE_CORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->media_dir = g_strconcat (self->path, "-media", NULL);
  self->store = dia_store_open (self->path, create, cancellable, error);
  if (self->store == NULL)
    return NULL;

  self->vault = g_object_ref (vault);
  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref (context);
  self->ledger = dia_store_ledger_new (self->store);
  self->registry = dia_registry_new (self->ledger);
  self->limits = dia_rate_limit_new (clock);
  self->desk = dia_worker_pool_new (N_DESK_WORKERS, NULL, NULL, NULL);
  self->network = dia_worker_pool_new (N_NETWORK_WORKERS, set_up_http,
                                       (gpointer) dia_workspace_core_get_user_agent (), g_object_unref);

  return g_steal_pointer (&self);
}

void
dia_workspace_core_end_write (DiaWorkspaceCore *self,
                              GTask            *task,
                              GAsyncResult     *result,
                              DiaChange         flags)
{
  GError *error = NULL;

  dia_store_write_finish (self->store, result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  dia_workspace_core_touch (self, flags);
  g_task_return_boolean (task, TRUE);
}

void
dia_workspace_core_touch (DiaWorkspaceCore *self,
                          DiaChange         flags)
{
  g_mutex_lock (&self->lock);

  self->pending |= flags;
  if (self->telling == NULL && !g_cancellable_is_cancelled (self->closing))
    {
      self->telling = g_timeout_source_new (TELL_AFTER_MS);
      g_source_set_static_name (self->telling, "[diapason] workspace changed");
      g_source_set_callback (self->telling, on_telling_due_cb, g_object_ref (self), g_object_unref);
      g_source_attach (self->telling, self->context);
    }

  g_mutex_unlock (&self->lock);
}

void
dia_workspace_core_close (DiaWorkspaceCore *self)
{
  g_cancellable_cancel (self->closing);
  dia_worker_pool_close (self->network);
  dia_worker_pool_close (self->desk);
  dia_store_close (self->store);
  stop_telling (self);
}

const char *
dia_workspace_core_get_user_agent (void)
{
  return "Diapason/" DIA_VERSION " (+https://github.com/diapason/diapason)";
}
