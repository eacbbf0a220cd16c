/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-foreign-text.h"

#include <string.h>

/* No script stacks more marks on one letter; what does more is meant to hurt. */
#define MAX_MARKS 8

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER     0x200d

static gboolean
is_joiner (gunichar character)
{
  return character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
}

static gboolean
is_dropped (gunichar character)
{
  return g_unichar_type (character) == G_UNICODE_FORMAT && !is_joiner (character);
}

static gboolean
is_blank (gunichar character)
{
  return g_unichar_isspace (character) || (!g_unichar_isprint (character) && !is_joiner (character));
}

/* More bytes than any text that is not cut; not in the middle of a character. */
static char *
dup_beginning (const char *text,
               guint       max_characters)
{
  gsize length = strnlen (text, 64 * (gsize) max_characters + 64);

  while (length > 0 && (text[length] & 0xc0) == 0x80)
    length--;
  return g_utf8_make_valid (text, (gssize) length);
}

char *
dia_foreign_text_tidy (const char *text,
                       guint       max_characters)
{
  g_autofree char *valid = dup_beginning (text != NULL ? text : "", max_characters);
  g_autoptr (GString) line = g_string_new (NULL);
  gboolean gap = FALSE;
  guint n_marks = 0;
  guint n = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      n_marks = g_unichar_ismark (character) ? n_marks + 1 : 0;
      if (is_dropped (character) || n_marks > MAX_MARKS)
        continue;
      if (is_blank (character))
        {
          gap = line->len > 0;
          continue;
        }
      if (n + gap >= max_characters)
        {
          g_string_append (line, "…");
          break;
        }
      if (gap)
        g_string_append_c (line, ' ');
      g_string_append_unichar (line, character);
      n += 1 + gap;
      gap = FALSE;
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}
