/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sleep-watch.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define LOGIND_NAME      "org.freedesktop.login1"
#define LOGIND_PATH      "/org/freedesktop/login1"
#define LOGIND_INTERFACE "org.freedesktop.login1.Manager"

struct _DiaSleepWatch
{
  DiaSleepFunc     func;
  gpointer         user_data;
  GCancellable    *cancellable;   /* (owned) */
  GDBusConnection *connection;    /* (owned) (nullable) */
  guint            subscription;
  int              inhibitor;     /* -1: none; closing it lets the computer sleep */
};

static void
on_inhibited_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GUnixFDList) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), &files,
                                                                                result, &error);
  DiaSleepWatch *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  if (reply != NULL && files != NULL && g_unix_fd_list_get_length (files) > 0)
    self->inhibitor = g_unix_fd_list_get (files, 0, NULL);
  else
    g_debug ("A sleep of the computer cannot be delayed: %s", error != NULL ? error->message : "no file");
}

/* It has to be taken ahead: when the sleep is announced it is too late. See
 * https://systemd.io/INHIBITOR_LOCKS/. */
static void
delay_sleep (DiaSleepWatch *self)
{
  if (self->inhibitor >= 0)
    return;

  g_dbus_connection_call_with_unix_fd_list (self->connection, LOGIND_NAME, LOGIND_PATH, LOGIND_INTERFACE, "Inhibit",
                                            g_variant_new ("(ssss)", "sleep", "Diapason",
                                                           _("A post is being sent"), "delay"),
                                            G_VARIANT_TYPE ("(h)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                                            self->cancellable, on_inhibited_cb, self);
}

static void
on_prepare_for_sleep_cb (GDBusConnection *connection,
                         const char      *sender,
                         const char      *path,
                         const char      *interface,
                         const char      *signal,
                         GVariant        *parameters,
                         gpointer         user_data)
{
  DiaSleepWatch *self = user_data;
  gboolean asleep;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;

  g_variant_get (parameters, "(b)", &asleep);
  if (!asleep)
    delay_sleep (self);
  self->func (asleep, self->user_data);
}

static void
look_at (DiaSleepWatch   *self,
         GDBusConnection *connection)
{
  self->connection = g_object_ref (connection);
  self->subscription = g_dbus_connection_signal_subscribe (connection, LOGIND_NAME, LOGIND_INTERFACE, "PrepareForSleep",
                                                           LOGIND_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                                           on_prepare_for_sleep_cb, self, NULL);
  delay_sleep (self);
}

static void
on_bus_got_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_finish (result, &error);

  if (connection != NULL)
    look_at (user_data, connection);
  else
    g_debug ("Nobody will tell of a sleep: %s", error->message);
}

DiaSleepWatch *
dia_sleep_watch_new (GDBusConnection *connection,
                     DiaSleepFunc     func,
                     gpointer         user_data)
{
  DiaSleepWatch *self = g_new0 (DiaSleepWatch, 1);

  self->func = func;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->inhibitor = -1;
  if (connection != NULL)
    look_at (self, connection);
  else
    g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_bus_got_cb, self);

  return self;
}

void
dia_sleep_watch_free (DiaSleepWatch *self)
{
  g_cancellable_cancel (self->cancellable);
  dia_sleep_watch_let_sleep (self);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  g_clear_object (&self->connection);
  g_object_unref (self->cancellable);
  g_free (self);
}

void
dia_sleep_watch_let_sleep (DiaSleepWatch *self)
{
  if (self->inhibitor >= 0)
    close (self->inhibitor);
  self->inhibitor = -1;
}
