/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-at-uri.h"
#include "dia-bluesky-api.h"
#include "dia-bluesky-identity.h"
#include "dia-bluesky-private.h"
#include "dia-json.h"

/* The server that signs in whom it hosts by e-mail address. */
#define ENTRYWAY "https://bsky.social"

/* Where people keep their app passwords, wherever their account lives. */
#define APP_PASSWORDS_PAGE "https://bsky.app/settings/app-passwords"

/* When a JSON Web Token ends, by its own claim: enough to renew it in time, and
 * proof of nothing. */
static DiaInstant
read_expiry (const char *token)
{
  g_auto (GStrv) parts = g_strsplit (token, ".", 3);
  g_autofree char *padded = NULL;
  g_autofree guchar *json = NULL;
  g_autoptr (JsonNode) node = NULL;
  gint64 seconds;
  gsize length;

  if (g_strv_length (parts) != 3)
    return DIA_INSTANT_NONE;

  padded = g_strconcat (parts[1], &"==="[(strlen (parts[1]) + 3) % 4], NULL);
  g_strdelimit (padded, "-", '+');
  g_strdelimit (padded, "_", '/');
  json = g_base64_decode (padded, &length);
  node = dia_json_parse ((const char *) json, length, NULL);
  seconds = dia_json_get_int (dia_json_as_object (node), "exp", 0);

  return seconds > 0 && seconds < G_MAXINT32 * G_GINT64_CONSTANT (64) ? seconds * DIA_SECOND : DIA_INSTANT_NONE;
}

static DiaCredentials *
read_session (const DiaSession  *session,
              const char        *server,
              JsonNode          *node,
              GError           **error)
{
  JsonObject *object = dia_json_as_object (node);
  const char *access = dia_json_get_string (object, "accessJwt");
  const char *refresh = dia_json_get_string (object, "refreshJwt");
  const char *did = dia_json_get_string (object, "did");
  DiaCredentials *credentials;

  if (access == NULL || *access == '\0' || refresh == NULL || !dia_is_did (did))
    {
      dia_api_set_nonsense (session, error);
      return NULL;
    }

  credentials = dia_credentials_new ();
  dia_credentials_set (&credentials->server, server);
  dia_credentials_set (&credentials->subject, did);
  dia_credentials_set (&credentials->access_token, access);
  dia_credentials_set (&credentials->refresh_token, refresh);
  credentials->expires_at = read_expiry (access);

  return credentials;
}

/* The server that was typed, else the one where the account lives. */
static DiaServerUrl *
find_server (DiaBlueskyConnector  *self,
             const DiaSession     *session,
             const char           *identifier,
             GCancellable         *cancellable,
             GError              **error)
{
  g_autoptr (DiaBlueskyIdentity) identity = NULL;

  if (*session->account->server != '\0')
    return dia_api_ref_typed_server (session, error);
  if (!g_str_has_prefix (identifier, "did:") && strchr (identifier, '@') > identifier)
    return dia_server_url_parse (ENTRYWAY, error);

  identity = dia_bluesky_identity_find (self, session, identifier, cancellable, error);

  return identity != NULL ? dia_server_url_ref (identity->pds) : NULL;
}

static JsonNode *
build_sign_in (const char *identifier,
               const char *password)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "identifier", *identifier == '@' ? identifier + 1 : identifier);
  json_object_set_string_member (object, "password", password);

  return node;
}

static void
set_sign_in_refused (const DiaSession       *session,
                     const DiaServerUrl     *server,
                     const DiaHttpResponse  *response,
                     GError                **error)
{
  const char *host = dia_server_url_get_host (server);

  if (dia_bluesky_is_error (response, "AuthFactorTokenRequired"))
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                 _("%s wants a code by e-mail for this password. Make an app password in the settings of Bluesky and use that."), host);
  else if (dia_http_response_get_status (response) == 401)
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN,
                 _("%s does not know this name with this app password."), host);
  else
    dia_bluesky_set_error (session, response, DIA_API_SIGN_IN, error);
}

