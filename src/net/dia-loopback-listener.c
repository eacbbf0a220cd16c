/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-loopback-listener.h"

#include "dia-oauth.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define CALLBACK_PATH      "/callback"
#define MAX_QUERY_LENGTH   (8 * 1024)
/* How long the browser may take to fetch the last page. */
#define FAREWELL_MS        2000

struct _DiaLoopbackListener
{
  GObject       parent_instance;

  GMainContext *context;       /* of this listener alone: nothing else runs while it waits */
  SoupServer   *server;
  char         *state;
  char         *issuer;        /* (nullable) */
  char         *redirect_uri;
  char         *authority;     /* "127.0.0.1:PORT" */
  guint         patience_ms;

  char         *code;          /* (owned) (nullable): a secret */
  GError       *failure;       /* (owned) (nullable) */
  gboolean      answered;      /* the right answer has come: the next is refused */
  gboolean      finished;      /* and its page was sent */
  gboolean      expired;
};

G_DEFINE_FINAL_TYPE (DiaLoopbackListener, dia_loopback_listener, G_TYPE_OBJECT)

static char *
make_page (const char *title,
           const char *text)
{
  g_autofree char *safe_title = g_markup_escape_text (title, -1);
  g_autofree char *safe_text = g_markup_escape_text (text, -1);

  return g_strdup_printf ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Diapason</title>"
                          "<style>body{font:16px/1.5 sans-serif;max-width:32em;margin:20vh auto;padding:0 1em;"
                          "color-scheme:light dark}</style></head><body><h1>%s</h1><p>%s</p></body></html>",
                          safe_title, safe_text);
}

/* The page must not leave the browser nor tell another site where it came from:
 * its address holds the code. */
static void
show_page (SoupServerMessage *message,
           guint              status,
           const char        *title,
           const char        *text)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  char *page = make_page (title, text);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  soup_message_headers_replace (headers, "Referrer-Policy", "no-referrer");
  soup_message_headers_replace (headers, "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_TAKE, page, strlen (page));
}

static void
refuse (SoupServerMessage *message,
        guint              status)
{
  show_page (message, status, _("This page is not part of a sign-in"),
             _("Diapason did not ask for it. If you were signing in, go back to Diapason and start again."));
}

/* A page in the browser can have a name of its own lead to this computer; its
 * requests then carry that name. */
static gboolean
is_for_us (DiaLoopbackListener *self,
           SoupServerMessage   *message)
{
  const char *host = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));

  return host != NULL && g_str_equal (host, self->authority) && query != NULL && strlen (query) <= MAX_QUERY_LENGTH;
}

/* Whether the answer is of the sign-in that waits: without the right `state`
 * anybody could have made it (RFC 6749, section 10.12), with another issuer it
 * is of another server (RFC 9207). */
static gboolean
is_genuine (DiaLoopbackListener *self,
            GHashTable          *query)
{
  const char *state = g_hash_table_lookup (query, "state");
  const char *issuer = g_hash_table_lookup (query, "iss");

  if (state == NULL || !dia_pkce_equal (state, self->state))
    return FALSE;
  return self->issuer == NULL || g_strcmp0 (issuer, self->issuer) == 0;
}

static void
accept_answer (DiaLoopbackListener *self,
               SoupServerMessage   *message,
               GHashTable          *query)
{
  const char *code = g_hash_table_lookup (query, "code");

  self->answered = TRUE;
  if (code != NULL && *code != '\0')
    {
      self->code = g_strdup (code);
      show_page (message, SOUP_STATUS_OK, _("You are signed in"), _("You can close this page and go back to Diapason."));
      return;
    }
  g_set_error_literal (&self->failure, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_DENIED,
                       _("The sign-in was refused in the browser."));
  show_page (message, SOUP_STATUS_OK, _("You are not signed in"),
             _("The server did not give Diapason the right to act for you. You can close this page."));
}

static void
on_message_finished_cb (SoupServerMessage   *message,
                        DiaLoopbackListener *self)
{
  self->finished = TRUE;
}

static void
on_server_request_cb (SoupServer        *server,
                      SoupServerMessage *message,
                      const char        *path,
                      GHashTable        *query,
                      gpointer           user_data)
{
  DiaLoopbackListener *self = user_data;

  if (!g_str_equal (path, CALLBACK_PATH))
    refuse (message, SOUP_STATUS_NOT_FOUND);
  else if (!g_str_equal (soup_server_message_get_method (message), SOUP_METHOD_GET))
    refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED);
  else if (self->answered)
    refuse (message, SOUP_STATUS_GONE);
  else if (!is_for_us (self, message) || !is_genuine (self, query))
    refuse (message, SOUP_STATUS_BAD_REQUEST);
  else
    {
      g_signal_connect_object (message, "finished", G_CALLBACK (on_message_finished_cb), self, 0);
      accept_answer (self, message, query);
    }
}

