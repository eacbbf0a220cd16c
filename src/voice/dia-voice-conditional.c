/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is there needs something else to be there: “WHO” its long form. */

#include "dia-voice-point.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DiaVoicePattern *first;
  DiaVoicePattern *second;
} Conditional;

static void
free_conditional (gpointer data)
{
  Conditional *self = data;

  dia_voice_pattern_free (self->first);
  dia_voice_pattern_free (self->second);
  g_free (self);
}

static DiaVoicePattern *
load_pattern (DiaVoiceLoading  *loading,
              const char       *key,
              gboolean          ignore_case,
              GError          **error)
{
  const DiaYaml *value = dia_yaml_get (loading->yaml, key);
  g_autofree char *why = NULL;

  if (value != NULL && value->text != NULL)
    return dia_voice_loading_compile (loading, value->text,
                                      ignore_case ? DIA_VOICE_PATTERN_IGNORE_CASE : DIA_VOICE_PATTERN_PLAIN, value->line, error);
  why = g_strdup_printf (_("“%s” is missing."), key);
  dia_voice_loading_fail (loading, value != NULL ? value->line : 1, why, error);

  return NULL;
}

static gboolean
load_conditional (DiaVoiceLoading  *loading,
                  GError          **error)
{
  Conditional *self = g_new0 (Conditional, 1);
  gboolean ignore_case;

  loading->rule->data = self;
  if (!dia_voice_loading_get_flag (loading, "ignorecase", FALSE, &ignore_case, error) ||
      !dia_voice_loading_read_exceptions (loading, error))
    return FALSE;
  self->first = load_pattern (loading, "first", ignore_case, error);
  self->second = self->first != NULL ? load_pattern (loading, "second", ignore_case, error) : NULL;

  return self->second != NULL;
}

static gboolean
check_conditional (const DiaVoiceRule  *rule,
                   DiaVoiceRun         *run,
                   DiaVoiceStretch      stretch,
                   GError             **error)
{
  const Conditional *self = rule->data;
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const GArray *spans = dia_voice_run_find (run, rule, self->second, stretch, error);

  if (spans == NULL)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, i);

      if (span->group > 0)
        g_hash_table_add (met, g_strndup (run->text->text + span->group_start, span->group_end - span->group_start));
    }

  spans = dia_voice_run_find (run, rule, self->first, stretch, error);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, i);
      g_autofree char *match = g_strndup (run->text->text + span->start, span->end - span->start);

      if (!g_hash_table_contains (met, match) && !dia_voice_run_excepts (rule, match))
        dia_voice_run_add (run, rule, (DiaVoiceStretch) { span->start, span->end }, NULL, NULL);
    }

  return spans != NULL;
}

const DiaVoicePoint dia_voice_conditional = {
  "conditional", load_conditional, check_conditional, free_conditional,
};
