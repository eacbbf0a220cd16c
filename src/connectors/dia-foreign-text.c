/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-foreign-text.h"

#include <string.h>

/* No script stacks more marks on one letter; what does more is meant to hurt. */
#define MAX_MARKS 8

/* Nor joins more signs to one: the longest emoji of Unicode's list have three
 * joiners. A chain is one cluster, which no line can be broken in. */
#define MAX_JOINERS 8

/* Breaking a word into lines takes the square of its length: no word is longer, and
 * of what claims to be one, a third is enough. */
#define LONG_WORD 60

/* What it costs to shape a sign or a longer word, in letters. */
#define HEAVY 3

#define VARIATION_SELECTOR_16 0xfe0f
#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER     0x200d

static gboolean
is_joiner (gunichar character)
{
  return character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
}

/* One of the five skin tones, which belong to the sign before them. */
static gboolean
is_skin_tone (gunichar character)
{
  return character >= 0x1f3fb && character <= 0x1f3ff;
}

/* Pictures, and what chooses among them and joins them. */
static gboolean
is_sign (gunichar character)
{
  return (character >= 0x1f000 && character <= 0x1faff) || character == VARIATION_SELECTOR_16 || is_joiner (character);
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

/* What of a cluster has been seen so far. */
typedef struct
{
  guint    n_marks;
  guint    n_joiners;
  gboolean joins;      /* the last character of it asks for one more */
} Cluster;

/* FALSE when @character would make the cluster larger than any that is meant
 * well. */
static gboolean
fits_cluster (Cluster  *cluster,
              gunichar  character)
{
  if (is_joiner (character))
    {
      cluster->n_joiners++;
      cluster->joins = cluster->n_joiners <= MAX_JOINERS;
      return cluster->joins;
    }
  if (g_unichar_ismark (character))
    return ++cluster->n_marks <= MAX_MARKS;

  cluster->n_marks = 0;
  if (!cluster->joins && !is_skin_tone (character))
    cluster->n_joiners = 0;
  cluster->joins = FALSE;

  return TRUE;
}

/* @n_word: how long the word is that @character is in, as far as it is known. */
static guint
weigh (gunichar character,
       guint    n_word)
{
  return is_sign (character) || n_word > LONG_WORD ? HEAVY : 1;
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
  Cluster cluster = { 0, 0, FALSE };
  guint weight = 0, n_word = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (is_dropped (character) || !fits_cluster (&cluster, character))
        continue;
      if (is_blank (character))
        {
          gap = line->len > 0;
          n_word = 0;
          continue;
        }
      weight += weigh (character, ++n_word) + gap;
      if (weight > max_characters)
        {
          g_string_append (line, "…");
          break;
        }
      if (gap)
        g_string_append_c (line, ' ');
      g_string_append_unichar (line, character);
      gap = FALSE;
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}
