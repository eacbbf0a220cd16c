/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publisher-notifier.h"

#include "dia-dispatcher.h"
#include "dia-office-fixture.h"
#include "dia-test-support.h"

#define NOTIFICATIONS "org.freedesktop.Notifications"
#define DESK          "io.github.diapason.Diapason"

/* A desktop that shows notifications, and a desk that can be led to a post, on a
 * bus of the test's own. */
typedef struct
{
  OfficeFixture         office;
  GTestDBus            *bus;
  GDBusConnection      *ours;
  GDBusConnection      *theirs;
  guint                 objects[2];
  guint                 names[2];
  DiaPublisherNotifier *notifier;
  char                 *shown;      /* title, line break, body */
  char                 *opened;     /* what the desk was asked for, printed */
  guint                 n_shown;
} Fixture;

static void
show_notification (Fixture  *fixture,
                   GVariant *parameters)
{
  g_autofree char *title = NULL, *body = NULL;

  g_variant_get_child (parameters, 3, "s", &title);
  g_variant_get_child (parameters, 4, "s", &body);
  g_free (fixture->shown);
  fixture->shown = g_strdup_printf ("%s\n%s", title, body);
  fixture->n_shown++;
}

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
  static const char *const capabilities[] = { "body-markup", "actions", NULL };
  Fixture *fixture = user_data;

  if (g_str_equal (method, "GetCapabilities"))
    {
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(^as)", capabilities));
      return;
    }
  if (g_str_equal (method, "Notify"))
    {
      show_notification (fixture, parameters);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 41 + fixture->n_shown));
      return;
    }

  g_assert_cmpstr (method, ==, "ActivateAction");
  g_free (fixture->opened);
  fixture->opened = g_variant_print (parameters, FALSE);
  g_dbus_method_invocation_return_value (invocation, NULL);
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
export (Fixture    *fixture,
        guint       number,
        const char *name,
        const char *path,
        const char *xml)
{
  static const GDBusInterfaceVTable vtable = { on_call_cb, NULL, NULL };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);

  fixture->objects[number] = g_dbus_connection_register_object (fixture->theirs, path, info->interfaces[0], &vtable,
                                                                fixture, NULL, NULL);
  fixture->names[number] = g_bus_own_name_on_connection (fixture->theirs, name, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL,
                                                         NULL, NULL);
}

static gboolean
has_owner (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (fixture->ours, "org.freedesktop.DBus", "/",
                                                            "org.freedesktop.DBus", "GetNameOwner",
                                                            g_variant_new ("(s)", DESK), NULL, G_DBUS_CALL_FLAGS_NONE,
                                                            -1, NULL, NULL);

  return reply != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->ours = connect_to (fixture->bus);
  fixture->theirs = connect_to (fixture->bus);
  export (fixture, 0, NOTIFICATIONS, "/org/freedesktop/Notifications",
          "<node><interface name='" NOTIFICATIONS "'><method name='GetCapabilities'><arg type='as' direction='out'/>"
          "</method><method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
          "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
          "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
          "<arg type='u' direction='out'/></method></interface></node>");
  export (fixture, 1, DESK, "/io/github/diapason/Diapason",
          "<node><interface name='org.freedesktop.Application'><method name='ActivateAction'>"
          "<arg type='s' direction='in'/><arg type='av' direction='in'/><arg type='a{sv}' direction='in'/></method>"
          "</interface></node>");
  g_assert_true (dia_test_wait_until (has_owner, fixture));
  office_fixture_set_up (&fixture->office, NULL);
  fixture->notifier = dia_publisher_notifier_new (fixture->ours);
  dia_publisher_notifier_add (fixture->notifier, fixture->office.workspace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  office_fixture_tear_down (&fixture->office, NULL);
  dia_publisher_notifier_free (fixture->notifier);
  for (guint i = 0; i < G_N_ELEMENTS (fixture->names); i++)
    {
      g_dbus_connection_unregister_object (fixture->theirs, fixture->objects[i]);
      g_bus_unown_name (fixture->names[i]);
    }
  g_assert_true (g_dbus_connection_close_sync (fixture->theirs, NULL, NULL));
  g_assert_true (g_dbus_connection_close_sync (fixture->ours, NULL, NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->theirs);
  g_object_unref (fixture->ours);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
  g_free (fixture->shown);
  g_free (fixture->opened);
}

static gboolean
is_shown (gpointer user_data)
{
  return ((Fixture *) user_data)->shown != NULL;
}

static gboolean
is_opened (gpointer user_data)
{
  return ((Fixture *) user_data)->opened != NULL;
}

static DiaId
refuse_post (Fixture *fixture)
{
  DiaWallTime wall = { 2027, 2, 10, 11, 0, 0 };
  DiaBrand *brand = office_fixture_add_brand (&fixture->office, "Alizé");
  DiaAccount *account = office_fixture_add_account (&fixture->office, brand, "alize_fr", "fr", "Europe/Paris");
  g_autoptr (DiaPost) post = office_fixture_add_post (&fixture->office, account, "<b>Non</b> #practice-refuse", &wall);

  dia_fixed_clock_set (DIA_FIXED_CLOCK (fixture->office.clock), post->slot.at);
  dia_dispatcher_start (dia_workspace_get_dispatcher (fixture->office.workspace));
  return post->id;
}

static void
emit (Fixture    *fixture,
      const char *signal,
      GVariant   *parameters)
{
  g_assert_true (g_dbus_connection_emit_signal (fixture->theirs, NULL, "/org/freedesktop/Notifications", NOTIFICATIONS,
                                                signal, parameters, NULL));
}

/* What failed is told, what a network or a person wrote is no markup, and a click
 * leads to the post. */
static void
test_tells_and_leads (Fixture       *fixture,
                      gconstpointer  data)
{
  DiaId post = refuse_post (fixture);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, post);

  g_assert_true (dia_test_wait_until (is_shown, fixture));
  g_assert_true (g_str_has_prefix (fixture->shown,
                                   "The network said no\nalize_fr: “&lt;b&gt;Non&lt;/b&gt; #practice-refuse”\n"));
  emit (fixture, "ActionInvoked", g_variant_new ("(us)", 7, "default"));
  emit (fixture, "ActivationToken", g_variant_new ("(us)", 42, "in-front"));
  emit (fixture, "ActionInvoked", g_variant_new ("(us)", 42, "default"));
  g_assert_true (dia_test_wait_until (is_opened, fixture));
  g_assert_true (g_str_has_prefix (fixture->opened, "('show-post', [<('"));
  g_assert_nonnull (strstr (fixture->opened, fixture->office.path));
  g_assert_nonnull (strstr (fixture->opened, number));
  g_assert_nonnull (strstr (fixture->opened, "'activation-token': <'in-front'>"));
  g_assert_cmpuint (fixture->n_shown, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/publisher-notifier/tells-and-leads", Fixture, NULL, set_up, test_tells_and_leads, tear_down);

  return g_test_run ();
}
