/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sleep-watch.h"

#include <gio/gunixfdlist.h>
#include <poll.h>
#include <unistd.h>

#include "dia-sending-fixture.h"
#include "dia-test-support.h"

#define MANAGER "org.freedesktop.login1.Manager"

/* A logind of the test's own, on the test's own bus. */
typedef struct
{
  DiaSendingFixture fixture;
  GTestDBus        *bus;
  GDBusConnection  *connection;   /* logind's */
  GDBusConnection  *system;       /* ours: what stands for the system bus */
  guint             object;
  guint             name;
  guint             n_inhibited;
  char             *mode;         /* of the last inhibition */
  int               lock;         /* our end of it: hangs up when it is let go */

  GMutex            mutex;
  GCond             cond;
  gboolean          sending;      /* a request is under way */
  gboolean          may_go_on;    /* and may end */
  guint             n_finished;
} Night;

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
  Night *night = user_data;
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  int ends[2];

  g_assert_cmpstr (method, ==, "Inhibit");
  g_assert_true (pipe (ends) == 0);
  g_free (night->mode);
  g_variant_get_child (parameters, 3, "s", &night->mode);
  if (night->lock >= 0)
    close (night->lock);
  night->lock = ends[0];
  g_unix_fd_list_append (files, ends[1], NULL);
  close (ends[1]);
  night->n_inhibited++;
  g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, g_variant_new ("(h)", 0), files);
}

static GDBusConnection *
connect_to (const char *address)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
    &error);

  g_assert_no_error (error);
  return connection;
}

static void
start_logind (Night *night)
{
  static const char xml[] = "<node><interface name='" MANAGER "'><method name='Inhibit'>"
                            "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
                            "<arg type='s' direction='in'/><arg type='h' direction='out'/></method></interface></node>";
  static const GDBusInterfaceVTable vtable = { on_call_cb, NULL, NULL };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);

  night->connection = connect_to (g_test_dbus_get_bus_address (night->bus));
  night->system = connect_to (g_test_dbus_get_bus_address (night->bus));
  night->object = g_dbus_connection_register_object (night->connection, "/org/freedesktop/login1", info->interfaces[0],
                                                     &vtable, night, NULL, NULL);
  night->name = g_bus_own_name_on_connection (night->connection, "org.freedesktop.login1", G_BUS_NAME_OWNER_FLAGS_NONE,
                                              NULL, NULL, NULL, NULL);
}

static void
on_post_finished_cb (DiaDispatcher *dispatcher,
                     gint64         post_id,
                     int            state,
                     Night         *night)
{
  night->n_finished++;
}

static void
set_up (Night         *night,
        gconstpointer  data)
{
  night->lock = -1;
  night->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (night->bus);
  start_logind (night);
  dia_sending_fixture_init (&night->fixture, DIA_SCRIPTED_DUMB);
  dia_dispatcher_set_sleep_bus (night->fixture.dispatcher, night->system);
  g_signal_connect (night->fixture.dispatcher, "post-finished", G_CALLBACK (on_post_finished_cb), night);
}

