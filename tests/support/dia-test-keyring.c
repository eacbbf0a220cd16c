/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-keyring.h"

#include "dia-test-support.h"

#define SECRETS_NAME "org.freedesktop.secrets"
#define LOGIN_PATH   "/org/freedesktop/secrets/collection/login"

typedef enum
{
  MANNER_MUTE,
  MANNER_DENYING,
  MANNER_PLAIN,
  MANNER_DYING,
} Manner;

struct _DiaTestKeyring
{
  GDBusConnection *bus;
  GSubprocess     *daemon;      /* (nullable): of a real keyring */
  GDBusConnection *impostor;    /* (nullable): owns the name in its place */
  char            *home;        /* (nullable) */
  gboolean         keeps_home;
  Manner           manner;
  int              n_calls;     /* (atomic) */
  guint            filter;      /* of @bus: see dia_test_keyring_fail_at() */
  GMutex           lock;
  guint            n_until;     /* (locked): so many answers, and the last of them fails; 0: none */
  guint32          serial;      /* (locked): of the question whose answer that is; 0: none */
  gboolean         failed;      /* (locked) */
  const char      *error_name;  /* (locked) (nullable) */
  guint            watch;
  gboolean         is_there;
};

static void
on_name_appeared_cb (GDBusConnection *connection,
                     const char      *name,
                     const char      *owner,
                     gpointer         user_data)
{
  ((DiaTestKeyring *) user_data)->is_there = TRUE;
}

static void
on_name_vanished_cb (GDBusConnection *connection,
                     const char      *name,
                     gpointer         user_data)
{
  ((DiaTestKeyring *) user_data)->is_there = FALSE;
}

static gboolean
is_there (gpointer user_data)
{
  return ((DiaTestKeyring *) user_data)->is_there;
}

static gboolean
is_gone (gpointer user_data)
{
  return !((DiaTestKeyring *) user_data)->is_there;
}

static gboolean
is_asked (GDBusMessage *message)
{
  const char *interface = g_dbus_message_get_interface (message);
  const char *path = g_dbus_message_get_path (message);

  return g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL &&
         (g_str_has_prefix (interface, "org.freedesktop.Secret.") || g_str_has_prefix (path, "/org/freedesktop/secrets"));
}

/* With the lock. (transfer full) */
static GDBusMessage *
make_refusal (DiaTestKeyring *self,
              GDBusMessage   *answer)
{
  GDBusMessage *refusal = g_dbus_message_new ();

  self->serial = 0;
  self->failed = TRUE;
  g_dbus_message_set_message_type (refusal, G_DBUS_MESSAGE_TYPE_ERROR);
  g_dbus_message_set_reply_serial (refusal, g_dbus_message_get_reply_serial (answer));
  g_dbus_message_set_serial (refusal, g_dbus_message_get_serial (answer));
  g_dbus_message_set_sender (refusal, g_dbus_message_get_sender (answer));
  g_dbus_message_set_error_name (refusal, self->error_name);
  g_dbus_message_set_body (refusal, g_variant_new ("(s)", "No"));

  return refusal;
}

/* Runs in the thread of the connection. */
static GDBusMessage *
cut_answer (GDBusConnection *connection,
            GDBusMessage    *message,
            gboolean         incoming,
            gpointer         user_data)
{
  DiaTestKeyring *self = user_data;
  GDBusMessage *refusal = NULL;

  g_mutex_lock (&self->lock);
  if (!incoming && self->n_until > 0 && is_asked (message) && --self->n_until == 0)
    self->serial = g_dbus_message_get_serial (message);
  else if (incoming && self->serial != 0 && g_dbus_message_get_reply_serial (message) == self->serial)
    refusal = make_refusal (self, message);
  g_mutex_unlock (&self->lock);
  if (refusal == NULL)
    return message;

  g_object_unref (message);
  return refusal;
}

static DiaTestKeyring *
create (void)
{
  DiaTestKeyring *self = g_new0 (DiaTestKeyring, 1);
  g_autoptr (GError) error = NULL;

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_mutex_init (&self->lock);
  self->filter = g_dbus_connection_add_filter (self->bus, cut_answer, self, NULL);
  self->watch = g_bus_watch_name_on_connection (self->bus, SECRETS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                on_name_appeared_cb, on_name_vanished_cb, self, NULL);
  return self;
}

