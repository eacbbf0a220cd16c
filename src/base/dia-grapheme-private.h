/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The classes of UAX #29 (Grapheme_Cluster_Break, with Extended_Pictographic
 * and Indic_Conjunct_Break folded in: no code point has two of them). */
typedef enum
{
  DIA_GRAPHEME_OTHER,
  DIA_GRAPHEME_CR,
  DIA_GRAPHEME_LF,
  DIA_GRAPHEME_CONTROL,
  DIA_GRAPHEME_EXTEND,
  DIA_GRAPHEME_EXTEND_NOT_CONJUNCT,   /* extends, but ends a conjunct: ZWNJ */
  DIA_GRAPHEME_LINKER,                /* extends and links consonants: a virama */
  DIA_GRAPHEME_ZWJ,
  DIA_GRAPHEME_SPACING_MARK,
  DIA_GRAPHEME_PREPEND,
  DIA_GRAPHEME_REGIONAL,
  DIA_GRAPHEME_PICTOGRAPHIC,
  DIA_GRAPHEME_CONSONANT,
  DIA_GRAPHEME_L,
  DIA_GRAPHEME_V,
  DIA_GRAPHEME_T,
  DIA_GRAPHEME_LV,
  DIA_GRAPHEME_LVT,
  DIA_GRAPHEME_START,                 /* no code point: the start of the text */
} DiaGraphemeClass;

typedef struct
{
  gunichar         first;
  gunichar         last;
  DiaGraphemeClass class_;
} DiaGraphemeRange;

/* Sorted, without overlaps; what is in no range is Hangul or OTHER. */
extern const DiaGraphemeRange dia_grapheme_ranges[];
extern const gsize            dia_grapheme_n_ranges;
extern const char             dia_grapheme_unicode_version[];

G_END_DECLS
