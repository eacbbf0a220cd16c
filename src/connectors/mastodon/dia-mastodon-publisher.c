/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-json.h"
#include "dia-mastodon-api.h"
#include "dia-mastodon-private.h"
#include "dia-mastodon-search.h"
#include "dia-mastodon-status.h"

#include <glib/gi18n-lib.h>

/* How long servers remember an Idempotency-Key. */
#define KEY_WINDOW DIA_HOUR

/* Pictures may take the server a while; long enough for a phone's connection. */
#define UPLOAD_DEADLINE_MS     (5 * 60 * 1000)
#define PROCESSING_FIRST_MS    250
#define PROCESSING_SLOWEST_MS  4000
#define PROCESSING_PATIENCE_MS (2 * 60 * 1000)

static DiaMeans
dia_mastodon_get_means (DiaPublisher *publisher,
                        gint64       *window_ms)
{
  *window_ms = KEY_WINDOW;

  return DIA_MEANS_CLIENT_KEY;
}

/* A UUID (RFC 9562, version 8) out of what identifies the part. */
static char *
dia_mastodon_make_key (DiaPublisher     *publisher,
                       const DiaSession *session,
                       guint64           seed,
                       DiaInstant        now)
{
  g_autofree char *name = g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                           seed, now, session->account->id);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf ("%.8s-%.4s-8%.3s-a%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15, hash + 18);
}

static const char *
get_file_name (const DiaMedia *media)
{
  if (g_str_equal (media->mime_type, "image/png"))
    return "picture.png";
  if (g_str_equal (media->mime_type, "image/gif"))
    return "picture.gif";
  if (g_str_equal (media->mime_type, "image/webp"))
    return "picture.webp";

  return "picture.jpg";
}

static DiaHttpResponse *
send_picture (const DiaSession  *session,
              const char        *path,
              GBytes            *picture,
              const DiaMedia    *media,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "POST", path, error);

  if (request == NULL)
    return NULL;

  dia_http_request_set_deadline (request, UPLOAD_DEADLINE_MS);
  if (*media->alt != '\0')
    dia_http_request_add_part (request, "description", media->alt);
  dia_http_request_add_part_file (request, "file", get_file_name (media), media->mime_type, picture);

  return dia_api_send (session, request, DIA_API_UPLOAD, cancellable, error);
}

/* Older servers, Pixelfed among them, know the first form only. */
static DiaHttpResponse *
send_picture_either_way (const DiaSession  *session,
                         GBytes            *picture,
                         const DiaMedia    *media,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (DiaHttpResponse) response = send_picture (session, "/api/v2/media", picture, media, cancellable, error);
  guint status = response != NULL ? dia_http_response_get_status (response) : 0;

  if (status == 404 || status == 405)
    return send_picture (session, "/api/v1/media", picture, media, cancellable, error);

  return g_steal_pointer (&response);
}

/* Waits until the server has prepared the picture: attached earlier, the post is
 * refused. A server that cannot be asked (404) has it ready at once. */
static gboolean
await_processing (const DiaSession  *session,
                  const char        *id,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autofree char *path = dia_mastodon_make_path ("/api/v1/media/", id, "");
  guint delay = PROCESSING_FIRST_MS;

  for (guint waited = 0; waited < PROCESSING_PATIENCE_MS; waited += delay, delay = MIN (delay * 2, PROCESSING_SLOWEST_MS))
    {
      g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "GET", path, error);
      g_autoptr (DiaHttpResponse) response = NULL;
      guint status;

      if (request == NULL || !dia_api_wait (delay, cancellable, error))
        return FALSE;
      response = dia_api_send (session, request, DIA_API_READ, cancellable, error);
      if (response == NULL)
        return FALSE;

      status = dia_http_response_get_status (response);
      if (status == 200 || status == 404)
        return TRUE;
      if (status != 202 && status != 206)
        {
          dia_api_set_error (session, response, DIA_API_READ, error);
          return FALSE;
        }
    }

  g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNREACHABLE,
                       _("The server has not finished preparing a picture."));
  return FALSE;
}

static char *
dia_mastodon_upload (DiaPublisher      *publisher,
                     const DiaSession  *session,
                     GBytes            *picture,
                     const DiaMedia    *media,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autoptr (DiaHttpResponse) response = send_picture_either_way (session, picture, media, cancellable, error);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *id = NULL;

  if (response == NULL)
    return NULL;
  if (!dia_http_response_is_success (response))
    {
      dia_api_set_error (session, response, DIA_API_UPLOAD, error);
      return NULL;
    }

  node = dia_api_parse (session, response, DIA_API_UPLOAD, error);
  if (node == NULL)
    return NULL;
  id = dia_json_dup_id (dia_json_as_object (node), "id");
  if (id == NULL || *id == '\0')
    {
      dia_api_set_odd (session, response, DIA_API_UPLOAD, error);
      return NULL;
    }
  if (dia_http_response_get_status (response) == 202 && !await_processing (session, id, cancellable, error))
    return NULL;

  return g_steal_pointer (&id);
}

