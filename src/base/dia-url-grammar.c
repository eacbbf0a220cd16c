/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-url-grammar-private.h"

#include "dia-link-private.h"

#include <string.h>

/* A port of extractUrl and validAsciiDomain of twitter-text 3.1.0. There they
 * are backtracking expressions; here each part says why reading forward once
 * gives the same answer. */

#define LONGEST_TLD      24

static gboolean
is_one_of (gunichar2   unit,
           const char *set)
{
  return unit > 0 && unit < 0x80 && strchr (set, (int) unit) != NULL;
}

static gboolean
is_ascii_alnum (gunichar2 unit)
{
  return unit < 0x80 && g_ascii_isalnum ((char) unit);
}

static gboolean
is_ascii_digit (gunichar2 unit)
{
  return unit < 0x80 && g_ascii_isdigit ((char) unit);
}

static gboolean
is_invalid (gunichar2 unit)
{
  return unit == 0xfffe || unit == 0xfeff || unit == 0xffff;
}

static gboolean
is_directional (gunichar2 unit)
{
  return (unit >= 0x202a && unit <= 0x202e) || unit == 0x061c || unit == 0x200e || unit == 0x200f
         || (unit >= 0x2066 && unit <= 0x2069);
}

static gboolean
is_space (gunichar2 unit)
{
  return (unit >= 0x09 && unit <= 0x0d) || unit == 0x20 || unit == 0x85 || unit == 0xa0 || unit == 0x1680
         || unit == 0x180e || (unit >= 0x2000 && unit <= 0x200a) || unit == 0x2028 || unit == 0x2029
         || unit == 0x202f || unit == 0x205f || unit == 0x3000;
}

/* invalidUrlPrecedingChars: what no URL may follow. */
static gboolean
may_precede (gunichar2 unit)
{
  return !is_ascii_alnum (unit) && !is_one_of (unit, "@$#") && unit != 0xff20 && unit != 0xff03 && !is_invalid (unit);
}

static gboolean
is_domain_letter (const DiaUrlScan *scan,
                  gunichar2         unit)
{
  return !is_one_of (unit, scan->grammar->domain_punctuation) && !is_space (unit)
         && !is_invalid (unit) && !is_directional (unit);
}

static gboolean
is_ascii_domain_letter (gunichar2 unit)
{
  return is_ascii_alnum (unit) || unit == '-' || (unit >= 0x80 && dia_link_is_latin (unit));
}

/* The end of the text ends a name as well as any other character does. */
static gboolean
may_follow_tld (const gunichar2 *text,
                gsize            end,
                gsize            at)
{
  return at == end || (!is_ascii_alnum (text[at]) && !is_one_of (text[at], "@+-"));
}

static gsize
match_ascii_tld (const gunichar2 *text,
                 gsize            end,
                 gsize            at)
{
  char name[LONGEST_TLD];
  gsize length = 0;

  while (at + length < end && is_ascii_alnum (text[at + length]))
    {
      if (length == sizeof name)
        return 0;
      name[length] = g_ascii_tolower ((char) text[at + length]);
      length++;
    }
  return length > 0 && may_follow_tld (text, end, at + length) && dia_link_is_x_tld (name, length) ? at + length : 0;
}

static gboolean
is_same_letter (gunichar2 a,
                gunichar2 b)
{
  return a == b || (a >= 0x80 && b >= 0x80 && g_unichar_toupper (a) == g_unichar_toupper (b))
         || (a < 0x80 && b < 0x80 && g_ascii_toupper ((char) a) == g_ascii_toupper ((char) b));
}

static gsize
match_wide_tld (const gunichar2 *text,
                gsize            end,
                gsize            at)
{
  for (gsize i = 0; i < dia_link_n_x_wide_tlds; i++)
    {
      const gunichar2 *name = dia_link_x_wide_tlds[i];
      gsize length = 0;

      while (name[length] != 0 && at + length < end && is_same_letter (name[length], text[at + length]))
        length++;
      if (name[length] == 0 && may_follow_tld (text, end, at + length))
        return at + length;
    }
  return 0;
}

