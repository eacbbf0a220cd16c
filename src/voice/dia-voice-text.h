/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-voice-pattern.h"

G_BEGIN_DECLS

/* More is no post, and would take the time of one that is. */
#define DIA_VOICE_TEXT_MAX_BYTES (256 * 1024)

/* Reads texts of one language: where their words and sentences end is ICU's to
 * say, and an abbreviation or an initial ends no sentence. One thread at a time. */
typedef struct _DiaVoiceReader DiaVoiceReader;

/* A text, taken apart. All lists are (owned) (element-type DiaVoiceSpan), in order.
 * Immutable; points to the text it was read from. */
typedef struct
{
  const char *text;
  gsize       length;
  GArray     *addresses;   /* links, e-mail addresses, @handles: no prose, and their punctuation is none */
  GArray     *paragraphs;  /* between empty lines */
  GArray     *sentences;
  GArray     *words;       /* without those of addresses and #tags; "l’été" is one word */
} DiaVoiceText;

/* @language: a tag such as "fr" or "en-GB". (transfer full) */
DiaVoiceReader *dia_voice_reader_new  (const char *language) G_GNUC_WARN_UNUSED_RESULT;
void            dia_voice_reader_free (DiaVoiceReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaVoiceReader, dia_voice_reader_free)

/* @text: valid UTF-8, of at most DIA_VOICE_TEXT_MAX_BYTES; must outlive what is
 * returned. (transfer full) */
DiaVoiceText   *dia_voice_reader_read (DiaVoiceReader *self, const char *text) G_GNUC_WARN_UNUSED_RESULT;
void            dia_voice_text_free   (DiaVoiceText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaVoiceText, dia_voice_text_free)

/* Whether any of @spans has a byte in common with @start to @end. */
gboolean        dia_voice_spans_touch (const GArray *spans, gsize start, gsize end);

G_END_DECLS
