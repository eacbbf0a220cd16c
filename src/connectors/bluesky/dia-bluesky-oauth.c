/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-api-call.h"
#include "dia-at-uri.h"
#include "dia-bluesky-identity.h"
#include "dia-bluesky-private.h"
#include "dia-json.h"
#include "dia-loopback-listener.h"
#include "dia-oauth.h"

/* Like an app password: posts and reads, no direct messages. */
#define SCOPES "atproto transition:generic"

/* All that one sign-in is made of. */
typedef struct
{
  char                *expected_did;  /* (nullable): where the handle led */
  DiaServerUrl        *pds;
  DiaOauthServer      *server;
  DiaPkce             *pkce;
  DiaDpop             *dpop;
  DiaLoopbackListener *listener;
  DiaOauthClient      *client;
} SignIn;

static void
clear_sign_in (SignIn *sign_in)
{
  g_clear_pointer (&sign_in->expected_did, g_free);
  g_clear_pointer (&sign_in->pds, dia_server_url_unref);
  g_clear_pointer (&sign_in->server, dia_oauth_server_free);
  g_clear_pointer (&sign_in->pkce, dia_pkce_free);
  g_clear_object (&sign_in->dpop);
  g_clear_object (&sign_in->listener);
  g_clear_pointer (&sign_in->client, dia_oauth_client_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignIn, clear_sign_in)

/* Without a page of our own on the web, who we are is said in the client id
 * itself: the form that the protocol keeps for such programs
 * (atproto.com/specs/oauth, "Localhost Client Development"). The port of the
 * redirect address does not count there. */
static char *
make_client_id (void)
{
  g_autofree char *redirect = g_uri_escape_string ("http://127.0.0.1/callback", NULL, FALSE);
  g_autofree char *scope = g_uri_escape_string (SCOPES, NULL, FALSE);

  return g_strdup_printf ("http://localhost?redirect_uri=%s&scope=%s", redirect, scope);
}

/* The server that speaks for @pds about sign-ins. One on this computer is
 * believed only of a server on this computer. */
static DiaServerUrl *
find_issuer (const DiaSession    *session,
             const DiaServerUrl  *pds,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new_for_server ("GET", pds, "/.well-known/oauth-protected-resource");
  g_autoptr (DiaHttpResponse) response = dia_api_send (session, request, DIA_API_READ, cancellable, error);
  g_autoptr (JsonNode) node = response != NULL ? dia_json_parse_response (response, NULL) : NULL;
  JsonArray *servers = dia_json_get_array (dia_json_as_object (node), "authorization_servers");
  const char *origin = dia_json_array_get_string (servers, 0);
  g_autoptr (DiaServerUrl) issuer = origin != NULL ? dia_server_url_parse (origin, NULL) : NULL;

  if (response == NULL)
    return NULL;
  if (issuer == NULL || (dia_server_url_is_loopback (issuer) && !dia_server_url_is_loopback (pds)))
    {
      g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNSUPPORTED,
                   _("%s has no sign-in in the browser. Use an app password."), dia_server_url_get_host (pds));
      return NULL;
    }

  return g_steal_pointer (&issuer);
}

static gboolean
find_pds (DiaBlueskyConnector  *self,
          const DiaSession     *session,
          SignIn               *sign_in,
          GCancellable         *cancellable,
          GError              **error)
{
  g_autoptr (DiaBlueskyIdentity) identity = NULL;

  if (*session->account->server != '\0')
    {
      sign_in->pds = dia_api_ref_typed_server (session, error);
      return sign_in->pds != NULL;
    }

  identity = dia_bluesky_identity_find (self, session, session->account->handle, cancellable, error);
  if (identity == NULL)
    return FALSE;
  sign_in->expected_did = g_strdup (identity->did);
  sign_in->pds = dia_server_url_ref (identity->pds);

  return TRUE;
}

