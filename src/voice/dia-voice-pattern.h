/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where something stands in a text, in bytes, end exclusive. */
typedef struct
{
  gsize start;
  gsize end;
  guint group;        /* the first group of the pattern that took part, from 1; 0 for none */
  gsize group_start;  /* where that group stands */
  gsize group_end;
} DiaVoiceSpan;

typedef enum
{
  DIA_VOICE_PATTERN_PLAIN       = 0,
  DIA_VOICE_PATTERN_IGNORE_CASE = 1 << 0,
  DIA_VOICE_PATTERN_LINES       = 1 << 1,   /* ^ and $ also at the ends of lines */
} DiaVoicePatternFlags;

/* A regular expression of a style. Vale writes them for a library of Go; what is
 * usual there means the same here. Immutable; any thread. */
typedef struct _DiaVoicePattern DiaVoicePattern;

/**
 * dia_voice_pattern_new:
 *
 * Refuses what is no expression, and what takes more steps than a text is worth on
 * the texts that such expressions choke on: long runs of their own letters.
 * DIA_VOICE_PATTERN_ERROR. Any thread. (transfer full) (nullable)
 */
DiaVoicePattern *dia_voice_pattern_new     (const char *source, DiaVoicePatternFlags flags,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             dia_voice_pattern_free    (DiaVoicePattern *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaVoicePattern, dia_voice_pattern_free)

/* Adds to @spans (element-type DiaVoiceSpan) all that matches in the @length bytes
 * at @text, without overlaps; places count from @text. FALSE with
 * DIA_VOICE_PATTERN_ERROR_SLOW when it takes too many steps. */
gboolean         dia_voice_pattern_find    (const DiaVoicePattern *self, const char *text, gsize length,
                                            GArray *spans, GError **error);
gboolean         dia_voice_pattern_matches (const DiaVoicePattern *self, const char *text, gsize length);
/* @text with what matches replaced; $1 and ${1} in @replacement are groups, as in
 * Go. (transfer full): @text itself when that cannot be done. */
char            *dia_voice_pattern_replace (const DiaVoicePattern *self, const char *text,
                                            const char *replacement) G_GNUC_WARN_UNUSED_RESULT;

#define DIA_VOICE_PATTERN_ERROR (dia_voice_pattern_error_quark ())
GQuark dia_voice_pattern_error_quark (void);

typedef enum
{
  DIA_VOICE_PATTERN_ERROR_INVALID,
  DIA_VOICE_PATTERN_ERROR_SLOW,
} DiaVoicePatternError;

G_END_DECLS
