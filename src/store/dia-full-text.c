/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-full-text.h"

/* More words than anybody types; each one costs a lookup. */
#define MAX_WORDS 16

/* Appends the run of letters and digits that begins at @text. */
static const char *
append_word (GString    *query,
             const char *text)
{
  const char *end = text;

  while (*end != '\0' && g_unichar_isalnum (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);

  g_string_append_printf (query, "%s\"%.*s\"", query->len > 0 ? " " : "", (int) (end - text), text);

  return end;
}

char *
dia_full_text_dup_query (const char *words)
{
  g_autoptr (GString) query = g_string_new (NULL);
  const char *p = words;
  guint n = 0;

  while (*p != '\0' && n < MAX_WORDS)
    {
      if (!g_unichar_isalnum (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }

      p = append_word (query, p);
      n++;
    }

  if (n == 0)
    return NULL;

  g_string_append_c (query, '*');
  return g_string_free (g_steal_pointer (&query), FALSE);
}
