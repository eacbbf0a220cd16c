/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How capitals are used. */

#include "dia-voice-point.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  MATCH_LOWER,
  MATCH_UPPER,
  MATCH_SENTENCE,
  MATCH_TITLE,
  MATCH_PATTERN,
} Match;

typedef struct
{
  Match             match;
  DiaVoicePattern  *pattern;     /* (nullable): of MATCH_PATTERN */
  DiaVoicePattern  *word;        /* what counts as a word */
  char            **indicators;  /* after a word that ends so anything goes */
  double            threshold;   /* the share of words that have to be right */
} Capitalization;

/* What a title keeps small (The Associated Press Stylebook: articles, and the
 * conjunctions and prepositions of up to three letters). */
static const char *const small_words[] = {
  "a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in", "nor", "of", "on", "or", "per", "so", "the", "to",
  "up", "v", "via", "vs", "yet", NULL,
};

static void
free_capitalization (gpointer data)
{
  Capitalization *self = data;

  dia_voice_pattern_free (self->pattern);
  dia_voice_pattern_free (self->word);
  g_strfreev (self->indicators);
  g_free (self);
}

static gboolean
load_match (DiaVoiceLoading  *loading,
            Capitalization   *self,
            GError          **error)
{
  static const char *const names[] = { "$lower", "$upper", "$sentence", "$title" };
  const DiaYaml *value = dia_yaml_get (loading->yaml, "match");

  if (value == NULL || value->text == NULL)
    {
      dia_voice_loading_fail (loading, value != NULL ? value->line : 1, _("“match” is missing."), error);
      return FALSE;
    }
  for (self->match = 0; self->match < G_N_ELEMENTS (names); self->match++)
    if (g_str_equal (value->text, names[self->match]))
      return TRUE;
  self->pattern = dia_voice_loading_compile (loading, value->text, DIA_VOICE_PATTERN_PLAIN, value->line, error);

  return self->pattern != NULL;
}

static gboolean
load_capitalization (DiaVoiceLoading  *loading,
                     GError          **error)
{
  Capitalization *self = g_new0 (Capitalization, 1);
  g_autoptr (GPtrArray) indicators = dia_voice_loading_dup_texts (loading, "indicators", error);

  loading->rule->data = self;
  if (indicators == NULL || !load_match (loading, self, error) ||
      !dia_voice_loading_get_number (loading, "threshold", 0.8, &self->threshold, error) ||
      !dia_voice_loading_read_exceptions (loading, error))
    return FALSE;
  if (self->threshold == 0)
    self->threshold = 0.8;
  self->indicators = g_new0 (char *, indicators->len + 1);
  for (guint i = 0; i < indicators->len; i++)
    self->indicators[i] = g_strdup (((const DiaYaml *) indicators->pdata[i])->text);
  self->word = dia_voice_loading_compile (loading, "[\\p{N}\\p{L}*]+[^\\s]*", DIA_VOICE_PATTERN_PLAIN, 1, error);

  return self->word != NULL;
}

static gboolean
is_whole (const char *text,
          const char *wished)
{
  return g_str_equal (text, wished);
}

static gboolean
starts_high (const char *word)
{
  gunichar first = g_utf8_get_char (word);

  return !g_unichar_isalpha (first) || !g_unichar_islower (first);
}

static gboolean
ends_so (char       **endings,
         const char  *word)
{
  for (guint i = 0; word != NULL && endings[i] != NULL; i++)
    if (g_str_has_suffix (word, endings[i]))
      return TRUE;

  return FALSE;
}

/* Whether @word is written as its place asks for: first, last, or after @before. */
static gboolean
is_right (const Capitalization *self,
          const char           *word,
          const char           *before,
          gboolean              last)
{
  g_autofree char *low = g_utf8_strdown (word, -1);
  g_autofree char *high = g_utf8_strup (word, -1);

  if (is_whole (word, high))
    return TRUE;
  if (self->match == MATCH_SENTENCE)
    return before == NULL ? starts_high (word) : is_whole (word, low) || ends_so (self->indicators, before);
  if (before == NULL || last)
    return starts_high (word);

  return g_strv_contains (small_words, low) ? is_whole (word, low) : starts_high (word);
}

static gboolean
has_case (const DiaVoiceRule *rule,
          const char         *text,
          gboolean           *right)
{
  const Capitalization *self = rule->data;
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));
  g_autofree char *before = NULL;
  guint n_right = 0;

  if (!dia_voice_pattern_find (self->word, text, strlen (text), spans, NULL))
    return FALSE;
  *right = TRUE;
  for (guint i = 0; i < spans->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (spans, DiaVoiceSpan, i);
      char *word = g_strndup (text + span->start, span->end - span->start);
      gboolean one = is_right (self, word, before, i + 1 == spans->len) || dia_voice_run_excepts (rule, word);

      n_right += one;
      /* A sentence that begins small is wrong however long it is. */
      if (i == 0 && !one && self->match == MATCH_SENTENCE)
        *right = FALSE;
      g_free (before);
      before = word;
    }
  *right = *right && n_right >= self->threshold * spans->len;

  return TRUE;
}

static gboolean
is_met (const DiaVoiceRule *rule,
        const char         *text)
{
  const Capitalization *self = rule->data;
  g_autofree char *wished = NULL;
  gboolean right = TRUE;

  switch (self->match)
    {
    case MATCH_LOWER:
      wished = g_utf8_strdown (text, -1);
      return is_whole (text, wished) || dia_voice_run_excepts (rule, text);
    case MATCH_UPPER:
      wished = g_utf8_strup (text, -1);
      return is_whole (text, wished) || dia_voice_run_excepts (rule, text);
    case MATCH_PATTERN:
      return dia_voice_pattern_matches (self->pattern, text, strlen (text)) || dia_voice_run_excepts (rule, text);
    case MATCH_SENTENCE:
    case MATCH_TITLE:
      return !has_case (rule, text, &right) || right;
    }

  g_return_val_if_reached (TRUE);
}

static gboolean
check_capitalization (const DiaVoiceRule  *rule,
                      DiaVoiceRun         *run,
                      DiaVoiceStretch      stretch,
                      GError             **error)
{
  g_autofree char *text = g_strndup (run->text->text + stretch.start, stretch.end - stretch.start);

  if (!is_met (rule, text))
    dia_voice_run_add (run, rule, stretch, NULL, NULL);

  return TRUE;
}

const DiaVoicePoint dia_voice_capitalization = {
  "capitalization", load_capitalization, check_capitalization, free_capitalization,
};
