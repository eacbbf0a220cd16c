/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-url-grammar-private.h"

#include "dia-punycode-private.h"

#include <string.h>

#define LONGEST_URL      4096
#define LONGEST_LABEL    63
#define LONGEST_TCO_SLUG 40

static gboolean
starts_with (const gunichar2 *text,
             gsize            length,
             const char      *prefix)
{
  gsize n = strlen (prefix);

  if (length < n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (text[i] >= 0x80 || g_ascii_tolower ((char) text[i]) != prefix[i])
      return FALSE;
  return TRUE;
}

/* A name that says it is encoded must have something to decode. */
static gboolean
is_false_punycode (const gunichar2 *domain,
                   gsize            length)
{
  static const gunichar2 prefix[] = u"xn--";
  gsize from = 0;
  gsize start = 0;

  return length >= 4 && memcmp (domain, prefix, 4 * sizeof (gunichar2)) == 0
         && !dia_url_find_ascii_domain (domain, length, &from, &start);
}

gboolean
dia_url_match_is_valid (const DiaUrlMatch   *match,
                        const DiaUrlGrammar *grammar,
                        const gunichar2     *text)
{
  const gunichar2 *domain = text + match->protocol_end;
  gsize domain_length = match->domain_end - match->protocol_end;
  gsize protocol_length = match->protocol_end > match->start ? match->protocol_end - match->start : strlen ("https://");
  gsize label = 0;

  if (grammar->has_strict_punycode && is_false_punycode (domain, domain_length))
    return FALSE;
  for (gsize i = 0; i <= domain_length; i++)
    if (i == domain_length || domain[i] == '.')
      {
        gsize length = dia_punycode_measure_label (domain + label, i - label, LONGEST_LABEL);

        if (length < 1 || length > LONGEST_LABEL)
          return FALSE;
        label = i + 1;
      }
  return protocol_length + match->end - match->start <= LONGEST_URL;
}

/* Where the slug of a t.co link starts in its URL; 0 for other URLs. */
static gsize
find_tco_slug (const gunichar2 *url,
               gsize            length)
{
  static const char *const prefixes[] = { "https://t.co/", "http://t.co/" };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (starts_with (url, length, prefixes[i]))
      return strlen (prefixes[i]);
  return 0;
}

static gsize
skip_tco_query (const gunichar2 *url,
                gsize            length,
                gsize            at)
{
  gsize end = at;

  if (at == length || url[at] != '?')
    return at;
  for (gsize i = at + 1; i < length && dia_url_grammar_x.is_query (url[i]); i++)
    if (dia_url_grammar_x.is_query_end (url[i]))
      end = i + 1;
  return end;
}

gboolean
dia_url_match_trim_tco (DiaUrlMatch         *match,
                        const DiaUrlGrammar *grammar,
                        const gunichar2     *text)
{
  const gunichar2 *url = text + match->start;
  gsize length = match->end - match->start;
  gsize slug = find_tco_slug (url, length);
  gsize end = slug;

  while (end > 0 && end < length && url[end] < 0x80 && g_ascii_isalnum ((char) url[end]))
    end++;
  if (end == slug)
    return TRUE;
  if (end - slug > LONGEST_TCO_SLUG)
    return FALSE;
  match->end = match->start + (grammar->keeps_tco_query ? skip_tco_query (url, length, end) : end);
  return TRUE;
}
