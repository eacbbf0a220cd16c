/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-api-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-foreign-text.h"
#include "dia-json.h"
#include "dia-oauth.h"

#define MAX_WORDS 300

/* One request in the accounts of its server. */
typedef struct
{
  char     *server;   /* (owned): its origin */
  char     *account;  /* (owned) */
  DiaBudget budget;   /* borrows from both */
} Charge;

static const char *const buckets[] = {
  [DIA_API_READ] = "read",
  [DIA_API_SIGN_IN] = "sign-in",
  [DIA_API_UPLOAD] = "upload",
  [DIA_API_DELETE] = "delete",
  [DIA_API_COMMIT] = "commit",
};

static void
clear_charge (Charge *charge)
{
  g_free (charge->server);
  g_free (charge->account);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Charge, clear_charge)

static void
init_charge (Charge           *charge,
             const DiaSession *session,
             const char       *url,
             DiaApiKind        kind,
             guint             cost)
{
  charge->server = dia_rate_limit_dup_server (url);
  charge->account = dia_id_to_string (session->account->id);
  charge->budget = (DiaBudget) { charge->server, charge->account, buckets[kind], cost };
}

/* Where servers put their words, first found first taken. */
static const char *const word_members[] = { "error_description", "message", "detail", "error", "title", NULL };

static char *
dup_host (const DiaHttpResponse *response)
{
  const char *url = dia_http_response_get_url (response);
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : _("The server"));
}

static const char *
find_words (JsonObject *object)
{
  for (guint i = 0; object != NULL && word_members[i] != NULL; i++)
    {
      const char *words = dia_json_get_string (object, word_members[i]);

      if (words != NULL && *words != '\0')
        return words;
    }

  return NULL;
}

static gboolean
holds_secret (const char *words,
              const char *secret)
{
  return secret != NULL && *secret != '\0' && strstr (words, secret) != NULL;
}

static gboolean
holds_secrets (const char           *words,
               const DiaCredentials *credentials)
{
  return credentials != NULL
         && (holds_secret (words, credentials->access_token)
             || holds_secret (words, credentials->refresh_token)
             || holds_secret (words, credentials->client_secret));
}

char *
dia_api_dup_words (const DiaSession      *session,
                   const DiaHttpResponse *response)
{
  g_autoptr (JsonNode) node = dia_json_parse_response (response, NULL);
  JsonObject *object = dia_json_as_object (node);
  const char *words = find_words (object);

  if (words == NULL)
    words = find_words (dia_json_get_object (object, "error"));
  if (words == NULL || holds_secrets (words, session->credentials))
    return NULL;

  return dia_foreign_text_tidy (words, MAX_WORDS);
}

static DiaServerUrl *
parse_server (const char  *origin,
              GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  DiaServerUrl *server = dia_server_url_parse (origin, &local_error);

  if (server == NULL)
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED, local_error->message);

  return server;
}

DiaServerUrl *
dia_api_ref_server (const DiaSession  *session,
                    GError           **error)
{
  const DiaCredentials *credentials = session->credentials;
  gboolean bound = credentials != NULL && *credentials->server != '\0';

  return parse_server (bound ? credentials->server : session->account->server, error);
}

DiaServerUrl *
dia_api_ref_typed_server (const DiaSession  *session,
                          GError           **error)
{
  return parse_server (session->account->server, error);
}

void
dia_api_take_net_error (GError      *net_error,
                        DiaApiKind   kind,
                        GError     **error)
{
  gboolean cancelled = g_error_matches (net_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (kind == DIA_API_COMMIT && !dia_net_error_nothing_sent (net_error))
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN, net_error->message);
  else if (cancelled)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, net_error->message);
  else if (g_error_matches (net_error, DIA_NET_ERROR, DIA_NET_ERROR_ADDRESS_REFUSED))
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED, net_error->message);
  else if (g_error_matches (net_error, DIA_NET_ERROR, DIA_NET_ERROR_MALFORMED)
           || g_error_matches (net_error, DIA_NET_ERROR, DIA_NET_ERROR_TOO_LARGE))
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_MALFORMED, net_error->message);
  else
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE, net_error->message);
  g_error_free (net_error);
}