/* The server's own id of a post that is known by its web address. */
static char *
resolve_post (const DiaSession  *session,
              const char        *url,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "GET", "/api/v2/search", error);
  g_autoptr (JsonNode) node = NULL;
  JsonArray *statuses;
  const char *id;

  if (request == NULL)
    return NULL;

  dia_http_request_add_query (request, "q", url);
  dia_http_request_add_query (request, "type", "statuses");
  dia_http_request_add_query (request, "resolve", "true");
  node = dia_mastodon_fetch (session, request, cancellable, error);
  if (node == NULL)
    return NULL;

  statuses = dia_json_get_array (dia_json_as_object (node), "statuses");
  id = dia_json_get_string (dia_json_array_get_object (statuses, 0), "id");
  if (id == NULL)
    g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                         _("The server does not find the post that this one answers."));

  return g_strdup (id);
}

/* The payload is the id of the parent where only its address is known. */
static char *
dia_mastodon_prepare (DiaPublisher             *publisher,
                      const DiaSession         *session,
                      const DiaPublishRequest  *request,
                      GCancellable             *cancellable,
                      GError                  **error)
{
  if (*dia_api_keep_web_url (request->reply_to) == '\0')
    return g_strdup ("");

  return resolve_post (session, request->reply_to, cancellable, error);
}

static DiaRemotePost *
dia_mastodon_commit (DiaPublisher             *publisher,
                     const DiaSession         *session,
                     const DiaPublishRequest  *request,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  g_autoptr (DiaHttpRequest) post = dia_mastodon_make_request (session, "POST", "/api/v1/statuses", error);
  g_autoptr (JsonNode) status = dia_mastodon_status_build (request);
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (JsonNode) answer = NULL;
  DiaRemotePost *published;

  if (post == NULL)
    return NULL;

  dia_http_request_set_header (post, "Idempotency-Key", request->key);
  dia_http_request_set_json (post, status);
  response = dia_api_send (session, post, DIA_API_COMMIT, cancellable, error);
  if (response == NULL)
    return NULL;
  if (!dia_http_response_is_success (response))
    {
      dia_api_set_error (session, response, DIA_API_COMMIT, error);
      return NULL;
    }

  answer = dia_api_parse (session, response, DIA_API_COMMIT, error);
  if (answer == NULL)
    return NULL;
  published = dia_mastodon_status_read (dia_json_as_object (answer));
  if (published == NULL)
    dia_api_set_odd (session, response, DIA_API_COMMIT, error);

  return published;
}

static gboolean
dia_mastodon_find (DiaPublisher             *publisher,
                   const DiaSession         *session,
                   const DiaPublishRequest  *request,
                   DiaLook                  *look,
                   DiaRemotePost           **found,
                   GCancellable             *cancellable,
                   GError                  **error)
{
  return dia_mastodon_search (session, request, look, found, cancellable, error);
}

static gboolean
dia_mastodon_retract (DiaPublisher      *publisher,
                      const DiaSession  *session,
                      const char        *remote_id,
                      GCancellable      *cancellable,
                      GError           **error)
{
  g_autofree char *path = dia_mastodon_make_path ("/api/v1/statuses/", remote_id, "");
  g_autoptr (DiaHttpRequest) request = dia_mastodon_make_request (session, "DELETE", path, error);
  g_autoptr (DiaHttpResponse) response = NULL;
  guint status;

  if (request == NULL)
    return FALSE;
  response = dia_api_send (session, request, DIA_API_DELETE, cancellable, error);
  if (response == NULL)
    return FALSE;

  status = dia_http_response_get_status (response);
  if (dia_http_response_is_success (response) || status == 404 || status == 410)
    return TRUE;

  dia_api_set_error (session, response, DIA_API_DELETE, error);
  return FALSE;
}

void
dia_mastodon_publisher_init (DiaPublisherInterface *iface)
{
  iface->get_means = dia_mastodon_get_means;
  iface->make_key = dia_mastodon_make_key;
  iface->upload = dia_mastodon_upload;
  iface->prepare = dia_mastodon_prepare;
  iface->commit = dia_mastodon_commit;
  iface->find = dia_mastodon_find;
  iface->retract = dia_mastodon_retract;
}
