/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bluesky-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-api-call.h"
#include "dia-at-uri.h"
#include "dia-json.h"

#define MAX_ANSWER  (256 * 1024)
#define DEADLINE_MS 10000

/* Names that no DNS server knows (RFC 6761): test networks use them. */
static const char *const reserved_endings[] = { ".test", ".localhost", ".invalid", ".example", ".local", NULL };

static gboolean
is_reserved (const char *handle)
{
  for (guint i = 0; reserved_endings[i] != NULL; i++)
    if (g_str_has_suffix (handle, reserved_endings[i]))
      return TRUE;

  return FALSE;
}

static DiaHttpResponse *
ask (const DiaSession  *session,
     const char        *url,
     const char        *permitted,
     GCancellable      *cancellable,
     GError           **error)
{
  g_autoptr (DiaServerUrl) typed = permitted != NULL ? dia_server_url_parse (permitted, NULL) : NULL;
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", url, typed);

  dia_http_request_set_max_body (request, MAX_ANSWER);
  dia_http_request_set_deadline (request, DEADLINE_MS);

  return dia_api_send (session, request, DIA_API_READ, cancellable, error);
}

static char *
keep_did (const char *text)
{
  return dia_is_did (text) ? g_strdup (text) : NULL;
}

/* TXT records of _atproto.HANDLE: "did=did:plc:…". */
static char *
resolve_by_dns (const char   *handle,
                GCancellable *cancellable)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autofree char *name = g_strconcat ("_atproto.", handle, NULL);
  GList *records = g_resolver_lookup_records (resolver, name, G_RESOLVER_RECORD_TXT, cancellable, NULL);
  char *did = NULL;

  for (GList *l = records; l != NULL && did == NULL; l = l->next)
    {
      g_autoptr (GVariant) strings = g_variant_get_child_value (l->data, 0);
      g_autofree const char **pieces = g_variant_get_strv (strings, NULL);
      g_autofree char *text = g_strjoinv ("", (char **) pieces);

      if (g_str_has_prefix (text, "did="))
        did = keep_did (text + strlen ("did="));
    }
  g_list_free_full (records, (GDestroyNotify) g_variant_unref);

  return did;
}

static char *
resolve_by_web (const DiaSession *session,
                const char       *handle,
                GCancellable     *cancellable)
{
  g_autofree char *url = g_strconcat ("https://", handle, "/.well-known/atproto-did", NULL);
  g_autoptr (DiaHttpResponse) response = ask (session, url, NULL, cancellable, NULL);
  g_autofree char *text = NULL;
  gsize length;
  const char *data;

  if (response == NULL || !dia_http_response_is_success (response))
    return NULL;

  data = g_bytes_get_data (dia_http_response_get_body (response), &length);
  text = g_strndup (data != NULL ? data : "", MIN (length, 2048));

  return keep_did (g_strstrip (text));
}

static char *
resolve_by_network (DiaBlueskyConnector  *self,
                    const DiaSession     *session,
                    const char           *handle,
                    GCancellable         *cancellable,
                    GError              **error)
{
  const char *resolver = dia_bluesky_connector_get_resolver (self);
  g_autofree char *escaped = g_uri_escape_string (handle, NULL, FALSE);
  g_autofree char *url = g_strconcat (resolver, "/xrpc/com.atproto.identity.resolveHandle?handle=", escaped, NULL);
  g_autoptr (DiaHttpResponse) response = ask (session, url, resolver, cancellable, error);
  g_autoptr (JsonNode) node = response != NULL ? dia_json_parse_response (response, NULL) : NULL;
  char *did = keep_did (dia_json_get_string (dia_json_as_object (node), "did"));

  if (response != NULL && did == NULL)
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                 _("Nobody on the network has the name “%s”."), handle);

  return did;
}

static char *
resolve_handle (DiaBlueskyConnector  *self,
                const DiaSession     *session,
                const char           *handle,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autofree char *did = NULL;

  if (!is_reserved (handle))
    did = resolve_by_dns (handle, cancellable);
  if (did == NULL && !is_reserved (handle))
    did = resolve_by_web (session, handle, cancellable);
  if (did == NULL)
    did = resolve_by_network (self, session, handle, cancellable, error);

  return g_steal_pointer (&did);
}

