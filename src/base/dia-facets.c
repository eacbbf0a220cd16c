/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-facets.h"

#include "dia-link-private.h"
#include "dia-text-measure.h"

#include <string.h>

/* detectFacets of @atproto/api 0.21.0, and of what it finds the facets that its
 * RichText.segments() would show: where two overlap, the one that starts first. */

#define LONGEST_TAG    64
#define LONGEST_TICKER 5

typedef enum
{
  AFTER_SPACE      = 0,
  AFTER_BRACKET    = 1 << 0,
  AFTER_LINE_BREAK = 1 << 1,   /* also where the character before belongs to the last facet */
} Preceding;

/* The facets of one kind are looked for from the start of the text to its end. */
typedef struct
{
  const char *text;
  const char *end;
  GPtrArray  *facets;
} Search;

/* Reads what may be a facet at @at; returns where the search goes on, NULL when
 * nothing is there. */
typedef const char *(*ReadFunc) (Search *search, const char *at);

/* What \s means in ECMAScript. */
static gboolean
is_space (gunichar c)
{
  return (c >= 0x09 && c <= 0x0d) || c == 0x20 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a)
         || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

static gboolean
is_line_break (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

static gboolean
may_start_at (const Search *search,
              const char   *from,
              const char   *at,
              Preceding     preceding)
{
  gunichar before;

  if (at == search->text)
    return TRUE;
  before = g_utf8_get_char (g_utf8_prev_char (at));
  if ((preceding & AFTER_LINE_BREAK) != 0 && is_line_break (before))
    return TRUE;
  return at > from && (is_space (before) || ((preceding & AFTER_BRACKET) != 0 && before == '('));
}

static void
search_all (Search    *search,
            Preceding  preceding,
            ReadFunc   read)
{
  const char *from = search->text;
  const char *at = from;

  while (at < search->end)
    {
      const char *after = may_start_at (search, from, at, preceding) ? read (search, at) : NULL;

      if (after != NULL)
        from = at = after;
      else
        at = g_utf8_next_char (at);
    }
}

static void
add_facet (Search       *search,
           DiaFacetKind  kind,
           const char   *start,
           const char   *end,
           char         *value)
{
  DiaFacet *facet = g_new0 (DiaFacet, 1);

  facet->kind = kind;
  facet->byte_start = (gsize) (start - search->text);
  facet->byte_end = (gsize) (end - search->text);
  facet->value = value;
  g_ptr_array_add (search->facets, facet);
}

static gboolean
ends_with_tld (const char *name,
               gsize       length)
{
  const char *point = g_strrstr_len (name, (gssize) length, ".");

  return point != NULL && dia_link_is_bluesky_tld (point + 1, (gsize) (name + length - point - 1));
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* /@([a-zA-Z0-9.-]+)(\b)/ */
static const char *
read_mention (Search     *search,
              const char *at)
{
  const char *name = at + 1;
  const char *end = name;

  if (*at != '@')
    return NULL;
  while (g_ascii_isalnum (*end) || *end == '.' || *end == '-')
    end++;
  while (end > name && is_word (end[-1]) == is_word (*end))
    end--;
  if (end == name)
    return NULL;
  if (ends_with_tld (name, (gsize) (end - name))
      || (end - name >= 5 && strncmp (end - 5, ".test", 5) == 0))
    add_facet (search, DIA_FACET_MENTION, at, end, g_strndup (name, (gsize) (end - name)));
  return end;
}

static const char *
skip_to_space (const char *at)
{
  while (*at != '\0' && !is_space (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* /[a-z][a-z0-9]*(\.[a-z0-9]+)+/i; NULL when there is none. */
static const char *
skip_domain (const char *at)
{
  const char *end = at;
  gboolean has_point = FALSE;

  if (!g_ascii_isalpha (*at))
    return NULL;
  while (g_ascii_isalnum (*end))
    end++;
  while (*end == '.' && g_ascii_isalnum (end[1]))
    {
      has_point = TRUE;
      for (end++; g_ascii_isalnum (*end); end++)
        ;
    }
  return has_point ? end : NULL;
}

/* A point at the end belongs to the sentence, and so does a bracket that the
 * link does not open. */
static const char *
trim_link (const char *start,
           const char *end)
{
  if (strchr (".,;:!?", end[-1]) != NULL)
    end--;
  if (end[-1] == ')' && memchr (start, '(', (gsize) (end - start)) == NULL)
    end--;
  return end;
}

static void
add_link (Search     *search,
          const char *start,
          const char *end)
{
  const char *trimmed = trim_link (start, end);
  const char *protocol = g_str_has_prefix (start, "http") ? "" : "https://";
  g_autofree char *written = g_strndup (start, (gsize) (trimmed - start));

  add_facet (search, DIA_FACET_LINK, start, trimmed, g_strconcat (protocol, written, NULL));
}

/* What begins with "http" is taken without a look at its domain; "HTTP://…" is
 * not taken at all: both as the reference does. */
static const char *
read_link (Search     *search,
           const char *at)
{
  const char *domain_end = skip_domain (at);
  gsize protocol = g_ascii_strncasecmp (at, "https://", 8) == 0 ? 8 : g_ascii_strncasecmp (at, "http://", 7) == 0 ? 7 : 0;
  const char *end = skip_to_space (at);

  if (protocol == 0 || end == at + protocol)
    {
      protocol = 0;
      if (domain_end == NULL)
        return NULL;
    }
  if (g_str_has_prefix (at, "http") || (protocol == 0 && ends_with_tld (at, (gsize) (domain_end - at))))
    add_link (search, at, end);
  return end;
}

/* Characters without a width end a tag as a space does. */
static gboolean
ends_tag (gunichar c)
{
  return is_space (c) || c == 0x00ad || c == 0x2060 || (c >= 0x200a && c <= 0x200d) || c == 0x20e2;
}

static const char *
trim_punctuation (const char *start,
                  const char *end)
{
  while (end > start && dia_link_is_punctuation (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return end;
}

/* A tag is everything up to a space when something of it is neither a digit nor
 * punctuation. A hash alone is passed over. */
static const char *
read_tag (Search     *search,
          const char *at)
{
  const char *name = g_utf8_next_char (at);
  const char *end = name;
  const char *trimmed;
  gboolean has_letter = FALSE;

  if (*at != '#' && g_utf8_get_char (at) != 0xff03)
    return NULL;
  for (; *end != '\0' && !ends_tag (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    has_letter = has_letter || !(g_ascii_isdigit (*end) || dia_link_is_punctuation (g_utf8_get_char (end)));
  if (!has_letter || g_utf8_get_char (name) == 0xfe0f)
    return name;

  trimmed = trim_punctuation (name, end);
  if (dia_text_count_graphemes (name, trimmed - name) <= LONGEST_TAG)
    add_facet (search, DIA_FACET_TAG, at, trimmed, g_strndup (name, (gsize) (trimmed - name)));
  return end;
}

static gboolean
may_follow_ticker (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return c == '\0' || is_space (c) || c == 0x2019 || (c < 0x80 && strchr (".,;:!?)\"'", (int) c) != NULL);
}

/* /\$([A-Za-z][A-Za-z0-9]{0,4})/: a tag whose value keeps the sign. */
static const char *
read_ticker (Search     *search,
             const char *at)
{
  const char *end = at + 1;

  if (*at != '$' || !g_ascii_isalpha (at[1]))
    return NULL;
  while (end - at <= LONGEST_TICKER && g_ascii_isalnum (*end))
    end++;
  if (!may_follow_ticker (end))
    return NULL;
  add_facet (search, DIA_FACET_TAG, at, end, g_ascii_strup (at, end - at));
  return end;
}

static int
compare_facets (gconstpointer a,
                gconstpointer b)
{
  const DiaFacet *left = *(const DiaFacet *const *) a;
  const DiaFacet *right = *(const DiaFacet *const *) b;

  return left->byte_start < right->byte_start ? -1 : left->byte_start > right->byte_start ? 1 : 0;
}

static void
drop_overlaps (GPtrArray *facets)
{
  gsize end = 0;

  for (guint i = 0; i < facets->len; )
    {
      const DiaFacet *facet = g_ptr_array_index (facets, i);

      if (facet->byte_start < end)
        {
          g_ptr_array_remove_index (facets, i);
          continue;
        }
      end = facet->byte_end;
      i++;
    }
}

void
dia_facet_free (DiaFacet *self)
{
  g_free (self->value);
  g_free (self);
}

GPtrArray *
dia_facets_detect (const char *text)
{
  g_autoptr (GPtrArray) facets = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_facet_free);
  Search search = { .text = text, .facets = facets };

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, &search.end))
    return g_steal_pointer (&facets);
  search_all (&search, AFTER_BRACKET, read_mention);
  search_all (&search, AFTER_BRACKET | AFTER_LINE_BREAK, read_link);
  search_all (&search, AFTER_SPACE, read_tag);
  search_all (&search, AFTER_BRACKET, read_ticker);
  g_ptr_array_sort (facets, compare_facets);
  drop_overlaps (facets);
  return g_steal_pointer (&facets);
}
