/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-bluesky-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dia-at-uri.h"
#include "dia-bluesky-api.h"
#include "dia-bluesky-facet.h"
#include "dia-bluesky-reply.h"
#include "dia-json.h"
#include "dia-link-card.h"

#define UPLOAD_DEADLINE_MS (5 * 60 * 1000)

/* The label that the network has for "look twice before you open it". */
#define WARNING_LABEL "graphic-media"

JsonNode *
dia_bluesky_upload_blob (const DiaSession  *session,
                         GBytes            *bytes,
                         const char        *mime_type,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (DiaHttpRequest) request = dia_bluesky_make_request (session, "POST", "com.atproto.repo.uploadBlob", error);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *blob;

  if (request == NULL)
    return NULL;
  dia_http_request_set_deadline (request, UPLOAD_DEADLINE_MS);
  dia_http_request_set_body (request, mime_type, bytes);
  node = dia_bluesky_fetch (session, request, DIA_API_UPLOAD, cancellable, error);
  if (node == NULL)
    return NULL;

  blob = dia_json_get_object (dia_json_as_object (node), "blob");
  if (dia_json_get_string (dia_json_get_object (blob, "ref"), "$link") == NULL)
    {
      dia_api_set_nonsense (session, error);
      return NULL;
    }

  return json_node_copy (json_object_get_member (dia_json_as_object (node), "blob"));
}

char *
dia_bluesky_picture_to_handle (JsonNode       *blob,
                               const DiaMedia *media)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *picture = json_object_new ();

  json_node_take_object (node, picture);
  json_object_set_member (picture, "image", json_node_copy (blob));
  if (media->width > 0 && media->height > 0)
    {
      JsonObject *ratio = json_object_new ();

      json_object_set_int_member (ratio, "width", media->width);
      json_object_set_int_member (ratio, "height", media->height);
      json_object_set_object_member (picture, "aspectRatio", ratio);
    }

  return dia_json_to_text (node);
}

static JsonObject *
new_typed (const char *type)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "$type", type);

  return object;
}

static gboolean
add_pictures (JsonObject               *record,
              const DiaPublishRequest  *request,
              GError                  **error)
{
  JsonObject *embed = new_typed ("app.bsky.embed.images");
  JsonArray *images = json_array_new ();

  json_object_set_array_member (embed, "images", images);
  json_object_set_object_member (record, "embed", embed);
  for (guint i = 0; i < request->handles->len; i++)
    {
      const char *handle = g_ptr_array_index (request->handles, i);
      g_autoptr (JsonNode) picture = dia_json_parse (handle, strlen (handle), NULL);

      if (dia_json_as_object (picture) == NULL)
        {
          g_set_error_literal (error, DIA_CONNECTOR_ERROR, DIA_CONNECTOR_ERROR_REFUSED,
                               _("A picture was not uploaded as it should be."));
          return FALSE;
        }
      /* The key is obligatory, even when there is nothing to say. */
      json_object_set_string_member (dia_json_as_object (picture), "alt", g_ptr_array_index (request->alts, i));
      json_array_add_element (images, g_steal_pointer (&picture));
    }

  return TRUE;
}

static gboolean
add_card (JsonObject               *record,
          const DiaSession         *session,
          const DiaPublishRequest  *request,
          GCancellable             *cancellable,
          GError                  **error)
{
  g_autoptr (DiaLinkCard) card = dia_link_card_fetch (session, request->link, cancellable, error);
  JsonObject *embed;
  JsonObject *external;

  if (card == NULL)
    return FALSE;

  embed = new_typed ("app.bsky.embed.external");
  external = json_object_new ();
  json_object_set_object_member (embed, "external", external);
  json_object_set_object_member (record, "embed", embed);
  json_object_set_string_member (external, "uri", request->link);
  json_object_set_string_member (external, "title", card->title);
  json_object_set_string_member (external, "description", card->description);
  if (card->picture != NULL)
    {
      JsonNode *blob = dia_bluesky_upload_blob (session, card->picture, card->mime_type, cancellable, error);

      if (blob == NULL)
        return FALSE;
      json_object_set_member (external, "thumb", blob);
    }

  return TRUE;
}

static void
add_languages (JsonObject *record,
               const char *language)
{
  JsonArray *languages = json_array_new ();

  json_array_add_string_element (languages, language);
  json_object_set_array_member (record, "langs", languages);
}

static void
add_warning (JsonObject *record)
{
  JsonObject *labels = new_typed ("com.atproto.label.defs#selfLabels");
  JsonObject *label = json_object_new ();
  JsonArray *values = json_array_new ();

  json_object_set_string_member (label, "val", WARNING_LABEL);
  json_array_add_object_element (values, label);
  json_object_set_array_member (labels, "values", values);
  json_object_set_object_member (record, "labels", labels);
}

/* RFC 3339 with milliseconds and Z, as the lexicon's datetime wants it. */
static char *
format_instant (DiaInstant instant)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (instant / DIA_SECOND);
  g_autofree char *seconds = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, (int) (instant % DIA_SECOND));
}

static JsonObject *
new_record (const DiaPublishRequest *request)
{
  JsonObject *record = new_typed (DIA_BLUESKY_POSTS);
  g_autofree char *created_at = format_instant (request->created_at);

  json_object_set_string_member (record, "text", request->text);
  json_object_set_string_member (record, "createdAt", created_at);
  if (*request->language != '\0')
    add_languages (record, request->language);
  if (*request->warning != '\0')
    add_warning (record);

  return record;
}

char *
dia_bluesky_record_build (const DiaSession         *session,
                          const DiaPublishRequest  *request,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *record = new_record (request);

  json_node_take_object (node, record);
  if (!dia_bluesky_add_facets (record, session, request->text, cancellable, error))
    return NULL;
  if (*request->reply_to != '\0' && !dia_bluesky_add_reply (record, session, request->reply_to, cancellable, error))
    return NULL;
  if (request->handles->len > 0 && !add_pictures (record, request, error))
    return NULL;
  if (request->handles->len == 0 && *request->link != '\0' && !add_card (record, session, request, cancellable, error))
    return NULL;

  return dia_json_to_text (node);
}
