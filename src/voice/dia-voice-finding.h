/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DIA_VOICE_LEVEL_SUGGESTION,
  DIA_VOICE_LEVEL_WARNING,
  DIA_VOICE_LEVEL_ERROR,
} DiaVoiceLevel;

/* What a rule found, and where. Values; any thread. */
typedef struct
{
  char          *rule;            /* (owned): "Style.Rule" */
  DiaVoiceLevel  level;
  char          *message;         /* (owned): in the language of the user where the rule has it */
  char          *link;            /* (owned) (nullable): where the rule is explained */
  char          *match;           /* (owned): the words at its place; "" for what is missing */
  char         **fixes;           /* (owned) (nullable): what could stand there instead, the best first */
  gboolean       offers_spellings;/* the dictionary may know what was meant: dia_charter_dup_spellings() */
  gsize          byte_start;      /* UTF-8 bytes, end exclusive */
  gsize          byte_end;
  gsize          grapheme_start;  /* what a reader calls a character, end exclusive */
  gsize          grapheme_end;
  guint          line;            /* from 1 */
  guint          column;          /* from 1, in graphemes */
} DiaVoiceFinding;

void        dia_voice_finding_free    (DiaVoiceFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaVoiceFinding, dia_voice_finding_free)

/* Puts @findings (element-type DiaVoiceFinding), of which the bytes are known, in
 * the order of @text, and counts lines, columns and graphemes. */
void        dia_voice_findings_place  (GPtrArray *findings, const char *text);

/* "suggestion", "warning", "error", as styles write it. (transfer none) */
const char *dia_voice_level_get_name  (DiaVoiceLevel level);
gboolean    dia_voice_level_from_name (const char *name, DiaVoiceLevel *level);

G_END_DECLS
