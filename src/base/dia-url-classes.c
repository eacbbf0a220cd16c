/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-url-grammar-private.h"

#include "dia-link-private.h"

#include <string.h>

#define EN_DASH 0x2013

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
is_x_path (gunichar2 unit)
{
  return is_ascii_alnum (unit) || is_one_of (unit, "!*';:=+,.$/%#[]-_~@|&") || unit == EN_DASH
         || (unit >= 0x80 && (dia_link_is_latin (unit) || dia_link_is_cyrillic (unit)));
}

static gboolean
is_x_path_end (gunichar2 unit)
{
  return is_ascii_alnum (unit) || is_one_of (unit, "+-=_#/")
         || (unit >= 0x80 && (dia_link_is_latin (unit) || dia_link_is_cyrillic (unit)));
}

static gboolean
is_x_query (gunichar2 unit)
{
  return is_ascii_alnum (unit) || is_one_of (unit, "!?*'@();:&=+$/%#[]-_.,~|");
}

static gboolean
is_x_query_end (gunichar2 unit)
{
  return is_ascii_alnum (unit) || is_one_of (unit, "-_&=#/");
}

static gboolean
is_mastodon_path (gunichar2 unit)
{
  return !g_unichar_isspace (unit) && unit != 0x0b && unit != 0x85 && !is_one_of (unit, "<>()?");
}

static gboolean
is_mastodon_path_end (gunichar2 unit)
{
  return is_mastodon_path (unit) && !is_one_of (unit, "!*\"':;=,.$%[]~&|@") && unit != 0x300c && unit != 0x300d;
}

/* "ucschar" and "iprivate" of RFC 3987. Above the first plane they are all but
 * a few code points that are never assigned, so half pairs count as in. */
static gboolean
is_iri_letter (gunichar2 unit)
{
  return unit >= 0xa0 && !(unit >= 0xfdd0 && unit <= 0xfdef) && unit < 0xfff0;
}

static gboolean
is_mastodon_query (gunichar2 unit)
{
  return is_ascii_alnum (unit) || is_one_of (unit, "!?*'();:&=+$/%#[]-_.,~|@^") || is_iri_letter (unit);
}

static gboolean
is_mastodon_query_end (gunichar2 unit)
{
  return is_ascii_alnum (unit) || is_one_of (unit, "_&=#/-") || is_iri_letter (unit);
}

static const char *const x_protocols[] = { "https://", "http://", NULL };

static const char *const mastodon_protocols[] = {
  "https://", "http://", "dat://", "dweb://", "ipfs://", "ipns://", "ssb://", "gopher://", "gemini://", NULL
};

const DiaUrlGrammar dia_url_grammar_x = {
  .protocols = x_protocols,
  .starts_at_lines = FALSE,
  .is_path = is_x_path,
  .is_path_end = is_x_path_end,
  .is_query = is_x_query,
  .is_query_end = is_x_query_end,
};

/* mastodon/config/initializers/twitter_regex.rb */
const DiaUrlGrammar dia_url_grammar_mastodon = {
  .protocols = mastodon_protocols,
  .starts_at_lines = TRUE,
  .is_path = is_mastodon_path,
  .is_path_end = is_mastodon_path_end,
  .is_query = is_mastodon_query,
  .is_query_end = is_mastodon_query_end,
};
