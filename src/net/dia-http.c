/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-http.h"
#include "dia-http-private.h"

#include "dia-address-policy.h"
#include "dia-deadline.h"
#include "dia-http-exchange.h"
#include "dia-http-request-private.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

/* For one read; the deadline is for the whole request. */
#define READ_TIMEOUT_SECONDS 60
#define IDLE_TIMEOUT_SECONDS 60
#define MAX_REDIRECTS        5
#define MAX_KNOWN_HOSTS      256

struct _DiaHttp
{
  GObject          parent_instance;

  SoupSession     *session;
  DiaDeadline     *deadline;
  DiaAddressCheck  is_public;
  guint            patience_ms;  /* over the deadline of each request */
  DiaClock        *fence_clock;  /* (owned) (nullable) */
  gint64           fence;
  GHashTable      *known_hosts;  /* (element-type utf8): names that led to public addresses */
};

/* One call of dia_http_send(). */
typedef struct
{
  DiaHttp              *http;
  const DiaHttpRequest *request;
  GCancellable         *cancellable;  /* (nullable): the caller's */
  GCancellable         *stop;         /* (owned): of this call alone */
} Call;

G_DEFINE_FINAL_TYPE (DiaHttp, dia_http, G_TYPE_OBJECT)

static gboolean
are_public (DiaHttp *self,
            GList   *addresses)
{
  for (GList *l = addresses; l != NULL; l = l->next)
    if (!self->is_public (l->data))
      return FALSE;
  return TRUE;
}

static void
remember_host (DiaHttp    *self,
               const char *host)
{
  if (g_hash_table_size (self->known_hosts) >= MAX_KNOWN_HOSTS)
    g_hash_table_remove_all (self->known_hosts);
  g_hash_table_add (self->known_hosts, g_strdup (host));
}

/* A name that leads into a private network is refused before anything knocks
 * there. One that cannot be looked up is left to the connection, which may go
 * through a proxy that can; each connection is checked once more as it is made. */
static gboolean
check_name (Call    *call,
            GUri    *uri,
            GError **error)
{
  const char *host = g_uri_get_host (uri);
  GList *addresses;
  gboolean allowed;

  if (g_str_equal (g_uri_get_scheme (uri), "http") || g_hash_table_contains (call->http->known_hosts, host))
    return TRUE;
  addresses = g_resolver_lookup_by_name (g_resolver_get_default (), host, call->stop, NULL);
  if (addresses == NULL)
    return TRUE;
  allowed = are_public (call->http, addresses);
  g_resolver_free_addresses (addresses);
  if (allowed)
    remember_host (call->http, host);
  else
    g_set_error (error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED,
                 _("“%s” leads to this computer or to a private network; it was not contacted."), host);
  return allowed;
}

static SoupMessage *
make_message (Call     *call,
              GUri     *uri,
              gboolean  is_first)
{
  SoupMessage *message = soup_message_new_from_uri (call->request->method, uri);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (call->request->changes_something)
    soup_message_add_flags (message, SOUP_MESSAGE_NEW_CONNECTION);
  dia_http_request_fill_message (call->request, message, is_first);
  return message;
}

static DiaHttpResponse *
exchange (Call        *call,
          const char  *url,
          gboolean     is_first,
          GError     **error)
{
  gboolean loopback_allowed = is_first && call->request->loopback_allowed;
  g_autoptr (GUri) uri = dia_address_policy_check_url (url, loopback_allowed, error);
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (DiaHttpExchange) one = NULL;
  DiaHttpResponse *response;

  if (uri == NULL || !check_name (call, uri, error))
    return NULL;
  message = make_message (call, uri, is_first);
  one = dia_http_exchange_new (message, call->request, call->stop, call->http->is_public);
  dia_http_exchange_set_fence (one, call->http->fence_clock, call->http->fence);
  response = dia_http_exchange_run (one, call->http->session);
  if (response == NULL)
    g_propagate_error (error, dia_http_exchange_explain (one, dia_deadline_clear (call->http->deadline),
                                                         g_cancellable_is_cancelled (call->cancellable)));
  return response;
}

