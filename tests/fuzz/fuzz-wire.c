/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-wire.h"

#include "dia-address-policy.h"
#include "dia-http-private.h"
#include "dia-http-response-private.h"

#include <string.h>

#define MARK "\n====\n"

struct _DiaHttp
{
  GObject parent_instance;

  GBytes *answers;
  gsize   at;
};

G_DEFINE_FINAL_TYPE (DiaHttp, dia_http, G_TYPE_OBJECT)

/* Knows no addresses; its records are answers too. */
#define FUZZ_TYPE_RESOLVER (fuzz_resolver_get_type ())
G_DECLARE_FINAL_TYPE (FuzzResolver, fuzz_resolver, FUZZ, RESOLVER, GResolver)

struct _FuzzResolver
{
  GResolver parent_instance;

  DiaHttp  *http;   /* (unowned) */
};

G_DEFINE_FINAL_TYPE (FuzzResolver, fuzz_resolver, G_TYPE_RESOLVER)

/* In the place of GLib's: nobody waits between two looks at a slow server. */
void
g_usleep (gulong microseconds)
{
}

/* FALSE when there is none left. */
static gboolean
take_answer (DiaHttp     *self,
             const char **text,
             gsize       *length)
{
  gsize size;
  const char *all = g_bytes_get_data (self->answers, &size);
  const char *end;

  if (self->at >= size)
    return FALSE;

  *text = all + self->at;
  end = memmem (*text, size - self->at, MARK, strlen (MARK));
  *length = end != NULL ? (gsize) (end - *text) : size - self->at;
  self->at += *length + strlen (MARK);

  return TRUE;
}

DiaHttpResponse *
fuzz_wire_make_response (const char *url,
                         const char *text,
                         gsize       length)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  const char *body = text;
  guint status = SOUP_STATUS_OK;
  DiaHttpResponse *response = NULL;
  gboolean sound = TRUE;

  if (length > 5 && memcmp (text, "HTTP/", 5) == 0)
    {
      const char *end = memmem (text, length, "\n\n", 2);
      gsize head = end != NULL ? (gsize) (end - text) + 2 : length;
      /* libsoup reads numbers as far as a string goes. */
      g_autofree char *copy = g_strndup (text, head);

      sound = soup_headers_parse_response (copy, (int) head, headers, NULL, &status, NULL);
      body += head;
    }
  if (sound && uri != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (body, length - (gsize) (body - text));

      response = dia_http_response_new (status, uri, headers, bytes);
    }
  soup_message_headers_unref (headers);

  return response;
}

DiaHttpResponse *
dia_http_send (DiaHttp         *self,
               DiaHttpRequest  *request,
               GCancellable    *cancellable,
               GError         **error)
{
  const char *url = dia_http_request_get_url (request);
  g_autoptr (GUri) uri = dia_address_policy_check_url (url, TRUE, error);
  DiaHttpResponse *response = NULL;
  const char *text;
  gsize length;

  if (uri == NULL)
    return NULL;
  if (!take_answer (self, &text, &length))
    g_set_error_literal (error, DIA_NET_ERROR, DIA_NET_ERROR_UNREACHABLE, "Nobody is there.");
  else if ((response = fuzz_wire_make_response (url, text, length)) == NULL)
    g_set_error_literal (error, DIA_NET_ERROR, DIA_NET_ERROR_AMBIGUOUS, "Nobody knows.");

  return response;
}

void
dia_http_set_fence (DiaHttp  *self,
                    DiaClock *clock,
                    gint64    latest)
{
}

void
fuzz_wire_load (DiaHttp      *self,
                const guint8 *data,
                gsize         size)
{
  g_bytes_unref (self->answers);
  self->answers = g_bytes_new (data, size);
  self->at = 0;
}

DiaHttp *
dia_http_new (const char *user_agent)
{
  return g_object_new (DIA_TYPE_HTTP, NULL);
}

static void
dia_http_finalize (GObject *object)
{
  DiaHttp *self = DIA_HTTP (object);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  if (FUZZ_IS_RESOLVER (resolver))
    FUZZ_RESOLVER (resolver)->http = NULL;
  g_bytes_unref (self->answers);

  G_OBJECT_CLASS (dia_http_parent_class)->finalize (object);
}

static void
dia_http_class_init (DiaHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_http_finalize;
}

static void
dia_http_init (DiaHttp *self)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();

  if (!FUZZ_IS_RESOLVER (resolver))
    {
      g_object_unref (resolver);
      resolver = g_object_new (FUZZ_TYPE_RESOLVER, NULL);
      g_resolver_set_default (resolver);
    }
  FUZZ_RESOLVER (resolver)->http = self;
  self->answers = g_bytes_new (NULL, 0);
}

/* One record a line. */
static GList *
fuzz_resolver_lookup_records (GResolver           *resolver,
                              const char          *name,
                              GResolverRecordType  type,
                              GCancellable        *cancellable,
                              GError             **error)
{
  DiaHttp *http = FUZZ_RESOLVER (resolver)->http;
  GList *records = NULL;
  const char *text;
  gsize length;

  if (http != NULL && take_answer (http, &text, &length))
    {
      g_autofree char *copy = g_strndup (text, length);
      g_auto (GStrv) lines = g_strsplit (copy, "\n", 8);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          const char *const strings[] = { lines[i], NULL };

          records = g_list_append (records, g_variant_ref_sink (g_variant_new ("(^as)", strings)));
        }
    }
  if (records == NULL)
    g_set_error_literal (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "No such name");

  return records;
}

static void
fuzz_resolver_class_init (FuzzResolverClass *klass)
{
  G_RESOLVER_CLASS (klass)->lookup_records = fuzz_resolver_lookup_records;
}

static void
fuzz_resolver_init (FuzzResolver *self)
{
}
