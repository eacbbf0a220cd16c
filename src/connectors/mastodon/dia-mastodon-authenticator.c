/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-api-call.h"
#include "dia-loopback-listener.h"
#include "dia-mastodon-api.h"
#include "dia-mastodon-private.h"
#include "dia-oauth.h"

#include <glib/gi18n-lib.h>

#define CLIENT_NAME "Diapason"

/* What the desk does, and no more: its own profile and posts, what came of
 * them, publishing with pictures. */
#define SCOPES "read:accounts read:statuses read:notifications read:search " \
               "write:statuses write:media write:favourites write:notifications"
/* What compatible servers know that do not have the fine ones. */
#define COARSE_SCOPES "read write"

/* All that one sign-in is made of. */
typedef struct
{
  DiaOauthServer      *server;
  DiaPkce             *pkce;
  DiaLoopbackListener *listener;
  DiaOauthClient      *client;
  const char          *scopes;
} SignIn;

static void
clear_sign_in (SignIn *sign_in)
{
  g_clear_pointer (&sign_in->server, dia_oauth_server_free);
  g_clear_pointer (&sign_in->pkce, dia_pkce_free);
  g_clear_object (&sign_in->listener);
  g_clear_pointer (&sign_in->client, dia_oauth_client_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignIn, clear_sign_in)

/* The documented paths, which every compatible server has. */
static DiaOauthServer *
make_oauth_server (const DiaSession *session,
                   DiaServerUrl     *server)
{
  return dia_oauth_server_new (server, session->limits, "/oauth/authorize", "/oauth/token", "/oauth/revoke",
                               "/api/v1/apps");
}

static DiaOauthClient *
register_client (const DiaSession  *session,
                 SignIn            *sign_in,
                 const char        *scopes,
                 GCancellable      *cancellable,
                 GError           **error)
{
  sign_in->scopes = scopes;

  return dia_oauth_register (session->http, sign_in->server, CLIENT_NAME,
                             dia_loopback_listener_get_redirect_uri (sign_in->listener),
                             scopes, NULL, cancellable, error);
}

/* Registers anew for each sign-in: some servers compare the redirect URI with
 * its port, and the port is new each time. */
static gboolean
prepare_sign_in (const DiaSession  *session,
                 SignIn            *sign_in,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_autoptr (DiaServerUrl) typed = dia_api_ref_typed_server (session, error);
  g_autoptr (GError) first_error = NULL;

  if (typed == NULL)
    return FALSE;
  sign_in->server = make_oauth_server (session, typed);

  sign_in->pkce = dia_pkce_new ();
  sign_in->listener = dia_loopback_listener_new (sign_in->pkce->state, NULL, error);
  if (sign_in->listener == NULL)
    return FALSE;

  sign_in->client = register_client (session, sign_in, SCOPES, cancellable, &first_error);
  if (g_error_matches (first_error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_SCOPE)
      || g_error_matches (first_error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_REFUSED))
    sign_in->client = register_client (session, sign_in, COARSE_SCOPES, cancellable, error);
  else if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));

  return sign_in->client != NULL;
}

static DiaCredentials *
make_credentials (const SignIn         *sign_in,
                  const DiaOauthTokens *tokens)
{
  DiaCredentials *credentials = dia_credentials_new ();

  dia_credentials_set (&credentials->server, dia_server_url_get_origin (sign_in->server->server));
  dia_credentials_set (&credentials->access_token, tokens->access_token);
  dia_credentials_set (&credentials->refresh_token, tokens->refresh_token);
  dia_credentials_set (&credentials->client_id, sign_in->client->client_id);
  dia_credentials_set (&credentials->client_secret, sign_in->client->client_secret);
  dia_credentials_set (&credentials->token_endpoint, sign_in->server->token_endpoint);
  dia_credentials_set (&credentials->revoke_endpoint, sign_in->server->revocation_endpoint);
  dia_credentials_set (&credentials->scope, tokens->scope != NULL ? tokens->scope : sign_in->scopes);
  credentials->expires_at = tokens->expires_at;

  return credentials;
}

