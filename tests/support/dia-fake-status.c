/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-fake-status.h"

DiaFakeStatus *
dia_fake_status_new (const char *id,
                     const char *user,
                     JsonObject *body,
                     GHashTable *alts,
                     DiaInstant  at)
{
  DiaFakeStatus *self = g_new0 (DiaFakeStatus, 1);
  JsonArray *media = json_object_has_member (body, "media_ids") ? json_object_get_array_member (body, "media_ids") : NULL;

  self->id = g_strdup (id);
  self->user = g_strdup (user);
  self->text = g_strdup (json_object_get_string_member (body, "status"));
  self->at = at;
  self->body = json_object_ref (body);
  self->alts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; media != NULL && i < json_array_get_length (media); i++)
    g_ptr_array_add (self->alts, g_strdup (g_hash_table_lookup (alts, json_array_get_string_element (media, i))));

  return self;
}

void
dia_fake_status_free (DiaFakeStatus *self)
{
  g_free (self->id);
  g_free (self->user);
  g_free (self->text);
  json_object_unref (self->body);
  g_ptr_array_unref (self->alts);
  g_free (self);
}

const char *
dia_fake_status_get_account_id (const DiaFakeStatus *self)
{
  return g_str_equal (self->user, "alize") ? "7" : self->user;
}

/* As Mastodon renders a text: paragraphs, line breaks, links whose scheme is
 * hidden, remote mentions without their server. */
static char *
render (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_autoptr (GRegex) link = g_regex_new ("(https?://)([^\\s<]+)", 0, 0, NULL);
  g_autoptr (GRegex) mention = g_regex_new ("@([\\w]+)@([\\w.-]+\\w)", 0, 0, NULL);
  g_autofree char *linked = g_regex_replace (link, escaped, -1, 0,
                                             "<a href=\"\\1\\2\"><span class=\"invisible\">\\1</span>"
                                             "<span class=\"ellipsis\">\\2</span></a>", 0, NULL);
  g_autofree char *mentioned = g_regex_replace (mention, linked, -1, 0,
                                                "<span class=\"h-card\"><a href=\"https://\\2/@\\1\">@<span>\\1</span></a></span>",
                                                0, NULL);
  g_auto (GStrv) paragraphs = g_strsplit (mentioned, "\n\n", -1);
  g_autofree char *joined = g_strjoinv ("</p><p>", paragraphs);
  g_auto (GStrv) lines = g_strsplit (joined, "\n", -1);
  g_autofree char *broken = g_strjoinv ("<br />", lines);

  return g_strconcat ("<p>", broken, "</p>", NULL);
}

static void
add_media (JsonObject          *object,
           const DiaFakeStatus *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->alts->len; i++)
    {
      JsonObject *media = json_object_new ();

      json_object_set_string_member (media, "type", "image");
      json_object_set_string_member (media, "description", g_ptr_array_index (self->alts, i));
      json_array_add_object_element (array, media);
    }
  json_object_set_array_member (object, "media_attachments", array);
}

static void
copy_member (JsonObject          *object,
             const char          *name,
             const DiaFakeStatus *self)
{
  if (json_object_has_member (self->body, name))
    json_object_set_member (object, name, json_node_copy (json_object_get_member (self->body, name)));
  else
    json_object_set_null_member (object, name);
}

JsonNode *
dia_fake_status_to_json (const DiaFakeStatus *self,
                         const char          *origin)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (self->at / DIA_SECOND);
  g_autofree char *created_at = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S.000Z");
  g_autofree char *url = g_strdup_printf ("%s/@%s/%s", origin, self->user, self->id);
  g_autofree char *content = render (self->text);

  json_node_take_object (node, object);
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "created_at", created_at);
  json_object_set_string_member (object, "url", url);
  json_object_set_string_member (object, "content", content);
  copy_member (object, "in_reply_to_id", self);
  copy_member (object, "spoiler_text", self);
  copy_member (object, "visibility", self);
  copy_member (object, "language", self);
  json_object_set_int_member (object, "favourites_count", 12);
  json_object_set_int_member (object, "reblogs_count", 3);
  json_object_set_int_member (object, "replies_count", 1);
  add_media (object, self);

  return node;
}

JsonNode *
dia_fake_status_to_source (const DiaFakeStatus *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "text", self->text);
  json_object_set_string_member (object, "spoiler_text", "");

  return node;
}

JsonNode *
dia_fake_status_to_ledger (const DiaFakeStatus *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  json_object_set_string_member (object, "id", self->id);
  json_object_set_string_member (object, "user", self->user);
  json_object_set_int_member (object, "at", self->at);
  json_object_set_object_member (object, "request", json_object_ref (self->body));
  add_media (object, self);

  return node;
}
