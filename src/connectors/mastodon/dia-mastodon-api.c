/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-mastodon-api.h"

#include "dia-json.h"

DiaHttpRequest *
dia_mastodon_make_request (const DiaSession  *session,
                           const char        *method,
                           const char        *path,
                           GError           **error)
{
  g_autoptr (DiaServerUrl) server = dia_api_ref_server (session, error);
  DiaHttpRequest *request;

  if (server == NULL)
    return NULL;

  request = dia_http_request_new_for_server (method, server, path);
  if (session->credentials != NULL && *session->credentials->access_token != '\0')
    dia_http_request_set_bearer (request, session->credentials->access_token);

  return request;
}

char *
dia_mastodon_make_path (const char *before,
                        const char *id,
                        const char *after)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);

  return g_strconcat (before, escaped, after, NULL);
}

JsonNode *
dia_mastodon_fetch (const DiaSession  *session,
                    DiaHttpRequest    *request,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (DiaHttpResponse) response = dia_api_send (session, request, DIA_API_READ, cancellable, error);

  if (response == NULL)
    return NULL;
  if (!dia_http_response_is_success (response))
    {
      dia_api_set_error (session, response, DIA_API_READ, error);
      return NULL;
    }

  return dia_api_parse (session, response, DIA_API_READ, error);
}

JsonNode *
dia_mastodon_get (const DiaSession  *session,
                  const char        *path,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "GET", path, error);

  if (request == NULL)
    return NULL;

  return dia_mastodon_fetch (session, request, cancellable, error);
}

char *
dia_mastodon_dup_account_id (const DiaSession  *session,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_autoptr (JsonNode) node = NULL;
  const char *id;

  if (*session->account->remote_id != '\0')
    return g_strdup (session->account->remote_id);

  node = dia_mastodon_get (session, "/api/v1/accounts/verify_credentials", cancellable, error);
  if (node == NULL)
    return NULL;

  id = dia_json_get_string (dia_json_as_object (node), "id");
  if (id == NULL || *id == '\0')
    {
      dia_api_set_nonsense (session, error);
      return NULL;
    }

  return g_strdup (id);
}

JsonNode *
dia_mastodon_get_statuses (const DiaSession  *session,
                           const char        *account_id,
                           const char        *before,
                           guint              limit,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_autofree char *path = dia_mastodon_make_path ("/api/v1/accounts/", account_id, "/statuses");
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "GET", path, error);
  g_autofree char *limit_text = g_strdup_printf ("%u", limit);

  if (request == NULL)
    return NULL;

  dia_http_request_add_query (request, "limit", limit_text);
  dia_http_request_add_query (request, "exclude_reblogs", "true");
  if (*before != '\0')
    dia_http_request_add_query (request, "max_id", before);

  return dia_mastodon_fetch (session, request, cancellable, error);
}
