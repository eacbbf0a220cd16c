/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that should not be there. */

#include "dia-voice-point.h"

#include <string.h>

static char *
join (const GPtrArray *texts,
      const char      *between)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = ((const DiaYaml *) texts->pdata[i])->text;

      if (strspn (text, " ") == strlen (text) && text[0] != '\0' && between[0] != '\0')
        continue;
      if (text[0] != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? between : "", text);
    }

  return g_string_free (joined, FALSE);
}

/* “raw” stands before the tokens, or after them when the rule says “append”. */
static char *
make_source (const GPtrArray *tokens,
             const GPtrArray *raw,
             gboolean         nonword,
             gboolean         append)
{
  g_autofree char *words = join (tokens, "|");
  g_autofree char *more = join (raw, "");
  g_autofree char *bounded = NULL;

  if (!nonword && tokens->len > 0)
    bounded = g_strdup_printf ("\\b(?:%s)\\b", words);
  else
    bounded = g_strdup_printf ("(?:%s)", words);

  return append ? g_strconcat (bounded, more, NULL) : g_strconcat (more, bounded, NULL);
}

static gboolean
load_existence (DiaVoiceLoading  *loading,
                GError          **error)
{
  g_autoptr (GPtrArray) tokens = dia_voice_loading_dup_texts (loading, "tokens", error);
  g_autoptr (GPtrArray) raw = tokens != NULL ? dia_voice_loading_dup_texts (loading, "raw", error) : NULL;
  const DiaYaml *place;
  gboolean ignore_case, nonword, append;
  g_autofree char *source = NULL;

  if (raw == NULL || !dia_voice_loading_get_flag (loading, "ignorecase", FALSE, &ignore_case, error) ||
      !dia_voice_loading_get_flag (loading, "nonword", FALSE, &nonword, error) ||
      !dia_voice_loading_get_flag (loading, "append", FALSE, &append, error) ||
      !dia_voice_loading_read_exceptions (loading, error))
    return FALSE;
  /* A rule without a word finds nothing. */
  if (tokens->len + raw->len == 0)
    return TRUE;
  place = tokens->len > 0 ? tokens->pdata[0] : raw->pdata[0];
  source = make_source (tokens, raw, nonword, append);
  loading->rule->data = dia_voice_loading_compile (loading, source,
                                                   DIA_VOICE_PATTERN_LINES | (ignore_case ? DIA_VOICE_PATTERN_IGNORE_CASE : 0),
                                                   place->line, error);

  return loading->rule->data != NULL;
}

static gboolean
check_existence (const DiaVoiceRule  *rule,
                 DiaVoiceRun         *run,
                 DiaVoiceStretch      stretch,
                 GError             **error)
{
  const GArray *spans;

  if (rule->data == NULL)
    return TRUE;
  spans = dia_voice_run_find (run, rule, rule->data, stretch, error);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, i);
      g_autofree char *match = dia_voice_run_dup (run, span->start, span->end);

      if (!dia_voice_run_excepts (rule, match))
        dia_voice_run_add (run, rule, (DiaVoiceStretch) { span->start, span->end }, NULL, NULL);
    }

  return spans != NULL;
}

const DiaVoicePoint dia_voice_existence = {
  "existence", load_existence, check_existence, (GDestroyNotify) dia_voice_pattern_free,
};
