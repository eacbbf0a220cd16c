/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Something too often, or not often enough. */

#include "dia-voice-point.h"

typedef struct
{
  DiaVoicePattern *pattern;
  guint            most;     /* 0 for any number */
  guint            least;
} Occurrence;

static void
free_occurrence (gpointer data)
{
  Occurrence *self = data;

  dia_voice_pattern_free (self->pattern);
  g_free (self);
}

static gboolean
load_occurrence (DiaVoiceLoading  *loading,
                 GError          **error)
{
  const DiaYaml *token = dia_yaml_get (loading->yaml, "token");
  Occurrence *self = g_new0 (Occurrence, 1);
  gboolean ignore_case;
  double most, least;

  loading->rule->data = self;
  if (!dia_voice_loading_get_flag (loading, "ignorecase", FALSE, &ignore_case, error) ||
      !dia_voice_loading_get_number (loading, "max", 0, &most, error) ||
      !dia_voice_loading_get_number (loading, "min", 0, &least, error))
    return FALSE;
  self->most = most;
  self->least = least;
  self->pattern = dia_voice_loading_compile (loading, token != NULL && token->text != NULL ? token->text : "",
                                             ignore_case ? DIA_VOICE_PATTERN_IGNORE_CASE : DIA_VOICE_PATTERN_PLAIN,
                                             token != NULL ? token->line : 1, error);

  return self->pattern != NULL;
}

/* Where Vale shows it: at the first, or at the beginning when there is none. */
static gboolean
check_occurrence (const DiaVoiceRule  *rule,
                  DiaVoiceRun         *run,
                  DiaVoiceStretch      stretch,
                  GError             **error)
{
  const Occurrence *self = rule->data;
  const GArray *spans = dia_voice_run_find (run, rule, self->pattern, stretch, error);
  g_autofree char *number = NULL;
  DiaVoiceStretch place = { stretch.start, stretch.start };

  if (spans == NULL)
    return FALSE;
  if ((self->most == 0 || spans->len <= self->most) && spans->len >= self->least)
    return TRUE;
  number = g_strdup_printf ("%u", spans->len);
  if (spans->len > 0)
    place = (DiaVoiceStretch) { g_array_index (spans, DiaVoiceSpan, 0).start, g_array_index (spans, DiaVoiceSpan, 0).end };
  dia_voice_run_add (run, rule, place, (const char *[]) { number, NULL }, NULL);

  return TRUE;
}

const DiaVoicePoint dia_voice_occurrence = {
  "occurrence", load_occurrence, check_occurrence, free_occurrence,
};
