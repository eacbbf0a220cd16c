/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-http-request.h"
#include "dia-http-request-private.h"

#include "dia-json.h"
#include "dia-wipe.h"

#include <string.h>

static DiaHttpRequest *
create (const char *method,
        char       *url,
        gboolean    loopback_allowed)
{
  DiaHttpRequest *self = g_new0 (DiaHttpRequest, 1);

  self->method = g_strdup (method);
  self->url = url;
  self->loopback_allowed = loopback_allowed;
  self->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  self->changes_something = !g_str_equal (method, SOUP_METHOD_GET) && !g_str_equal (method, SOUP_METHOD_HEAD);
  self->deadline_ms = DIA_HTTP_DEFAULT_DEADLINE_MS;
  self->max_body = DIA_HTTP_DEFAULT_MAX_BODY;
  self->cost = 1;
  return self;
}

DiaHttpRequest *
dia_http_request_new (const char         *method,
                      const char         *url,
                      const DiaServerUrl *typed)
{
  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (url != NULL, NULL);

  return create (method, g_strdup (url), typed != NULL && dia_server_url_is_loopback (typed));
}

DiaHttpRequest *
dia_http_request_new_for_server (const char         *method,
                                 const DiaServerUrl *server,
                                 const char         *path)
{
  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (server != NULL, NULL);

  return create (method, dia_server_url_join (server, path), dia_server_url_is_loopback (server));
}

static void
clear_body (DiaHttpRequest *self)
{
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->multipart, soup_multipart_free);
}

void
dia_http_request_free (DiaHttpRequest *self)
{
  g_return_if_fail (self != NULL);

  clear_body (self);
  dia_wipe_free (self->authorization);
  soup_message_headers_unref (self->headers);
  g_free (self->method);
  g_free (self->url);
  g_free (self);
}

void
dia_http_request_add_query (DiaHttpRequest *self,
                            const char     *name,
                            const char     *value)
{
  g_autofree char *pair = NULL;
  g_autofree char *old = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && value != NULL);

  pair = soup_form_encode (name, value, NULL);
  old = g_steal_pointer (&self->url);
  self->url = g_strconcat (old, strchr (old, '?') != NULL ? "&" : "?", pair, NULL);
}

/* What must not be in a header: an end of line would begin another one. */
static gboolean
is_header_value (const char *value)
{
  return value != NULL && strpbrk (value, "\r\n") == NULL;
}

void
dia_http_request_set_authorization (DiaHttpRequest *self,
                                    const char     *scheme,
                                    const char     *credentials)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (is_header_value (scheme));
  g_return_if_fail (is_header_value (credentials));

  dia_wipe_free (self->authorization);
  self->authorization = g_strconcat (scheme, " ", credentials, NULL);
}

void
dia_http_request_set_bearer (DiaHttpRequest *self,
                             const char     *token)
{
  dia_http_request_set_authorization (self, "Bearer", token);
}

void
dia_http_request_set_header (DiaHttpRequest *self,
                             const char     *name,
                             const char     *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && *name != '\0' && strpbrk (name, " \t\r\n:") == NULL);
  g_return_if_fail (is_header_value (value));

  soup_message_headers_replace (self->headers, name, value);
}

void
dia_http_request_set_body (DiaHttpRequest *self,
                           const char     *content_type,
                           GBytes         *body)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (is_header_value (content_type));
  g_return_if_fail (body != NULL);

  g_bytes_ref (body);
  clear_body (self);
  self->content_type = g_strdup (content_type);
  self->body = body;
}

static void
set_text (DiaHttpRequest *self,
          const char     *content_type,
          char           *text)
{
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

  dia_http_request_set_body (self, content_type, body);
}

void
dia_http_request_set_json (DiaHttpRequest *self,
                           JsonNode       *root)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (root != NULL);

  set_text (self, "application/json", dia_json_to_text (root));
}

static void
append_pair (GString    *form,
             const char *name,
             const char *value)
{
  g_autofree char *pair = soup_form_encode (name, value, NULL);

  if (form->len > 0)
    g_string_append_c (form, '&');
  g_string_append (form, pair);
}

