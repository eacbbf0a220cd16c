/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-login-start.h"

#include <glib/gstdio.h>

#include "dia-test-support.h"

#define MANAGER "org.freedesktop.systemd1.Manager"

/* A session with a bus of its own, with or without a systemd. */
typedef struct
{
  GTestDBus       *bus;
  GDBusConnection *connection;   /* the desk's */
  GDBusConnection *systemd;
  guint            object;
  guint            name;
  gboolean         knows_unit;
  gboolean         refuses;
  const char      *state;        /* of the unit */
  guint            n_reloads;
  char            *autostart;    /* path */
  DiaLoginStart   *login;
} Session;

static void
on_call_cb (GDBusConnection       *connection,
            const char            *sender,
            const char            *path,
            const char            *interface,
            const char            *method,
            GVariant              *parameters,
            GDBusMethodInvocation *invocation,
            gpointer               user_data)
{
  Session *session = user_data;
  g_autofree char *given = g_variant_print (parameters, FALSE);

  if (g_str_equal (method, "Reload"))
    {
      session->n_reloads++;
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }
  g_assert_nonnull (strstr (given, DIA_LOGIN_START_UNIT));
  if (g_str_equal (method, "GetUnitFileState") && session->knows_unit)
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(s)", session->state));
  else if (g_str_equal (method, "GetUnitFileState"))
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.systemd1.NoSuchUnit", "No such unit");
  else if (session->refuses)
    g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.DBus.Error.AccessDenied", "Read-only");
  else
    {
      gboolean enable = g_str_equal (method, "EnableUnitFiles");

      session->state = enable ? "enabled" : "disabled";
      g_dbus_method_invocation_return_value (invocation, enable ? g_variant_new_parsed ("(true, @a(sss) [])")
                                                                : g_variant_new_parsed ("(@a(sss) [],)"));
    }
}

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
start_systemd (Session *session)
{
  static const char xml[] =
    "<node><interface name='" MANAGER "'>"
    "<method name='GetUnitFileState'><arg type='s' direction='in'/><arg type='s' direction='out'/></method>"
    "<method name='EnableUnitFiles'><arg type='as' direction='in'/><arg type='b' direction='in'/>"
    "<arg type='b' direction='in'/><arg type='b' direction='out'/><arg type='a(sss)' direction='out'/></method>"
    "<method name='DisableUnitFiles'><arg type='as' direction='in'/><arg type='b' direction='in'/>"
    "<arg type='a(sss)' direction='out'/></method><method name='Reload'/></interface></node>";
  static const GDBusInterfaceVTable vtable = { on_call_cb, NULL, NULL };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);

  session->systemd = connect_to (session->bus);
  session->object = g_dbus_connection_register_object (session->systemd, "/org/freedesktop/systemd1",
                                                       info->interfaces[0], &vtable, session, NULL, NULL);
  session->name = g_bus_own_name_on_connection (session->systemd, "org.freedesktop.systemd1",
                                                G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
  session->state = "disabled";
}

static void
set_up (Session       *session,
        gconstpointer  data)
{
  session->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (session->bus);
  session->connection = connect_to (session->bus);
  start_systemd (session);
  session->login = dia_login_start_new (session->connection);
  session->autostart = g_build_filename (g_get_user_config_dir (), "autostart", "io.github.diapason.Publisher.desktop",
                                         NULL);
}

static void
tear_down (Session       *session,
           gconstpointer  data)
{
  dia_test_wait_finalize (session->login);
  g_dbus_connection_unregister_object (session->systemd, session->object);
  g_bus_unown_name (session->name);
  g_assert_true (g_dbus_connection_close_sync (session->systemd, NULL, NULL));
  g_assert_true (g_dbus_connection_close_sync (session->connection, NULL, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (session->systemd);
  g_object_unref (session->connection);
  g_test_dbus_down (session->bus);
  g_object_unref (session->bus);
  g_unlink (session->autostart);
  g_free (session->autostart);
}

static gboolean
is_enabled (Session *session)
{
  GAsyncResult *store = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean enabled = FALSE;

  dia_login_start_get_async (session->login, NULL, dia_test_store_result, &store);
  result = dia_test_wait_result (&store);
  g_assert_true (dia_login_start_get_finish (session->login, result, &enabled, &error));
  g_assert_no_error (error);
  return enabled;
}

static void
set_enabled (Session    *session,
             gboolean    enabled,
             GError    **error)
{
  GAsyncResult *store = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dia_login_start_set_async (session->login, enabled, NULL, dia_test_store_result, &store);
  result = dia_test_wait_result (&store);
  g_assert_cmpint (dia_login_start_set_finish (session->login, result, error), ==, error == NULL);
}

/* Where systemd knows the unit, it starts it, and no second way is left. */
static void
test_unit (Session       *session,
           gconstpointer  data)
{
  session->knows_unit = TRUE;
  g_assert_false (is_enabled (session));
  set_enabled (session, TRUE, NULL);
  g_assert_true (is_enabled (session));
  g_assert_cmpstr (session->state, ==, "enabled");
  g_assert_false (g_file_test (session->autostart, G_FILE_TEST_EXISTS));
  set_enabled (session, FALSE, NULL);
  g_assert_false (is_enabled (session));
  g_assert_cmpuint (session->n_reloads, ==, 2);
}

static void
test_unit_refused (Session       *session,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  session->knows_unit = TRUE;
  session->refuses = TRUE;
  set_enabled (session, TRUE, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpstr (error->message, ==, "Starting at login cannot be changed: Read-only");
  g_assert_false (is_enabled (session));
}

/* Elsewhere the desktop starts it, from a file that can also be hidden by hand. */
static void
test_autostart (Session       *session,
                gconstpointer  data)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *command = NULL;

  g_assert_false (is_enabled (session));
  set_enabled (session, TRUE, NULL);
  g_assert_true (is_enabled (session));
  g_assert_true (g_key_file_load_from_file (file, session->autostart, G_KEY_FILE_NONE, NULL));
  command = g_key_file_get_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
  g_assert_true (g_str_has_suffix (command, "diapasonctl publisher"));
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, TRUE);
  g_assert_true (g_key_file_save_to_file (file, session->autostart, NULL));
  g_assert_false (is_enabled (session));
  set_enabled (session, TRUE, NULL);
  g_assert_true (is_enabled (session));
  set_enabled (session, FALSE, NULL);
  g_assert_false (g_file_test (session->autostart, G_FILE_TEST_EXISTS));
  /* Twice is as good as once. */
  set_enabled (session, FALSE, NULL);
}

/* A person who moves to systemd keeps one switch for both. */
static void
test_both (Session       *session,
           gconstpointer  data)
{
  set_enabled (session, TRUE, NULL);
  session->knows_unit = TRUE;
  g_assert_true (is_enabled (session));
  set_enabled (session, FALSE, NULL);
  g_assert_false (is_enabled (session));
  g_assert_false (g_file_test (session->autostart, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/services/login-start/unit", Session, NULL, set_up, test_unit, tear_down);
  g_test_add ("/services/login-start/unit-refused", Session, NULL, set_up, test_unit_refused, tear_down);
  g_test_add ("/services/login-start/autostart", Session, NULL, set_up, test_autostart, tear_down);
  g_test_add ("/services/login-start/both", Session, NULL, set_up, test_both, tear_down);

  return g_test_run ();
}
