/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-mastodon-status.h"

#include "dia-api-call.h"
#include "dia-html-text.h"
#include "dia-json.h"

/* Clocks differ: a post may seem a little older than its request. */
#define CLOCK_TOLERANCE (2 * DIA_MINUTE)

static const char *const visibilities[] = {
  [DIA_VISIBILITY_PUBLIC] = "public",
  [DIA_VISIBILITY_UNLISTED] = "unlisted",
  [DIA_VISIBILITY_PRIVATE] = "private",
  [DIA_VISIBILITY_DIRECT] = "direct",
};

static const char *
find_url (JsonObject *status)
{
  const char *url = dia_api_keep_web_url (dia_json_get_string (status, "url"));

  return *url != '\0' ? url : dia_api_keep_web_url (dia_json_get_string (status, "uri"));
}

static void
set_unless_empty (JsonObject *object,
                  const char *name,
                  const char *value)
{
  if (*value != '\0')
    json_object_set_string_member (object, name, value);
}

/* A server that took `scheduled_at` from somewhere answers with a promise, not
 * with a post. */
static gboolean
is_status (JsonObject *status)
{
  const char *id = dia_json_get_string (status, "id");

  return id != NULL && *id != '\0'
         && (!json_object_has_member (status, "scheduled_at") || json_object_get_null_member (status, "scheduled_at"));
}

/* Some servers refuse keys that they do not know and drop lists that come as a
 * form: JSON with nothing in it that is not needed. */
JsonNode *
dia_mastodon_status_build (const DiaPublishRequest *request)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *status = json_object_new ();

  json_node_take_object (node, status);
  json_object_set_string_member (status, "status", request->text);
  json_object_set_string_member (status, "visibility", visibilities[request->visibility]);
  set_unless_empty (status, "language", request->language);
  set_unless_empty (status, "spoiler_text", request->warning);
  set_unless_empty (status, "in_reply_to_id", *request->payload != '\0' ? request->payload : request->reply_to);
  if (*request->warning != '\0')
    json_object_set_boolean_member (status, "sensitive", TRUE);
  if (request->handles->len > 0)
    {
      JsonArray *ids = json_array_new ();

      for (guint i = 0; i < request->handles->len; i++)
        json_array_add_string_element (ids, g_ptr_array_index (request->handles, i));
      json_object_set_array_member (status, "media_ids", ids);
    }

  return node;
}

DiaRemotePost *
dia_mastodon_status_read (JsonObject *status)
{
  if (!is_status (status))
    return NULL;

  return dia_remote_post_new (dia_json_get_string (status, "id"), find_url (status),
                              dia_json_get_instant (status, "created_at"));
}

DiaOwnPost *
dia_mastodon_status_read_own (JsonObject *status)
{
  const char *html = dia_json_get_string (status, "content");
  g_autofree char *text = dia_html_to_text (html != NULL ? html : "");
  DiaOwnPost *post;

  if (!is_status (status))
    return NULL;

  post = dia_own_post_new (dia_json_get_string (status, "id"), find_url (status), text,
                           dia_json_get_instant (status, "created_at"));
  dia_mastodon_status_count (status, &post->counts);

  return post;
}

void
dia_mastodon_status_count (JsonObject *status,
                           DiaCounts  *counts)
{
  counts->likes = dia_json_get_int (status, "favourites_count", -1);
  counts->reposts = dia_json_get_int (status, "reblogs_count", -1);
  counts->replies = dia_json_get_int (status, "replies_count", -1);
}

gboolean
dia_mastodon_may_be_of (DiaInstant               at,
                        const DiaPublishRequest *request)
{
  return at == DIA_INSTANT_NONE || at >= request->created_at - CLOCK_TOLERANCE;
}

gboolean
dia_mastodon_status_resembles (JsonObject              *status,
                               const DiaPublishRequest *request)
{
  const char *parent = dia_json_get_string (status, "in_reply_to_id");
  const char *wanted_parent = *request->payload != '\0' ? request->payload : request->reply_to;

  return g_strcmp0 (parent != NULL ? parent : "", wanted_parent) == 0
         && dia_json_array_length (dia_json_get_array (status, "media_attachments")) == request->handles->len;
}

/* Mastodon shows a mention of another server without that server. */
static char *
drop_domains (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("(@[\\w.-]+)@[\\w.-]+\\w", 0, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, "\\1", 0, NULL);
}

gboolean
dia_mastodon_same_text (const char *a,
                        const char *b)
{
  g_autofree char *normal_a = dia_publisher_normalize_text (a);
  g_autofree char *normal_b = dia_publisher_normalize_text (b);
  g_autofree char *bare_a = drop_domains (normal_a);
  g_autofree char *bare_b = drop_domains (normal_b);

  return g_strcmp0 (bare_a, bare_b) == 0;
}

DiaKeptPost *
dia_mastodon_status_read_kept (JsonObject *object)
{
  const char *id = dia_json_get_string (object, "id");
  DiaInstant at = dia_json_get_instant (object, "scheduled_at");

  if (id == NULL || *id == '\0' || at == DIA_INSTANT_NONE || dia_json_get_object (object, "params") == NULL)
    return NULL;

  return dia_kept_post_new (id, at);
}

gboolean
dia_mastodon_status_is_kept_of (JsonObject              *object,
                                const DiaPublishRequest *request)
{
  const char *text = dia_json_get_string (dia_json_get_object (object, "params"), "text");

  return dia_mastodon_same_text (text != NULL ? text : "", request->text)
         && dia_json_array_length (dia_json_get_array (object, "media_attachments")) == request->handles->len;
}
