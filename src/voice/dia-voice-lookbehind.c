/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-lookbehind.h"

#include <string.h>

/* The repetition in a look behind, all of them places in it. */
typedef struct
{
  const char *atom;     /* what is repeated */
  const char *sign;     /* + or * */
  const char *after;    /* beyond the sign, and the ? or + that may follow it */
} Repetition;

/* The end of one character, escape or class; NULL when there is none, or a group. */
static const char *
skip_atom (const char *at)
{
  if (*at == '\0' || strchr ("()|", *at) != NULL)
    return NULL;
  if (*at == '\\')
    return at[1] == '\0' || strchr ("pPxkg", at[1]) != NULL ? NULL : g_utf8_next_char (at + 1);
  if (*at != '[')
    return g_utf8_next_char (at);
  for (at += at[1] == '^' ? 2 : 1; *at != ']' || at[-1] == '['; at++)
    {
      if (*at == '\\' && at[1] != '\0')
        at++;
      if (*at == '\0')
        return NULL;
    }

  return at + 1;
}

/* Reads what is between "(?<!" and ")"; (nullable): the end, when it can be
 * unfolded. */
static const char *
read_inner (const char *at,
            Repetition *repetition)
{
  guint n = 0;

  while (*at != ')')
    {
      const char *end = skip_atom (at);

      if (end == NULL || *end == '?' || *end == '{')
        return NULL;
      if (*end == '+' || *end == '*')
        {
          *repetition = (Repetition) { at, end, end + 1 };
          if (*repetition->after == '?' || *repetition->after == '+')
            repetition->after++;
          end = repetition->after;
          n++;
        }
      at = end;
    }

  return n == 1 ? at : NULL;
}

static void
append_lengths (GString          *out,
                const char       *inner,
                const char       *end,
                const Repetition *repetition)
{
  for (guint length = *repetition->sign == '+' ? 1 : 0; length <= DIA_VOICE_LOOKBEHIND_MAX; length++)
    {
      g_string_append (out, length > (*repetition->sign == '+' ? 1u : 0u) ? "|" : "");
      g_string_append_len (out, inner, repetition->atom - inner);
      g_string_append_len (out, repetition->atom, repetition->sign - repetition->atom);
      g_string_append_printf (out, "{%u}", length);
      g_string_append_len (out, repetition->after, end - repetition->after);
    }
}

char *
dia_voice_lookbehind_unfold (const char *source)
{
  GString *out = g_string_new (NULL);

  while (*source != '\0')
    {
      gsize length = *source == '\\' && source[1] != '\0' ? 2 : 1;
      Repetition repetition;

      if (g_str_has_prefix (source, "(?<!") || g_str_has_prefix (source, "(?<="))
        {
          const char *end = read_inner (source + 4, &repetition);

          length = 4;
          g_string_append_len (out, source, length);
          if (end != NULL)
            {
              append_lengths (out, source + length, end, &repetition);
              length = end - source;
            }
        }
      else
        g_string_append_len (out, source, length);
      source += length;
    }

  return g_string_free (out, FALSE);
}