static gboolean
prepare_sign_in (DiaBlueskyConnector  *self,
                 const DiaSession     *session,
                 SignIn               *sign_in,
                 GCancellable         *cancellable,
                 GError              **error)
{
  g_autoptr (DiaServerUrl) issuer = NULL;
  g_autofree char *client_id = make_client_id ();

  if (!find_pds (self, session, sign_in, cancellable, error))
    return FALSE;
  issuer = find_issuer (session, sign_in->pds, cancellable, error);
  if (issuer == NULL)
    return FALSE;
  sign_in->server = dia_oauth_server_discover (session->http, issuer, session->limits, cancellable, error);
  if (sign_in->server == NULL)
    return FALSE;

  sign_in->pkce = dia_pkce_new ();
  sign_in->dpop = dia_dpop_new (error);
  if (sign_in->dpop == NULL)
    return FALSE;
  sign_in->listener = dia_loopback_listener_new (sign_in->pkce->state, sign_in->server->issuer, error);
  if (sign_in->listener == NULL)
    return FALSE;
  sign_in->client = dia_oauth_client_new (client_id, NULL, dia_loopback_listener_get_redirect_uri (sign_in->listener));

  return TRUE;
}

static DiaOauthTokens *
run_sign_in (const DiaSession  *session,
             SignIn            *sign_in,
             DiaOpenBrowser     open,
             gpointer           open_data,
             GCancellable      *cancellable,
             GError           **error)
{
  const char *handle = session->account->handle;
  const char *const pairs[] = { "scope", SCOPES, *handle != '\0' ? "login_hint" : NULL, handle, NULL };
  g_autofree char *url = NULL;
  g_autofree char *code = NULL;

  url = dia_oauth_push_authorization (session->http, sign_in->server, sign_in->client, sign_in->pkce, pairs,
                                      sign_in->dpop, cancellable, error);
  if (url == NULL || !open (url, open_data, error))
    return NULL;
  code = dia_loopback_listener_wait (sign_in->listener, cancellable, error);
  if (code == NULL)
    return NULL;

  return dia_oauth_exchange_code (session->http, sign_in->server, sign_in->client, code, sign_in->pkce,
                                  sign_in->dpop, cancellable, error);
}

/* Tokens name their account, but not every issuer may speak for every account:
 * it has to be the one whom the account's own server names. */
static gboolean
verify_subject (DiaBlueskyConnector  *self,
                const DiaSession     *session,
                const SignIn         *sign_in,
                const DiaOauthTokens *tokens,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autoptr (DiaBlueskyIdentity) identity = NULL;
  const char *known = sign_in->expected_did != NULL ? sign_in->expected_did : session->account->remote_id;

  if (!dia_is_did (tokens->subject) || (*known != '\0' && !g_str_equal (tokens->subject, known)))
    {
      g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                           _("Somebody else signed in than the account that was meant."));
      return FALSE;
    }
  if (sign_in->expected_did != NULL || dia_server_url_is_loopback (sign_in->pds))
    return TRUE;

  identity = dia_bluesky_identity_read (self, session, tokens->subject, cancellable, error);
  if (identity == NULL)
    return FALSE;
  if (g_str_equal (dia_server_url_get_origin (identity->pds), dia_server_url_get_origin (sign_in->pds)))
    return TRUE;

  g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
               _("This account does not live on %s, but on %s."),
               dia_server_url_get_host (sign_in->pds), dia_server_url_get_host (identity->pds));
  return FALSE;
}

static void
take_tokens (DiaCredentials       *credentials,
             const DiaOauthTokens *tokens)
{
  dia_credentials_set (&credentials->access_token, tokens->access_token);
  dia_credentials_set (&credentials->refresh_token, tokens->refresh_token);
  if (tokens->scope != NULL)
    dia_credentials_set (&credentials->scope, tokens->scope);
  credentials->expires_at = tokens->expires_at;
}

