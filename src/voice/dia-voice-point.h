/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-speller.h"
#include "dia-voice-rule.h"
#include "dia-voice-text.h"

G_BEGIN_DECLS

/* A rule while it is read. */
typedef struct
{
  const DiaVoiceRuleSource *source;
  DiaVoiceRule             *rule;
  const DiaYaml            *yaml;   /* all of the file, a map */
} DiaVoiceLoading;

/* A text while it is checked, rule after rule. */
typedef struct
{
  const DiaVoiceText *text;
  const char         *language;   /* of the text */
  const char *const  *languages;  /* of the user, for messages */
  DiaSpeller         *speller;    /* of @language */
  GPtrArray          *findings;   /* (element-type DiaVoiceFinding) */
  GArray             *spans;      /* for dia_voice_run_find() */
} DiaVoiceRun;

/* A stretch of a text that a rule is asked about, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} DiaVoiceStretch;

/* One way to say what is to be found: what Vale calls an extension point. */
struct _DiaVoicePoint
{
  const char  *name;
  gboolean   (*load)  (DiaVoiceLoading *loading, GError **error);
  gboolean   (*check) (const DiaVoiceRule *rule, DiaVoiceRun *run, DiaVoiceStretch stretch, GError **error);
  void       (*free)  (gpointer data);
};

extern const DiaVoicePoint dia_voice_address;
extern const DiaVoicePoint dia_voice_capitalization;
extern const DiaVoicePoint dia_voice_conditional;
extern const DiaVoicePoint dia_voice_consistency;
extern const DiaVoicePoint dia_voice_existence;
extern const DiaVoicePoint dia_voice_metric;
extern const DiaVoicePoint dia_voice_occurrence;
extern const DiaVoicePoint dia_voice_repetition;
extern const DiaVoicePoint dia_voice_spelling;
extern const DiaVoicePoint dia_voice_substitution;

/* What a rule says; a missing key is @otherwise, and what has another kind fails
 * with the line in the file. */
gboolean          dia_voice_loading_get_flag   (DiaVoiceLoading *self, const char *key, gboolean otherwise,
                                                gboolean *flag, GError **error);
gboolean          dia_voice_loading_get_number (DiaVoiceLoading *self, const char *key, double otherwise,
                                                double *number, GError **error);
/* A list of texts, or one text; empty when the key is missing. (transfer container)
 * (element-type DiaYaml) (nullable) */
GPtrArray        *dia_voice_loading_dup_texts  (DiaVoiceLoading *self, const char *key, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The pattern that stands on @line of the file. (transfer full) (nullable) */
DiaVoicePattern  *dia_voice_loading_compile    (DiaVoiceLoading *self, const char *source, DiaVoicePatternFlags flags,
                                                guint line, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Sets DIA_VOICE_RULE_ERROR with the file and @line. */
void              dia_voice_loading_fail       (DiaVoiceLoading *self, guint line, const char *why, GError **error);
/* The exceptions and, unless the rule says “vocab: false”, the accepted words, as
 * the rule's own. */
gboolean          dia_voice_loading_read_exceptions (DiaVoiceLoading *self, GError **error);

/* What @pattern finds in @stretch, outside addresses unless the rule is for them
 * too; places count from the beginning of the text. Valid until the next call.
 * (transfer none) (nullable) (element-type DiaVoiceSpan) */
const GArray     *dia_voice_run_find    (DiaVoiceRun *self, const DiaVoiceRule *rule, const DiaVoicePattern *pattern,
                                         DiaVoiceStretch stretch, GError **error);
/* Whether the rule has @match among its exceptions. */
gboolean          dia_voice_run_excepts (const DiaVoiceRule *rule, const char *match);
/* Adds a finding; the message's %s are taken from @words in turn, as many as there
 * are, by default the match and its fix. @fixes: (transfer full) (nullable): else
 * what the rule's action makes of the match. */
void              dia_voice_run_add     (DiaVoiceRun *self, const DiaVoiceRule *rule, DiaVoiceStretch stretch,
                                         const char *const *words, char **fixes);
/* The words at @stretch, without white space around them. (transfer full) */
char             *dia_voice_run_dup     (const DiaVoiceRun *self, gsize start, gsize end) G_GNUC_WARN_UNUSED_RESULT;
/* “a”, “b” or “c”, quoted as styles quote. (transfer full) */
char             *dia_voice_run_list    (const char *const *texts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