/* The server would refuse the request: it is not even asked. */
static void
set_used_up (const DiaSession  *session,
             const DiaBudget   *budget,
             GError           **error)
{
  g_autoptr (GUri) uri = g_uri_parse (budget->server, G_URI_FLAGS_NONE, NULL);
  g_autofree char *handle = dia_account_dup_handle (session->account);
  g_autofree char *message = g_strdup_printf (_("%s allows no more requests of %s for now. This one waits."),
                                              uri != NULL ? g_uri_get_host (uri) : _("The server"), handle);
  DiaInstant ready_at = dia_rate_limit_get_ready_at (session->limits, budget);

  g_propagate_error (error, dia_connector_error_new_throttled (DIA_THROTTLE_ACCOUNT, ready_at, message));
}

DiaHttpResponse *
dia_api_send (const DiaSession  *session,
              DiaHttpRequest    *request,
              DiaApiKind         kind,
              GCancellable      *cancellable,
              GError           **error)
{
  g_auto (Charge) charge = { NULL };
  GError *net_error = NULL;
  DiaHttpResponse *response;

  init_charge (&charge, session, dia_http_request_get_url (request), kind, dia_http_request_get_cost (request));
  if (!dia_rate_limit_take (session->limits, &charge.budget))
    {
      set_used_up (session, &charge.budget, error);
      return NULL;
    }

  response = dia_http_send (session->http, request, cancellable, &net_error);
  dia_rate_limit_note (session->limits, &charge.budget, response);
  if (response == NULL)
    dia_api_take_net_error (net_error, kind, error);

  return response;
}

JsonNode *
dia_api_parse (const DiaSession       *session,
               const DiaHttpResponse  *response,
               DiaApiKind              kind,
               GError                **error)
{
  JsonNode *node = dia_json_parse_response (response, NULL);

  if (node == NULL)
    dia_api_set_odd (session, response, kind, error);

  return node;
}

void
dia_api_set_odd (const DiaSession       *session,
                 const DiaHttpResponse  *response,
                 DiaApiKind              kind,
                 GError                **error)
{
  g_autofree char *host = dup_host (response);

  if (kind == DIA_API_COMMIT)
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN,
                 _("%s gave an answer that does not say whether the post is there."), host);
  else
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_MALFORMED,
                 _("%s gave an answer that makes no sense."), host);
}

void
dia_api_set_nonsense (const DiaSession  *session,
                      GError           **error)
{
  g_autoptr (DiaServerUrl) server = dia_api_ref_server (session, NULL);

  g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_MALFORMED, _("%s gave an answer that makes no sense."),
               server != NULL ? dia_server_url_get_host (server) : _("The server"));
}

void
dia_api_set_sign_in (const DiaSession       *session,
                     const DiaHttpResponse  *response,
                     GError                **error)
{
  g_autofree char *host = dup_host (response);

  /* A new account has no name before its first sign-in. */
  if (session->account->handle[0] == '\0')
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN,
                 _("%s does not accept this sign-in. Check it and try again."), host);
  else
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN,
                 _("%s no longer accepts the sign-in of %s. Sign in again."), host, session->account->handle);
}

static void
set_throttled (const DiaSession       *session,
               const DiaHttpResponse  *response,
               DiaApiKind              kind,
               GError                **error)
{
  g_auto (Charge) charge = { NULL };
  g_autofree char *host = dup_host (response);
  g_autofree char *message = g_strdup_printf (_("%s asks to wait before the next request."), host);
  DiaInstant ready_at;

  init_charge (&charge, session, dia_http_response_get_url (response), kind, 1);
  ready_at = dia_rate_limit_get_ready_at (session->limits, &charge.budget);
  g_propagate_error (error, dia_connector_error_new_throttled (DIA_THROTTLE_SERVER, ready_at, message));
}

