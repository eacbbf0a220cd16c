/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-http-exchange.h"

#include "dia-http-log.h"
#include "dia-http-request-private.h"
#include "dia-http-response-private.h"
#include "dia-net-error.h"

#include <glib/gi18n-lib.h>

#define READ_SIZE    (64 * 1024)
/* libsoup repeats an HTTP/2 stream that the server refused for ever. */
#define MAX_RESTARTS 3

struct _DiaHttpExchange
{
  SoupMessage          *message;
  const DiaHttpRequest *request;
  GCancellable         *stop;
  DiaAddressCheck       is_public;

  DiaClock             *fence_clock;      /* (owned) (nullable) */
  gint64                fence;            /* of its boot time */

  gboolean              started;          /* the connection stands; bytes of the request may be on their way */
  gboolean              address_refused;
  gboolean              too_weak;         /* the encryption is one that can be broken */
  gboolean              too_large;
  guint                 n_restarts;
  GError               *failure;          /* (owned) (nullable): what libsoup said */
};

static const char *
get_host (DiaHttpExchange *self)
{
  return g_uri_get_host (soup_message_get_uri (self->message));
}

static gboolean
is_address_allowed (DiaHttpExchange *self,
                    GSocketAddress  *address)
{
  GInetAddress *inet;

  /* Behind a proxy the proxy's address is the system's choice, and what it
   * connects to cannot be seen from here. */
  if (!G_IS_INET_SOCKET_ADDRESS (address) || G_IS_PROXY_ADDRESS (address))
    return TRUE;
  inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));
  if (g_str_equal (g_uri_get_scheme (soup_message_get_uri (self->message)), "http"))
    return g_inet_address_get_is_loopback (inet);
  return self->is_public (inet);
}

/* TLS 1.0 and 1.1 must not be used any more (RFC 8996), but GnuTLS still agrees to
 * them with a server, or somebody in between, who offers nothing else. Nothing of
 * the request has left yet. */
static void
check_protocol (DiaHttpExchange *self,
                GTlsConnection  *connection)
{
  GTlsProtocolVersion version = g_tls_connection_get_protocol_version (connection);

  if (version == G_TLS_PROTOCOL_VERSION_TLS_1_2 || version == G_TLS_PROTOCOL_VERSION_TLS_1_3)
    return;
  self->too_weak = TRUE;
  g_cancellable_cancel (self->stop);
}

/* The last check before a connection is made: the name may have changed its
 * meaning since it was looked up. */
static void
on_message_network_event_cb (SoupMessage       *message,
                             GSocketClientEvent event,
                             GIOStream         *connection,
                             DiaHttpExchange   *self)
{
  g_autoptr (GSocketAddress) address = NULL;

  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKED && G_IS_TLS_CONNECTION (connection))
    check_protocol (self, G_TLS_CONNECTION (connection));
  if ((event != G_SOCKET_CLIENT_CONNECTING && event != G_SOCKET_CLIENT_CONNECTED) || !G_IS_SOCKET_CONNECTION (connection))
    return;
  address = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (address == NULL || is_address_allowed (self, address))
    return;
  self->address_refused = TRUE;
  g_cancellable_cancel (self->stop);
}

/* The last moment before the first byte: name, connection and encryption may
 * have taken their time, and this process may have been stopped meanwhile. */
static gboolean
is_beyond_fence (DiaHttpExchange *self)
{
  return self->request->changes_something && self->fence_clock != NULL &&
         dia_clock_boot_time (self->fence_clock) > self->fence;
}

static void
on_message_starting_cb (SoupMessage     *message,
                        DiaHttpExchange *self)
{
  if (is_beyond_fence (self))
    g_cancellable_cancel (self->stop);
  else if (!self->address_refused && !self->too_weak)
    self->started = TRUE;
}

static void
on_message_restarted_cb (SoupMessage     *message,
                         DiaHttpExchange *self)
{
  self->n_restarts++;
  if (self->request->changes_something || self->n_restarts > MAX_RESTARTS)
    g_cancellable_cancel (self->stop);
}

DiaHttpExchange *
dia_http_exchange_new (SoupMessage          *message,
                       const DiaHttpRequest *request,
                       GCancellable         *stop,
                       DiaAddressCheck       is_public)
{
  DiaHttpExchange *self = g_new0 (DiaHttpExchange, 1);

  self->message = g_object_ref (message);
  self->request = request;
  self->stop = g_object_ref (stop);
  self->is_public = is_public;
  g_signal_connect (message, "network-event", G_CALLBACK (on_message_network_event_cb), self);
  g_signal_connect (message, "starting", G_CALLBACK (on_message_starting_cb), self);
  g_signal_connect (message, "restarted", G_CALLBACK (on_message_restarted_cb), self);
  return self;
}

