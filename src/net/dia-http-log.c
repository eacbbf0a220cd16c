/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-http-log.h"

/* A list of what may be shown, not of what must be hidden: the next secret
 * header is not known yet. */
static const char *const shown_headers[] = {
  "accept", "cache-control", "content-encoding", "content-length", "content-type", "date", "etag", "retry-after",
  "ratelimit-limit", "ratelimit-policy", "ratelimit-remaining", "ratelimit-reset", "server", "transfer-encoding",
  "user-agent", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset", NULL,
};

static gboolean
is_logging (void)
{
  return !g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, G_LOG_DOMAIN);
}

char *
dia_http_log_dup_address (GUri *uri)
{
  return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY | G_URI_HIDE_FRAGMENT);
}

static void
append_header (const char *name,
               const char *value,
               gpointer    user_data)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *shown = g_strv_contains (shown_headers, lower) ? g_utf8_make_valid (value, -1) : g_strdup ("[hidden]");

  g_string_append_printf (user_data, "; %s: %s", lower, shown);
}

static char *
describe_headers (SoupMessageHeaders *headers)
{
  GString *text = g_string_new (NULL);

  soup_message_headers_foreach (headers, append_header, text);
  return g_string_free (text, FALSE);
}

void
dia_http_log_request (SoupMessage *message)
{
  g_autofree char *address = NULL;
  g_autofree char *headers = NULL;

  if (!is_logging ())
    return;
  address = dia_http_log_dup_address (soup_message_get_uri (message));
  headers = describe_headers (soup_message_get_request_headers (message));
  g_debug ("%s %s%s", soup_message_get_method (message), address, headers);
}

void
dia_http_log_response (SoupMessage *message,
                       gsize        body_size)
{
  g_autofree char *address = NULL;
  g_autofree char *headers = NULL;

  if (!is_logging ())
    return;
  address = dia_http_log_dup_address (soup_message_get_uri (message));
  headers = describe_headers (soup_message_get_response_headers (message));
  g_debug ("%u from %s, %" G_GSIZE_FORMAT " bytes%s", soup_message_get_status (message), address, body_size, headers);
}
