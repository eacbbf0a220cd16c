/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-voice-text.h"

G_BEGIN_DECLS

/* What readability formulas count. */
typedef struct
{
  guint characters;          /* letters and digits */
  guint words;
  guint sentences;
  guint paragraphs;
  guint syllables;
  guint long_words;          /* more than six letters: LIX */
  guint polysyllabic_words;  /* three syllables and more */
} DiaVoiceMeasure;

/* Any thread. */
void  dia_voice_measure         (const DiaVoiceText *text, const char *language, DiaVoiceMeasure *measure);

/* By rules of French for "fr", of English for everything else: a guess, good enough
 * for a mean over a hundred words. At least 1. Any thread. */
guint dia_voice_count_syllables (const char *word, gsize length, const char *language);

G_END_DECLS
