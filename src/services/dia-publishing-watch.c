/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publishing-watch.h"

#include "dia-publishing-bus.h"
#include "dia-publishing-list.h"

#include <glib/gi18n-lib.h>

struct _DiaPublishingWatch
{
  GObject          parent_instance;

  GCancellable    *cancellable;   /* (owned) */
  GDBusConnection *connection;    /* (owned) (nullable): no bus, or not connected yet */
  GDBusProxy      *proxy;         /* (owned) (nullable) */
  GPtrArray       *starts;        /* (owned) (element-type GTask): asked for before the bus answered */
  gboolean         asked;         /* the bus has answered: there is one, or none */
  gboolean         ready;
  char            *version;       /* (owned) */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiaPublishingWatch, dia_publishing_watch, G_TYPE_OBJECT)

/* (nullable) (transfer full): NULL when nobody has the name: what the proxy still
 * remembers is of somebody who has gone. */
static GVariant *
get_property (DiaPublishingWatch *self,
              const char         *name)
{
  g_autofree char *owner = self->proxy != NULL ? g_dbus_proxy_get_name_owner (self->proxy) : NULL;

  return owner != NULL ? g_dbus_proxy_get_cached_property (self->proxy, name) : NULL;
}

static void
tell_changed (DiaPublishingWatch *self)
{
  g_autoptr (GVariant) version = get_property (self, "Version");

  g_free (self->version);
  self->version = version != NULL ? g_variant_dup_string (version, NULL) : g_strdup ("");
  self->ready = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* In words for people: what the bus says is for programmers. */
static GError *
explain_start (const GError *problem)
{
  if (g_error_matches (problem, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                _("The publisher is not installed on this computer: posts go out while this window is open."));
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (problem);

  return g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, _("The publisher does not start: %s"), problem->message);
}

static void
on_started_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_dbus_error_strip_remote_error (error);
  g_task_return_error (task, explain_start (error));
}

/* @task: (transfer full) */
static void
start (DiaPublishingWatch *self,
       GTask              *task)
{
  if (self->connection == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED,
                               _("This session has no message bus: the publisher cannot be started from here."));
      g_object_unref (task);
      return;
    }

  g_dbus_connection_call (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "StartServiceByName", g_variant_new ("(su)", DIA_PUBLISHING_BUS_NAME, 0),
                          G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task), on_started_cb,
                          task);
}

/* The bus has answered, or never will. */
static void
start_all (DiaPublishingWatch *self)
{
  g_autoptr (GPtrArray) starts = g_steal_pointer (&self->starts);

  self->asked = TRUE;
  self->starts = g_ptr_array_new ();
  for (guint i = 0; i < starts->len; i++)
    start (self, starts->pdata[i]);
}

static void
on_proxy_made_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  GDBusProxy *proxy = g_dbus_proxy_new_finish (result, &error);
  DiaPublishingWatch *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  if (proxy == NULL)
    g_message ("The publisher cannot be seen: %s", error->message);
  self->proxy = proxy;
  if (proxy != NULL)
    {
      g_signal_connect_object (proxy, "notify::g-name-owner", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (proxy, "g-properties-changed", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
    }
  tell_changed (self);
}

static void
look_at (DiaPublishingWatch *self,
         GDBusConnection    *connection)
{
  self->connection = g_object_ref (connection);
  start_all (self);
  g_dbus_proxy_new (connection, G_DBUS_PROXY_FLAGS_DO_NOT_AUTO_START, dia_publishing_bus_get_info (),
                    DIA_PUBLISHING_BUS_NAME, DIA_PUBLISHING_BUS_PATH, DIA_PUBLISHING_BUS_INTERFACE, self->cancellable,
                    on_proxy_made_cb, self);
}

static void
on_bus_got_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection != NULL)
    {
      look_at (user_data, connection);
      return;
    }
  start_all (user_data);
  tell_changed (user_data);
}

static void
dia_publishing_watch_dispose (GObject *object)
{
  DiaPublishingWatch *self = DIA_PUBLISHING_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->proxy);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (dia_publishing_watch_parent_class)->dispose (object);
}

static void
dia_publishing_watch_finalize (GObject *object)
{
  DiaPublishingWatch *self = DIA_PUBLISHING_WATCH (object);

  /* Each start that waits holds a reference: there is none any more. */
  g_ptr_array_unref (self->starts);
  g_object_unref (self->cancellable);
  g_free (self->version);

  G_OBJECT_CLASS (dia_publishing_watch_parent_class)->finalize (object);
}

static void
dia_publishing_watch_class_init (DiaPublishingWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dia_publishing_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = dia_publishing_watch_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dia_publishing_watch_init (DiaPublishingWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->starts = g_ptr_array_new ();
  self->version = g_strdup ("");
}

DiaPublishingWatch *
dia_publishing_watch_new (GDBusConnection *connection)
{
  DiaPublishingWatch *self = g_object_new (DIA_TYPE_PUBLISHING_WATCH, NULL);

  if (connection != NULL)
    look_at (self, connection);
  else
    g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_bus_got_cb, self);

  return self;
}

gboolean
dia_publishing_watch_is_ready (DiaPublishingWatch *self)
{
  return self->ready;
}

const char *
dia_publishing_watch_get_version (DiaPublishingWatch *self)
{
  return self->version;
}

gboolean
dia_publishing_watch_serves (DiaPublishingWatch *self,
                             const char         *workspace)
{
  g_autoptr (GVariant) served = get_property (self, "Workspaces");
  g_autofree char *path = dia_publishing_list_canonicalize (workspace);
  g_autofree const char **paths = NULL;

  if (served == NULL || !g_variant_is_of_type (served, G_VARIANT_TYPE_STRING_ARRAY))
    return FALSE;

  paths = g_variant_get_strv (served, NULL);

  return g_strv_contains (paths, path);
}

char *
dia_publishing_watch_dup_problem (DiaPublishingWatch *self,
                                  const char         *workspace)
{
  g_autoptr (GVariant) all = get_property (self, "Status");
  g_autofree char *path = dia_publishing_list_canonicalize (workspace);
  const char *name, *problem;
  GVariantIter iter;

  if (all == NULL || !g_variant_is_of_type (all, G_VARIANT_TYPE ("a(sbbxs)")))
    return NULL;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "(&sbbx&s)", &name, NULL, NULL, NULL, &problem))
    if (g_str_equal (name, path) && problem[0] != '\0')
      return g_strdup (problem);

  return NULL;
}

void
dia_publishing_watch_start_async (DiaPublishingWatch  *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dia_publishing_watch_start_async);
  if (self->asked)
    start (self, g_steal_pointer (&task));
  else
    g_ptr_array_add (self->starts, g_steal_pointer (&task));
}

gboolean
dia_publishing_watch_start_finish (DiaPublishingWatch  *self,
                                   GAsyncResult        *result,
                                   GError             **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
dia_publishing_watch_quit (DiaPublishingWatch *self)
{
  if (self->connection != NULL)
    g_dbus_connection_call (self->connection, DIA_PUBLISHING_BUS_NAME, DIA_PUBLISHING_BUS_PATH,
                            DIA_PUBLISHING_BUS_INTERFACE, "Quit", NULL, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                            NULL, NULL, NULL);
}
