/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-practice-record.h"

#include <string.h>

#include "dia-json.h"

static JsonNode *
build_media (const DiaPublishRequest *request)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  json_node_take_array (node, array);
  for (guint i = 0; i < request->handles->len; i++)
    {
      JsonObject *picture = json_object_new ();

      json_object_set_string_member (picture, "sha256", g_ptr_array_index (request->handles, i));
      json_object_set_string_member (picture, "alt", g_ptr_array_index (request->alts, i));
      json_array_add_object_element (array, picture);
    }

  return node;
}

char *
dia_practice_record_build (const DiaPublishRequest *request)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *record = json_object_new ();

  json_node_take_object (node, record);
  json_object_set_string_member (record, "text", request->text);
  json_object_set_string_member (record, "warning", request->warning);
  json_object_set_string_member (record, "language", request->language);
  json_object_set_string_member (record, "link", request->link);
  json_object_set_int_member (record, "visibility", request->visibility);
  json_object_set_string_member (record, "reply_to", request->reply_to);
  json_object_set_string_member (record, "thread_root", request->thread_root);
  json_object_set_int_member (record, "created_at", request->created_at);
  json_object_set_member (record, "media", build_media (request));

  return dia_json_to_text (node);
}

guint
dia_practice_record_count_pictures (const char *record)
{
  g_autoptr (JsonNode) node = dia_json_parse (record, strlen (record), NULL);

  return dia_json_array_length (dia_json_get_array (dia_json_as_object (node), "media"));
}
