/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bluesky-api.h"

#include <glib/gi18n-lib.h>

#include "dia-at-uri.h"
#include "dia-dpop.h"
#include "dia-json.h"

/* Names of errors that mean: this token is not good (any more). Servers give
 * them with status 400 as well as 401. */
static const char *const sign_in_errors[] = {
  "ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired", "AuthFactorTokenRequired",
  "AccountNotFound", "invalid_token", NULL
};

/* This server does not know the procedure, or passes on to nobody. */
static const char *const unsupported_errors[] = { "MethodNotImplemented", "XRPCNotSupported", NULL };

DiaHttpRequest *
dia_bluesky_make_request (const DiaSession  *session,
                          const char        *method,
                          const char        *nsid,
                          GError           **error)
{
  g_autoptr (DiaServerUrl) server = dia_api_ref_server (session, error);
  g_autofree char *path = g_strconcat ("/xrpc/", nsid, NULL);

  return server != NULL ? dia_http_request_new_for_server (method, server, path) : NULL;
}

static DiaHttpResponse *
send_with_dpop (const DiaSession  *session,
                DiaHttpRequest    *request,
                DiaApiKind         kind,
                GCancellable      *cancellable,
                GError           **error)
{
  const char *token = session->credentials->access_token;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DiaDpop) dpop = dia_dpop_new_from_jwk (session->credentials->dpop_key, &local_error);

  /* Twice at most: a server that refuses for want of its nonce tells it. */
  for (guint n = 0; dpop != NULL && n < 2; n++)
    {
      g_autoptr (DiaHttpResponse) response = NULL;

      dia_http_request_set_authorization (request, "DPoP", token);
      if (!dia_dpop_sign_request (dpop, request, token, &local_error))
        break;
      response = dia_api_send (session, request, kind, cancellable, error);
      if (response == NULL || !dia_dpop_note_response (dpop, response) || n == 1)
        return g_steal_pointer (&response);
    }

  g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN,
               _("The stored sign-in of %s cannot be used (%s). Sign in again."),
               session->account->handle, local_error->message);
  return NULL;
}

DiaHttpResponse *
dia_bluesky_send (const DiaSession  *session,
                  DiaHttpRequest    *request,
                  DiaBlueskyProof    proof,
                  DiaApiKind         kind,
                  GCancellable      *cancellable,
                  GError           **error)
{
  const DiaCredentials *credentials = session->credentials;

  if (proof == DIA_BLUESKY_ACCESS && credentials != NULL && *credentials->dpop_key != '\0')
    return send_with_dpop (session, request, kind, cancellable, error);

  if (proof == DIA_BLUESKY_ACCESS && credentials != NULL)
    dia_http_request_set_bearer (request, credentials->access_token);
  else if (proof == DIA_BLUESKY_REFRESH)
    dia_http_request_set_bearer (request, credentials->refresh_token);

  return dia_api_send (session, request, kind, cancellable, error);
}

static char *
dup_error_name (const DiaHttpResponse *response)
{
  g_autoptr (JsonNode) node = dia_json_parse_response (response, NULL);
  const char *name = dia_json_get_string (dia_json_as_object (node), "error");

  return g_strdup (name != NULL ? name : "");
}

gboolean
dia_bluesky_is_error (const DiaHttpResponse *response,
                      const char            *name)
{
  g_autofree char *own_name = dup_error_name (response);

  return g_str_equal (own_name, name);
}

void
dia_bluesky_set_error (const DiaSession       *session,
                       const DiaHttpResponse  *response,
                       DiaApiKind              kind,
                       GError                **error)
{
  guint status = dia_http_response_get_status (response);
  g_autofree char *name = dup_error_name (response);

  if ((status == 400 || status == 401) && g_strv_contains (sign_in_errors, name))
    dia_api_set_sign_in (session, response, error);
  else if (status == 400 && g_str_equal (name, "InvalidSwap"))
    /* Something is there under this key: a read-back says what. */
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN,
                         _("There is already a post under this key."));
  else if (status == 501 || (status >= 400 && g_strv_contains (unsupported_errors, name)))
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED,
                         _("The account’s server cannot do this."));
  else
    dia_api_set_error (session, response, kind, error);
}

JsonNode *
dia_bluesky_fetch (const DiaSession  *session,
                   DiaHttpRequest    *request,
                   DiaApiKind         kind,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (DiaHttpResponse) response = dia_bluesky_send (session, request, DIA_BLUESKY_ACCESS, kind, cancellable, error);

  if (response == NULL)
    return NULL;
  if (!dia_http_response_is_success (response))
    {
      dia_bluesky_set_error (session, response, kind, error);
      return NULL;
    }

  return dia_api_parse (session, response, kind, error);
}

char *
dia_bluesky_dup_did (const DiaSession  *session,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr (DiaHttpRequest) request = NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *did;

  if (session->credentials != NULL && *session->credentials->subject != '\0')
    return g_strdup (session->credentials->subject);
  if (*session->account->remote_id != '\0')
    return g_strdup (session->account->remote_id);

  request = dia_bluesky_make_request (session, "GET", "com.atproto.server.getSession", error);
  node = request != NULL ? dia_bluesky_fetch (session, request, DIA_API_READ, cancellable, error) : NULL;
  if (node == NULL)
    return NULL;

  did = dia_json_get_string (dia_json_as_object (node), "did");
  if (!dia_is_did (did))
    {
      dia_api_set_nonsense (session, error);
      return NULL;
    }

  return g_strdup (did);
}

gboolean
dia_bluesky_resolve (const DiaSession  *session,
                     const char        *handle,
                     char             **did,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_bluesky_make_request (session, "GET", "com.atproto.identity.resolveHandle", error);
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (JsonNode) node = NULL;
  const char *found;

  *did = NULL;
  if (request == NULL)
    return FALSE;
  dia_http_request_add_query (request, "handle", handle);
  response = dia_bluesky_send (session, request, DIA_BLUESKY_NOBODY, DIA_API_READ, cancellable, error);
  if (response == NULL)
    return FALSE;

  /* 400 "Unable to resolve handle" and its relatives. */
  if (dia_http_response_get_status (response) >= 400 && dia_http_response_get_status (response) < 429)
    return TRUE;
  if (!dia_http_response_is_success (response))
    {
      dia_bluesky_set_error (session, response, DIA_API_READ, error);
      return FALSE;
    }

  node = dia_api_parse (session, response, DIA_API_READ, error);
  found = dia_json_get_string (dia_json_as_object (node), "did");
  if (dia_is_did (found))
    *did = g_strdup (found);

  return node != NULL;
}