static void
set_refused (const DiaSession       *session,
             const DiaHttpResponse  *response,
             GError                **error)
{
  g_autofree char *host = dup_host (response);
  g_autofree char *words = dia_api_dup_words (session, response);

  if (words != NULL)
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED, _("%s says: “%s”"), host, words);
  else
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED, _("%s refused it without a reason (error %u)."),
                 host, dia_http_response_get_status (response));
}

static void
set_trouble (const DiaHttpResponse  *response,
             DiaApiKind              kind,
             GError                **error)
{
  g_autofree char *host = dup_host (response);
  guint status = dia_http_response_get_status (response);

  if (kind == DIA_API_COMMIT)
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN,
                 _("%s had trouble (error %u): it is not known whether the post is there."), host, status);
  else
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE,
                 _("%s has trouble at the moment (error %u)."), host, status);
}

/* Only 307 and 308 promise that nothing was done on the way (RFC 9110, 15.4). */
static gboolean
leaves_doubt (guint status)
{
  return status < 300 || (status < 400 && status != 307 && status != 308) || status == 408 || status >= 500;
}

/* Elsewhere, but only for now: a page of a hotel, a server under repair. */
static gboolean
is_passing_redirect (guint status)
{
  return status == 302 || status == 303 || status == 307;
}

void
dia_api_set_error (const DiaSession       *session,
                   const DiaHttpResponse  *response,
                   DiaApiKind              kind,
                   GError                **error)
{
  guint status = dia_http_response_get_status (response);

  if (status == 401)
    dia_api_set_sign_in (session, response, error);
  else if (status == 429)
    set_throttled (session, response, kind, error);
  else if (status >= 500 || status == 408 || (kind == DIA_API_COMMIT && leaves_doubt (status)))
    set_trouble (response, kind, error);
  else if (is_passing_redirect (status))
    set_trouble (response, DIA_API_READ, error);
  else
    set_refused (session, response, error);
}

static DiaConnectorError
map_oauth_error (DiaOauthError code)
{
  switch (code)
    {
    case DIA_OAUTH_ERROR_TIMED_OUT:
    case DIA_OAUTH_ERROR_SIGN_IN_AGAIN:
    case DIA_OAUTH_ERROR_CLIENT_UNKNOWN:
      return DIA_CONNECTOR_ERROR_SIGN_IN;

    case DIA_OAUTH_ERROR_NOT_SUPPORTED:
      return DIA_CONNECTOR_ERROR_UNSUPPORTED;

    case DIA_OAUTH_ERROR_BUSY:
      return DIA_CONNECTOR_ERROR_UNREACHABLE;

    case DIA_OAUTH_ERROR_DENIED:
    case DIA_OAUTH_ERROR_SCOPE:
    case DIA_OAUTH_ERROR_MISMATCH:
    case DIA_OAUTH_ERROR_REFUSED:
    default:
      return DIA_CONNECTOR_ERROR_REFUSED;
    }
}

void
dia_api_take_oauth_error (GError  *oauth_error,
                          GError **error)
{
  if (oauth_error->domain == DIA_CONNECTOR_ERROR)
    {
      g_propagate_error (error, oauth_error);
      return;
    }
  if (oauth_error->domain != DIA_OAUTH_ERROR)
    {
      dia_api_take_net_error (oauth_error, DIA_API_READ, error);
      return;
    }

  g_set_error_literal (error, DIA_CONNECTOR_ERROR, map_oauth_error (oauth_error->code), oauth_error->message);
  g_error_free (oauth_error);
}

gboolean
dia_api_wait (guint          milliseconds,
              GCancellable  *cancellable,
              GError       **error)
{
  GPollFD fd;

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fd))
    {
      g_poll (&fd, 1, (int) milliseconds);
      g_cancellable_release_fd (cancellable);
    }
  else
    {
      g_usleep ((gulong) milliseconds * 1000);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

const char *
dia_api_keep_web_url (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return "";

  return g_str_equal (g_uri_get_scheme (uri), "https") || g_str_equal (g_uri_get_scheme (uri), "http") ? url : "";
}