void
dia_http_exchange_free (DiaHttpExchange *self)
{
  g_return_if_fail (self != NULL);

  g_signal_handlers_disconnect_by_data (self->message, self);
  g_object_unref (self->message);
  g_object_unref (self->stop);
  g_clear_object (&self->fence_clock);
  g_clear_error (&self->failure);
  g_free (self);
}

void
dia_http_exchange_set_fence (DiaHttpExchange *self,
                             DiaClock        *clock,
                             gint64           latest)
{
  g_set_object (&self->fence_clock, clock);
  self->fence = latest;
}

static gboolean
append_bytes (DiaHttpExchange *self,
              GByteArray      *body,
              const guint8    *bytes,
              gsize            length)
{
  if (body->len + length > self->request->max_body)
    {
      self->too_large = TRUE;
      /* Closing a stream would read it to its end first. */
      g_cancellable_cancel (self->stop);
      return FALSE;
    }
  g_byte_array_append (body, bytes, (guint) length);
  return TRUE;
}

static GBytes *
read_body (DiaHttpExchange *self,
           GInputStream    *stream)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_SIZE);
  gssize n_read;

  do
    {
      n_read = g_input_stream_read (stream, buffer, READ_SIZE, self->stop, &self->failure);
      if (n_read < 0 || !append_bytes (self, body, buffer, (gsize) n_read))
        return NULL;
    }
  while (n_read > 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

DiaHttpResponse *
dia_http_exchange_run (DiaHttpExchange *self,
                       SoupSession     *session)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) body = NULL;

  dia_http_log_request (self->message);
  stream = soup_session_send (session, self->message, self->stop, &self->failure);
  if (stream == NULL)
    return NULL;
  body = read_body (self, stream);
  g_input_stream_close (stream, self->stop, NULL);
  if (body == NULL)
    return NULL;
  dia_http_log_response (self->message, g_bytes_get_size (body));
  return dia_http_response_new (soup_message_get_status (self->message), soup_message_get_uri (self->message),
                                soup_message_get_response_headers (self->message), body);
}

static const char *
describe_certificate (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _("its certificate belongs to another name");
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return _("its certificate has expired");
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _("its certificate is not valid yet; is this computer’s clock right?");
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _("its certificate was revoked");
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _("nobody this computer trusts vouches for its certificate");
  return _("no encrypted connection could be made");
}

static GError *
explain_unsent (DiaHttpExchange *self,
                gboolean         overdue)
{
  GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (self->message);

  if (self->too_weak)
    return g_error_new (DIA_NET_ERROR, DIA_NET_ERROR_TLS,
                        _("“%s” encrypts in a way that is not safe any more. Nothing was sent."), get_host (self));
  if (!overdue && (flags != 0 || (self->failure != NULL && self->failure->domain == G_TLS_ERROR)))
    return g_error_new (DIA_NET_ERROR, DIA_NET_ERROR_TLS, _("“%s” could not prove who it is: %s. Nothing was sent."),
                        get_host (self), describe_certificate (flags));
  return g_error_new (DIA_NET_ERROR, DIA_NET_ERROR_UNREACHABLE,
                      overdue ? _("“%s” did not answer in time. Nothing was sent.") : _("“%s” cannot be reached. Nothing was sent."),
                      get_host (self));
}

static gboolean
is_unreadable (const GError *failure)
{
  return g_error_matches (failure, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING) ||
         g_error_matches (failure, SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_ENCODING) ||
         g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static GError *
explain_sent (DiaHttpExchange *self,
              gboolean         overdue)
{
  if (self->too_large)
    return g_error_new (DIA_NET_ERROR, DIA_NET_ERROR_TOO_LARGE,
                        _("The answer of “%s” is larger than any that makes sense."), get_host (self));
  if (!overdue && is_unreadable (self->failure))
    return g_error_new (DIA_NET_ERROR, DIA_NET_ERROR_MALFORMED, _("The answer of “%s” cannot be read."), get_host (self));
  return g_error_new (DIA_NET_ERROR, DIA_NET_ERROR_AMBIGUOUS,
                      overdue ? _("“%s” did not answer in time.") : _("The connection to “%s” broke before its answer was complete."),
                      get_host (self));
}

GError *
dia_http_exchange_explain (DiaHttpExchange *self,
                           gboolean         overdue,
                           gboolean         cancelled)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->address_refused)
    return g_error_new (DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED,
                        _("“%s” leads to this computer or to a private network; it was not contacted."), get_host (self));
  if (cancelled && !(self->started && self->request->changes_something))
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Stopped."));
  return self->started ? explain_sent (self, overdue) : explain_unsent (self, overdue);
}
