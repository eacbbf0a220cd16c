/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-login-start.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define SYSTEMD_NAME      "org.freedesktop.systemd1"
#define SYSTEMD_PATH      "/org/freedesktop/systemd1"
#define SYSTEMD_INTERFACE "org.freedesktop.systemd1.Manager"
/* A bus that does not answer must not hold a switch for long. */
#define PATIENCE_MS       5000
#define AUTOSTART_FILE    "io.github.diapason.Publisher.desktop"

struct _DiaLoginStart
{
  GObject          parent_instance;

  GDBusConnection *connection;   /* (owned) (nullable): found with the first question */
};

/* One question or order on its way: straight line on a thread of its own, since
 * it is files and short calls on the bus. */
typedef struct
{
  gboolean set;
  gboolean enabled;
} Work;

G_DEFINE_FINAL_TYPE (DiaLoginStart, dia_login_start, G_TYPE_OBJECT)

static char *
dup_autostart_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", AUTOSTART_FILE, NULL);
}

static GVariant *
call_systemd (GDBusConnection     *bus,
              const char          *method,
              GVariant            *parameters,
              const GVariantType  *reply,
              GCancellable        *cancellable,
              GError             **error)
{
  return g_dbus_connection_call_sync (bus, SYSTEMD_NAME, SYSTEMD_PATH, SYSTEMD_INTERFACE, method, parameters, reply,
                                      G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE_MS, cancellable, error);
}

/* What systemd says of the unit; NULL when there is no systemd, or it does not
 * know the unit. (transfer full) (nullable) */
static char *
dup_unit_state (GDBusConnection *bus,
                GCancellable    *cancellable)
{
  g_autoptr (GVariant) reply = NULL;
  char *state = NULL;

  if (bus != NULL)
    reply = call_systemd (bus, "GetUnitFileState", g_variant_new ("(s)", DIA_LOGIN_START_UNIT), G_VARIANT_TYPE ("(s)"),
                          cancellable, NULL);
  if (reply != NULL)
    g_variant_get (reply, "(s)", &state);

  return state;
}

/* A person may have switched the file off by other means: it is then hidden. */
static gboolean
has_autostart (void)
{
  g_autofree char *path = dup_autostart_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();

  return g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL) &&
         !g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, NULL);
}

static gboolean
refuse (const char  *reason,
        GError     **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("Starting at login cannot be changed: %s"), reason);
  return FALSE;
}

static gboolean
write_autostart (GError **error)
{
  g_autofree char *path = dup_autostart_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *program = g_find_program_in_path ("diapasonctl");
  g_autofree char *command = g_strdup_printf ("%s publisher", program != NULL ? program : BINDIR "/diapasonctl");
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) problem = NULL;

  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, "Diapason");
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_COMMENT,
                         _("Sends planned posts in the background"));
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, command);
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, "io.github.diapason.Diapason");
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NO_DISPLAY, TRUE);
  g_mkdir_with_parents (folder, 0700);

  return g_key_file_save_to_file (file, path, &problem) || refuse (problem->message, error);
}

static gboolean
remove_autostart (GError **error)
{
  g_autofree char *path = dup_autostart_path ();

  return g_unlink (path) == 0 || errno == ENOENT || refuse (g_strerror (errno), error);
}

static gboolean
enable_unit (GDBusConnection  *bus,
             gboolean          enable,
             GCancellable     *cancellable,
             GError          **error)
{
  const char *const units[] = { DIA_LOGIN_START_UNIT, NULL };
  g_autoptr (GError) problem = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) reloaded = NULL;

  if (enable)
    reply = call_systemd (bus, "EnableUnitFiles", g_variant_new ("(^asbb)", units, FALSE, FALSE), NULL, cancellable, &problem);
  else
    reply = call_systemd (bus, "DisableUnitFiles", g_variant_new ("(^asb)", units, FALSE), NULL, cancellable, &problem);
  if (reply == NULL)
    {
      g_dbus_error_strip_remote_error (problem);
      return refuse (problem->message, error);
    }

  /* What it has read before is of no account after a change. */
  reloaded = call_systemd (bus, "Reload", NULL, NULL, cancellable, NULL);

  return TRUE;
}

/* Only one of the two, so that one switch ends both. */
static gboolean
set_enabled (GDBusConnection  *bus,
             gboolean          enabled,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autofree char *state = dup_unit_state (bus, cancellable);

  if (state != NULL)
    return enable_unit (bus, enabled, cancellable, error) && remove_autostart (error);

  return enabled ? write_autostart (error) : remove_autostart (error);
}

static gboolean
get_enabled (GDBusConnection *bus,
             GCancellable    *cancellable)
{
  g_autofree char *state = dup_unit_state (bus, cancellable);

  return g_strcmp0 (state, "enabled") == 0 || has_autostart ();
}

static void
work_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  DiaLoginStart *self = source_object;
  const Work *work = task_data;
  g_autoptr (GDBusConnection) bus = NULL;
  GError *error = NULL;

  /* Without a session bus there is no systemd to ask. */
  bus = self->connection != NULL ? g_object_ref (self->connection) : g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  if (!work->set)
    g_task_return_boolean (task, get_enabled (bus, cancellable));
  else if (set_enabled (bus, work->enabled, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
dia_login_start_finalize (GObject *object)
{
  g_clear_object (&DIA_LOGIN_START (object)->connection);

  G_OBJECT_CLASS (dia_login_start_parent_class)->finalize (object);
}

static void
dia_login_start_class_init (DiaLoginStartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_login_start_finalize;
}

static void
dia_login_start_init (DiaLoginStart *self)
{
}

DiaLoginStart *
dia_login_start_new (GDBusConnection *connection)
{
  DiaLoginStart *self = g_object_new (DIA_TYPE_LOGIN_START, NULL);

  self->connection = connection != NULL ? g_object_ref (connection) : NULL;

  return self;
}

static void
run_in_thread (DiaLoginStart       *self,
               const Work          *work,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, g_memdup2 (work, sizeof *work), g_free);
  g_task_run_in_thread (task, work_in_thread);
}

void
dia_login_start_get_async (DiaLoginStart       *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  run_in_thread (self, &(Work) { .set = FALSE }, cancellable, callback, user_data);
}

gboolean
dia_login_start_get_finish (DiaLoginStart  *self,
                            GAsyncResult   *result,
                            gboolean       *enabled,
                            GError        **error)
{
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  *enabled = g_task_propagate_boolean (G_TASK (result), &problem);
  if (problem == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

void
dia_login_start_set_async (DiaLoginStart       *self,
                           gboolean             enabled,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  run_in_thread (self, &(Work) { .set = TRUE, .enabled = enabled }, cancellable, callback, user_data);
}

gboolean
dia_login_start_set_finish (DiaLoginStart  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
