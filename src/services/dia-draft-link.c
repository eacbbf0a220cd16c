/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-link.h"

#include <string.h>

struct _DiaDraftLink
{
  GHashTable *made;   /* (owned): text → text with the link */
  char       *link;   /* (owned): the one in @made */
};

/* Where the first part of a thread ends: the line break before a line that holds
 * nothing but "---", or the end of the text. */
static gsize
find_end_of_part (const char *text)
{
  const char *line = text;

  while (line != NULL)
    {
      const char *end = strchr (line, '\n');
      gsize length = end != NULL ? (gsize) (end - line) : strlen (line);
      g_autofree char *words = g_strndup (line, length);

      if (g_str_equal (g_strstrip (words), "---"))
        return line > text ? (gsize) (line - text) - 1 : 0;
      line = end != NULL ? end + 1 : NULL;
    }

  return strlen (text);
}

/* (transfer full) */
static char *
append (const char *text,
        const char *link)
{
  gsize end = find_end_of_part (text);
  g_autofree char *part = g_strchomp (g_strndup (text, end));

  return g_strconcat (part, part[0] != '\0' ? "\n\n" : "", link, text + end, NULL);
}

DiaDraftLink *
dia_draft_link_new (void)
{
  DiaDraftLink *self = g_new0 (DiaDraftLink, 1);

  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->link = g_strdup ("");

  return self;
}

void
dia_draft_link_free (DiaDraftLink *self)
{
  g_hash_table_unref (self->made);
  g_free (self->link);
  g_free (self);
}

const char *
dia_draft_link_put_in (DiaDraftLink *self,
                       const char   *text,
                       const char   *link)
{
  char *made;

  if (link[0] == '\0' || strstr (text, link) != NULL)
    return text;

  if (!g_str_equal (self->link, link))
    {
      dia_draft_link_forget (self);
      g_free (self->link);
      self->link = g_strdup (link);
    }
  made = g_hash_table_lookup (self->made, text);
  if (made == NULL)
    {
      made = append (text, link);
      g_hash_table_insert (self->made, g_strdup (text), made);
    }

  return made;
}

void
dia_draft_link_forget (DiaDraftLink *self)
{
  g_hash_table_remove_all (self->made);
}
