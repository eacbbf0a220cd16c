/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-oauth.h"

#include "dia-json.h"
#include "dia-oauth-call.h"
#include "dia-wipe.h"

#include <glib/gi18n-lib.h>

/* A server that says more than ten years means "does not expire". */
#define LONGEST_LIFE_SECONDS (10 * 366 * (DIA_DAY / DIA_SECOND))

G_DEFINE_QUARK (dia-oauth-error-quark, dia_oauth_error)

DiaOauthClient *
dia_oauth_client_new (const char *client_id,
                      const char *client_secret,
                      const char *redirect_uri)
{
  DiaOauthClient *self;

  g_return_val_if_fail (client_id != NULL && redirect_uri != NULL, NULL);

  self = g_new0 (DiaOauthClient, 1);
  self->client_id = g_strdup (client_id);
  self->client_secret = g_strdup (client_secret);
  self->redirect_uri = g_strdup (redirect_uri);
  return self;
}

void
dia_oauth_client_free (DiaOauthClient *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->client_id);
  dia_wipe_free (self->client_secret);
  g_free (self->redirect_uri);
  g_free (self);
}

void
dia_oauth_tokens_free (DiaOauthTokens *self)
{
  g_return_if_fail (self != NULL);

  dia_wipe_free (self->access_token);
  dia_wipe_free (self->refresh_token);
  g_free (self->token_type);
  g_free (self->scope);
  g_free (self->subject);
  g_free (self);
}

/* Form fields that say who we are. An empty secret is none. */
static void
add_client (DiaOauthCall         *call,
            const DiaOauthClient *client)
{
  gboolean has_secret = client->client_secret != NULL && *client->client_secret != '\0';

  dia_oauth_call_add (call, "client_id", *client->client_id != '\0' ? client->client_id : NULL);
  dia_oauth_call_add (call, "client_secret", has_secret ? client->client_secret : NULL);
}

static void
add_pairs (DiaOauthCall      *call,
           const char *const *pairs)
{
  for (gsize i = 0; pairs != NULL && pairs[i] != NULL; i += 2)
    dia_oauth_call_add (call, pairs[i], pairs[i + 1]);
}

static void
add_authorization (DiaOauthCall         *call,
                   const DiaOauthClient *client,
                   const DiaPkce        *pkce)
{
  dia_oauth_call_add (call, "response_type", "code");
  dia_oauth_call_add (call, "client_id", client->client_id);
  dia_oauth_call_add (call, "redirect_uri", client->redirect_uri);
  dia_oauth_call_add (call, "state", pkce->state);
  dia_oauth_call_add (call, "code_challenge", pkce->challenge);
  dia_oauth_call_add (call, "code_challenge_method", "S256");
}

static JsonNode *
fail_incomplete (const DiaOauthServer  *server,
                 GError               **error)
{
  g_set_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_REFUSED,
               _("The answer of “%s” to the sign-in cannot be understood."), dia_server_url_get_host (server->server));
  return NULL;
}

DiaOauthClient *
dia_oauth_register (DiaHttp               *http,
                    const DiaOauthServer  *server,
                    const char            *client_name,
                    const char            *redirect_uri,
                    const char            *scopes,
                    const char            *website,
                    GCancellable          *cancellable,
                    GError               **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  DiaOauthCall call = { http, server, server->registration_endpoint, NULL, pairs };
  g_autoptr (JsonNode) root = NULL;
  const char *id;

  dia_oauth_call_add (&call, "client_name", client_name);
  dia_oauth_call_add (&call, "redirect_uris", redirect_uri);
  dia_oauth_call_add (&call, "scopes", scopes);
  dia_oauth_call_add (&call, "website", website);
  root = dia_oauth_call_send (&call, cancellable, error);
  if (root == NULL)
    return NULL;
  id = dia_json_get_string (dia_json_as_object (root), "client_id");
  if (id == NULL || *id == '\0')
    {
      fail_incomplete (server, error);
      return NULL;
    }
  return dia_oauth_client_new (id, dia_json_get_string (dia_json_as_object (root), "client_secret"), redirect_uri);
}

static char *
build_url (const char *endpoint,
           GPtrArray  *pairs)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", endpoint, NULL);

  for (guint i = 0; i + 1 < pairs->len; i += 2)
    dia_http_request_add_query (request, g_ptr_array_index (pairs, i), g_ptr_array_index (pairs, i + 1));
  return g_strdup (dia_http_request_get_url (request));
}

char *
dia_oauth_build_authorization_url (const DiaOauthServer *server,
                                   const DiaOauthClient *client,
                                   const DiaPkce        *pkce,
                                   const char           *scopes,
                                   const char *const    *extra_pairs)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  DiaOauthCall call = { .server = server, .pairs = pairs };

  g_return_val_if_fail (server != NULL && client != NULL && pkce != NULL, NULL);

  add_authorization (&call, client, pkce);
  dia_oauth_call_add (&call, "scope", scopes);
  add_pairs (&call, extra_pairs);
  return build_url (server->authorization_endpoint, pairs);
}

