/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-action-log.h"

#include <string.h>

#define GROUP_KEY "action-log-group"
#define NAME_KEY  "action-log-name"

static void
on_action_activate_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       ActionLog     *log)
{
  g_autofree char *value = parameter != NULL ? g_variant_print (parameter, FALSE) : NULL;

  g_string_assign (log->last, g_object_get_data (G_OBJECT (action), NAME_KEY));
  if (value != NULL)
    g_string_append_printf (log->last, " %s", value);
  log->n++;
}

static GSimpleActionGroup *
ensure_group (GtkWidget  *widget,
              const char *prefix)
{
  g_autofree char *key = g_strconcat (GROUP_KEY, "-", prefix, NULL);
  GSimpleActionGroup *group = g_object_get_data (G_OBJECT (widget), key);

  if (group != NULL)
    return group;
  group = g_simple_action_group_new ();
  gtk_widget_insert_action_group (widget, prefix, G_ACTION_GROUP (group));
  g_object_set_data_full (G_OBJECT (widget), key, group, g_object_unref);
  return group;
}

void
action_log_init (ActionLog *log)
{
  log->last = g_string_new (NULL);
  log->n = 0;
}

void
action_log_clear (ActionLog *log)
{
  g_string_free (log->last, TRUE);
}

void
action_log_add (ActionLog  *log,
                GtkWidget  *widget,
                const char *name,
                const char *type)
{
  const char *dot = strchr (name, '.');
  g_autofree char *prefix = g_strndup (name, (gsize) (dot - name));
  g_autoptr (GSimpleAction) action = g_simple_action_new (dot + 1, type != NULL ? G_VARIANT_TYPE (type) : NULL);

  g_object_set_data_full (G_OBJECT (action), NAME_KEY, g_strdup (name), g_free);
  g_signal_connect (action, "activate", G_CALLBACK (on_action_activate_cb), log);
  g_action_map_add_action (G_ACTION_MAP (ensure_group (widget, prefix)), G_ACTION (action));
}
