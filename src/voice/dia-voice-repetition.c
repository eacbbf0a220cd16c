/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The the same word twice. */

#include "dia-voice-point.h"

#include <string.h>

typedef struct
{
  DiaVoicePattern *pattern;
  gboolean         ignore_case;
  gboolean         alpha;        /* only what is all letters */
  guint            most;         /* repetitions that are let pass */
} Repetition;

static void
free_repetition (gpointer data)
{
  Repetition *self = data;

  dia_voice_pattern_free (self->pattern);
  g_free (self);
}

static char *
join_tokens (const GPtrArray *tokens)
{
  GString *source = g_string_new ("(?:");

  for (guint i = 0; i < tokens->len; i++)
    g_string_append_printf (source, "%s%s", i > 0 ? "|" : "", ((const DiaYaml *) tokens->pdata[i])->text);
  g_string_append_c (source, ')');

  return g_string_free (source, FALSE);
}

static gboolean
load_repetition (DiaVoiceLoading  *loading,
                 GError          **error)
{
  Repetition *self = g_new0 (Repetition, 1);
  g_autoptr (GPtrArray) tokens = dia_voice_loading_dup_texts (loading, "tokens", error);
  g_autofree char *source = NULL;
  double most;

  loading->rule->data = self;
  if (tokens == NULL || !dia_voice_loading_get_flag (loading, "ignorecase", FALSE, &self->ignore_case, error) ||
      !dia_voice_loading_get_flag (loading, "alpha", FALSE, &self->alpha, error) ||
      !dia_voice_loading_get_number (loading, "max", 0, &most, error) || !dia_voice_loading_read_exceptions (loading, error))
    return FALSE;
  self->most = most;
  if (tokens->len == 0)
    return TRUE;
  source = join_tokens (tokens);
  self->pattern = dia_voice_loading_compile (loading, source,
                                             self->ignore_case ? DIA_VOICE_PATTERN_IGNORE_CASE : DIA_VOICE_PATTERN_PLAIN,
                                             ((const DiaYaml *) tokens->pdata[0])->line, error);

  return self->pattern != NULL;
}

static gboolean
is_same (const Repetition *self,
         const char       *one,
         const char       *other)
{
  g_autofree char *folded = NULL;
  g_autofree char *other_folded = NULL;

  if (other == NULL || one[0] == '\0')
    return FALSE;
  for (const char *at = one; self->alpha && *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isalpha (g_utf8_get_char (at)))
      return FALSE;
  if (!self->ignore_case)
    return g_str_equal (one, other);
  folded = g_utf8_casefold (one, -1);
  other_folded = g_utf8_casefold (other, -1);

  return g_str_equal (folded, other_folded);
}

static void
add_repetition (DiaVoiceRun        *run,
                const DiaVoiceRule *rule,
                DiaVoiceStretch     place,
                const char         *word)
{
  g_autofree char *match = dia_voice_run_dup (run, place.start, place.end);

  /* A line that begins as the last one ended repeats nothing. */
  if (strchr (match, '\n') == NULL && !dia_voice_run_excepts (rule, match))
    dia_voice_run_add (run, rule, place, (const char *[]) { word, NULL }, NULL);
}

static gboolean
check_repetition (const DiaVoiceRule  *rule,
                  DiaVoiceRun         *run,
                  DiaVoiceStretch      stretch,
                  GError             **error)
{
  const Repetition *self = rule->data;
  const GArray *spans;
  g_autofree char *last = NULL;
  guint n = 0;

  if (self->pattern == NULL)
    return TRUE;
  spans = dia_voice_run_find (run, rule, self->pattern, stretch, error);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, i);
      char *word = dia_voice_run_dup (run, span->start, span->end);

      n = is_same (self, word, last) ? n + 1 : 0;
      if (n > self->most)
        {
          add_repetition (run, rule, (DiaVoiceStretch) { g_array_index (spans, DiaVoiceSpan, i - 1).start, span->end }, word);
          n = 0;
        }
      g_free (last);
      last = word;
    }

  return spans != NULL;
}

const DiaVoicePoint dia_voice_repetition = {
  "repetition", load_repetition, check_repetition, free_repetition,
};
