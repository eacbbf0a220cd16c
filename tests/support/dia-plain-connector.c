/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-plain-connector.h"

#include "dia-api-call.h"
#include "dia-json.h"
#include "dia-publisher.h"

#define TOLERANCE (2 * DIA_MINUTE)

struct _DiaPlainConnector
{
  DiaConnector parent_instance;

  const char  *network;   /* a constant */
  DiaPlainKind kind;
};

static void dia_plain_connector_implement (DiaPublisherInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaPlainConnector, dia_plain_connector, DIA_TYPE_CONNECTOR,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_PUBLISHER, dia_plain_connector_implement))

static DiaHttpRequest *
make_request (DiaPlainConnector  *self,
              const DiaSession   *session,
              const char         *method,
              const char         *path,
              GError            **error)
{
  g_autoptr (DiaServerUrl) server = dia_api_ref_server (session, error);
  g_autofree char *whole = g_strconcat ("/", dia_plain_kind_to_string (self->kind), path, NULL);

  return server != NULL ? dia_http_request_new_for_server (method, server, whole) : NULL;
}

static JsonNode *
fetch (const DiaSession  *session,
       DiaHttpRequest    *request,
       DiaApiKind         kind,
       GCancellable      *cancellable,
       GError           **error)
{
  g_autoptr (DiaHttpResponse) response = dia_api_send (session, request, kind, cancellable, error);

  if (response == NULL)
    return NULL;
  if (!dia_http_response_is_success (response))
    {
      dia_api_set_error (session, response, kind, error);
      return NULL;
    }

  return dia_api_parse (session, response, kind, error);
}

/* Sends @request; the id in the answer. */
static char *
fetch_id (const DiaSession  *session,
          DiaHttpRequest    *request,
          DiaApiKind         kind,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr (JsonNode) node = fetch (session, request, kind, cancellable, error);
  const char *id = node != NULL ? dia_json_get_string (dia_json_as_object (node), "id") : NULL;

  if (node != NULL && id == NULL)
    g_set_error_literal (error, DIA_CONNECTOR_ERROR,
                         kind == DIA_API_COMMIT ? DIA_CONNECTOR_ERROR_UNKNOWN : DIA_CONNECTOR_ERROR_MALFORMED,
                         "The answer has no id.");

  return g_strdup (id);
}

static void
set_post (DiaHttpRequest          *request,
          const DiaSession        *session,
          const DiaPublishRequest *post)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *body = json_object_new ();

  json_node_take_object (node, body);
  json_object_set_string_member (body, "user", session->account->handle);
  json_object_set_string_member (body, "text", post->text);
  json_object_set_string_member (body, "parent", post->reply_to);
  dia_http_request_set_json (request, node);
}

static DiaMeans
dia_plain_connector_get_means (DiaPublisher *publisher,
                               gint64       *window_ms)
{
  *window_ms = 0;

  return DIA_MEANS_READ_BACK;
}

static char *
dia_plain_connector_make_key (DiaPublisher     *publisher,
                              const DiaSession *session,
                              guint64           seed,
                              DiaInstant        now)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", seed);
}

static char *
dia_plain_connector_upload (DiaPublisher      *publisher,
                            const DiaSession  *session,
                            GBytes            *picture,
                            const DiaMedia    *media,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_autoptr (DiaHttpRequest) request = make_request (DIA_PLAIN_CONNECTOR (publisher), session, "POST", "/media", error);

  if (request == NULL)
    return NULL;

  dia_http_request_set_body (request, media->mime_type, picture);

  return fetch_id (session, request, DIA_API_READ, cancellable, error);
}

static char *
dia_plain_connector_prepare (DiaPublisher             *publisher,
                             const DiaSession         *session,
                             const DiaPublishRequest  *post,
                             GCancellable             *cancellable,
                             GError                  **error)
{
  DiaPlainConnector *self = DIA_PLAIN_CONNECTOR (publisher);
  g_autoptr (DiaHttpRequest) request = NULL;

  if (self->kind != DIA_PLAIN_TWO_PHASE)
    return g_strdup ("");

  request = make_request (self, session, "POST", "/containers", error);
  if (request == NULL)
    return NULL;
  set_post (request, session, post);

  return fetch_id (session, request, DIA_API_READ, cancellable, error);
}

