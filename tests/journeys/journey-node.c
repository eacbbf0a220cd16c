/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-node.h"

#define PREFIX "org.a11y.atspi."
#define ROOT_PATH "/org/a11y/atspi/accessible/root"

/* A program that is busy answers late; one that does not answer at all fails
 * the journey. */
#define PATIENCE_MS 60000

struct _JourneyTools
{
  GDBusConnection *connection; /* (owned) */
  GMainContext    *context;    /* (owned) where answers arrive */
};

/* A question on its way. */
typedef struct
{
  JourneyCall *call;
  guint       *n_open;
} Errand;

JourneyNode *
journey_node_new (const char *bus_name,
                  const char *path)
{
  JourneyNode *self = g_rc_box_new0 (JourneyNode);

  self->bus_name = g_strdup (bus_name);
  self->path = g_strdup (path);
  return self;
}

JourneyNode *
journey_node_ref (JourneyNode *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_node (gpointer data)
{
  JourneyNode *self = data;

  g_free (self->bus_name);
  g_free (self->path);
}

void
journey_node_unref (JourneyNode *self)
{
  g_rc_box_release_full (self, clear_node);
}

static char *
find_address (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) answer = NULL;
  char *address;

  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", NULL,
                                        G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(s)", &address);
  return address;
}

JourneyTools *
journey_tools_new (void)
{
  JourneyTools *self = g_new0 (JourneyTools, 1);
  g_autofree char *address = find_address ();
  g_autoptr (GError) error = NULL;

  self->context = g_main_context_new ();
  self->connection = g_dbus_connection_new_for_address_sync (address,
                                                             G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                             G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                             NULL, NULL, &error);
  g_assert_no_error (error);
  return self;
}

void
journey_tools_free (JourneyTools *self)
{
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_object_unref (self->connection);
  g_main_context_unref (self->context);
  g_free (self);
}

static void
on_answer_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Errand *errand = user_data;

  errand->call->answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  (*errand->n_open)--;
}

static void
send_call (JourneyTools *self,
           Errand       *errand)
{
  JourneyCall *call = errand->call;
  g_autofree char *interface = NULL;

  if (g_str_has_prefix (call->interface, "org."))
    interface = g_strdup (call->interface);
  else
    interface = g_strconcat (PREFIX, call->interface, NULL);
  g_dbus_connection_call (self->connection, call->node->bus_name, call->node->path, interface, call->method,
                          call->arguments, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, PATIENCE_MS, NULL,
                          on_answer_cb, errand);
}

void
journey_tools_ask (JourneyTools *self,
                   JourneyCall  *calls,
                   guint         n_calls)
{
  g_autofree Errand *errands = g_new (Errand, n_calls);
  guint n_open = n_calls;

  g_main_context_push_thread_default (self->context);
  for (guint i = 0; i < n_calls; i++)
    {
      errands[i] = (Errand) { &calls[i], &n_open };
      send_call (self, &errands[i]);
    }
  while (n_open > 0)
    g_main_context_iteration (self->context, TRUE);
  g_main_context_pop_thread_default (self->context);
}

GVariant *
journey_tools_ask_one (JourneyTools *self,
                       JourneyNode  *node,
                       const char   *interface,
                       const char   *method,
                       GVariant     *arguments)
{
  JourneyCall call = { .node = node, .interface = interface, .method = method, .arguments = arguments };

  journey_tools_ask (self, &call, 1);
  return call.answer;
}

JourneyCall
journey_tools_make_get (JourneyNode *node,
                        const char  *interface,
                        const char  *property)
{
  g_autofree char *full_name = g_strconcat (PREFIX, interface, NULL);

  return (JourneyCall) {
    .node = node,
    .interface = "org.freedesktop.DBus.Properties",
    .method = "Get",
    .arguments = g_variant_new ("(ss)", full_name, property),
  };
}

GVariant *
journey_tools_get (JourneyTools *self,
                   JourneyNode  *node,
                   const char   *interface,
                   const char   *property)
{
  JourneyCall call = journey_tools_make_get (node, interface, property);
  g_autoptr (GVariant) answer = NULL;
  GVariant *value = NULL;

  journey_tools_ask (self, &call, 1);
  answer = call.answer;
  if (answer != NULL)
    g_variant_get (answer, "(v)", &value);
  return value;
}

static int
find_pid (JourneyTools *self,
          const char   *bus_name)
{
  g_autoptr (GVariant) answer =
    g_dbus_connection_call_sync (self->connection, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                 "GetConnectionUnixProcessID", g_variant_new ("(s)", bus_name), G_VARIANT_TYPE ("(u)"),
                                 G_DBUS_CALL_FLAGS_NONE, PATIENCE_MS, NULL, NULL);
  guint32 pid = 0;

  if (answer != NULL)
    g_variant_get (answer, "(u)", &pid);
  return (int) pid;
}

JourneyNode *
journey_tools_find_program (JourneyTools *self,
                            int           pid)
{
  g_autoptr (JourneyNode) registry = journey_node_new (PREFIX "Registry", ROOT_PATH);
  g_autoptr (GVariant) answer = journey_tools_ask_one (self, registry, "Accessible", "GetChildren", NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char *bus_name, *path;

  if (answer == NULL)
    return NULL;
  g_variant_get (answer, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &bus_name, &path))
    if (find_pid (self, bus_name) == pid)
      return journey_node_new (bus_name, path);
  return NULL;
}
