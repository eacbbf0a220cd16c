/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The tables of dia-link-tables.c, and how to ask them. */

typedef struct
{
  guint32 first;
  guint32 last;
} DiaLinkRange;

typedef struct
{
  gunichar first;
  gunichar second;
  gunichar composed;
} DiaLinkComposition;

typedef enum
{
  DIA_EMOJI_NEVER,
  DIA_EMOJI_ALWAYS,
  DIA_EMOJI_NOT_BEFORE_FE0E,   /* U+FE0E after it asks for a letter's look: then it is none */
} DiaEmojiAcceptance;

typedef struct
{
  gunichar2 first;
  gunichar2 last;
  guint16   target;
} DiaEmojiEdge;

typedef struct
{
  guint16            first_edge;
  guint16            n_edges;
  DiaEmojiAcceptance acceptance;
} DiaEmojiState;

extern const gsize            dia_link_n_x_tlds;
extern const char *const      dia_link_x_tlds[];        /* sorted, ASCII, lower case */
extern const gsize            dia_link_n_x_wide_tlds;
extern const gunichar2 *const dia_link_x_wide_tlds[];   /* in the reference's order of preference */
extern const gsize            dia_link_n_bluesky_tlds;
extern const char *const      dia_link_bluesky_tlds[];  /* sorted, ASCII, lower case */
extern const gsize            dia_link_n_latin;
extern const DiaLinkRange     dia_link_latin[];         /* UTF-16 units */
extern const gsize            dia_link_n_cyrillic;
extern const DiaLinkRange     dia_link_cyrillic[];      /* UTF-16 units */
extern const gsize            dia_link_n_punctuation;
extern const DiaLinkRange     dia_link_punctuation[];   /* code points of category P */
extern const gsize            dia_link_n_compositions;
extern const DiaLinkComposition dia_link_compositions[];
extern const gsize            dia_link_n_emoji_edges;
extern const DiaEmojiEdge     dia_link_emoji_edges[];
extern const gsize            dia_link_n_emoji_states;
extern const DiaEmojiState    dia_link_emoji_states[];  /* the last one is where reading starts */

/* Whether a UTF-16 unit or a character is of that kind, as the reference
 * libraries see it. */
gboolean dia_link_is_latin       (guint32 unit);
gboolean dia_link_is_cyrillic    (guint32 unit);
gboolean dia_link_is_punctuation (guint32 c);

/* The character beyond the first plane that @first and @second make together; 0
 * for none. The other way: FALSE when @composed is not made of two. */
gunichar dia_link_compose        (gunichar first, gunichar second);
gboolean dia_link_decompose      (gunichar composed, gunichar *first, gunichar *second);

/* @name, of @length bytes, as it is written: case matters. */
gboolean dia_link_is_x_tld       (const char *name, gsize length);
gboolean dia_link_is_bluesky_tld (const char *name, gsize length);

/* The length in UTF-16 units of the emoji that @text starts with; 0 for none. */
gsize    dia_link_match_emoji    (const gunichar2 *text, gsize length);

G_END_DECLS