static gsize
match_punycode (const DiaUrlGrammar *grammar,
                const gunichar2     *text,
                gsize                end,
                gsize                at)
{
  gsize stop = at;

  for (const char *p = "xn--"; *p != '\0'; p++, stop++)
    if (stop == end || text[stop] >= 0x80 || g_ascii_tolower ((char) text[stop]) != *p)
      return 0;
  at = stop;
  while (stop < end && (is_ascii_alnum (text[stop]) || (grammar->has_strict_punycode && text[stop] == '-')))
    stop++;
  return stop > at ? stop : 0;
}

/* Where the top-level domain that starts at @at ends; 0 for none. */
static gsize
match_tld (const DiaUrlGrammar *grammar,
           const gunichar2     *text,
           gsize                end,
           gsize                at)
{
  gsize stop = match_ascii_tld (text, end, at);

  if (stop == 0 && at < end)
    stop = match_wide_tld (text, end, at);
  return stop != 0 ? stop : match_punycode (grammar, text, end, at);
}

/* Reads "label."; 0 when there is none. Labels hold no point, so that each can
 * only end at the first one. */
static gsize
match_label (const DiaUrlScan *scan,
             gsize             at,
             gboolean         *has_underscore,
             gsize            *stop)
{
  gsize i = at;

  *has_underscore = FALSE;
  while (i < scan->length
         && (is_domain_letter (scan, scan->text[i]) || (i > at && is_one_of (scan->text[i], "-_"))))
    {
      *has_underscore = *has_underscore || scan->text[i] == '_';
      i++;
    }
  *stop = i;
  return i > at && i < scan->length && scan->text[i] == '.' && is_domain_letter (scan, scan->text[i - 1]) ? i + 1 : 0;
}

/* The expression takes as many labels as it can and gives them back until a
 * top-level domain follows: the last point that one follows wins. Without any,
 * no later start within the same labels can do better. */
static gsize
match_domain (DiaUrlScan *scan,
              gsize       at)
{
  gboolean has_underscore = FALSE;
  gboolean has_tld = FALSE;
  gsize stop = at;
  gsize best = 0;

  if (at >= scan->dead_from && at < scan->dead_until)
    return 0;
  for (gsize next = match_label (scan, at, &has_underscore, &stop); next != 0;
       next = match_label (scan, next, &has_underscore, &stop))
    {
      gsize tld_end = match_tld (scan->grammar, scan->text, scan->length, next);

      has_tld = has_tld || tld_end != 0;
      if (tld_end != 0 && !has_underscore)
        best = tld_end;
    }
  if (!has_tld)
    {
      scan->dead_from = at;
      scan->dead_until = stop;
    }
  return best;
}

static gsize
match_protocol (const DiaUrlScan *scan,
                gsize             at)
{
  for (gsize i = 0; scan->grammar->protocols[i] != NULL; i++)
    {
      const char *protocol = scan->grammar->protocols[i];
      gsize length = 0;

      while (protocol[length] != '\0' && at + length < scan->length && scan->text[at + length] < 0x80
             && g_ascii_tolower ((char) scan->text[at + length]) == protocol[length])
        length++;
      if (protocol[length] == '\0')
        return at + length;
    }
  return at;
}

static gsize
skip_port (const DiaUrlScan *scan,
           gsize             at)
{
  gsize stop = at + 1;

  if (at >= scan->length || scan->text[at] != ':')
    return at;
  while (stop < scan->length && is_ascii_digit (scan->text[stop]))
    stop++;
  return stop > at + 1 ? stop : at;
}

static gsize
skip_letters (const DiaUrlScan *scan,
              gsize             at,
              gboolean        (*is_letter) (gunichar2 unit))
{
  while (at < scan->length && is_letter (scan->text[at]))
    at++;
  return at;
}

