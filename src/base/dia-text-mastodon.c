/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-text-measure.h"

#include "dia-link-private.h"
#include "dia-url-grammar-private.h"

#include <string.h>
#include <unicode/uchar.h>

/* StatusLengthValidator, Extractor and Account::MENTION_RE of Mastodon 4. */

#define LONGEST_DOMAIN 253

/* A stretch of the status that counts otherwise than it is written. */
typedef struct
{
  gsize    start;        /* UTF-16 units */
  gsize    end;
  gboolean is_url;
  gsize    shown_end;    /* of a mention: where its domain begins */
} Entity;

/* What [[:word:]] means in Ruby. */
static gboolean
is_word (gunichar c)
{
  return u_isUAlphabetic ((UChar32) c) || (U_GET_GC_MASK ((UChar32) c) & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0;
}

static gunichar
get_code_point (const gunichar2 *text,
                gsize            length,
                gsize            at)
{
  if (text[at] >= 0xd800 && text[at] <= 0xdbff && at + 1 < length)
    return 0x10000 + ((text[at] - 0xd800u) << 10) + (text[at + 1] - 0xdc00u);
  return text[at];
}

static gsize
skip_words (const gunichar2 *text,
            gsize            length,
            gsize            at,
            gboolean         ascii_only)
{
  while (at < length)
    {
      gunichar c = get_code_point (text, length, at);

      if (ascii_only ? !(c < 0x80 && (g_ascii_isalnum ((char) c) || c == '_')) : !is_word (c))
        break;
      at += c > 0xffff ? 2 : 1;
    }
  return at;
}

/* "alice", "alice.b-c": points and hyphens only between words. */
static gsize
skip_name (const gunichar2 *text,
           gsize            length,
           gsize            at,
           gboolean         ascii_only)
{
  gsize end = skip_words (text, length, at, ascii_only);
  gsize next = end;

  while (end > at && next < length)
    {
      gsize word = next;

      while (word < length && (text[word] == '.' || text[word] == '-'))
        word++;
      next = skip_words (text, length, word, ascii_only);
      if (word == end || next == word)
        break;
      end = next;
    }
  return end;
}

static gboolean
may_end_mention (const gunichar2 *text,
                 gsize            length,
                 gsize            at)
{
  if (at == length)
    return TRUE;
  if (text[at] == '@' || text[at] == 0xff20 || (text[at] >= 0x80 && dia_link_is_latin (text[at])))
    return FALSE;
  return !(at + 3 <= length && text[at] == ':' && text[at + 1] == '/' && text[at + 2] == '/');
}

static gboolean
may_precede_mention (const gunichar2 *text,
                     gsize            at)
{
  gunichar c;

  if (at == 0)
    return TRUE;
  c = text[at - 1] >= 0xdc00 && text[at - 1] <= 0xdfff && at >= 2
      ? get_code_point (text, at, at - 2) : text[at - 1];
  return c != '=' && c != '/' && !is_word (c);
}

/* Reads "@alice@example.org"; its end, or 0 when there is none at @at. */
static gsize
match_mention (const gunichar2 *text,
               gsize            length,
               gsize            at,
               gsize           *name_end)
{
  gsize end;

  if (text[at] != '@' || !may_precede_mention (text, at))
    return 0;
  *name_end = skip_name (text, length, at + 1, TRUE);
  if (*name_end == at + 1)
    return 0;
  if (*name_end == length || text[*name_end] != '@')
    return *name_end;
  end = skip_name (text, length, *name_end + 1, FALSE);
  return end > *name_end + 1 ? end : *name_end;
}

static void
add_mentions (GArray          *entities,
              const gunichar2 *text,
              gsize            length)
{
  for (gsize i = 0; i < length; )
    {
      gsize name_end = 0;
      gsize end = match_mention (text, length, i, &name_end);
      Entity entity = { .start = i, .end = end, .shown_end = name_end };

      if (end != 0 && may_end_mention (text, length, end)
          && (end == name_end || end - name_end - 1 <= LONGEST_DOMAIN))
        g_array_append_val (entities, entity);
      i = end != 0 ? end : i + 1;
    }
}

static void
add_urls (GArray          *entities,
          const gunichar2 *text,
          gsize            length)
{
  DiaUrlScan scan = { .text = text, .length = length, .grammar = &dia_url_grammar_mastodon };
  DiaUrlMatch match;

  while (dia_url_scan_next (&scan, &match))
    {
      Entity entity = { .is_url = TRUE };

      if (match.protocol_end == match.start || !dia_url_match_trim_tco (&match, scan.grammar, text)
          || !dia_url_match_is_valid (&match, scan.grammar, text))
        continue;
      entity.start = match.start;
      entity.end = match.end;
      g_array_append_val (entities, entity);
    }
}

static int
compare_entities (gconstpointer a,
                  gconstpointer b)
{
  const Entity *left = a;
  const Entity *right = b;

  return left->start < right->start ? -1 : left->start > right->start ? 1 : 0;
}

static void
append_units (GString         *counted,
              const gunichar2 *text,
              gsize            from,
              gsize            to)
{
  g_autofree char *utf8 = g_utf16_to_utf8 (text + from, (glong) (to - from), NULL, NULL, NULL);

  g_string_append (counted, utf8 != NULL ? utf8 : "");
}

/* Appends the status as it counts. A URL is one letter here, and its price less
 * one is returned: a price is any number a server may name. */
static gsize
append_countable (GString    *counted,
                  const char *status,
                  guint       url_weight)
{
  glong length = 0;
  g_autofree gunichar2 *text = g_utf8_to_utf16 (status, -1, NULL, &length, NULL);
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (Entity));
  gsize at = 0;
  gsize extra = 0;

  if (text == NULL)
    return strlen (status);
  add_urls (entities, text, (gsize) length);
  add_mentions (entities, text, (gsize) length);
  g_array_sort (entities, compare_entities);

  for (guint i = 0; i < entities->len; i++)
    {
      const Entity *entity = &g_array_index (entities, Entity, i);

      if (entity->start < at)
        continue;
      append_units (counted, text, at, entity->is_url ? entity->start : entity->shown_end);
      if (entity->is_url && url_weight > 0)
        {
          g_string_append_c (counted, 'x');
          extra += url_weight - 1;
        }
      at = entity->end;
    }
  append_units (counted, text, at, (gsize) length);
  return extra;
}

static gboolean
is_blank (const char *text)
{
  while (*text != '\0' && u_isUWhiteSpace ((UChar32) g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text == '\0';
}

gsize
dia_text_count_mastodon (const char *text,
                         const char *spoiler,
                         guint       url_weight)
{
  g_autoptr (GString) counted = g_string_new (spoiler);
  gsize extra = 0;

  g_return_val_if_fail (text != NULL, 0);

  if (!is_blank (text))
    extra = append_countable (counted, text, url_weight);
  return dia_text_count_graphemes (counted->str, (gssize) counted->len) + extra;
}
