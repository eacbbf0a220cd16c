/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-rules-private.h"

#include "dia-settings.h"
#include "dia-store.h"
#include "dia-workspace-private.h"

#include <glib/gi18n-lib.h>

#define MAX_SECONDS (DIA_RULES_MAX_MINUTES * 60)

static const char *const policies[] = {
  [DIA_LATE_SEND] = "send",
  [DIA_LATE_ASK] = "ask",
  [DIA_LATE_DROP] = "drop",
};

G_STATIC_ASSERT (G_N_ELEMENTS (policies) == DIA_LATE_N_POLICIES);

const char *
dia_late_policy_to_string (DiaLatePolicy policy)
{
  g_return_val_if_fail (policy < DIA_LATE_N_POLICIES, NULL);

  return policies[policy];
}

gboolean
dia_late_policy_from_string (const char    *text,
                             DiaLatePolicy *policy)
{
  for (guint i = 0; i < DIA_LATE_N_POLICIES; i++)
    {
      if (g_strcmp0 (text, policies[i]) == 0)
        {
          *policy = i;
          return TRUE;
        }
    }

  return FALSE;
}

gint64
dia_publishing_rules_get_patience (const DiaPublishingRules *self)
{
  return self->late == DIA_LATE_SEND ? self->grace_minutes * DIA_MINUTE : DIA_LATE_TOLERANCE_MS;
}

static gboolean
read_number (DiaConnection  *connection,
             const char     *key,
             int             fallback,
             int             most,
             int            *value,
             GError        **error)
{
  g_autofree char *text = NULL;
  gint64 number = fallback;

  if (!dia_settings_get (connection, key, &text, error))
    return FALSE;
  if (text != NULL)
    g_ascii_string_to_signed (text, 10, 0, most, &number, NULL);
  *value = (int) number;

  return TRUE;
}

gboolean
dia_publishing_rules_read (DiaConnection       *connection,
                           DiaPublishingRules  *rules,
                           GError             **error)
{
  g_autofree char *late = NULL;

  if (!dia_settings_get (connection, DIA_SETTING_LATE, &late, error))
    return FALSE;

  rules->late = DIA_LATE_SEND;
  dia_late_policy_from_string (late, &rules->late);

  return read_number (connection, DIA_SETTING_GRACE, DIA_GRACE_DEFAULT_MINUTES, DIA_RULES_MAX_MINUTES,
                      &rules->grace_minutes, error) &&
         read_number (connection, DIA_SETTING_BURST, DIA_LATE_PACE_DEFAULT_MINUTES, DIA_RULES_MAX_MINUTES,
                      &rules->late_pace_minutes, error) &&
         read_number (connection, DIA_SETTING_PACE, 0, MAX_SECONDS, &rules->pace_seconds, error);
}

static gboolean
write_number (DiaConnection  *connection,
              const char     *key,
              int             value,
              GError        **error)
{
  g_autofree char *text = g_strdup_printf ("%d", value);

  return dia_settings_set (connection, key, text, error);
}

static gboolean
check (const DiaPublishingRules  *rules,
       GError                   **error)
{
  if (rules->late < DIA_LATE_N_POLICIES &&
      rules->grace_minutes >= 0 && rules->grace_minutes <= DIA_RULES_MAX_MINUTES &&
      rules->late_pace_minutes >= 0 && rules->late_pace_minutes <= DIA_RULES_MAX_MINUTES &&
      rules->pace_seconds >= 0 && rules->pace_seconds <= MAX_SECONDS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("A time is from 0 to %d minutes."),
               DIA_RULES_MAX_MINUTES);
  return FALSE;
}

gboolean
dia_publishing_rules_write (DiaConnection             *connection,
                            const DiaPublishingRules  *rules,
                            GError                   **error)
{
  return check (rules, error) &&
         dia_settings_set (connection, DIA_SETTING_LATE, dia_late_policy_to_string (rules->late), error) &&
         write_number (connection, DIA_SETTING_GRACE, rules->grace_minutes, error) &&
         write_number (connection, DIA_SETTING_BURST, rules->late_pace_minutes, error) &&
         write_number (connection, DIA_SETTING_PACE, rules->pace_seconds, error);
}

static gboolean
read_all (DiaConnection  *connection,
          gpointer        user_data,
          GError        **error)
{
  return dia_publishing_rules_read (connection, user_data, error);
}

static gboolean
write_all (DiaConnection  *connection,
           gpointer        user_data,
           GError        **error)
{
  return dia_publishing_rules_write (connection, user_data, error);
}

gboolean
dia_publishing_rules_load (DiaWorkspace        *workspace,
                           DiaPublishingRules  *rules,
                           GCancellable        *cancellable,
                           GError             **error)
{
  return dia_store_read (dia_workspace_get_core (workspace)->store, read_all, rules, cancellable, error);
}

gboolean
dia_publishing_rules_save (DiaWorkspace              *workspace,
                           const DiaPublishingRules  *rules,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  DiaWorkspaceCore *core = dia_workspace_get_core (workspace);

  if (!dia_store_write (core->store, write_all, (gpointer) rules, cancellable, error))
    return FALSE;

  dia_workspace_core_touch (core, DIA_CHANGE_SETTINGS);
  return TRUE;
}

static void
load_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  DiaPublishingRules *rules = g_new0 (DiaPublishingRules, 1);
  GError *error = NULL;

  if (dia_publishing_rules_load (g_task_get_source_object (task), rules, cancellable, &error))
    {
      g_task_return_pointer (task, rules, g_free);
      return;
    }

  g_free (rules);
  g_task_return_error (task, error);
}

void
dia_publishing_rules_load_async (DiaWorkspace        *workspace,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  dia_worker_pool_push (dia_workspace_get_core (workspace)->desk,
                        g_task_new (workspace, cancellable, callback, user_data), load_in_thread, NULL, NULL);
}

gboolean
dia_publishing_rules_load_finish (DiaWorkspace        *workspace,
                                  GAsyncResult        *result,
                                  DiaPublishingRules  *rules,
                                  GError             **error)
{
  g_autofree DiaPublishingRules *read = NULL;

  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  read = g_task_propagate_pointer (G_TASK (result), error);
  if (read != NULL)
    *rules = *read;

  return read != NULL;
}

static void
save_in_thread (GTask        *task,
                gpointer      resource,
                gpointer      work_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (dia_publishing_rules_save (g_task_get_source_object (task), work_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dia_publishing_rules_save_async (DiaWorkspace             *workspace,
                                 const DiaPublishingRules *rules,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  user_data)
{
  dia_worker_pool_push (dia_workspace_get_core (workspace)->desk,
                        g_task_new (workspace, cancellable, callback, user_data), save_in_thread,
                        g_memdup2 (rules, sizeof *rules), g_free);
}

gboolean
dia_publishing_rules_save_finish (DiaWorkspace  *workspace,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, workspace), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
