/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-link-card.h"

#include <string.h>

#include "dia-api-call.h"
#include "dia-html-walk.h"

#define MAX_PAGE        (4 * 1024 * 1024)
#define MAX_TITLE       300
#define MAX_DESCRIPTION 1000
#define DEADLINE_MS     10000

/* What was seen of a page, the better source winning over the worse. */
typedef struct
{
  gboolean in_title;
  GString *title_element;
  char    *names[3];  /* og:title, og:description, og:image */
  char    *spares[3]; /* twitter:…, description */
} Page;

static const char *const wanted_names[] = { "og:title", "og:description", "og:image" };
static const char *const spare_names[] = { "twitter:title", "twitter:description", "twitter:image" };

static const char *
find_attribute (const char *const *attributes,
                const char        *name)
{
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (attributes[i], name) == 0)
      return attributes[i + 1];

  return NULL;
}

static void
keep_first (char       **target,
            const char  *value)
{
  if (*target == NULL && *value != '\0')
    *target = g_utf8_make_valid (value, -1);
}

static void
read_meta (Page              *page,
           const char *const *attributes)
{
  const char *property = find_attribute (attributes, "property");
  const char *name = property != NULL ? property : find_attribute (attributes, "name");
  const char *content = find_attribute (attributes, "content");

  if (name == NULL || content == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (wanted_names); i++)
    {
      if (g_ascii_strcasecmp (name, wanted_names[i]) == 0)
        keep_first (&page->names[i], content);
      if (g_ascii_strcasecmp (name, spare_names[i]) == 0)
        keep_first (&page->spares[i], content);
    }
  if (g_ascii_strcasecmp (name, "description") == 0)
    keep_first (&page->spares[1], content);
}

static void
on_start_element_cb (gpointer           data,
                     const char        *name,
                     const char *const *attributes)
{
  Page *page = data;

  if (g_str_equal (name, "meta"))
    read_meta (page, attributes);
  page->in_title = g_str_equal (name, "title");
}

static void
on_end_element_cb (gpointer    data,
                   const char *name)
{
  Page *page = data;

  page->in_title = FALSE;
}

static void
on_characters_cb (gpointer    data,
                  const char *characters,
                  gsize       length)
{
  Page *page = data;

  if (page->in_title && page->title_element->len < 4 * MAX_TITLE)
    g_string_append_len (page->title_element, characters, (gssize) length);
}

/* One line, bounded. (transfer full) */
static char *
tidy (const char *text,
      glong       max_characters)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_auto (GStrv) words = g_strsplit_set (valid, " \t\r\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);

  if (g_utf8_strlen (line->str, -1) <= max_characters)
    return g_strdup (line->str);

  return g_utf8_substring (line->str, 0, max_characters);
}

static char *
dup_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return g_strdup (uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : url);
}

/* Where the picture of a page is: on the web, whatever the page says. (transfer full)
 * (nullable) */
static char *
find_picture (const char *base,
              const char *picture)
{
  g_autofree char *url = g_uri_resolve_relative (base, picture, G_URI_FLAGS_NONE, NULL);
  g_autofree char *scheme = url != NULL ? g_uri_parse_scheme (url) : NULL;

  if (g_strcmp0 (scheme, "https") != 0 && g_strcmp0 (scheme, "http") != 0)
    return NULL;

  return g_steal_pointer (&url);
}

static const char *
first_of (const char *a,
          const char *b)
{
  return a != NULL ? a : b;
}

DiaLinkCard *
dia_link_card_parse (const char  *html,
                     gsize        length,
                     const char  *base,
                     char       **picture_url)
{
  static const DiaHtmlWalk walk = { on_start_element_cb, on_end_element_cb, on_characters_cb };
  DiaLinkCard *self = g_new0 (DiaLinkCard, 1);
  Page page = { .title_element = g_string_new (NULL) };
  const char *picture;

  dia_html_walk (html, MIN (length, MAX_PAGE), &walk, &page);
  picture = first_of (page.names[2], page.spares[2]);
  *picture_url = picture != NULL ? find_picture (base, picture) : NULL;
  self->title = tidy (first_of (first_of (page.names[0], page.spares[0]), page.title_element->str), MAX_TITLE);
  self->description = tidy (first_of (page.names[1], page.spares[1]), MAX_DESCRIPTION);
  self->mime_type = g_strdup ("");
  if (*self->title == '\0')
    {
      g_free (self->title);
      self->title = dup_host (base);
    }

  for (guint i = 0; i < G_N_ELEMENTS (page.names); i++)
    {
      g_free (page.names[i]);
      g_free (page.spares[i]);
    }
  g_string_free (page.title_element, TRUE);

  return self;
}

/* The kind of a picture by its first bytes: what a server calls it proves
 * nothing. NULL for what networks do not take. */
static const char *
sniff_picture (GBytes *picture)
{
  gsize size;
  const guchar *data = g_bytes_get_data (picture, &size);

  if (size >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";
  if (size >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  if (size >= 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return "image/webp";

  return NULL;
}

static GBytes *
download (const DiaSession  *session,
          const char        *url,
          gsize              max_bytes,
          char             **final_url,
          GCancellable      *cancellable)
{
  g_autoptr (DiaServerUrl) typed = dia_api_ref_server (session, NULL);
  g_autoptr (DiaHttpRequest) request = dia_http_request_new ("GET", url, typed);
  g_autoptr (DiaHttpResponse) response = NULL;

  dia_http_request_set_follow_redirects (request, TRUE);
  dia_http_request_set_max_body (request, max_bytes);
  dia_http_request_set_deadline (request, DEADLINE_MS);
  response = dia_rate_limit_send (session->limits, "card", session->http, request, cancellable, NULL);
  if (response == NULL || !dia_http_response_is_success (response))
    return NULL;

  if (final_url != NULL)
    *final_url = g_strdup (dia_http_response_get_url (response));

  return g_bytes_ref (dia_http_response_get_body (response));
}

static void
add_picture (const DiaSession *session,
             DiaLinkCard      *card,
             const char       *url,
             GCancellable     *cancellable)
{
  g_autoptr (GBytes) picture = download (session, url, DIA_LINK_CARD_MAX_PICTURE, NULL, cancellable);
  const char *mime_type = picture != NULL ? sniff_picture (picture) : NULL;

  if (mime_type == NULL)
    return;

  card->picture = g_steal_pointer (&picture);
  g_free (card->mime_type);
  card->mime_type = g_strdup (mime_type);
}

DiaLinkCard *
dia_link_card_fetch (const DiaSession  *session,
                     const char        *url,
                     GCancellable      *cancellable,
                     GError           **error)
{
  g_autofree char *final_url = NULL;
  g_autofree char *picture_url = NULL;
  g_autoptr (GBytes) page = download (session, url, MAX_PAGE, &final_url, cancellable);
  g_autoptr (DiaLinkCard) card = NULL;
  gsize length = 0;
  const char *html = page != NULL ? g_bytes_get_data (page, &length) : "";

  card = dia_link_card_parse (html != NULL ? html : "", length, final_url != NULL ? final_url : url, &picture_url);
  if (picture_url != NULL)
    add_picture (session, card, picture_url, cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&card);
}

void
dia_link_card_free (DiaLinkCard *self)
{
  g_free (self->title);
  g_free (self->description);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self->mime_type);
  g_free (self);
}
