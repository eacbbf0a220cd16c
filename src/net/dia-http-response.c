/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-http-response.h"
#include "dia-http-response-private.h"

#include <string.h>

struct _DiaHttpResponse
{
  guint       status;
  char       *url;
  char       *content_type;
  GHashTable *headers;      /* (element-type utf8 utf8): lower-case name → values */
  GBytes     *body;
  DiaInstant  received_at;
};

static void
collect_header (const char *name,
                const char *value,
                gpointer    user_data)
{
  GHashTable *headers = user_data;
  g_autofree char *key = g_ascii_strdown (name, -1);
  g_autofree char *text = g_utf8_make_valid (value, -1);
  const char *before = g_hash_table_lookup (headers, key);

  if (before != NULL)
    g_hash_table_insert (headers, g_steal_pointer (&key), g_strconcat (before, ", ", text, NULL));
  else
    g_hash_table_insert (headers, g_steal_pointer (&key), g_steal_pointer (&text));
}

static char *
read_content_type (GHashTable *headers)
{
  const char *value = g_hash_table_lookup (headers, "content-type");
  g_autofree char *type = value != NULL ? g_strndup (value, strcspn (value, ";,")) : g_strdup ("");
  char *lower = g_ascii_strdown (type, -1);

  return g_strstrip (lower);
}

DiaHttpResponse *
dia_http_response_new (guint               status,
                       GUri               *uri,
                       SoupMessageHeaders *headers,
                       GBytes             *body)
{
  DiaHttpResponse *self = g_new0 (DiaHttpResponse, 1);

  self->status = status;
  self->url = g_uri_to_string (uri);
  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  soup_message_headers_foreach (headers, collect_header, self->headers);
  self->content_type = read_content_type (self->headers);
  self->body = g_bytes_ref (body);
  self->received_at = g_get_real_time () / 1000;
  return self;
}

void
dia_http_response_free (DiaHttpResponse *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->url);
  g_free (self->content_type);
  g_hash_table_unref (self->headers);
  g_bytes_unref (self->body);
  g_free (self);
}

guint
dia_http_response_get_status (const DiaHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->status;
}

gboolean
dia_http_response_is_success (const DiaHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return SOUP_STATUS_IS_SUCCESSFUL (self->status);
}

const char *
dia_http_response_get_header (const DiaHttpResponse *self,
                              const char            *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  key = g_ascii_strdown (name, -1);
  return g_hash_table_lookup (self->headers, key);
}

const char *
dia_http_response_get_content_type (const DiaHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_type;
}

GBytes *
dia_http_response_get_body (const DiaHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

const char *
dia_http_response_get_url (const DiaHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

static DiaInstant
read_http_date (const char *text)
{
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  return date != NULL ? g_date_time_to_unix (date) * DIA_SECOND : DIA_INSTANT_NONE;
}

DiaInstant
dia_http_response_get_date (const DiaHttpResponse *self)
{
  g_return_val_if_fail (self != NULL, DIA_INSTANT_NONE);

  return read_http_date (g_hash_table_lookup (self->headers, "date"));
}

/* RFC 9110, section 10.2.3: a date, or a number of seconds. */
static gint64
measure_wish (const DiaHttpResponse *self,
              const char            *wish)
{
  DiaInstant now = dia_http_response_get_date (self);
  DiaInstant then = read_http_date (wish);
  gint64 seconds;

  if (g_ascii_string_to_signed (wish, 10, 0, DIA_HTTP_MAX_RETRY_AFTER / DIA_SECOND, &seconds, NULL))
    return seconds * DIA_SECOND;
  if (then == DIA_INSTANT_NONE)
    return DIA_HTTP_ABSURD_RETRY_AFTER;
  return MAX (then - (now != DIA_INSTANT_NONE ? now : self->received_at), 0);
}

gint64
dia_http_response_get_retry_after (const DiaHttpResponse *self)
{
  const char *wish;
  gint64 wait;

  g_return_val_if_fail (self != NULL, -1);

  wish = g_hash_table_lookup (self->headers, "retry-after");
  if (wish == NULL)
    return -1;
  wait = measure_wish (self, wish);
  return wait <= DIA_HTTP_MAX_RETRY_AFTER ? wait : DIA_HTTP_ABSURD_RETRY_AFTER;
}