/* "(a)" and "(a(b)c)": brackets in brackets only once. 0 when there are none. */
static gsize
match_brackets (const DiaUrlScan *scan,
                gsize             at,
                gboolean        (*is_letter) (gunichar2 unit))
{
  gsize i;

  if (at >= scan->length || scan->text[at] != '(')
    return 0;
  i = skip_letters (scan, at + 1, is_letter);
  if (i < scan->length && scan->text[i] == ')')
    return i > at + 1 ? i + 1 : 0;
  if (i < scan->length && scan->text[i] == '(')
    {
      gsize inner = skip_letters (scan, i + 1, is_letter);

      if (inner == i + 1 || inner >= scan->length || scan->text[inner] != ')')
        return 0;
      i = skip_letters (scan, inner + 1, is_letter);
      return i < scan->length && scan->text[i] == ')' ? i + 1 : 0;
    }
  return 0;
}

/* A path is letters and brackets as far as they go, given back to the last
 * letter that may end one or to the last brackets. */
static gsize
skip_path (const DiaUrlScan *scan,
           gsize             at)
{
  gsize i = at + 1;
  gsize best = i;

  if (at >= scan->length || scan->text[at] != '/')
    return at;
  while (i < scan->length)
    {
      gsize after = match_brackets (scan, i, scan->grammar->is_path);

      if (after != 0)
        {
          best = match_brackets (scan, i, scan->grammar->is_path_end_inside) == after ? after : best;
          i = after;
        }
      else if (!scan->grammar->is_path (scan->text[i]))
        break;
      else if (scan->grammar->is_path_end (scan->text[i++]))
        best = i;
    }
  return best;
}

static gsize
skip_query (const DiaUrlScan *scan,
            gsize             at)
{
  gsize best = at;

  if (at >= scan->length || scan->text[at] != '?')
    return at;
  for (gsize i = at + 1; i < scan->length && scan->grammar->is_query (scan->text[i]); i++)
    if (scan->grammar->is_query_end (scan->text[i]))
      best = i + 1;
  return best;
}

static gboolean
match_url (DiaUrlScan  *scan,
           gsize        at,
           DiaUrlMatch *match)
{
  gsize protocol_end = match_protocol (scan, at);
  gsize domain_end = match_domain (scan, protocol_end);

  if (domain_end == 0 && protocol_end != at)
    {
      protocol_end = at;
      domain_end = match_domain (scan, at);
    }
  if (domain_end == 0)
    return FALSE;
  match->start = at;
  match->protocol_end = protocol_end;
  match->domain_end = domain_end;
  match->path_start = skip_port (scan, domain_end);
  match->path_end = skip_path (scan, match->path_start);
  match->end = skip_query (scan, match->path_end);
  return TRUE;
}

static gboolean
may_start_at (const DiaUrlScan *scan,
              gsize             at)
{
  return at == 0 || (scan->grammar->starts_at_lines && scan->text[at - 1] == '\n');
}

gboolean
dia_url_scan_next (DiaUrlScan  *scan,
                   DiaUrlMatch *match)
{
  for (gsize i = scan->position; i < scan->length; i++)
    {
      match->preceding = i;
      if ((may_precede (scan->text[i]) && match_url (scan, i + 1, match))
          || (may_start_at (scan, i) && match_url (scan, i, match)))
        {
          scan->position = match->end;
          return TRUE;
        }
    }
  scan->position = scan->length;
  return FALSE;
}

gboolean
dia_url_find_ascii_domain (const gunichar2 *text,
                           gsize            end,
                           gsize           *from,
                           gsize           *start)
{
  for (gsize i = *from; i < end; i++)
    {
      gsize best = 0;
      gsize stop = i;

      while (stop < end && is_ascii_domain_letter (text[stop]))
        {
          while (stop < end && is_ascii_domain_letter (text[stop]))
            stop++;
          if (stop == end || text[stop] != '.')
            break;
          stop++;
          best = MAX (best, match_tld (&dia_url_grammar_x, text, end, stop));
        }
      if (best != 0)
        {
          *start = i;
          *from = best;
          return TRUE;
        }
    }
  return FALSE;
}
