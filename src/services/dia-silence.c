/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-silence-private.h"

#include "dia-send-batch.h"
#include "dia-settings.h"
#include "dia-silent-accounts.h"
#include "dia-store.h"
#include "dia-workspace-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dia-silence-error-quark, dia_silence_error)

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

typedef struct
{
  DiaScope *scope;    /* (owned) (nullable) */
  gboolean  silent;
} Setting;

static void
free_setting (Setting *setting)
{
  g_clear_pointer (&setting->scope, dia_scope_unref);
  g_free (setting);
}

static gboolean
lift_all (DiaConnection  *connection,
          GError        **error)
{
  return dia_settings_set (connection, DIA_SETTING_PAUSED, NULL, error) && dia_silent_scopes_clear (connection, error);
}

static gboolean
set_now (DiaConnection  *connection,
         gpointer        user_data,
         GError        **error)
{
  const Setting *setting = user_data;
  gboolean changed;

  if (setting->scope == NULL || dia_scope_is_all (setting->scope))
    return setting->silent ? dia_settings_set (connection, DIA_SETTING_PAUSED, "1", error) : lift_all (connection, error);
  if (!dia_silent_scopes_set (connection, setting->scope, setting->silent, &changed, error))
    return FALSE;
  if (changed || setting->silent)
    return TRUE;

  g_set_error_literal (error, DIA_SILENCE_ERROR, DIA_SILENCE_ERROR_NONE,
                       _("There is no silence of exactly these accounts; see what is silent, and lift that."));
  return FALSE;
}

static gpointer
set_for_task (DiaConnection  *connection,
              gpointer        query_data,
              GError        **error)
{
  set_now (connection, query_data, error);

  return NULL;
}

static void
on_set_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  dia_workspace_core_end_write (dia_workspace_get_core (g_task_get_source_object (task)), task, result, DIA_CHANGE_SETTINGS);
}

static gboolean
add_silence (DiaConnection  *connection,
             DiaScope       *scope,
             GPtrArray      *silences,
             GError        **error)
{
  DiaSilence *silence = g_new0 (DiaSilence, 1);

  silence->scope = dia_scope_ref (scope);
  g_ptr_array_add (silences, silence);

  return dia_silent_scopes_measure (connection, scope, &silence->n_accounts, &silence->n_posts, &silence->first_at, error);
}

static gpointer
list_silences (DiaConnection  *connection,
               gpointer        query_data,
               GError        **error)
{
  g_autoptr (GPtrArray) silences = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_silence_free);
  g_autoptr (GPtrArray) scopes = dia_silent_scopes_load (connection, error);
  g_autofree char *paused = NULL;

  if (scopes == NULL || !dia_settings_get (connection, DIA_SETTING_PAUSED, &paused, error))
    return NULL;
  if (paused != NULL)
    g_ptr_array_insert (scopes, 0, dia_scope_new_all ());
  for (guint i = 0; i < scopes->len; i++)
    if (!add_silence (connection, scopes->pdata[i], silences, error))
      return NULL;

  return g_steal_pointer (&silences);
}

static gboolean
list_now (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  GPtrArray **silences = user_data;

  *silences = list_silences (connection, NULL, error);

  return *silences != NULL;
}

static void
on_listed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *silences = dia_store_read_finish (DIA_STORE (source), result, &error);

  if (silences != NULL)
    g_task_return_pointer (task, silences, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
dia_silence_free (DiaSilence *self)
{
  dia_scope_unref (self->scope);
  g_free (self);
}

gboolean
dia_silence_set (DiaWorkspace  *workspace,
                 DiaScope      *scope,
                 gboolean       silent,
                 GCancellable  *cancellable,
                 GError       **error)
{
  DiaWorkspaceCore *core = dia_workspace_get_core (workspace);
  Setting setting = { scope, silent };

  if (!dia_store_write (core->store, set_now, &setting, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_SETTINGS);
  return TRUE;
}

void
dia_silence_set_async (DiaWorkspace        *workspace,
                       DiaScope            *scope,
                       gboolean             silent,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);
  Setting *setting = g_new0 (Setting, 1);

  setting->scope = scope != NULL ? dia_scope_ref (scope) : NULL;
  setting->silent = silent;
  g_task_set_source_tag (task, dia_silence_set_async);
  dia_store_write_async (dia_workspace_get_core (workspace)->store, set_for_task, setting, (GDestroyNotify) free_setting,
                         NULL, cancellable, on_set_cb, task);
}

gboolean
dia_silence_set_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dia_silence_set_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
dia_silence_list (DiaWorkspace  *workspace,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GPtrArray *silences = NULL;

  return dia_store_read (dia_workspace_get_core (workspace)->store, list_now, &silences, cancellable, error) ? silences : NULL;
}

void
dia_silence_list_async (DiaWorkspace        *workspace,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (workspace, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_silence_list_async);
  dia_store_read_async (dia_workspace_get_core (workspace)->store, list_silences, NULL, NULL,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, on_listed_cb, task);
}

GPtrArray *
dia_silence_list_finish (GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dia_silence_list_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
