/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-notifications.h"

#define NAME "org.freedesktop.Notifications"

struct _JourneyNotifications
{
  char      *address;
  GThread   *thread;

  struct
  {
    GMainContext *context;
    GMainLoop    *loop;
  } service; /* used by the thread once it runs */

  struct
  {
    GMutex     lock;
    GCond      changed;
    gboolean   owned;
    GPtrArray *shown; /* (element-type utf8) title, line break, body */
  } shared;
};

static const char introspection[] =
  "<node><interface name='" NAME "'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
  "</interface></node>";

static guint
remember (JourneyNotifications *self,
          GVariant             *parameters)
{
  const char *title = NULL;
  const char *body = NULL;
  guint id;

  g_variant_get_child (parameters, 3, "&s", &title);
  g_variant_get_child (parameters, 4, "&s", &body);

  g_mutex_lock (&self->shared.lock);
  g_ptr_array_add (self->shared.shown, g_strdup_printf ("%s\n%s", title, body));
  id = self->shared.shown->len;
  g_cond_broadcast (&self->shared.changed);
  g_mutex_unlock (&self->shared.lock);
  return id;
}

static void
on_method_call_cb (GDBusConnection       *connection,
                   const char            *sender,
                   const char            *path,
                   const char            *interface,
                   const char            *method,
                   GVariant              *parameters,
                   GDBusMethodInvocation *invocation,
                   gpointer               user_data)
{
  static const char *const capabilities[] = { "actions", "body", NULL };
  JourneyNotifications *self = user_data;
  GVariant *answer = NULL;

  if (g_str_equal (method, "Notify"))
    answer = g_variant_new ("(u)", remember (self, parameters));
  else if (g_str_equal (method, "GetCapabilities"))
    answer = g_variant_new ("(^as)", capabilities);
  else if (g_str_equal (method, "GetServerInformation"))
    answer = g_variant_new ("(ssss)", "journey", "diapason", "1", "1.2");
  g_dbus_method_invocation_return_value (invocation, answer);
}

static const GDBusInterfaceVTable vtable = { .method_call = on_method_call_cb };

static void
on_name_acquired_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  JourneyNotifications *self = user_data;

  g_mutex_lock (&self->shared.lock);
  self->shared.owned = TRUE;
  g_cond_broadcast (&self->shared.changed);
  g_mutex_unlock (&self->shared.lock);
}

static gpointer
serve (gpointer data)
{
  JourneyNotifications *self = data;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  guint owner;

  g_main_context_push_thread_default (self->service.context);
  connection = g_dbus_connection_new_for_address_sync (self->address,
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                       G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (connection, "/org/freedesktop/Notifications",
                                     node->interfaces[0], &vtable, self, NULL, &error);
  g_assert_no_error (error);
  owner = g_bus_own_name_on_connection (connection, NAME, G_BUS_NAME_OWNER_FLAGS_NONE,
                                        on_name_acquired_cb, NULL, self, NULL);
  g_main_loop_run (self->service.loop);
  g_bus_unown_name (owner);
  g_dbus_connection_close_sync (connection, NULL, NULL);
  g_main_context_pop_thread_default (self->service.context);
  return NULL;
}

static char *
find_shown (JourneyNotifications *self,
            const char           *words)
{
  for (guint i = self->shared.shown->len; i > 0; i--)
    {
      const char *text = g_ptr_array_index (self->shared.shown, i - 1);

      if (strstr (text, words) != NULL)
        return g_strdup (text);
    }
  return NULL;
}

JourneyNotifications *
journey_notifications_new (const char *address)
{
  JourneyNotifications *self = g_new0 (JourneyNotifications, 1);

  self->address = g_strdup (address);
  self->service.context = g_main_context_new ();
  self->service.loop = g_main_loop_new (self->service.context, FALSE);
  self->shared.shown = g_ptr_array_new_with_free_func (g_free);
  g_mutex_init (&self->shared.lock);
  g_cond_init (&self->shared.changed);
  self->thread = g_thread_new ("notifications", serve, self);

  g_mutex_lock (&self->shared.lock);
  while (!self->shared.owned)
    g_cond_wait (&self->shared.changed, &self->shared.lock);
  g_mutex_unlock (&self->shared.lock);
  return self;
}

void
journey_notifications_free (JourneyNotifications *self)
{
  g_main_loop_quit (self->service.loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->service.loop);
  g_main_context_unref (self->service.context);
  g_ptr_array_unref (self->shared.shown);
  g_mutex_clear (&self->shared.lock);
  g_cond_clear (&self->shared.changed);
  g_free (self->address);
  g_free (self);
}

char *
journey_notifications_wait (JourneyNotifications *self,
                            const char           *words,
                            gint64                timeout)
{
  gint64 deadline = g_get_monotonic_time () + timeout;
  gboolean in_time = TRUE;
  char *found;

  g_mutex_lock (&self->shared.lock);
  while ((found = find_shown (self, words)) == NULL && in_time)
    in_time = g_cond_wait_until (&self->shared.changed, &self->shared.lock, deadline);
  g_mutex_unlock (&self->shared.lock);
  return found;
}
