/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How networks count. One function per rule; each says whose rule it is. All
 * take valid UTF-8 (length in bytes, or -1), never fail, and may be called from
 * any thread. */

/* Extended grapheme clusters: UAX #29, with the Unicode version of
 * dia_text_unicode_version(). What Bluesky (lexicon maxGraphemes) and Mastodon
 * (StatusLengthValidator) count. */
gsize       dia_text_count_graphemes   (const char *text, gssize length);
/* Unicode code points. */
gsize       dia_text_count_code_points (const char *text, gssize length);
/* UTF-16 code units: TikTok, Telegram. */
gsize       dia_text_count_utf16       (const char *text, gssize length);

/**
 * dia_text_count_mastodon:
 * @text: the status
 * @spoiler: (nullable): the content warning, which counts too
 * @url_weight: what the server counts for each URL with http:// or https://
 *
 * Mastodon's StatusLengthValidator: graphemes, URLs at a fixed price, and the
 * domain of \@user\@domain left out.
 */
gsize       dia_text_count_mastodon    (const char *text, const char *spoiler, guint url_weight);

/* X's weighted length, twitter-text configuration v3: 280 units, 23 for a URL,
 * emoji 2. */
gsize       dia_text_count_weighted    (const char *text);

/* The next grapheme boundary after byte @offset; the length of @text at its end. */
gsize       dia_text_next_grapheme     (const char *text, gsize length, gsize offset);

/* "17.0.0": of the committed table. (transfer none) */
const char *dia_text_unicode_version   (void);

G_END_DECLS
