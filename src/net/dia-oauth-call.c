/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-oauth-call.h"

#include "dia-json.h"

#include <glib/gi18n-lib.h>

#define TOO_MANY_REQUESTS   429
#define LONGEST_EXPLANATION 300

/* RFC 6749, sections 4.1.2.1 and 5.2. */
static const struct
{
  const char    *name;
  DiaOauthError  code;
} refusals[] = {
  { "access_denied", DIA_OAUTH_ERROR_DENIED },
  { "invalid_client", DIA_OAUTH_ERROR_CLIENT_UNKNOWN },
  { "unauthorized_client", DIA_OAUTH_ERROR_CLIENT_UNKNOWN },
  { "invalid_grant", DIA_OAUTH_ERROR_SIGN_IN_AGAIN },
  { "invalid_token", DIA_OAUTH_ERROR_SIGN_IN_AGAIN },
  { "invalid_scope", DIA_OAUTH_ERROR_SCOPE },
  { "server_error", DIA_OAUTH_ERROR_BUSY },
  { "temporarily_unavailable", DIA_OAUTH_ERROR_BUSY },
};

void
dia_oauth_call_add (DiaOauthCall *self,
                    const char   *name,
                    const char   *value)
{
  if (value == NULL)
    return;
  g_ptr_array_add (self->pairs, (char *) name);
  g_ptr_array_add (self->pairs, (char *) value);
}

static DiaOauthError
classify (guint       status,
          const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (refusals); i++)
    if (g_str_equal (refusals[i].name, name))
      return refusals[i].code;
  if (status == TOO_MANY_REQUESTS || status >= 500)
    return DIA_OAUTH_ERROR_BUSY;
  return status == 404 ? DIA_OAUTH_ERROR_NOT_SUPPORTED : DIA_OAUTH_ERROR_REFUSED;
}

/* The server's explanation; one that repeats a parameter of ours might repeat a
 * secret and is left out. */
static char *
dup_explanation (DiaOauthCall *self,
                 JsonObject   *answer)
{
  const char *description = dia_json_get_string (answer, "error_description");
  const char *text = description != NULL ? description : dia_json_get_string (answer, "error");

  for (guint i = 1; text != NULL && i < self->pairs->len; i += 2)
    {
      const char *value = g_ptr_array_index (self->pairs, i);

      if (*value != '\0' && strstr (text, value) != NULL)
        text = NULL;
    }
  if (text == NULL)
    return g_strdup (_("no reason given"));
  return g_utf8_strlen (text, -1) > LONGEST_EXPLANATION ? g_utf8_substring (text, 0, LONGEST_EXPLANATION) : g_strdup (text);
}

static JsonNode *
read_answer (DiaOauthCall           *self,
             const DiaHttpResponse  *response,
             GError                **error)
{
  guint status = dia_http_response_get_status (response);
  g_autoptr (JsonNode) root = dia_json_parse_response (response, NULL);
  JsonObject *answer = dia_json_as_object (root);
  g_autofree char *explanation = NULL;

  /* Some servers answer a refusal with 200. */
  if (dia_http_response_is_success (response) && dia_json_get_string (answer, "error") == NULL)
    return root != NULL ? g_steal_pointer (&root) : json_node_new (JSON_NODE_NULL);
  explanation = dup_explanation (self, answer);
  g_set_error (error, DIA_OAUTH_ERROR, (int) classify (status, dia_json_get_string (answer, "error")),
               _("“%s” refused the sign-in: %s."), dia_server_url_get_host (self->server->server), explanation);
  return NULL;
}

static DiaHttpRequest *
make_request (DiaOauthCall  *self,
              GError       **error)
{
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("POST", self->endpoint, self->server->server);

  dia_http_request_set_header (request, "Accept", "application/json");
  dia_http_request_set_form_pairs (request, (const char *const *) self->pairs->pdata);
  if (self->dpop != NULL && !dia_dpop_sign_request (self->dpop, request, NULL, error))
    return NULL;
  return g_steal_pointer (&request);
}

static DiaHttpResponse *
send_once (DiaOauthCall  *self,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DiaHttpRequest) request = make_request (self, error);

  if (request == NULL)
    return NULL;
  return dia_rate_limit_send (self->server->limits, DIA_OAUTH_BUCKET, self->http, request, cancellable, error);
}

static gboolean
check_endpoint (DiaOauthCall  *self,
                GError       **error)
{
  DiaServerUrl *server = self->server->server;

  if (self->endpoint == NULL)
    g_set_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_NOT_SUPPORTED,
                 _("“%s” has no way to do this."), dia_server_url_get_host (server));
  else if (!dia_server_url_is_origin_of (server, self->endpoint))
    g_set_error (error, DIA_OAUTH_ERROR, DIA_OAUTH_ERROR_MISMATCH,
                 _("“%s” names another server for its sign-in (%s). Nothing was sent there."),
                 dia_server_url_get_host (server), "endpoint");
  else
    return TRUE;
  return FALSE;
}

JsonNode *
dia_oauth_call_send (DiaOauthCall  *self,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (DiaHttpResponse) response = NULL;

  if (!check_endpoint (self, error))
    return NULL;
  g_ptr_array_add (self->pairs, NULL);
  response = send_once (self, cancellable, error);
  if (response != NULL && self->dpop != NULL && dia_dpop_note_response (self->dpop, response))
    {
      g_clear_pointer (&response, dia_http_response_free);
      response = send_once (self, cancellable, error);
      if (response != NULL)
        dia_dpop_note_response (self->dpop, response);
    }
  g_ptr_array_set_size (self->pairs, (int) self->pairs->len - 1);
  return response != NULL ? read_answer (self, response, error) : NULL;
}
