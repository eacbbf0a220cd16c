/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-at-uri.h"
#include "dia-bluesky-api.h"
#include "dia-bluesky-private.h"
#include "dia-bluesky-record.h"
#include "dia-json.h"
#include "dia-tid.h"

static DiaMeans
dia_bluesky_get_means (DiaPublisher *publisher,
                       gint64       *window_ms)
{
  *window_ms = G_MAXINT64;

  return DIA_MEANS_RECORD_KEY;
}

static char *
dia_bluesky_make_key (DiaPublisher     *publisher,
                      const DiaSession *session,
                      guint64           seed,
                      DiaInstant        now)
{
  return dia_tid_new (now, seed);
}

static char *
dia_bluesky_upload (DiaPublisher      *publisher,
                    const DiaSession  *session,
                    GBytes            *picture,
                    const DiaMedia    *media,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (JsonNode) blob = dia_bluesky_upload_blob (session, picture, media->mime_type, cancellable, error);

  return blob != NULL ? dia_bluesky_picture_to_handle (blob, media) : NULL;
}

static char *
dia_bluesky_prepare (DiaPublisher             *publisher,
                     const DiaSession         *session,
                     const DiaPublishRequest  *request,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  return dia_bluesky_record_build (session, request, cancellable, error);
}

static char *
make_address (const char *did,
              const char *key)
{
  return g_strdup_printf ("at://%s/" DIA_BLUESKY_POSTS "/%s", did, key);
}

/* People see the handle, which may change one day; without one the DID, which
 * does not. */
static DiaRemotePost *
make_remote_post (const DiaSession *session,
                  const char       *did,
                  const char       *key,
                  DiaInstant        at)
{
  const char *actor = dia_is_handle (session->account->handle) ? session->account->handle : did;
  g_autofree char *address = make_address (did, key);
  g_autofree char *url = g_strdup_printf ("https://bsky.app/profile/%s/post/%s", actor, key);

  return dia_remote_post_new (address, url, at);
}

/* `swapRecord: null` asks for a new record only: the same record once more is
 * answered as if it were new, another one is not overwritten. */
static JsonNode *
build_put (const char  *did,
           const char  *key,
           const char  *payload,
           GError     **error)
{
  g_autoptr (JsonNode) record = dia_json_parse (payload, strlen (payload), NULL);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *put = json_object_new ();

  json_node_take_object (node, put);
  if (dia_json_as_object (record) == NULL || !dia_tid_is_valid (key))
    {
      g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                           _("The post was not prepared as it should be."));
      return NULL;
    }

  json_object_set_string_member (put, "repo", did);
  json_object_set_string_member (put, "collection", DIA_BLUESKY_POSTS);
  json_object_set_string_member (put, "rkey", key);
  json_object_set_null_member (put, "swapRecord");
  json_object_set_member (put, "record", g_steal_pointer (&record));

  return g_steal_pointer (&node);
}

static DiaRemotePost *
dia_bluesky_commit (DiaPublisher             *publisher,
                    const DiaSession         *session,
                    const DiaPublishRequest  *request,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  /* Only the put itself can publish: what fails before it surely did not. */
  g_autofree char *did = dia_bluesky_dup_did (session, cancellable, error);
  g_autoptr (JsonNode) put = did != NULL ? build_put (did, request->key, request->payload, error) : NULL;
  g_autoptr (DiaHttpRequest) http_request = NULL;
  g_autoptr (JsonNode) answer = NULL;
  g_autofree char *address = NULL;
  JsonObject *object;

  if (put == NULL)
    return NULL;
  http_request = dia_bluesky_make_request (session, "POST", "com.atproto.repo.putRecord", error);
  if (http_request == NULL)
    return NULL;
  dia_http_request_set_cost (http_request, dia_bluesky_connector_get_commit_cost (DIA_BLUESKY_CONNECTOR (publisher)));
  dia_http_request_set_json (http_request, put);
  answer = dia_bluesky_fetch (session, http_request, DIA_API_COMMIT, cancellable, error);
  if (answer == NULL)
    return NULL;

  object = dia_json_as_object (answer);
  address = make_address (did, request->key);
  if (g_strcmp0 (dia_json_get_string (object, "uri"), address) != 0 || dia_json_get_string (object, "cid") == NULL)
    {
      g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_UNKNOWN,
                           _("The account’s server answered about another post."));
      return NULL;
    }

  return make_remote_post (session, did, request->key, request->created_at);
}

static gboolean
dia_bluesky_find (DiaPublisher             *publisher,
                  const DiaSession         *session,
                  const DiaPublishRequest  *request,
                  DiaLook                  *look,
                  DiaRemotePost           **found,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  g_autofree char *did = dia_bluesky_dup_did (session, cancellable, error);
  g_autoptr (DiaHttpRequest) http_request = NULL;
  g_autoptr (DiaHttpResponse) response = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (did == NULL)
    return FALSE;
  http_request = dia_bluesky_make_request (session, "GET", "com.atproto.repo.getRecord", error);
  if (http_request == NULL)
    return FALSE;
  dia_http_request_add_query (http_request, "repo", did);
  dia_http_request_add_query (http_request, "collection", DIA_BLUESKY_POSTS);
  dia_http_request_add_query (http_request, "rkey", request->key);
  response = dia_bluesky_send (session, http_request, DIA_BLUESKY_ACCESS, DIA_API_READ, cancellable, error);
  if (response == NULL)
    return FALSE;

  if (dia_bluesky_is_error (response, "RecordNotFound"))
    {
      *look = DIA_LOOK_ABSENT;
      return TRUE;
    }
  if (!dia_http_response_is_success (response))
    {
      dia_bluesky_set_error (session, response, DIA_API_READ, error);
      return FALSE;
    }
  node = dia_api_parse (session, response, DIA_API_READ, error);
  if (node == NULL)
    return FALSE;

  if (dia_json_get_string (dia_json_as_object (node), "cid") != NULL)
    {
      *look = DIA_LOOK_FOUND;
      *found = make_remote_post (session, did, request->key, request->created_at);
    }

  return TRUE;
}

static gboolean
dia_bluesky_retract (DiaPublisher      *publisher,
                     const DiaSession  *session,
                     const char        *remote_id,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autofree char *did = dia_bluesky_dup_did (session, cancellable, error);
  g_autoptr (DiaAtUri) uri = dia_at_uri_parse (remote_id);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (DiaHttpRequest) request = NULL;
  g_autoptr (JsonNode) answer = NULL;
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  if (did == NULL)
    return FALSE;
  if (uri == NULL || !g_str_equal (uri->authority, did))
    {
      g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED, _("This post is not one of the account."));
      return FALSE;
    }

  json_object_set_string_member (object, "repo", did);
  json_object_set_string_member (object, "collection", uri->collection);
  json_object_set_string_member (object, "rkey", uri->rkey);
  request = dia_bluesky_make_request (session, "POST", "com.atproto.repo.deleteRecord", error);
  if (request == NULL)
    return FALSE;
  dia_http_request_set_json (request, node);
  answer = dia_bluesky_fetch (session, request, DIA_API_DELETE, cancellable, error);

  return answer != NULL;
}

void
dia_bluesky_publisher_init (DiaPublisherInterface *iface)
{
  iface->get_means = dia_bluesky_get_means;
  iface->make_key = dia_bluesky_make_key;
  iface->upload = dia_bluesky_upload;
  iface->prepare = dia_bluesky_prepare;
  iface->commit = dia_bluesky_commit;
  iface->find = dia_bluesky_find;
  iface->retract = dia_bluesky_retract;
}