static DiaOauthTokens *
run_sign_in (const DiaSession  *session,
             SignIn            *sign_in,
             DiaOpenBrowser     open,
             gpointer           open_data,
             GCancellable      *cancellable,
             GError           **error)
{
  /* A second account of one server: ask who it is, whoever is signed in there. */
  static const char *const extra[] = { "force_login", "true", NULL };
  g_autofree char *url = NULL;
  g_autofree char *code = NULL;

  if (!prepare_sign_in (session, sign_in, cancellable, error))
    return NULL;

  url = dia_oauth_build_authorization_url (sign_in->server, sign_in->client, sign_in->pkce, sign_in->scopes, extra);
  if (!open (url, open_data, error))
    return NULL;
  code = dia_loopback_listener_wait (sign_in->listener, cancellable, error);
  if (code == NULL)
    return NULL;

  return dia_oauth_exchange_code (session->http, sign_in->server, sign_in->client, code, sign_in->pkce,
                                  NULL, cancellable, error);
}

static DiaCredentials *
dia_mastodon_sign_in_browser (DiaAuthenticator  *authenticator,
                              const DiaSession  *session,
                              DiaOpenBrowser     open,
                              gpointer           open_data,
                              GCancellable      *cancellable,
                              GError           **error)
{
  g_auto (SignIn) sign_in = { NULL };
  g_autoptr (DiaOauthTokens) tokens = NULL;
  GError *oauth_error = NULL;

  tokens = run_sign_in (session, &sign_in, open, open_data, cancellable, &oauth_error);
  if (tokens == NULL)
    {
      dia_api_take_oauth_error (oauth_error, error);
      return NULL;
    }

  return make_credentials (&sign_in, tokens);
}

static gboolean
was_pasted (const DiaCredentials *credentials)
{
  return *credentials->client_id == '\0';
}

/* Whether the token still opens the door: what a server says that cannot end it,
 * or to somebody whom it does not know, proves nothing. FALSE when it could not be
 * asked. */
static gboolean
try_token (const DiaSession  *session,
           gboolean          *stays_valid,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (GError) refusal = NULL;
  g_autoptr (JsonNode) node = dia_mastodon_get (session, "/api/v1/accounts/verify_credentials", cancellable, &refusal);

  *stays_valid = !g_error_matches (refusal, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_SIGN_IN);
  if (node != NULL || !*stays_valid || g_error_matches (refusal, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}

/* Mastodon ends a token only for the application that it was made for, which has
 * to show its secret (docs.joinmastodon.org, POST /oauth/revoke). The application
 * of a pasted token is the person's own; other servers are less strict, so that
 * they are asked all the same. */
static gboolean
dia_mastodon_revoke (DiaAuthenticator  *authenticator,
                     const DiaSession  *session,
                     gboolean          *stays_valid,
                     GCancellable      *cancellable,
                     GError           **error)
{
  const DiaCredentials *credentials = session->credentials;
  g_autoptr (DiaServerUrl) url = dia_api_ref_server (session, error);
  g_autoptr (DiaOauthServer) server = NULL;
  g_autoptr (DiaOauthClient) client = NULL;
  GError *oauth_error = NULL;
  gboolean revoked;

  if (url == NULL)
    return FALSE;
  server = make_oauth_server (session, url);
  client = dia_oauth_client_new (credentials->client_id, credentials->client_secret, "");
  revoked = dia_oauth_revoke (session->http, server, client, credentials->access_token, NULL, cancellable, &oauth_error);
  if (revoked && !was_pasted (credentials))
    return TRUE;
  if (!revoked && oauth_error->domain != DIA_OAUTH_ERROR)
    {
      dia_api_take_oauth_error (oauth_error, error);
      return FALSE;
    }

  g_clear_error (&oauth_error);
  return try_token (session, stays_valid, cancellable, error);
}

/* Settings, Development for a token that a person made; Authorized apps for a
 * sign-in in the browser. */
static char *
dia_mastodon_make_settings_url (DiaAuthenticator *authenticator,
                                const DiaSession *session)
{
  g_autoptr (DiaServerUrl) url = dia_api_ref_server (session, NULL);
  gboolean pasted = session->credentials == NULL || was_pasted (session->credentials);

  return url != NULL ? dia_server_url_join (url, pasted ? "/settings/applications" : "/oauth/authorized_applications")
                     : g_strdup ("");
}

void
dia_mastodon_authenticator_init (DiaAuthenticatorInterface *iface)
{
  iface->sign_in_browser = dia_mastodon_sign_in_browser;
  iface->revoke = dia_mastodon_revoke;
  iface->make_settings_url = dia_mastodon_make_settings_url;
}