static DiaCredentials *
make_credentials (const SignIn         *sign_in,
                  const DiaOauthTokens *tokens)
{
  DiaCredentials *credentials = dia_credentials_new ();
  g_autofree char *key = dia_dpop_dup_jwk (sign_in->dpop);

  dia_credentials_set (&credentials->server, dia_server_url_get_origin (sign_in->pds));
  dia_credentials_set (&credentials->subject, tokens->subject);
  dia_credentials_set (&credentials->client_id, sign_in->client->client_id);
  dia_credentials_set (&credentials->dpop_key, key);
  dia_credentials_set (&credentials->issuer, dia_server_url_get_origin (sign_in->server->server));
  dia_credentials_set (&credentials->token_endpoint, sign_in->server->token_endpoint);
  dia_credentials_set (&credentials->revoke_endpoint, sign_in->server->revocation_endpoint);
  take_tokens (credentials, tokens);
  explicit_bzero (key, strlen (key));

  return credentials;
}

DiaCredentials *
dia_bluesky_oauth_sign_in (DiaBlueskyConnector  *self,
                           const DiaSession     *session,
                           DiaOpenBrowser        open,
                           gpointer              open_data,
                           GCancellable         *cancellable,
                           GError              **error)
{
  g_auto (SignIn) sign_in = { NULL };
  g_autoptr (DiaOauthTokens) tokens = NULL;
  GError *local_error = NULL;

  if (prepare_sign_in (self, session, &sign_in, cancellable, &local_error))
    tokens = run_sign_in (session, &sign_in, open, open_data, cancellable, &local_error);
  if (tokens == NULL)
    {
      dia_api_take_oauth_error (local_error, error);
      return NULL;
    }
  if (!verify_subject (self, session, &sign_in, tokens, cancellable, error))
    return NULL;

  return make_credentials (&sign_in, tokens);
}

/* The issuer of the sign-in, asked anew where it takes tokens. */
static DiaOauthServer *
find_server_again (const DiaSession  *session,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (DiaServerUrl) issuer = dia_server_url_parse (session->credentials->issuer, error);

  return issuer != NULL ? dia_oauth_server_discover (session->http, issuer, session->limits, cancellable, error) : NULL;
}

DiaCredentials *
dia_bluesky_oauth_refresh (const DiaSession  *session,
                           GCancellable      *cancellable,
                           GError           **error)
{
  const DiaCredentials *old = session->credentials;
  g_autoptr (DiaOauthServer) server = NULL;
  g_autoptr (DiaOauthClient) client = dia_oauth_client_new (old->client_id, NULL, "");
  g_autoptr (DiaDpop) dpop = NULL;
  g_autoptr (DiaOauthTokens) tokens = NULL;
  GError *local_error = NULL;
  DiaCredentials *credentials;

  dpop = dia_dpop_new_from_jwk (old->dpop_key, &local_error);
  server = dpop != NULL ? find_server_again (session, cancellable, &local_error) : NULL;
  if (server != NULL)
    tokens = dia_oauth_refresh (session->http, server, client, old->refresh_token, dpop, cancellable, &local_error);
  if (tokens == NULL)
    {
      dia_api_take_oauth_error (local_error, error);
      return NULL;
    }

  credentials = dia_credentials_copy (old);
  take_tokens (credentials, tokens);

  return credentials;
}

gboolean
dia_bluesky_oauth_revoke (const DiaSession  *session,
                          GCancellable      *cancellable,
                          GError           **error)
{
  const DiaCredentials *credentials = session->credentials;
  g_autoptr (DiaOauthServer) server = NULL;
  g_autoptr (DiaOauthClient) client = dia_oauth_client_new (credentials->client_id, NULL, "");
  g_autoptr (DiaDpop) dpop = NULL;
  GError *local_error = NULL;

  dpop = dia_dpop_new_from_jwk (credentials->dpop_key, &local_error);
  server = dpop != NULL ? find_server_again (session, cancellable, &local_error) : NULL;
  if (server != NULL
      && dia_oauth_revoke (session->http, server, client, credentials->refresh_token, dpop, cancellable, &local_error))
    return TRUE;

  dia_api_take_oauth_error (local_error, error);
  return FALSE;
}