static JsonNode *
fetch_document (DiaBlueskyConnector  *self,
                const DiaSession     *session,
                const char           *did,
                GCancellable         *cancellable,
                GError              **error)
{
  const char *directory = dia_bluesky_connector_get_directory (self);
  gboolean is_web = g_str_has_prefix (did, "did:web:");
  g_autofree char *url = is_web ? g_strconcat ("https://", did + strlen ("did:web:"), "/.well-known/did.json", NULL)
                                : g_strconcat (directory, "/", did, NULL);
  g_autoptr (DiaHttpResponse) response = ask (session, url, is_web ? NULL : directory, cancellable, error);

  if (response == NULL)
    return NULL;
  if (!dia_http_response_is_success (response))
    {
      dia_api_set_error (session, response, DIA_API_READ, error);
      return NULL;
    }

  return dia_api_parse (session, response, DIA_API_READ, error);
}

static gboolean
claims_handle (JsonObject *document,
               const char *handle)
{
  JsonArray *names = dia_json_get_array (document, "alsoKnownAs");
  g_autofree char *wanted = g_strconcat ("at://", handle, NULL);

  for (guint i = 0; i < dia_json_array_length (names); i++)
    {
      const char *name = dia_json_array_get_string (names, i);

      if (name != NULL && g_ascii_strcasecmp (name, wanted) == 0)
        return TRUE;
    }

  return FALSE;
}

/* A directory on the net may not send us to this computer. */
static DiaServerUrl *
read_pds (DiaBlueskyConnector *self,
          JsonObject          *document)
{
  g_autoptr (DiaServerUrl) directory = dia_server_url_parse (dia_bluesky_connector_get_directory (self), NULL);
  JsonArray *services = dia_json_get_array (document, "service");

  for (guint i = 0; i < dia_json_array_length (services); i++)
    {
      JsonObject *service = dia_json_array_get_object (services, i);
      const char *id = dia_json_get_string (service, "id");
      const char *endpoint = dia_json_get_string (service, "serviceEndpoint");
      g_autoptr (DiaServerUrl) pds = NULL;

      if (id == NULL || !g_str_has_suffix (id, "#atproto_pds") || endpoint == NULL)
        continue;
      pds = dia_server_url_parse (endpoint, NULL);
      if (pds != NULL && (!dia_server_url_is_loopback (pds) || (directory != NULL && dia_server_url_is_loopback (directory))))
        return g_steal_pointer (&pds);
    }

  return NULL;
}

static DiaBlueskyIdentity *
read_identity (DiaBlueskyConnector  *self,
               const DiaSession     *session,
               const char           *did,
               const char           *handle,
               GCancellable         *cancellable,
               GError              **error)
{
  g_autoptr (JsonNode) node = fetch_document (self, session, did, cancellable, error);
  JsonObject *document = dia_json_as_object (node);
  g_autoptr (DiaServerUrl) pds = read_pds (self, document);
  DiaBlueskyIdentity *identity;

  if (node == NULL)
    return NULL;
  if (g_strcmp0 (dia_json_get_string (document, "id"), did) != 0 || pds == NULL)
    {
      g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_MALFORMED,
                   _("The network does not say where %s lives."), handle != NULL ? handle : did);
      return NULL;
    }
  if (handle != NULL && !claims_handle (document, handle))
    {
      g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                   _("The name “%s” points at an account that does not bear it."), handle);
      return NULL;
    }

  identity = g_new0 (DiaBlueskyIdentity, 1);
  identity->did = g_strdup (did);
  identity->pds = g_steal_pointer (&pds);

  return identity;
}

DiaBlueskyIdentity *
dia_bluesky_identity_find (DiaBlueskyConnector  *self,
                           const DiaSession     *session,
                           const char           *name,
                           GCancellable         *cancellable,
                           GError              **error)
{
  g_autofree char *handle = g_ascii_strdown (*name == '@' ? name + 1 : name, -1);
  g_autofree char *did = NULL;

  if (dia_is_did (name))
    return read_identity (self, session, name, NULL, cancellable, error);
  if (!dia_is_handle (handle))
    {
      g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                   _("“%s” is not a name as Bluesky knows them (“name.example”)."), name);
      return NULL;
    }

  did = resolve_handle (self, session, handle, cancellable, error);

  return did != NULL ? read_identity (self, session, did, handle, cancellable, error) : NULL;
}

DiaBlueskyIdentity *
dia_bluesky_identity_read (DiaBlueskyConnector  *self,
                           const DiaSession     *session,
                           const char           *did,
                           GCancellable         *cancellable,
                           GError              **error)
{
  return read_identity (self, session, did, NULL, cancellable, error);
}

void
dia_bluesky_identity_free (DiaBlueskyIdentity *self)
{
  g_free (self->did);
  dia_server_url_unref (self->pds);
  g_free (self);
}
