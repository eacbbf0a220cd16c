/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-url-grammar-private.h"

#include "dia-link-private.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

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
  return !u_isUWhiteSpace (unit) && !is_one_of (unit, "<>()?");
}

static gboolean
is_mastodon_path_end (gunichar2 unit)
{
  return is_mastodon_path (unit) && !is_one_of (unit, "!*\"':;=,.$%[]~&|@") && unit != 0x300c && unit != 0x300d;
}

/* Mastodon changed its letters of paths, but not those in brackets at the end. */
static gboolean
is_mastodon_path_end_inside (gunichar2 unit)
{
  UErrorCode status = U_ZERO_ERROR;

  return is_x_path (unit) || u_charType (unit) == U_DASH_PUNCTUATION
         || uscript_getScript (unit, &status) == USCRIPT_CYRILLIC;
}

/* "ucschar" and "iprivate" of RFC 3987. Beyond the first plane they leave out
 * the tags (whose pairs begin with these four units) and a few code points that
 * are never assigned. */
static gboolean
is_iri_letter (gunichar2 unit)
{
  return unit >= 0xa0 && !(unit >= 0xfdd0 && unit <= 0xfdef) && unit < 0xfff0 && !(unit >= 0xdb40 && unit <= 0xdb43);
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
  .has_strict_punycode = TRUE,
  .keeps_tco_query = TRUE,
  .domain_punctuation = "!'#%&()*+,\\-./:;<=>?@[]^_{|}~$",
  .is_path = is_x_path,
  .is_path_end = is_x_path_end,
  .is_path_end_inside = is_x_path,
  .is_query = is_x_query,
  .is_query_end = is_x_query_end,
};

/* The Ruby twitter-text as config/initializers/twitter_regex.rb changes it. */
const DiaUrlGrammar dia_url_grammar_mastodon = {
  .protocols = mastodon_protocols,
  .starts_at_lines = TRUE,
  .has_strict_punycode = FALSE,
  .keeps_tco_query = FALSE,
  .domain_punctuation = "!\"#$%&'()*+,-./:;<=>?@[]^_`{|}~"
                        "\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17"
                        "\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f",
  .is_path = is_mastodon_path,
  .is_path_end = is_mastodon_path_end,
  .is_path_end_inside = is_mastodon_path_end_inside,
  .is_query = is_mastodon_query,
  .is_query_end = is_mastodon_query_end,
};
