/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bluesky-reply.h"

#include <glib/gi18n-lib.h>

#include "dia-at-uri.h"
#include "dia-bluesky-api.h"
#include "dia-json.h"

static DiaAtUri *
parse_parent (const char  *parent,
              GError     **error)
{
  DiaAtUri *uri = dia_at_uri_parse (parent);

  if (uri == NULL)
    uri = dia_at_uri_parse_web (parent);
  if (uri == NULL)
    g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                 _("“%s” is not the address of a post on Bluesky."), parent);

  return uri;
}

/* Records are kept under DIDs: an address with a handle is brought into that form. */
static gboolean
use_did (DiaAtUri          *uri,
         const DiaSession  *session,
         GCancellable      *cancellable,
         GError           **error)
{
  char *did = NULL;

  if (dia_is_did (uri->authority))
    return TRUE;
  if (!dia_bluesky_resolve (session, uri->authority, &did, cancellable, error))
    return FALSE;
  if (did == NULL)
    {
      g_set_error (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                   _("Nobody on the network has the name “%s”."), uri->authority);
      return FALSE;
    }

  g_free (uri->authority);
  uri->authority = did;

  return TRUE;
}

static JsonNode *
fetch_record (const DiaSession  *session,
              const DiaAtUri    *uri,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_bluesky_make_request (session, "GET", "com.atproto.repo.getRecord", error);

  if (request == NULL)
    return NULL;
  dia_http_request_add_query (request, "repo", uri->authority);
  dia_http_request_add_query (request, "collection", uri->collection);
  dia_http_request_add_query (request, "rkey", uri->rkey);

  return dia_bluesky_fetch (session, request, DIA_API_READ, cancellable, error);
}

static JsonObject *
new_reference (const char *uri,
               const char *cid)
{
  JsonObject *reference = json_object_new ();

  json_object_set_string_member (reference, "uri", uri);
  json_object_set_string_member (reference, "cid", cid);

  return reference;
}

gboolean
dia_bluesky_add_reply (JsonObject        *record,
                       const DiaSession  *session,
                       const char        *parent,
                       GCancellable      *cancellable,
                       GError           **error)
{
  g_autoptr (DiaAtUri) uri = parse_parent (parent, error);
  g_autofree char *address = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *reply;
  JsonObject *root;
  const char *cid;

  if (uri == NULL || !use_did (uri, session, cancellable, error))
    return FALSE;
  node = fetch_record (session, uri, cancellable, error);
  if (node == NULL)
    return FALSE;
  cid = dia_json_get_string (dia_json_as_object (node), "cid");
  if (cid == NULL)
    {
      dia_api_set_nonsense (session, error);
      return FALSE;
    }

  /* The root of the thread is the parent's root; a parent without one is it. */
  address = dia_at_uri_to_string (uri);
  root = dia_json_find_object (dia_json_as_object (node), "value", "reply", "root", NULL);
  if (dia_json_get_string (root, "uri") == NULL || dia_json_get_string (root, "cid") == NULL)
    root = NULL;

  reply = json_object_new ();
  json_object_set_object_member (reply, "parent", new_reference (address, cid));
  json_object_set_object_member (reply, "root",
                                 root != NULL ? new_reference (dia_json_get_string (root, "uri"), dia_json_get_string (root, "cid"))
                                              : new_reference (address, cid));
  json_object_set_object_member (record, "reply", reply);

  return TRUE;
}
