/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-publisher-notifier.h"

#include "dia-attention.h"

#include <glib/gi18n-lib.h>

#define NAME           "org.freedesktop.Notifications"
#define PATH           "/org/freedesktop/Notifications"
#define DESK_NAME      "io.github.diapason.Diapason"
#define DESK_PATH      "/io/github/diapason/Diapason"
#define ATTENTION_KEY  "dia-attention"

struct _DiaPublisherNotifier
{
  GDBusConnection *connection;     /* (owned) */
  GCancellable    *cancellable;    /* (owned) */
  guint            subscription;
  gboolean         reads_markup;   /* the desktop takes the body for markup */
  GHashTable      *shown;          /* (owned) (element-type guint GVariant): what each notification is about */
  GHashTable      *tokens;         /* (owned) (element-type guint utf8): that let the desk come to the front */
};

/* Where a notification of a workspace goes. */
typedef struct
{
  DiaPublisherNotifier *notifier;
  GVariant             *post;      /* (owned): (sx), path and post */
} Showing;

static void
on_capabilities_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autofree const char **words = NULL;
  DiaPublisherNotifier *self = user_data;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(^a&s)", &words);
  self->reads_markup = g_strv_contains (words, "body-markup");
}

static void
on_shown_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Showing *showing = user_data;
  g_autoptr (GVariant) post = showing->post;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  guint id;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (reply == NULL)
    {
      g_message ("The desktop cannot be told: %s", error->message);
      return;
    }
  g_variant_get (reply, "(u)", &id);
  g_hash_table_replace (showing->notifier->shown, GUINT_TO_POINTER (id), g_steal_pointer (&post));
}

static void
on_attention_notice_cb (DiaAttention         *attention,
                        const char           *title,
                        const char           *body,
                        DiaId                 post_id,
                        DiaPublisherNotifier *self)
{
  const char *const actions[] = { "default", _("Open the queue"), NULL };
  g_autofree char *text = self->reads_markup ? g_markup_escape_text (body, -1) : g_strdup (body);
  Showing *showing = g_new0 (Showing, 1);
  GVariantBuilder hints;

  showing->notifier = self;
  showing->post = g_variant_ref_sink (g_variant_new ("(sx)", g_object_get_data (G_OBJECT (attention), "path"), post_id));
  g_variant_builder_init (&hints, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&hints, "{sv}", "desktop-entry", g_variant_new_string (DESK_NAME));
  g_variant_builder_add (&hints, "{sv}", "urgency", g_variant_new_byte (1));
  g_dbus_connection_call (self->connection, NAME, PATH, NAME, "Notify",
                          g_variant_new ("(susss^asa{sv}i)", "Diapason", 0, DESK_NAME, title, text, actions, &hints, -1),
                          G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, on_shown_cb, showing);
}

/* The desk is started by the bus when it does not run. Specification: Desktop
 * Entry, "D-Bus Activation". */
static void
open_post (DiaPublisherNotifier *self,
           GVariant             *post,
           const char           *token)   /* (nullable) */
{
  GVariantBuilder arguments, platform;

  g_variant_builder_init (&arguments, G_VARIANT_TYPE ("av"));
  g_variant_builder_add (&arguments, "v", post);
  g_variant_builder_init (&platform, G_VARIANT_TYPE_VARDICT);
  if (token != NULL)
    {
      g_variant_builder_add (&platform, "{sv}", "desktop-startup-id", g_variant_new_string (token));
      g_variant_builder_add (&platform, "{sv}", "activation-token", g_variant_new_string (token));
    }
  g_dbus_connection_call (self->connection, DESK_NAME, DESK_PATH, "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sava{sv})", "show-post", &arguments, &platform), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
on_signal_cb (GDBusConnection *connection,
              const char      *sender,
              const char      *path,
              const char      *interface,
              const char      *signal,
              GVariant        *parameters,
              gpointer         user_data)
{
  DiaPublisherNotifier *self = user_data;
  gpointer key;
  GVariant *post;
  guint id;

  if (g_variant_n_children (parameters) == 0 ||
      !g_variant_type_equal (g_variant_type_first (g_variant_get_type (parameters)), G_VARIANT_TYPE_UINT32))
    return;
  g_variant_get_child (parameters, 0, "u", &id);
  key = GUINT_TO_POINTER (id);
  post = g_hash_table_lookup (self->shown, key);
  if (post == NULL)
    return;

  if (g_str_equal (signal, "ActivationToken") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(us)")))
    {
      char *token;

      g_variant_get_child (parameters, 1, "s", &token);
      g_hash_table_replace (self->tokens, key, token);
    }
  else if (g_str_equal (signal, "ActionInvoked"))
    open_post (self, post, g_hash_table_lookup (self->tokens, key));
  else if (g_str_equal (signal, "NotificationClosed"))
    {
      g_hash_table_remove (self->shown, key);
      g_hash_table_remove (self->tokens, key);
    }
}

DiaPublisherNotifier *
dia_publisher_notifier_new (GDBusConnection *connection)
{
  DiaPublisherNotifier *self = g_new0 (DiaPublisherNotifier, 1);

  self->connection = g_object_ref (connection);
  self->cancellable = g_cancellable_new ();
  self->shown = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_variant_unref);
  self->tokens = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->subscription = g_dbus_connection_signal_subscribe (connection, NAME, NAME, NULL, PATH, NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NONE, on_signal_cb, self, NULL);
  g_dbus_connection_call (connection, NAME, PATH, NAME, "GetCapabilities", NULL, G_VARIANT_TYPE ("(as)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, on_capabilities_cb, self);

  return self;
}

void
dia_publisher_notifier_add (DiaPublisherNotifier *self,
                            DiaWorkspace         *workspace)
{
  DiaAttention *attention = dia_attention_new (workspace);

  g_object_set_data_full (G_OBJECT (attention), "path", g_strdup (dia_workspace_get_path (workspace)), g_free);
  g_signal_connect (attention, "notice", G_CALLBACK (on_attention_notice_cb), self);
  g_object_set_data_full (G_OBJECT (workspace), ATTENTION_KEY, attention, g_object_unref);
}

void
dia_publisher_notifier_free (DiaPublisherNotifier *self)
{
  g_cancellable_cancel (self->cancellable);
  g_dbus_connection_signal_unsubscribe (self->connection, self->subscription);
  g_hash_table_unref (self->shown);
  g_hash_table_unref (self->tokens);
  g_object_unref (self->cancellable);
  g_object_unref (self->connection);
  g_free (self);
}
