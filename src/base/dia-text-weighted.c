/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-text-measure.h"

#include "dia-link-private.h"
#include "dia-url-grammar-private.h"

#include <string.h>

/* parseTweet of twitter-text 3.1.0 with its configuration v3. */

#define URL_WEIGHT   23
#define WIDE_WEIGHT  2
#define PLAIN_WEIGHT 1

typedef struct
{
  gunichar2 *units;       /* (owned) */
  gsize      length;
  guint32   *url_length;  /* (owned): for each unit, how long the URL that starts there is, 0 for none */
} Text;

static void
text_clear (Text *text)
{
  g_free (text->units);
  g_free (text->url_length);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, text_clear)

static void
append_decomposed (GArray   *points,
                   gunichar  c)
{
  gunichar first = 0;
  gunichar second = 0;

  if (dia_link_decompose (c, &first, &second))
    {
      append_decomposed (points, first);
      append_decomposed (points, second);
      return;
    }
  g_array_append_val (points, c);
}

static void
compose_pairs (GArray *points)
{
  gunichar *data = (gunichar *) (gpointer) points->data;
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      gunichar together = n > 0 ? dia_link_compose (data[n - 1], data[i]) : 0;

      if (together != 0)
        data[n - 1] = together;
      else
        data[n++] = data[i];
    }
  g_array_set_size (points, n);
}

/* The code points of @utf8 in NFC: by GLib, and then the pairs that its Unicode
 * does not know. (transfer full) (nullable): NULL for what is not UTF-8. */
static GArray *
compose (const char *utf8)
{
  g_autofree char *composed = g_utf8_normalize (utf8, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GArray *points;

  if (composed == NULL)
    return NULL;
  points = g_array_new (FALSE, FALSE, sizeof (gunichar));
  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    append_decomposed (points, g_utf8_get_char (p));
  compose_pairs (points);
  return points;
}

static gboolean
text_init (Text       *text,
           const char *utf8)
{
  g_autoptr (GArray) points = compose (utf8);
  glong length = 0;

  if (points == NULL)
    return FALSE;
  text->units = g_ucs4_to_utf16 ((const gunichar *) (gconstpointer) points->data, points->len, NULL, &length, NULL);
  text->length = (gsize) length;
  text->url_length = g_new0 (guint32, text->length + 1);
  return text->units != NULL;
}

/* The reference looks its domain up again by its letters, and so may find them
 * earlier, where they were no domain. */
static gsize
find_again (const gunichar2 *units,
            gsize            from,
            gsize            start,
            gsize            length)
{
  for (gsize i = from; i < start; i++)
    if (memcmp (units + i, units + start, length * sizeof (gunichar2)) == 0)
      return i;
  return start;
}

/* Without a protocol only the parts of a domain that are Latin count, each as a
 * URL; the last one takes the path along. */
static void
mark_bare_urls (Text              *text,
                const DiaUrlMatch *match)
{
  gsize from = match->protocol_end;
  gsize after = match->protocol_end;
  gsize last = match->domain_end;
  gsize start = 0;

  while (dia_url_find_ascii_domain (text->units, match->domain_end, &from, &start))
    {
      gsize length = from - start;

      last = find_again (text->units, after, start, length);
      after = last + length;
      text->url_length[last] = (guint32) length;
    }
  if (last < match->domain_end && match->path_end > match->path_start)
    text->url_length[last] += (guint32) (match->end - match->domain_end);
}

static gboolean
may_be_bare (const DiaUrlMatch *match,
             const gunichar2   *units)
{
  gunichar2 before = units[match->preceding];

  return match->preceding == match->start || (before != '-' && before != '_' && before != '.' && before != '/');
}

static void
mark_urls (Text *text)
{
  DiaUrlScan scan = { .text = text->units, .length = text->length, .grammar = &dia_url_grammar_x };
  DiaUrlMatch match;

  while (dia_url_scan_next (&scan, &match))
    {
      if (!dia_url_match_is_valid (&match, scan.grammar, text->units))
        continue;
      if (match.protocol_end == match.start)
        {
          if (may_be_bare (&match, text->units))
            mark_bare_urls (text, &match);
        }
      else if (dia_url_match_trim_tco (&match, scan.grammar, text->units))
        text->url_length[match.start] = (guint32) (match.end - match.start);
    }
}

static gsize
weigh_unit (gunichar2 unit)
{
  return unit <= 4351 || (unit >= 8192 && unit <= 8205) || (unit >= 8208 && unit <= 8223)
         || (unit >= 8242 && unit <= 8247) ? PLAIN_WEIGHT : WIDE_WEIGHT;
}

static gboolean
is_pair (const Text *text,
         gsize       at)
{
  return at + 1 < text->length && text->units[at] >= 0xd800 && text->units[at] <= 0xdbff
         && text->units[at + 1] >= 0xdc00 && text->units[at + 1] <= 0xdfff;
}

/* Emoji are read through the whole text, URLs included: one that starts within
 * a URL is not seen again after it. */
static gsize
weigh (const Text *text)
{
  gsize weight = 0;
  gsize emoji_from = 0;

  for (gsize i = 0; i < text->length; )
    {
      gsize emoji = 0;

      while (emoji_from < i)
        emoji_from += MAX (1, dia_link_match_emoji (text->units + emoji_from, text->length - emoji_from));
      if (emoji_from == i)
        emoji = dia_link_match_emoji (text->units + i, text->length - i);

      if (text->url_length[i] > 0)
        weight += URL_WEIGHT;
      else if (emoji > 0)
        weight += WIDE_WEIGHT;
      else
        weight += is_pair (text, i) ? WIDE_WEIGHT : weigh_unit (text->units[i]);

      if (text->url_length[i] > 0)
        i += text->url_length[i];
      else
        i += emoji > 0 ? emoji : is_pair (text, i) ? 2 : 1;
    }
  return weight;
}

gsize
dia_text_count_weighted (const char *text)
{
  g_auto (Text) measured = { NULL };

  g_return_val_if_fail (text != NULL, 0);

  if (!text_init (&measured, text))
    return strlen (text);
  mark_urls (&measured);
  return weigh (&measured);
}
