/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http-response.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The one guard between answers and json-glib, and readers that never warn or
 * crash whatever an answer holds. Any thread. */

#define DIA_JSON_MAX_BYTES  (16 * 1024 * 1024)
#define DIA_JSON_MAX_DEPTH  128
/* json-glib takes about 150 bytes for the smallest value. */
#define DIA_JSON_MAX_VALUES 400000

/**
 * dia_json_parse:
 * @text: @length bytes from outside, UTF-8 (a byte order mark is skipped)
 * @error: %DIA_NET_ERROR_TOO_LARGE or %DIA_NET_ERROR_MALFORMED
 *
 * Checks size, encoding, depth and form before any parser sees @text: json-glib
 * alone dies on deep nesting, takes comments and gigabytes.
 * Returns: (transfer full): the root
 */
JsonNode   *dia_json_parse          (const char *text, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The body of @response; %DIA_NET_ERROR_MALFORMED also for an empty body or
 * HTML. The declared content type is not asked: servers are careless with it. */
JsonNode   *dia_json_parse_response (const DiaHttpResponse *response, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* @node as an object or array; %NULL when it is something else or %NULL.
 * (transfer none) (nullable) */
JsonObject *dia_json_as_object      (JsonNode *node);
JsonArray  *dia_json_as_array       (JsonNode *node);

/* Members of @object; %NULL (or @fallback) when @object is %NULL, the member is
 * absent or has another type. (transfer none) (nullable) */
const char *dia_json_get_string     (JsonObject *object, const char *key);
JsonObject *dia_json_get_object     (JsonObject *object, const char *key);
JsonArray  *dia_json_get_array      (JsonObject *object, const char *key);
/* Whole numbers only, also when written as 12.0; a number beyond 64 bits gives
 * @fallback. */
gint64      dia_json_get_int        (JsonObject *object, const char *key, gint64 fallback);
double      dia_json_get_double     (JsonObject *object, const char *key, double fallback);
gboolean    dia_json_get_boolean    (JsonObject *object, const char *key, gboolean fallback);
/* An identifier: a string, or a number written out (servers differ).
 * (transfer full) (nullable) */
char       *dia_json_dup_id         (JsonObject *object, const char *key) G_GNUC_WARN_UNUSED_RESULT;
/* RFC 3339 text as an instant; DIA_INSTANT_NONE when it is none. */
DiaInstant  dia_json_get_instant    (JsonObject *object, const char *key);

/* Walks down objects: dia_json_find_object (root, "configuration", "statuses", NULL).
 * (transfer none) (nullable) */
JsonObject *dia_json_find_object    (JsonObject *object, const char *first_key, ...) G_GNUC_NULL_TERMINATED;

/* Elements; 0 and %NULL for a %NULL array, another type or an index outside.
 * (transfer none) (nullable) */
guint       dia_json_array_length     (JsonArray *array);
JsonObject *dia_json_array_get_object (JsonArray *array, guint index);
const char *dia_json_array_get_string (JsonArray *array, guint index);

/* Compact text of @node, for requests. json-glib writes floating numbers with an
 * exponent so that nobody can read them: give it whole ones. (transfer full) */
char       *dia_json_to_text        (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