static void
tear_down (Night         *night,
           gconstpointer  data)
{
  dia_sending_fixture_clear (&night->fixture);
  g_dbus_connection_unregister_object (night->connection, night->object);
  g_bus_unown_name (night->name);
  g_assert_true (g_dbus_connection_close_sync (night->system, NULL, NULL));
  g_assert_true (g_dbus_connection_close_sync (night->connection, NULL, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (night->system);
  g_object_unref (night->connection);
  g_test_dbus_down (night->bus);
  g_object_unref (night->bus);
  g_free (night->mode);
  if (night->lock >= 0)
    close (night->lock);
}

static void
announce (Night    *night,
          gboolean  asleep)
{
  g_assert_true (g_dbus_connection_emit_signal (night->connection, NULL, "/org/freedesktop/login1", MANAGER,
                                                "PrepareForSleep", g_variant_new ("(b)", asleep), NULL));
}

static gboolean
is_inhibited (gpointer user_data)
{
  return ((Night *) user_data)->n_inhibited > 0;
}

/* Whether the other side still holds the sleep back. */
static gboolean
is_held (Night *night)
{
  struct pollfd file = { .fd = night->lock };

  return poll (&file, 1, 0) == 0;
}

static gboolean
is_let_go (gpointer user_data)
{
  return !is_held (user_data);
}

static gboolean
is_inhibited_again (gpointer user_data)
{
  Night *night = user_data;

  return night->n_inhibited == 2 && is_held (night);
}

/* On the worker that sends. */
static void
hold_up (const char *step,
         gpointer    user_data)
{
  Night *night = user_data;

  g_mutex_lock (&night->mutex);
  night->sending = TRUE;
  g_main_context_wakeup (NULL);
  while (!night->may_go_on)
    g_cond_wait (&night->cond, &night->mutex);
  g_mutex_unlock (&night->mutex);
}

static void
let_go_on (Night *night)
{
  g_mutex_lock (&night->mutex);
  night->may_go_on = TRUE;
  g_cond_broadcast (&night->cond);
  g_mutex_unlock (&night->mutex);
}

static gboolean
is_sending (gpointer user_data)
{
  Night *night = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&night->mutex);

  return night->sending;
}

static gboolean
has_finished (gpointer user_data)
{
  return ((Night *) user_data)->n_finished > 0;
}

/* With nothing under way the computer sleeps at once; nothing is begun until it
 * is awake, and then the next sleep is held back again. */
static void
test_nothing_under_way (Night         *night,
                        gconstpointer  data)
{
  DiaId account = dia_sending_fixture_add_account (&night->fixture, DIA_NETWORK_MASTODON, "alize");

  dia_dispatcher_start (night->fixture.dispatcher);
  g_assert_true (dia_test_wait_until (is_inhibited, night));
  g_assert_cmpstr (night->mode, ==, "delay");
  announce (night, TRUE);
  g_assert_true (dia_test_wait_until (is_let_go, night));
  dia_sending_fixture_add_post (&night->fixture, account, "Bonne nuit", DIA_SENDING_NOW);
  dia_workspace_core_touch (night->fixture.core, DIA_CHANGE_POSTS);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (dia_scripted_ledger_count (night->fixture.ledger_path, NULL), ==, 0);
  announce (night, FALSE);
  g_assert_true (dia_test_wait_until (is_inhibited_again, night));
  g_assert_true (dia_test_wait_until (has_finished, night));
  g_assert_cmpuint (dia_scripted_ledger_count (night->fixture.ledger_path, "Bonne nuit"), ==, 1);
}

/* The sleep waits for the post that is on its way, and nothing else is begun. */
static void
test_post_under_way (Night         *night,
                     gconstpointer  data)
{
  DiaId account = dia_sending_fixture_add_account (&night->fixture, DIA_NETWORK_MASTODON, "alize");
  DiaId first = dia_sending_fixture_add_post (&night->fixture, account, "Le premier", DIA_SENDING_NOW - 1);
  DiaId second = dia_sending_fixture_add_post (&night->fixture, account, "Le second", DIA_SENDING_NOW);

  dia_dispatcher_set_probe (night->fixture.dispatcher, hold_up, night);
  dia_dispatcher_start (night->fixture.dispatcher);
  g_assert_true (dia_test_wait_until (is_inhibited, night));
  g_assert_true (dia_test_wait_until (is_sending, night));
  announce (night, TRUE);
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (is_held (night));
  let_go_on (night);
  g_assert_true (dia_test_wait_until (is_let_go, night));
  g_assert_cmpint (dia_sending_fixture_get_state (&night->fixture, first), ==, DIA_POST_PUBLISHED);
  g_assert_cmpint (dia_sending_fixture_get_state (&night->fixture, second), ==, DIA_POST_SCHEDULED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/services/sleep-watch/nothing-under-way", Night, NULL, set_up, test_nothing_under_way, tear_down);
  g_test_add ("/services/sleep-watch/post-under-way", Night, NULL, set_up, test_post_under_way, tear_down);

  return g_test_run ();
}
