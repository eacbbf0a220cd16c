/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-oauth.h"

#include "dia-json.h"
#include "dia-oauth-call.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define METADATA_PATH "/.well-known/oauth-authorization-server"

void
dia_oauth_server_free (DiaOauthServer *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->server, dia_server_url_unref);
  g_clear_object (&self->limits);
  g_free (self->issuer);
  g_free (self->authorization_endpoint);
  g_free (self->token_endpoint);
  g_free (self->revocation_endpoint);
  g_free (self->registration_endpoint);
  g_free (self->pushed_request_endpoint);
  g_free (self);
}

static char *
join_or_null (DiaServerUrl *server,
              const char   *path)
{
  return path != NULL ? dia_server_url_join (server, path) : NULL;
}

DiaOauthServer *
dia_oauth_server_new (DiaServerUrl *server,
                      DiaRateLimit *limits,
                      const char   *authorization_path,
                      const char   *token_path,
                      const char   *revocation_path,
                      const char   *registration_path)
{
  DiaOauthServer *self;

  g_return_val_if_fail (server != NULL, NULL);
  g_return_val_if_fail (authorization_path != NULL && token_path != NULL, NULL);

  self = g_new0 (DiaOauthServer, 1);
  self->server = dia_server_url_ref (server);
  g_set_object (&self->limits, limits);
  self->authorization_endpoint = dia_server_url_join (server, authorization_path);
  self->token_endpoint = dia_server_url_join (server, token_path);
  self->revocation_endpoint = join_or_null (server, revocation_path);
  self->registration_endpoint = join_or_null (server, registration_path);
  return self;
}

static gboolean
fail_mismatch (DiaServerUrl  *server,
               const char    *what,
               GError       **error)
{
  g_set_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_MISMATCH,
               _("“%s” names another server for its sign-in (%s). Nothing was sent there."),
               dia_server_url_get_host (server), what);
  return FALSE;
}

/* A code or token sent to an endpoint elsewhere is stolen: every endpoint must
 * be of the server that was typed. */
static gboolean
take_endpoint (DiaServerUrl  *server,
               JsonObject    *metadata,
               const char    *name,
               char         **endpoint,
               GError       **error)
{
  const char *value = dia_json_get_string (metadata, name);

  if (value == NULL)
    return TRUE;
  if (!dia_server_url_is_origin_of (server, value))
    return fail_mismatch (server, name, error);
  *endpoint = g_strdup (value);
  return TRUE;
}

/* RFC 8414, section 3.3: the issuer is the address the metadata was fetched from;
 * Mastodon writes it with a slash. */
static gboolean
take_issuer (DiaOauthServer  *self,
             JsonObject      *metadata,
             GError         **error)
{
  const char *issuer = dia_json_get_string (metadata, "issuer");
  g_autofree char *trimmed = g_strdup (issuer);

  if (trimmed != NULL && g_str_has_suffix (trimmed, "/"))
    trimmed[strlen (trimmed) - 1] = '\0';
  if (g_strcmp0 (trimmed, dia_server_url_get_origin (self->server)) != 0)
    return fail_mismatch (self->server, "issuer", error);
  self->issuer = g_strdup (issuer);
  return TRUE;
}

static gboolean
take_metadata (DiaOauthServer  *self,
               JsonObject      *metadata,
               GError         **error)
{
  self->sends_issuer = dia_json_get_boolean (metadata, "authorization_response_iss_parameter_supported", FALSE);
  return take_issuer (self, metadata, error) &&
         take_endpoint (self->server, metadata, "authorization_endpoint", &self->authorization_endpoint, error) &&
         take_endpoint (self->server, metadata, "token_endpoint", &self->token_endpoint, error) &&
         take_endpoint (self->server, metadata, "revocation_endpoint", &self->revocation_endpoint, error) &&
         /* Mastodon's own way to register has a name of its own. */
         take_endpoint (self->server, metadata, "app_registration_endpoint", &self->registration_endpoint, error) &&
         take_endpoint (self->server, metadata, "pushed_authorization_request_endpoint", &self->pushed_request_endpoint, error);
}

static DiaOauthServer *
fail_not_supported (DiaServerUrl  *server,
                    GError       **error)
{
  g_set_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_NOT_SUPPORTED,
               _("“%s” does not say how to sign in."), dia_server_url_get_host (server));
  return NULL;
}

static DiaOauthServer *
read_metadata (DiaServerUrl           *server,
               const DiaHttpResponse  *response,
               GError                **error)
{
  g_autoptr (JsonNode) root = dia_json_parse_response (response, NULL);
  JsonObject *metadata = dia_json_as_object (root);
  g_autoptr (DiaOauthServer) self = g_new0 (DiaOauthServer, 1);

  self->server = dia_server_url_ref (server);
  if (metadata == NULL)
    return fail_not_supported (server, error);
  if (!take_metadata (self, metadata, error))
    return NULL;
  if (self->authorization_endpoint == NULL || self->token_endpoint == NULL)
    return fail_not_supported (server, error);
  return g_steal_pointer (&self);
}

DiaOauthServer *
dia_oauth_server_discover (DiaHttp       *http,
                           DiaServerUrl  *server,
                           DiaRateLimit  *limits,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (DiaHttpRequest) request = NULL;
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (DiaOauthServer) self = NULL;

  g_return_val_if_fail (DIA_IS_HTTP (http), NULL);
  g_return_val_if_fail (server != NULL, NULL);

  request = dia_http_request_new_for_server ("GET", server, METADATA_PATH);
  dia_http_request_set_header (request, "Accept", "application/json");
  response = dia_rate_limit_send (limits, DIA_OAUTH_BUCKET, http, request, cancellable, error);
  if (response == NULL)
    return NULL;
  if (!dia_http_response_is_success (response))
    return fail_not_supported (server, error);
  self = read_metadata (server, response, error);
  if (self != NULL)
    g_set_object (&self->limits, limits);
  return g_steal_pointer (&self);
}
