/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-voice-pattern.h"
#include "dia-yaml.h"

G_BEGIN_DECLS

/* How what was found can be put right (https://vale.sh/docs/actions). */
typedef enum
{
  DIA_VOICE_ACTION_NONE,
  DIA_VOICE_ACTION_SUGGEST,   /* spellings, from the dictionary; Vale has scripts too, which are not run */
  DIA_VOICE_ACTION_REPLACE,   /* by one of the parameters, or by what the rule knows */
  DIA_VOICE_ACTION_REMOVE,
  DIA_VOICE_ACTION_EDIT,
} DiaVoiceActionKind;

typedef struct
{
  DiaVoiceActionKind  kind;
  char              **parameters;  /* (owned) (nullable) */
  DiaVoicePattern    *pattern;     /* (owned) (nullable): of “edit: regex” */
} DiaVoiceAction;

/* @yaml: the value of “action”; NULL for none. An action that only Vale can do (a
 * script) is none. */
gboolean  dia_voice_action_read    (DiaVoiceAction *self, const DiaYaml *yaml, GError **error);
void      dia_voice_action_clear   (DiaVoiceAction *self);

/* What can stand instead of @match. (transfer full) (nullable) */
char    **dia_voice_action_dup_fixes (const DiaVoiceAction *self, const char *match) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