void
dia_http_request_set_form (DiaHttpRequest *self,
                           const char     *first_name,
                           ...)
{
  GString *form = g_string_new (NULL);
  const char *name = first_name;
  va_list arguments;

  g_return_if_fail (self != NULL);

  va_start (arguments, first_name);
  while (name != NULL)
    {
      append_pair (form, name, va_arg (arguments, const char *));
      name = va_arg (arguments, const char *);
    }
  va_end (arguments);
  set_text (self, SOUP_FORM_MIME_TYPE_URLENCODED, g_string_free (form, FALSE));
}

void
dia_http_request_set_form_pairs (DiaHttpRequest    *self,
                                 const char *const *pairs)
{
  GString *form = g_string_new (NULL);

  g_return_if_fail (self != NULL);
  g_return_if_fail (pairs != NULL);

  for (gsize i = 0; pairs[i] != NULL; i += 2)
    append_pair (form, pairs[i], pairs[i + 1]);
  set_text (self, SOUP_FORM_MIME_TYPE_URLENCODED, g_string_free (form, FALSE));
}

static void
ensure_multipart (DiaHttpRequest *self)
{
  if (self->multipart != NULL)
    return;
  clear_body (self);
  self->multipart = soup_multipart_new (SOUP_FORM_MIME_TYPE_MULTIPART);
}

void
dia_http_request_add_part (DiaHttpRequest *self,
                           const char     *name,
                           const char     *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && value != NULL);

  ensure_multipart (self);
  soup_multipart_append_form_string (self->multipart, name, value);
}

void
dia_http_request_add_part_file (DiaHttpRequest *self,
                                const char     *name,
                                const char     *file_name,
                                const char     *content_type,
                                GBytes         *content)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL && file_name != NULL && content != NULL);
  g_return_if_fail (is_header_value (content_type));

  ensure_multipart (self);
  soup_multipart_append_form_file (self->multipart, name, file_name, content_type, content);
}

void
dia_http_request_set_changes_something (DiaHttpRequest *self,
                                        gboolean        changes_something)
{
  g_return_if_fail (self != NULL);

  self->changes_something = changes_something;
}

void
dia_http_request_set_deadline (DiaHttpRequest *self,
                               guint           milliseconds)
{
  g_return_if_fail (self != NULL);

  self->deadline_ms = milliseconds;
}

void
dia_http_request_set_max_body (DiaHttpRequest *self,
                               gsize           bytes)
{
  g_return_if_fail (self != NULL);

  self->max_body = bytes;
}

void
dia_http_request_set_cost (DiaHttpRequest *self,
                           guint           cost)
{
  g_return_if_fail (self != NULL);

  self->cost = cost;
}

void
dia_http_request_set_follow_redirects (DiaHttpRequest *self,
                                       gboolean        follow)
{
  g_return_if_fail (self != NULL);

  self->follow_redirects = follow;
}

const char *
dia_http_request_get_method (const DiaHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->method;
}

const char *
dia_http_request_get_url (const DiaHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->url;
}

guint
dia_http_request_get_cost (const DiaHttpRequest *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->cost;
}

static void
copy_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  soup_message_headers_replace (user_data, name, value);
}

static void
fill_body (const DiaHttpRequest *self,
           SoupMessage          *message)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (GBytes) multipart = NULL;
  g_autofree char *content_type = NULL;

  if (self->body != NULL)
    soup_message_set_request_body_from_bytes (message, self->content_type, self->body);
  if (self->multipart != NULL)
    {
      soup_multipart_to_message (self->multipart, headers, &multipart);
      content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
      soup_message_set_request_body_from_bytes (message, content_type, multipart);
    }
}

void
dia_http_request_fill_message (const DiaHttpRequest *self,
                               SoupMessage          *message,
                               gboolean              with_authorization)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  fill_body (self, message);
  soup_message_headers_foreach (self->headers, copy_header, headers);
  if (with_authorization && self->authorization != NULL)
    soup_message_headers_replace (headers, "Authorization", self->authorization);
}
