/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-json.h"

#include "dia-json-scan.h"
#include "dia-net-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static JsonNode *
fail_malformed (GError **error)
{
  g_set_error_literal (error, DIA_NET_ERROR, DIA_NET_ERROR_MALFORMED, _("The server’s answer is not valid JSON."));
  return NULL;
}

static JsonNode *
parse_checked (const char  *text,
               gsize        length,
               GError     **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;

  /* The parser's own message quotes the answer, which may hold a secret. */
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return fail_malformed (error);
  root = json_parser_steal_root (parser);
  return root != NULL ? root : fail_malformed (error);
}

JsonNode *
dia_json_parse (const char  *text,
                gsize        length,
                GError     **error)
{
  g_autofree char *repaired = NULL;

  g_return_val_if_fail (text != NULL || length == 0, NULL);

  if (length > DIA_JSON_MAX_BYTES)
    {
      g_set_error_literal (error, DIA_NET_ERROR, DIA_NET_ERROR_TOO_LARGE,
                           _("The server’s answer is larger than any that makes sense."));
      return NULL;
    }
  if (length >= strlen (BYTE_ORDER_MARK) && memcmp (text, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      text += strlen (BYTE_ORDER_MARK);
      length -= strlen (BYTE_ORDER_MARK);
    }
  if (length == 0 || !g_utf8_validate_len (text, length, NULL))
    return fail_malformed (error);
  if (!dia_json_scan (text, length, &repaired, error))
    return NULL;
  return parse_checked (repaired != NULL ? repaired : text, length, error);
}

JsonNode *
dia_json_parse_response (const DiaHttpResponse  *response,
                         GError                **error)
{
  GBytes *body;

  g_return_val_if_fail (response != NULL, NULL);

  body = dia_http_response_get_body (response);
  return dia_json_parse (g_bytes_get_data (body, NULL), g_bytes_get_size (body), error);
}

JsonObject *
dia_json_as_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
dia_json_as_array (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonNode *
find_member (JsonObject *object,
             const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return object != NULL ? json_object_get_member (object, key) : NULL;
}

static gboolean
holds (JsonNode *node,
       GType     type)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

const char *
dia_json_get_string (JsonObject *object,
                     const char *key)
{
  JsonNode *node = find_member (object, key);

  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

JsonObject *
dia_json_get_object (JsonObject *object,
                     const char *key)
{
  return dia_json_as_object (find_member (object, key));
}

JsonArray *
dia_json_get_array (JsonObject *object,
                    const char *key)
{
  return dia_json_as_array (find_member (object, key));
}

/* The bounds are exact as doubles: -2^63 and 2^63. */
static gboolean
is_whole (double value)
{
  return value >= -0x1p63 && value < 0x1p63 && trunc (value) == value;
}

gint64
dia_json_get_int (JsonObject *object,
                  const char *key,
                  gint64      fallback)
{
  JsonNode *node = find_member (object, key);

  if (holds (node, G_TYPE_INT64))
    return json_node_get_int (node);
  if (holds (node, G_TYPE_DOUBLE) && is_whole (json_node_get_double (node)))
    return (gint64) json_node_get_double (node);
  return fallback;
}

double
dia_json_get_double (JsonObject *object,
                     const char *key,
                     double      fallback)
{
  JsonNode *node = find_member (object, key);

  if (holds (node, G_TYPE_INT64))
    return (double) json_node_get_int (node);
  if (holds (node, G_TYPE_DOUBLE) && isfinite (json_node_get_double (node)))
    return json_node_get_double (node);
  return fallback;
}

gboolean
dia_json_get_boolean (JsonObject *object,
                      const char *key,
                      gboolean    fallback)
{
  JsonNode *node = find_member (object, key);

  return holds (node, G_TYPE_BOOLEAN) ? json_node_get_boolean (node) : fallback;
}

char *
dia_json_dup_id (JsonObject *object,
                 const char *key)
{
  JsonNode *node = find_member (object, key);

  if (holds (node, G_TYPE_INT64))
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return g_strdup (dia_json_get_string (object, key));
}

DiaInstant
dia_json_get_instant (JsonObject *object,
                      const char *key)
{
  const char *text = dia_json_get_string (object, key);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  if (date == NULL)
    return DIA_INSTANT_NONE;
  return g_date_time_to_unix (date) * DIA_SECOND + g_date_time_get_microsecond (date) / 1000;
}

JsonObject *
dia_json_find_object (JsonObject *object,
                      const char *first_key,
                      ...)
{
  const char *key = first_key;
  va_list keys;

  va_start (keys, first_key);
  while (key != NULL && object != NULL)
    {
      object = dia_json_get_object (object, key);
      key = va_arg (keys, const char *);
    }
  va_end (keys);
  return object;
}

guint
dia_json_array_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static JsonNode *
find_element (JsonArray *array,
              guint      index)
{
  return index < dia_json_array_length (array) ? json_array_get_element (array, index) : NULL;
}

JsonObject *
dia_json_array_get_object (JsonArray *array,
                           guint      index)
{
  return dia_json_as_object (find_element (array, index));
}

const char *
dia_json_array_get_string (JsonArray *array,
                           guint      index)
{
  JsonNode *node = find_element (array, index);

  return holds (node, G_TYPE_STRING) ? json_node_get_string (node) : NULL;
}

char *
dia_json_to_text (JsonNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  return json_to_string (node, FALSE);
}
