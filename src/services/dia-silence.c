/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-silence-private.h"

#include "dia-send-batch.h"
#include "dia-settings.h"
#include "dia-store.h"
#include "dia-workspace-private.h"

typedef struct
{
  DiaWorkspaceCore *core;    /* (owned) */
  gboolean          silent;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->core);
  g_free (writing);
}

static gboolean
write_paused (DiaConnection  *connection,
              gpointer        user_data,
              GError        **error)
{
  const Writing *writing = user_data;

  return dia_settings_set (connection, DIA_SETTING_PAUSED, writing->silent ? "1" : NULL, error);
}

static void
write_in_thread (GTask        *task,
                 gpointer      resource,
                 gpointer      work_data,
                 GCancellable *cancellable)
{
  Writing *writing = work_data;
  g_autoptr (GError) error = NULL;

  if (!dia_store_write (writing->core->store, write_paused, writing, NULL, &error))
    g_warning ("The silence could not be kept: %s", error->message);
  dia_workspace_core_touch (writing->core, DIA_CHANGE_SETTINGS);
  g_task_return_boolean (task, TRUE);
}

void
dia_silence_write_async (DiaWorkspaceCore    *core,
                         GObject             *source,
                         gboolean             silent,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->core = g_object_ref (core);
  writing->silent = silent;
  dia_worker_pool_push (core->desk, g_task_new (source, NULL, callback, user_data), write_in_thread, writing,
                        free_writing);
}

gboolean
dia_silence_set (DiaWorkspace  *workspace,
                 gboolean       silent,
                 GCancellable  *cancellable,
                 GError       **error)
{
  DiaWorkspaceCore *core = dia_workspace_get_core (workspace);
  Writing writing = { .silent = silent };

  if (!dia_store_write (core->store, write_paused, &writing, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_SETTINGS);
  return TRUE;
}

static gboolean
read_paused (DiaConnection  *connection,
             gpointer        user_data,
             GError        **error)
{
  gboolean *silent = user_data;
  g_autofree char *value = NULL;

  if (!dia_settings_get (connection, DIA_SETTING_PAUSED, &value, error))
    return FALSE;
  *silent = value != NULL;
  return TRUE;
}

gboolean
dia_silence_get (DiaWorkspace  *workspace,
                 gboolean      *silent,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return dia_store_read (dia_workspace_get_core (workspace)->store, read_paused, silent, cancellable, error);
}