static DiaTestKeyring *
start_daemon (char *home)
{
  DiaTestKeyring *self = create ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                                                        G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  GOutputStream *password;

  self->home = home;
  g_subprocess_launcher_setenv (launcher, "HOME", self->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", self->home, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  /* Its warnings are its own business and must not end it. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  self->daemon = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground", "--unlock",
                                              "--components=secrets", NULL);
  g_assert_no_error (error);
  password = g_subprocess_get_stdin_pipe (self->daemon);
  g_assert_true (g_output_stream_write_all (password, "test", 4, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (password, NULL, NULL));
  g_assert_true (dia_test_wait_until (is_there, self));
  return self;
}

DiaTestKeyring *
dia_test_keyring_new (void)
{
  return start_daemon (dia_test_dir_new ());
}

DiaTestKeyring *
dia_test_keyring_new_at (const char *home)
{
  DiaTestKeyring *self = start_daemon (g_strdup (home));

  self->keeps_home = TRUE;
  return self;
}

/* Secret Service API, OpenSession: the one algorithm that is none. */
static GDBusMessage *
open_plain_session (GDBusMessage *call)
{
  GVariant *body = g_dbus_message_get_body (call);
  const char *algorithm = NULL;
  GDBusMessage *reply;

  if (g_strcmp0 (g_dbus_message_get_member (call), "OpenSession") != 0)
    return g_dbus_message_new_method_error_literal (call, "org.freedesktop.DBus.Error.UnknownMethod", "No");
  g_variant_get_child (body, 0, "&s", &algorithm);
  if (!g_str_equal (algorithm, "plain"))
    return g_dbus_message_new_method_error_literal (call, "org.freedesktop.DBus.Error.NotSupported", "No");

  reply = g_dbus_message_new_method_reply (call);
  g_dbus_message_set_body (reply, g_variant_new ("(vo)", g_variant_new_string (""), "/org/freedesktop/secrets/session/1"));
  return reply;
}

/* Runs in the thread of the connection: no main loop is needed to be rude. */
static GDBusMessage *
swallow (GDBusConnection *connection,
         GDBusMessage    *message,
         gboolean         incoming,
         gpointer         user_data)
{
  DiaTestKeyring *self = user_data;
  g_autoptr (GDBusMessage) reply = NULL;

  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  g_atomic_int_inc (&self->n_calls);
  if (self->manner == MANNER_DENYING)
    reply = g_dbus_message_new_method_error_literal (message, "org.freedesktop.DBus.Error.AccessDenied", "No");
  else if (self->manner == MANNER_PLAIN)
    reply = open_plain_session (message);
  else if (self->manner == MANNER_DYING)
    g_dbus_connection_close (connection, NULL, NULL, NULL);
  if (reply != NULL)
    g_dbus_connection_send_message (connection, reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, NULL, NULL);
  g_object_unref (message);
  return NULL;
}

static DiaTestKeyring *
create_impostor (Manner manner)
{
  DiaTestKeyring *self = create ();
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GError) error = NULL;

  self->impostor = g_dbus_connection_new_for_address_sync (address,
                                                           G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                           G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                           NULL, NULL, &error);
  g_assert_no_error (error);
  self->manner = manner;
  g_dbus_connection_add_filter (self->impostor, swallow, self, NULL);
  owned = g_dbus_connection_call_sync (self->impostor, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", SECRETS_NAME, 0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dia_test_wait_until (is_there, self));
  return self;
}

DiaTestKeyring *
dia_test_keyring_new_denying (void)
{
  return create_impostor (MANNER_DENYING);
}

DiaTestKeyring *
dia_test_keyring_new_mute (void)
{
  return create_impostor (MANNER_MUTE);
}

DiaTestKeyring *
dia_test_keyring_new_plain (void)
{
  return create_impostor (MANNER_PLAIN);
}

DiaTestKeyring *
dia_test_keyring_new_dying (void)
{
  return create_impostor (MANNER_DYING);
}

guint
dia_test_keyring_count_calls (DiaTestKeyring *self)
{
  return (guint) g_atomic_int_get (&self->n_calls);
}

void
dia_test_keyring_fail_at (DiaTestKeyring *self,
                          guint           nth,
                          const char     *name)
{
  g_mutex_lock (&self->lock);
  self->n_until = nth;
  self->serial = 0;
  self->failed = FALSE;
  self->error_name = name;
  g_mutex_unlock (&self->lock);
}

gboolean
dia_test_keyring_has_failed (DiaTestKeyring *self)
{
  gboolean failed;

  g_mutex_lock (&self->lock);
  failed = self->failed;
  g_mutex_unlock (&self->lock);

  return failed;
}

void
dia_test_keyring_free (DiaTestKeyring *self)
{
  g_dbus_connection_remove_filter (self->bus, self->filter);
  if (self->daemon != NULL)
    {
      g_subprocess_force_exit (self->daemon);
      g_subprocess_wait (self->daemon, NULL, NULL);
    }
  if (self->impostor != NULL && !g_dbus_connection_is_closed (self->impostor))
    g_dbus_connection_close_sync (self->impostor, NULL, NULL);
  g_assert_true (dia_test_wait_until (is_gone, self));
  g_bus_unwatch_name (self->watch);
  g_clear_object (&self->daemon);
  g_clear_object (&self->impostor);
  g_clear_object (&self->bus);
  if (self->keeps_home)
    g_clear_pointer (&self->home, g_free);
  g_clear_pointer (&self->home, dia_test_dir_remove);
  g_mutex_clear (&self->lock);
  g_free (self);
}

void
dia_test_keyring_lock (DiaTestKeyring *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_sync (self->bus, SECRETS_NAME, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
                                 "Lock", g_variant_new_parsed ("([%o],)", LOGIN_PATH),
                                 NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

void
dia_test_keyring_forget_default (DiaTestKeyring *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
    g_dbus_connection_call_sync (self->bus, SECRETS_NAME, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
                                 "SetAlias", g_variant_new_parsed ("('default', objectpath '/')"),
                                 NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

const char *
dia_test_keyring_get_home (DiaTestKeyring *self)
{
  return self->home;
}