char *
dia_oauth_push_authorization (DiaHttp               *http,
                              const DiaOauthServer  *server,
                              const DiaOauthClient  *client,
                              const DiaPkce         *pkce,
                              const char *const     *pairs,
                              DiaDpop               *dpop,
                              GCancellable          *cancellable,
                              GError               **error)
{
  g_autoptr (GPtrArray) pushed = g_ptr_array_new ();
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  DiaOauthCall call = { http, server, server->pushed_request_endpoint, dpop, pushed };
  DiaOauthCall url = { .server = server, .pairs = shown };
  g_autoptr (JsonNode) root = NULL;
  const char *reference;

  add_authorization (&call, client, pkce);
  add_pairs (&call, pairs);
  root = dia_oauth_call_send (&call, cancellable, error);
  if (root == NULL)
    return NULL;
  reference = dia_json_get_string (dia_json_as_object (root), "request_uri");
  if (reference == NULL)
    {
      fail_incomplete (server, error);
      return NULL;
    }
  dia_oauth_call_add (&url, "client_id", client->client_id);
  dia_oauth_call_add (&url, "request_uri", reference);
  return build_url (server->authorization_endpoint, shown);
}

static DiaInstant
read_expiry (JsonObject *answer)
{
  gint64 seconds = dia_json_get_int (answer, "expires_in", 0);

  if (seconds <= 0 || seconds > LONGEST_LIFE_SECONDS)
    return DIA_INSTANT_NONE;
  return g_get_real_time () / 1000 + seconds * DIA_SECOND;
}

/* A token goes into a header: what cannot stand there is no token. */
static gboolean
is_token (const char *text)
{
  if (text == NULL || *text == '\0')
    return FALSE;
  for (; *text != '\0'; text++)
    if (!g_ascii_isgraph (*text))
      return FALSE;
  return TRUE;
}

static gboolean
is_type_expected (DiaOauthCall *call,
                  const char   *type)
{
  return g_ascii_strcasecmp (type, call->dpop != NULL ? "DPoP" : "Bearer") == 0;
}

static DiaOauthTokens *
read_tokens (DiaOauthCall  *call,
             JsonObject    *answer,
             const char    *old_refresh_token,
             GError       **error)
{
  const char *access = dia_json_get_string (answer, "access_token");
  const char *refresh = dia_json_get_string (answer, "refresh_token");
  const char *type = dia_json_get_string (answer, "token_type");
  DiaOauthTokens *self;

  if (!is_token (access) || type == NULL || !is_type_expected (call, type))
    {
      fail_incomplete (call->server, error);
      return NULL;
    }
  self = g_new0 (DiaOauthTokens, 1);
  self->access_token = g_strdup (access);
  self->refresh_token = g_strdup (is_token (refresh) ? refresh : old_refresh_token);
  self->token_type = g_strdup (call->dpop != NULL ? "DPoP" : "Bearer");
  self->scope = g_strdup (dia_json_get_string (answer, "scope"));
  self->subject = g_strdup (dia_json_get_string (answer, "sub"));
  self->expires_at = read_expiry (answer);
  return self;
}

DiaOauthTokens *
dia_oauth_exchange_code (DiaHttp               *http,
                         const DiaOauthServer  *server,
                         const DiaOauthClient  *client,
                         const char            *code,
                         const DiaPkce         *pkce,
                         DiaDpop               *dpop,
                         GCancellable          *cancellable,
                         GError               **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  DiaOauthCall call = { http, server, server->token_endpoint, dpop, pairs };
  g_autoptr (JsonNode) root = NULL;

  dia_oauth_call_add (&call, "grant_type", "authorization_code");
  dia_oauth_call_add (&call, "code", code);
  dia_oauth_call_add (&call, "redirect_uri", client->redirect_uri);
  dia_oauth_call_add (&call, "code_verifier", pkce->verifier);
  add_client (&call, client);
  root = dia_oauth_call_send (&call, cancellable, error);
  return root != NULL ? read_tokens (&call, dia_json_as_object (root), NULL, error) : NULL;
}

DiaOauthTokens *
dia_oauth_refresh (DiaHttp               *http,
                   const DiaOauthServer  *server,
                   const DiaOauthClient  *client,
                   const char            *refresh_token,
                   DiaDpop               *dpop,
                   GCancellable          *cancellable,
                   GError               **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  DiaOauthCall call = { http, server, server->token_endpoint, dpop, pairs };
  g_autoptr (JsonNode) root = NULL;

  dia_oauth_call_add (&call, "grant_type", "refresh_token");
  dia_oauth_call_add (&call, "refresh_token", refresh_token);
  add_client (&call, client);
  root = dia_oauth_call_send (&call, cancellable, error);
  return root != NULL ? read_tokens (&call, dia_json_as_object (root), refresh_token, error) : NULL;
}

gboolean
dia_oauth_revoke (DiaHttp               *http,
                  const DiaOauthServer  *server,
                  const DiaOauthClient  *client,
                  const char            *token,
                  DiaDpop               *dpop,
                  GCancellable          *cancellable,
                  GError               **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  DiaOauthCall call = { http, server, server->revocation_endpoint, dpop, pairs };
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) refusal = NULL;

  dia_oauth_call_add (&call, "token", token);
  add_client (&call, client);
  root = dia_oauth_call_send (&call, cancellable, &refusal);
  if (root != NULL || g_error_matches (refusal, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_SIGN_IN_AGAIN))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refusal));
  return FALSE;
}
