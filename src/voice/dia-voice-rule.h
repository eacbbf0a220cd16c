/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-voice-action.h"
#include "dia-voice-finding.h"
#include "dia-voice-pattern.h"
#include "dia-yaml.h"

G_BEGIN_DECLS

typedef struct _DiaVoicePoint DiaVoicePoint;

/* What a rule is asked about, one after the other. Posts have no headings, lists or
 * tables; a rule that is only about those is never asked. */
typedef enum
{
  DIA_VOICE_UNIT_NONE,
  DIA_VOICE_UNIT_SENTENCE,
  DIA_VOICE_UNIT_PARAGRAPH,
  DIA_VOICE_UNIT_TEXT,
} DiaVoiceUnit;

/* A text of which a rule says itself what it finds in it. */
typedef struct
{
  char  *text;    /* (owned) */
  char  *match;   /* (owned) (nullable): the words that must be found */
  char  *fix;     /* (owned) (nullable): the first fix that must be offered */
  guint  line;
} DiaVoiceExample;

/* One file of a style (https://vale.sh/docs/styles), or a rule that the engine makes
 * from the vocabulary. Immutable once loaded. */
typedef struct
{
  char                *name;         /* (owned): "Style.Rule" */
  char                *path;         /* (owned): the file it comes from */
  const DiaVoicePoint *point;
  DiaVoiceLevel        level;
  char                *message;      /* (owned): with %s */
  GHashTable          *messages;     /* (owned) (nullable): language → message; ours, Vale has one language */
  char                *description;  /* (owned) (nullable) */
  char                *link;         /* (owned) (nullable) */
  char                *language;     /* (owned) (nullable): the only one it is for; ours */
  DiaVoiceUnit         unit;
  gboolean             raw;          /* addresses are looked at too */
  guint                limit;        /* of findings in a text; 0 for none */
  DiaVoiceAction       action;
  DiaVoicePattern     *exceptions;   /* (owned) (nullable) */
  GPtrArray           *good;         /* (owned) (element-type DiaVoiceExample): ours */
  GPtrArray           *bad;          /* (owned) (element-type DiaVoiceExample): ours */
  gpointer             data;         /* (owned): of its extension point */
} DiaVoiceRule;

void         dia_voice_rule_free        (DiaVoiceRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaVoiceRule, dia_voice_rule_free)

/* The message in the first of @languages that it has. (transfer none) */
const char  *dia_voice_rule_get_message (const DiaVoiceRule *self, const char *const *languages);
/* "existence", "substitution"… (transfer none) */
const char  *dia_voice_rule_get_point   (const DiaVoiceRule *self);
/* FALSE for what is loaded so that its package loads, and never finds anything:
 * sequences and scripts. */
gboolean     dia_voice_rule_is_run      (const DiaVoiceRule *self);

/* The header that all rules have in common. */
typedef struct
{
  const char         *name;         /* "Style.Rule" */
  const char         *path;
  const char         *folder;       /* of the charter: what rules name lies there */
  const char *const  *accepted;     /* the vocabulary; (nullable) */
} DiaVoiceRuleSource;

/* Reads a rule; the messages of DIA_VOICE_RULE_ERROR begin with file and line.
 * (transfer full) (nullable) */
DiaVoiceRule *dia_voice_rule_new        (const DiaVoiceRuleSource *source, const DiaYaml *yaml,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

#define DIA_VOICE_RULE_ERROR (dia_voice_rule_error_quark ())
GQuark dia_voice_rule_error_quark (void);

typedef enum
{
  DIA_VOICE_RULE_ERROR_INVALID,
  DIA_VOICE_RULE_ERROR_SLOW,
} DiaVoiceRuleError;

G_END_DECLS
