/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-toolkit.h"

#include "dia-field.h"

#include <string.h>

/* The names that Google Analytics, Matomo and Plausible agree upon; "social" as
 * the medium is what they file under social networks. */
#define UTM_SOURCE "diapason"
#define UTM_MEDIUM "social"

static DiaMomentMessage *
make_message (const char *language,
              const char *text)
{
  DiaMomentMessage *message = g_new (DiaMomentMessage, 1);

  message->language = g_strdup (language);
  message->text = g_strdup (text);
  return message;
}

static void
free_message (DiaMomentMessage *message)
{
  g_free (message->language);
  g_free (message->text);
  g_free (message);
}

static void
free_link (DiaMomentLink *link)
{
  g_free (link->title);
  g_free (link->url);
  g_free (link);
}

DiaMomentToolkit *
dia_moment_toolkit_new (void)
{
  DiaMomentToolkit *self = g_new (DiaMomentToolkit, 1);

  self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) free_message);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) free_link);
  self->media = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_media_free);
  self->hashtags = g_strdup ("");
  self->dos = g_strdup ("");
  self->donts = g_strdup ("");
  return self;
}

DiaMomentToolkit *
dia_moment_toolkit_copy (const DiaMomentToolkit *self)
{
  DiaMomentToolkit *copy = dia_moment_toolkit_new ();

  for (guint i = 0; i < self->messages->len; i++)
    {
      const DiaMomentMessage *message = self->messages->pdata[i];

      g_ptr_array_add (copy->messages, make_message (message->language, message->text));
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      const DiaMomentLink *link = self->links->pdata[i];

      dia_moment_toolkit_add_link (copy, link->title, link->url);
    }
  for (guint i = 0; i < self->media->len; i++)
    g_ptr_array_add (copy->media, dia_media_copy (self->media->pdata[i]));
  dia_field_set_text (&copy->hashtags, self->hashtags);
  dia_field_set_text (&copy->dos, self->dos);
  dia_field_set_text (&copy->donts, self->donts);

  return copy;
}

void
dia_moment_toolkit_free (DiaMomentToolkit *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->messages);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->media);
  g_free (self->hashtags);
  g_free (self->dos);
  g_free (self->donts);
  g_free (self);
}

static DiaMomentMessage *
find_message (const DiaMomentToolkit *self,
              const char             *language)
{
  for (guint i = 0; i < self->messages->len; i++)
    {
      DiaMomentMessage *message = self->messages->pdata[i];

      if (g_ascii_strcasecmp (message->language, language) == 0)
        return message;
    }

  return NULL;
}

const char *
dia_moment_toolkit_find_message (const DiaMomentToolkit *self,
                                 const char             *language)
{
  const DiaMomentMessage *message = find_message (self, language);
  g_autofree char *base = g_strndup (language, strcspn (language, "-_"));

  if (message == NULL)
    message = find_message (self, base);

  return message != NULL ? message->text : NULL;
}

void
dia_moment_toolkit_set_message (DiaMomentToolkit *self,
                                const char       *language,
                                const char       *text)
{
  DiaMomentMessage *message = find_message (self, language);

  if (message != NULL && text[0] == '\0')
    g_ptr_array_remove (self->messages, message);
  else if (message != NULL)
    dia_field_set_text (&message->text, text);
  else if (text[0] != '\0')
    g_ptr_array_add (self->messages, make_message (language, text));
}

void
dia_moment_toolkit_add_link (DiaMomentToolkit *self,
                             const char       *title,
                             const char       *url)
{
  DiaMomentLink *link = g_new (DiaMomentLink, 1);

  link->title = g_strdup (title);
  link->url = g_strdup (url);
  g_ptr_array_add (self->links, link);
}

/* "#love" is held by "so much #Love!", not by "#lovely". */
static gboolean
holds_tag (const char *folded_text,
           const char *folded_tag)
{
  const char *found = folded_text;

  while ((found = strstr (found, folded_tag)) != NULL)
    {
      found += strlen (folded_tag);
      if (!g_unichar_isalnum (g_utf8_get_char (found)) && *found != '_')
        return TRUE;
    }

  return FALSE;
}

char *
dia_moment_toolkit_dup_text (const DiaMomentToolkit *self,
                             const char             *message)
{
  g_autoptr (GString) text = g_string_new (message);
  g_autofree char *folded = g_utf8_casefold (message, -1);
  g_auto (GStrv) tags = g_strsplit_set (self->hashtags, " \t\n", -1);
  const char *before = "\n\n";

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *tag = g_utf8_casefold (tags[i], -1);

      if (tag[0] == '\0' || holds_tag (folded, tag))
        continue;
      g_string_append_printf (text, "%s%s", before, tags[i]);
      before = " ";
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* "Valentine’s Day 2027" → "valentine-s-day-2027"; accents fall away. */
static char *
make_slug (const char *title)
{
  g_autofree char *plain = g_utf8_normalize (title, -1, G_NORMALIZE_ALL);
  GString *slug = g_string_new (NULL);

  for (const char *p = plain; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (g_unichar_isalnum (c))
        g_string_append_unichar (slug, c);
      else if (!g_unichar_ismark (c) && slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);

  return g_string_free (slug, FALSE);
}

static gboolean
has_parameter (const char *query,
               const char *name)
{
  g_auto (GStrv) parameters = g_strsplit (query != NULL ? query : "", "&", -1);
  gsize length = strlen (name);

  for (guint i = 0; parameters[i] != NULL; i++)
    {
      if (strncmp (parameters[i], name, length) == 0 && (parameters[i][length] == '=' || parameters[i][length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

char *
dia_moment_toolkit_dup_tagged_url (const char *url,
                                   const char *title)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *slug = make_slug (title);
  g_autofree char *campaign = g_uri_escape_string (slug, NULL, FALSE);
  const struct { const char *name, *value; } marks[] = {
    { "utm_source", UTM_SOURCE }, { "utm_medium", UTM_MEDIUM }, { "utm_campaign", campaign },
  };
  g_autoptr (GString) tagged = NULL;
  const char *query, *fragment;

  if (uri == NULL || g_uri_get_host (uri) == NULL || g_uri_get_host (uri)[0] == '\0')
    return g_strdup (url);

  query = g_uri_get_query (uri);
  fragment = strchr (url, '#');
  tagged = g_string_new_len (url, fragment != NULL ? fragment - url : -1);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (marks[i].value[0] != '\0' && !has_parameter (query, marks[i].name))
        g_string_append_printf (tagged, "%c%s=%s", strchr (tagged->str, '?') != NULL ? '&' : '?',
                                marks[i].name, marks[i].value);
    }
  g_string_append (tagged, fragment != NULL ? fragment : "");

  return g_string_free (g_steal_pointer (&tagged), FALSE);
}