static DiaRemotePost *
dia_plain_connector_commit (DiaPublisher             *publisher,
                            const DiaSession         *session,
                            const DiaPublishRequest  *post,
                            GCancellable             *cancellable,
                            GError                  **error)
{
  DiaPlainConnector *self = DIA_PLAIN_CONNECTOR (publisher);
  gboolean two_phase = self->kind == DIA_PLAIN_TWO_PHASE;
  g_autoptr (DiaHttpRequest) request = make_request (self, session, "POST", two_phase ? "/publish" : "/posts", error);
  g_autofree char *id = NULL;

  if (request == NULL)
    return NULL;
  if (two_phase)
    dia_http_request_set_form (request, "container", post->payload, NULL);
  else
    set_post (request, session, post);
  id = fetch_id (session, request, DIA_API_COMMIT, cancellable, error);

  return id != NULL ? dia_remote_post_new (id, "", DIA_INSTANT_NONE) : NULL;
}

static gboolean
is_same (JsonObject              *listed,
         const DiaPublishRequest *post)
{
  return dia_json_get_int (listed, "at", 0) >= post->created_at - TOLERANCE &&
         g_strcmp0 (dia_json_get_string (listed, "text"), post->text) == 0 &&
         g_strcmp0 (dia_json_get_string (listed, "parent"), post->reply_to) == 0;
}

static gboolean
dia_plain_connector_find (DiaPublisher             *publisher,
                          const DiaSession         *session,
                          const DiaPublishRequest  *post,
                          DiaLook                  *look,
                          DiaRemotePost           **found,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  g_autoptr (DiaHttpRequest) request = make_request (DIA_PLAIN_CONNECTOR (publisher), session, "GET", "/posts", error);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *match = NULL;
  JsonArray *list;
  guint n_matches = 0;

  if (request == NULL)
    return FALSE;
  dia_http_request_add_query (request, "user", session->account->handle);
  node = fetch (session, request, DIA_API_READ, cancellable, error);
  list = node != NULL ? dia_json_as_array (node) : NULL;
  if (node != NULL && list == NULL)
    dia_api_set_nonsense (session, error);
  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < dia_json_array_length (list); i++)
    if (is_same (dia_json_array_get_object (list, i), post))
      {
        match = dia_json_array_get_object (list, i);
        n_matches++;
      }
  *look = n_matches == 0 ? DIA_LOOK_ABSENT : n_matches == 1 ? DIA_LOOK_FOUND : DIA_LOOK_UNSURE;
  if (*look == DIA_LOOK_FOUND)
    *found = dia_remote_post_new (dia_json_get_string (match, "id"), "", dia_json_get_int (match, "at", DIA_INSTANT_NONE));

  return TRUE;
}

static void
dia_plain_connector_implement (DiaPublisherInterface *iface)
{
  iface->get_means = dia_plain_connector_get_means;
  iface->make_key = dia_plain_connector_make_key;
  iface->upload = dia_plain_connector_upload;
  iface->prepare = dia_plain_connector_prepare;
  iface->commit = dia_plain_connector_commit;
  iface->find = dia_plain_connector_find;
}

static const char *
dia_plain_connector_get_network (DiaConnector *connector)
{
  return DIA_PLAIN_CONNECTOR (connector)->network;
}

static void
dia_plain_connector_class_init (DiaPlainConnectorClass *klass)
{
  DIA_CONNECTOR_CLASS (klass)->get_network = dia_plain_connector_get_network;
}

static void
dia_plain_connector_init (DiaPlainConnector *self)
{
}

DiaConnector *
dia_plain_connector_new (const char   *network,
                         DiaPlainKind  kind)
{
  DiaPlainConnector *self = g_object_new (DIA_TYPE_PLAIN_CONNECTOR, NULL);

  self->network = network;
  self->kind = kind;

  return DIA_CONNECTOR (self);
}
