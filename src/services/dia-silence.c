/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-silence.h"

#include "dia-send-batch.h"
#include "dia-settings.h"
#include "dia-store.h"

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
