/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-at-uri.h"
#include "dia-bluesky-api.h"
#include "dia-bluesky-private.h"
#include "dia-foreign-text.h"
#include "dia-json.h"

/* The lexicons of the network are the limits: servers announce none. */
static gboolean
dia_bluesky_read_limits (DiaInspector      *inspector,
                         const DiaSession  *session,
                         DiaLimits         *limits,
                         GCancellable      *cancellable,
                         GError           **error)
{
  return TRUE;
}

/* The display name is in a record that an account need not have. */
static char *
fetch_name (const DiaSession *session,
            const char       *did,
            GCancellable     *cancellable)
{
  g_autoptr (DiaHttpRequest) request = dia_bluesky_make_request (session, "GET", "com.atproto.repo.getRecord", NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *profile;

  if (request == NULL)
    return NULL;
  dia_http_request_add_query (request, "repo", did);
  dia_http_request_add_query (request, "collection", "app.bsky.actor.profile");
  dia_http_request_add_query (request, "rkey", "self");
  node = dia_bluesky_fetch (session, request, DIA_API_READ, cancellable, NULL);
  profile = dia_json_get_object (dia_json_as_object (node), "value");

  return dia_foreign_text_tidy (dia_json_get_string (profile, "displayName"), DIA_INSPECTOR_MAX_NAME);
}

static gboolean
dia_bluesky_check (DiaInspector      *inspector,
                   const DiaSession  *session,
                   char             **remote_id,
                   char             **handle,
                   char             **name,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_bluesky_make_request (session, "GET", "com.atproto.server.getSession", error);
  g_autoptr (JsonNode) node = request != NULL ? dia_bluesky_fetch (session, request, DIA_API_READ, cancellable, error) : NULL;
  const char *did = dia_json_get_string (dia_json_as_object (node), "did");
  const char *own_handle = dia_json_get_string (dia_json_as_object (node), "handle");

  if (node == NULL)
    return FALSE;
  if (!dia_is_did (did) || !dia_is_handle (own_handle))
    {
      dia_api_set_nonsense (session, error);
      return FALSE;
    }

  *remote_id = g_strdup (did);
  *handle = g_strdup (own_handle);
  *name = fetch_name (session, did, cancellable);
  if (*name == NULL || **name == '\0')
    {
      g_free (*name);
      *name = g_strdup (own_handle);
    }

  return TRUE;
}

void
dia_bluesky_inspector_init (DiaInspectorInterface *iface)
{
  iface->read_limits = dia_bluesky_read_limits;
  iface->check = dia_bluesky_check;
}