static DiaCredentials *
dia_bluesky_sign_in_password (DiaAuthenticator  *authenticator,
                              const DiaSession  *session,
                              const char        *identifier,
                              const char        *password,
                              GCancellable      *cancellable,
                              GError           **error)
{
  DiaBlueskyConnector *self = DIA_BLUESKY_CONNECTOR (authenticator);
  g_autoptr (DiaServerUrl) server = find_server (self, session, identifier, cancellable, error);
  g_autoptr (DiaHttpRequest) request = NULL;
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (JsonNode) body = build_sign_in (identifier, password);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (DiaCredentials) secret = dia_credentials_new ();
  DiaSession asking = *session;

  /* What the server says must not repeat the password either. */
  dia_credentials_set (&secret->access_token, password);
  asking.credentials = secret;

  if (server == NULL)
    return NULL;

  request = dia_http_request_new_for_server ("POST", server, "/xrpc/com.atproto.server.createSession");
  dia_http_request_set_json (request, body);
  response = dia_api_send (session, request, DIA_API_SIGN_IN, cancellable, error);
  if (response == NULL)
    return NULL;
  if (!dia_http_response_is_success (response))
    {
      set_sign_in_refused (&asking, server, response, error);
      return NULL;
    }
  node = dia_api_parse (session, response, DIA_API_SIGN_IN, error);

  return node != NULL ? read_session (session, dia_server_url_get_origin (server), node, error) : NULL;
}

static DiaCredentials *
dia_bluesky_sign_in_browser (DiaAuthenticator  *authenticator,
                             const DiaSession  *session,
                             DiaOpenBrowser     open,
                             gpointer           open_data,
                             GCancellable      *cancellable,
                             GError           **error)
{
  return dia_bluesky_oauth_sign_in (DIA_BLUESKY_CONNECTOR (authenticator), session, open, open_data, cancellable, error);
}

/* A procedure of the server that takes the refresh token and no body. */
static DiaHttpResponse *
send_refresh_token (const DiaSession  *session,
                    const char        *nsid,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_bluesky_make_request (session, "POST", nsid, error);

  if (request == NULL)
    return NULL;

  return dia_bluesky_send (session, request, DIA_BLUESKY_REFRESH, DIA_API_SIGN_IN, cancellable, error);
}

static DiaCredentials *
dia_bluesky_refresh (DiaAuthenticator  *authenticator,
                     const DiaSession  *session,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (DiaServerUrl) server = dia_api_ref_server (session, error);
  DiaCredentials *credentials;

  if (server == NULL)
    return NULL;
  if (*session->credentials->dpop_key != '\0')
    return dia_bluesky_oauth_refresh (session, cancellable, error);

  response = send_refresh_token (session, "com.atproto.server.refreshSession", cancellable, error);
  if (response == NULL)
    return NULL;
  if (!dia_http_response_is_success (response))
    {
      dia_bluesky_set_error (session, response, DIA_API_SIGN_IN, error);
      return NULL;
    }
  node = dia_api_parse (session, response, DIA_API_SIGN_IN, error);
  credentials = node != NULL ? read_session (session, dia_server_url_get_origin (server), node, error) : NULL;

  /* A session of somebody else would publish in a wrong name. */
  if (credentials != NULL && *session->credentials->subject != '\0'
      && !g_str_equal (credentials->subject, session->credentials->subject))
    {
      g_clear_pointer (&credentials, dia_credentials_unref);
      dia_api_set_sign_in (session, response, error);
    }

  return credentials;
}

static gboolean
dia_bluesky_revoke (DiaAuthenticator  *authenticator,
                    const DiaSession  *session,
                    gboolean          *stays_valid,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (DiaHttpResponse) response = NULL;
  guint status;

  if (*session->credentials->dpop_key != '\0')
    return dia_bluesky_oauth_revoke (session, cancellable, error);

  /* The session ends; the app password that it was made with does not. */
  *stays_valid = TRUE;
  response = send_refresh_token (session, "com.atproto.server.deleteSession", cancellable, error);
  if (response == NULL)
    return FALSE;

  /* A session that the server no longer knows is as good as ended. */
  status = dia_http_response_get_status (response);
  if (dia_http_response_is_success (response) || status == 400 || status == 401)
    return TRUE;

  dia_bluesky_set_error (session, response, DIA_API_SIGN_IN, error);
  return FALSE;
}

static char *
dia_bluesky_make_settings_url (DiaAuthenticator *authenticator,
                               const DiaSession *session)
{
  const DiaCredentials *credentials = session->credentials;

  if (credentials != NULL && *credentials->issuer != '\0')
    return g_strconcat (credentials->issuer, "/account", NULL);

  return g_strdup (APP_PASSWORDS_PAGE);
}

void
dia_bluesky_authenticator_init (DiaAuthenticatorInterface *iface)
{
  iface->sign_in_browser = dia_bluesky_sign_in_browser;
  iface->sign_in_password = dia_bluesky_sign_in_password;
  iface->refresh = dia_bluesky_refresh;
  iface->revoke = dia_bluesky_revoke;
  iface->make_settings_url = dia_bluesky_make_settings_url;
}
