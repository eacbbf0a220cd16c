/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DiaUrlGrammar:
 *
 * What twitter-text's expression for URLs leaves to its user: X reads it with
 * its own classes of characters, Mastodon with others. Texts are UTF-16 because
 * the expression is defined on UTF-16 units, half pairs included.
 */
typedef struct
{
  const char *const *protocols;              /* NULL-terminated, lower case, with "://" */
  gboolean           starts_at_lines;        /* a URL may start any line, not only the text */
  gboolean           has_strict_punycode;    /* an encoded name must hold something to decode, and may hold hyphens */
  gboolean           keeps_tco_query;        /* a t.co link goes on to the end of its query */
  const char        *domain_punctuation;     /* ASCII characters that no domain holds */
  gboolean         (*is_path)               (gunichar2 unit);
  gboolean         (*is_path_end)           (gunichar2 unit);   /* a path does not end with others… */
  gboolean         (*is_path_end_inside)    (gunichar2 unit);   /* …or with brackets around others */
  gboolean         (*is_query)              (gunichar2 unit);
  gboolean         (*is_query_end)          (gunichar2 unit);
} DiaUrlGrammar;

typedef struct
{
  const gunichar2     *text;
  gsize                length;
  const DiaUrlGrammar *grammar;
  gsize                position;    /* where the search goes on */
  gsize                dead_from;   /* no domain starts from here… */
  gsize                dead_until;  /* …until here: seen already */
} DiaUrlScan;

/* Offsets in UTF-16 units. */
typedef struct
{
  gsize    preceding;      /* the unit before the URL; equal to @start when there is none */
  gsize    start;
  gsize    protocol_end;   /* @start when the URL has no protocol */
  gsize    domain_end;
  gsize    path_start;     /* @path_end when there is no path */
  gsize    path_end;
  gsize    end;
} DiaUrlMatch;

extern const DiaUrlGrammar dia_url_grammar_x;
extern const DiaUrlGrammar dia_url_grammar_mastodon;

/* Finds the next URL, or something that looks like one, as the expression does. */
gboolean dia_url_scan_next          (DiaUrlScan *scan, DiaUrlMatch *match);

/* Whether the network would take it: its length, the length of its encoded labels. */
gboolean dia_url_match_is_valid     (const DiaUrlMatch *match, const DiaUrlGrammar *grammar, const gunichar2 *text);

/* X cuts its own t.co links to what it made: FALSE when it is none of its links
 * after all, else @match ends where the link does. */
gboolean dia_url_match_trim_tco     (DiaUrlMatch *match, const DiaUrlGrammar *grammar, const gunichar2 *text);

/* X's next domain of Latin letters within a domain that lies from @from to @end.
 * TRUE, and its @start and its own @from, when there is one. */
gboolean dia_url_find_ascii_domain  (const gunichar2 *text, gsize end, gsize *from, gsize *start);

G_END_DECLS
