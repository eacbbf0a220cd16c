/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One of two ways to write it, not both in one text. */

#include "dia-voice-point.h"

#include <glib/gi18n-lib.h>

static gboolean
add_pair (DiaVoiceLoading  *loading,
          GPtrArray        *pairs,
          const DiaYaml    *one,
          const DiaYaml    *other,
          GError          **error)
{
  g_autofree char *source = NULL;
  gboolean ignore_case, nonword;
  DiaVoicePattern *pattern;

  if (!dia_voice_loading_get_flag (loading, "ignorecase", FALSE, &ignore_case, error) ||
      !dia_voice_loading_get_flag (loading, "nonword", FALSE, &nonword, error))
    return FALSE;
  if (one->text == NULL || other->text == NULL)
    {
      dia_voice_loading_fail (loading, one->line, _("“either” has a text, and another."), error);
      return FALSE;
    }
  source = g_strdup_printf (nonword ? "(?:(%s)|(%s))" : "\\b(?:(%s)|(%s))\\b", one->text, other->text);
  pattern = dia_voice_loading_compile (loading, source,
                                       DIA_VOICE_PATTERN_LINES | (ignore_case ? DIA_VOICE_PATTERN_IGNORE_CASE : 0),
                                       one->line, error);
  if (pattern != NULL)
    g_ptr_array_add (pairs, pattern);

  return pattern != NULL;
}

static gboolean
load_consistency (DiaVoiceLoading  *loading,
                  GError          **error)
{
  const DiaYaml *map = dia_yaml_get (loading->yaml, "either");
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_voice_pattern_free);

  loading->rule->data = pairs;
  if (map == NULL || map->kind != DIA_YAML_MAP)
    {
      dia_voice_loading_fail (loading, map != NULL ? map->line : 1, _("“either” has a text, and another."), error);
      return FALSE;
    }
  for (guint i = 0; i + 1 < map->items->len; i += 2)
    if (!add_pair (loading, pairs, map->items->pdata[i], map->items->pdata[i + 1], error))
      return FALSE;

  return TRUE;
}

/* Told once a pair, at the last of them, as Vale does. */
static gboolean
check_consistency (const DiaVoiceRule  *rule,
                   DiaVoiceRun         *run,
                   DiaVoiceStretch      stretch,
                   GError             **error)
{
  const GPtrArray *pairs = rule->data;

  for (guint i = 0; i < pairs->len; i++)
    {
      const GArray *spans = dia_voice_run_find (run, rule, pairs->pdata[i], stretch, error);
      gboolean has_one = FALSE, has_other = FALSE;
      DiaVoiceStretch place = stretch;

      if (spans == NULL)
        return FALSE;
      for (guint j = 0; j < spans->len; j++)
        {
          const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, j);

          has_one = has_one || span->group == 1;
          has_other = has_other || span->group > 1;
          place = (DiaVoiceStretch) { span->start, span->end };
        }
      if (has_one && has_other)
        dia_voice_run_add (run, rule, place, NULL, NULL);
    }

  return TRUE;
}

const DiaVoicePoint dia_voice_consistency = {
  "consistency", load_consistency, check_consistency, (GDestroyNotify) g_ptr_array_unref,
};