static char *
find_redirect (Call                  *call,
               const DiaHttpResponse *response)
{
  const char *location = dia_http_response_get_header (response, "Location");

  if (!call->request->follow_redirects || call->request->changes_something ||
      !SOUP_STATUS_IS_REDIRECTION (dia_http_response_get_status (response)) || location == NULL)
    return NULL;
  return g_uri_resolve_relative (dia_http_response_get_url (response), location, G_URI_FLAGS_ENCODED, NULL);
}

static DiaHttpResponse *
exchange_and_follow (Call    *call,
                     GError **error)
{
  g_autoptr (DiaHttpResponse) response = exchange (call, call->request->url, TRUE, error);

  for (int i = 0; response != NULL && i < MAX_REDIRECTS; i++)
    {
      g_autofree char *next = find_redirect (call, response);

      if (next == NULL)
        break;
      g_clear_pointer (&response, dia_http_response_free);
      response = exchange (call, next, FALSE, error);
    }
  return g_steal_pointer (&response);
}

static void
on_cancellable_cancelled_cb (GCancellable *cancellable,
                             GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

DiaHttpResponse *
dia_http_send (DiaHttp         *self,
               DiaHttpRequest  *request,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  Call call = { self, request, cancellable, stop };
  DiaHttpResponse *response;
  gulong handler = 0;

  g_return_val_if_fail (DIA_IS_HTTP (self), NULL);
  g_return_val_if_fail (request != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (on_cancellable_cancelled_cb), g_object_ref (stop), g_object_unref);
  dia_deadline_set (self->deadline,
                    g_get_monotonic_time () + MIN (request->deadline_ms, self->patience_ms) * G_GINT64_CONSTANT (1000), stop);
  response = exchange_and_follow (&call, error);
  dia_deadline_clear (self->deadline);
  g_cancellable_disconnect (cancellable, handler);
  return response;
}

void
dia_http_set_fence (DiaHttp  *self,
                    DiaClock *clock,
                    gint64    latest)
{
  g_return_if_fail (DIA_IS_HTTP (self));

  g_set_object (&self->fence_clock, clock);
  self->fence = latest;
}

void
dia_http_set_address_check (DiaHttp         *self,
                            DiaAddressCheck  is_public)
{
  g_return_if_fail (DIA_IS_HTTP (self));
  g_return_if_fail (is_public != NULL);

  self->is_public = is_public;
  g_hash_table_remove_all (self->known_hosts);
}

void
dia_http_set_patience (DiaHttp *self,
                       guint    milliseconds)
{
  g_return_if_fail (DIA_IS_HTTP (self));

  self->patience_ms = milliseconds;
}

DiaHttp *
dia_http_new (const char *user_agent)
{
  DiaHttp *self;

  g_return_val_if_fail (user_agent != NULL, NULL);

  self = g_object_new (DIA_TYPE_HTTP, NULL);
  soup_session_set_user_agent (self->session, user_agent);
  return self;
}

static void
dia_http_finalize (GObject *object)
{
  DiaHttp *self = DIA_HTTP (object);

  soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->fence_clock);
  g_clear_pointer (&self->deadline, dia_deadline_free);
  g_clear_pointer (&self->known_hosts, g_hash_table_unref);

  G_OBJECT_CLASS (dia_http_parent_class)->finalize (object);
}

static void
dia_http_class_init (DiaHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_http_finalize;
}

static void
dia_http_init (DiaHttp *self)
{
  self->session = soup_session_new_with_options ("timeout", READ_TIMEOUT_SECONDS,
                                                 "idle-timeout", IDLE_TIMEOUT_SECONDS,
                                                 NULL);
  /* A server that asks for a password must get an answer to the program, not a
   * second request by the library. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  self->deadline = dia_deadline_new ();
  self->is_public = dia_address_policy_is_public;
  self->patience_ms = G_MAXUINT;
  self->known_hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}