static gboolean
on_patience_ended_cb (gpointer user_data)
{
  DiaLoopbackListener *self = user_data;

  self->expired = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
on_cancellable_cancelled_cb (GCancellable *cancellable,
                             gpointer      user_data)
{
  return G_SOURCE_REMOVE;
}

static GSource *
start_patience (DiaLoopbackListener *self,
                guint                milliseconds)
{
  GSource *source = g_timeout_source_new (milliseconds);

  self->expired = FALSE;
  g_source_set_callback (source, on_patience_ended_cb, self, NULL);
  g_source_attach (source, self->context);
  return source;
}

static void
stop_source (GSource *source)
{
  g_source_destroy (source);
  g_source_unref (source);
}

static void
iterate_until_answer (DiaLoopbackListener *self,
                      GCancellable        *cancellable)
{
  GSource *patience = start_patience (self, self->patience_ms);
  GSource *cancelled = cancellable != NULL ? g_cancellable_source_new (cancellable) : NULL;

  if (cancelled != NULL)
    {
      g_source_set_callback (cancelled, G_SOURCE_FUNC (on_cancellable_cancelled_cb), NULL, NULL);
      g_source_attach (cancelled, self->context);
    }
  while (!self->answered && !self->expired && !g_cancellable_is_cancelled (cancellable))
    g_main_context_iteration (self->context, TRUE);
  g_clear_pointer (&cancelled, stop_source);
  stop_source (patience);
}

static void
iterate_until_page_is_sent (DiaLoopbackListener *self)
{
  GSource *patience = start_patience (self, FAREWELL_MS);

  while (!self->finished && !self->expired)
    g_main_context_iteration (self->context, TRUE);
  stop_source (patience);
}

static void
close_port (DiaLoopbackListener *self)
{
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  /* Connections leave their last steps to the context. */
  while (g_main_context_iteration (self->context, FALSE))
    continue;
}

char *
dia_loopback_listener_wait (DiaLoopbackListener  *self,
                            GCancellable         *cancellable,
                            GError              **error)
{
  g_return_val_if_fail (DIA_IS_LOOPBACK_LISTENER (self), NULL);
  g_return_val_if_fail (self->server != NULL, NULL);

  g_main_context_push_thread_default (self->context);
  iterate_until_answer (self, cancellable);
  if (self->answered)
    iterate_until_page_is_sent (self);
  close_port (self);
  g_main_context_pop_thread_default (self->context);

  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else if (self->code == NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    g_set_error_literal (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_TIMED_OUT,
                         _("Nobody came back from the browser in time. Start the sign-in again."));
  return g_steal_pointer (&self->code);
}

static gboolean
open_port (DiaLoopbackListener  *self,
           GError              **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  GSList *uris;

  if (!soup_server_listen (self->server, address, 0, error))
    return FALSE;
  uris = soup_server_get_uris (self->server);
  self->authority = g_strdup_printf ("127.0.0.1:%d", g_uri_get_port (uris->data));
  self->redirect_uri = g_strconcat ("http://", self->authority, CALLBACK_PATH, NULL);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return TRUE;
}

DiaLoopbackListener *
dia_loopback_listener_new (const char  *state,
                           const char  *issuer,
                           GError     **error)
{
  g_autoptr (DiaLoopbackListener) self = NULL;
  gboolean opened;

  g_return_val_if_fail (state != NULL && *state != '\0', NULL);

  self = g_object_new (DIA_TYPE_LOOPBACK_LISTENER, NULL);
  self->state = g_strdup (state);
  self->issuer = g_strdup (issuer);
  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new ("server-header", "Diapason", NULL);
  soup_server_add_handler (self->server, NULL, on_server_request_cb, self, NULL);
  opened = open_port (self, error);
  g_main_context_pop_thread_default (self->context);
  return opened ? g_steal_pointer (&self) : NULL;
}

const char *
dia_loopback_listener_get_redirect_uri (DiaLoopbackListener *self)
{
  g_return_val_if_fail (DIA_IS_LOOPBACK_LISTENER (self), NULL);

  return self->redirect_uri;
}

void
dia_loopback_listener_set_patience (DiaLoopbackListener *self,
                                    guint                milliseconds)
{
  g_return_if_fail (DIA_IS_LOOPBACK_LISTENER (self));

  self->patience_ms = milliseconds;
}

static void
dia_loopback_listener_finalize (GObject *object)
{
  DiaLoopbackListener *self = DIA_LOOPBACK_LISTENER (object);

  if (self->server != NULL)
    close_port (self);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_error (&self->failure);
  g_free (self->state);
  g_free (self->issuer);
  g_free (self->redirect_uri);
  g_free (self->authority);
  g_free (self->code);

  G_OBJECT_CLASS (dia_loopback_listener_parent_class)->finalize (object);
}

static void
dia_loopback_listener_class_init (DiaLoopbackListenerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_loopback_listener_finalize;
}

static void
dia_loopback_listener_init (DiaLoopbackListener *self)
{
  self->context = g_main_context_new ();
  self->patience_ms = DIA_LOOPBACK_LISTENER_MINUTES * 60 * 1000;
}
