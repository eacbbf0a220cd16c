/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A formula over counts of the text, and when its result is too high or too low. */

#include "dia-voice-point.h"

#include "dia-voice-formula.h"
#include "dia-voice-measure.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char  *formula;
  char  *condition;
  guint  least_words;   /* under this many words a mean says nothing; ours */
} Metric;

static void
free_metric (gpointer data)
{
  Metric *self = data;

  g_free (self->formula);
  g_free (self->condition);
  g_free (self);
}

/* The result, and whether the condition holds for it. */
static gboolean
evaluate (const Metric           *self,
          const DiaVoiceMeasure  *measure,
          double                 *result,
          gboolean               *met,
          GError                **error)
{
  const DiaVoiceVariable variables[] = {
    { "characters", measure->characters },
    { "complex_words", measure->polysyllabic_words },
    { "long_words", measure->long_words },
    { "paragraphs", measure->paragraphs },
    { "polysyllabic_words", measure->polysyllabic_words },
    { "sentences", measure->sentences },
    { "syllables", measure->syllables },
    { "words", measure->words },
    /* What only a marked-up text has. */
    { "blockquote", 0 }, { "list", 0 }, { "pre", 0 },
    { "heading.h1", 0 }, { "heading.h2", 0 }, { "heading.h3", 0 },
    { "heading.h4", 0 }, { "heading.h5", 0 }, { "heading.h6", 0 },
    { NULL, 0 }
  };
  g_autofree char *comparison = NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double holds;

  if (!dia_voice_formula_evaluate (self->formula, variables, result, error))
    return FALSE;
  g_ascii_formatd (number, sizeof number, "%.6f", *result);
  comparison = g_strdup_printf ("(%s) %s", number, self->condition);
  if (!dia_voice_formula_evaluate (comparison, variables, &holds, error))
    return FALSE;
  *met = holds != 0;

  return TRUE;
}

static gboolean
load_metric (DiaVoiceLoading  *loading,
             GError          **error)
{
  const DiaVoiceMeasure any = { 100, 20, 2, 1, 30, 5, 4 };
  const DiaYaml *formula = dia_yaml_get (loading->yaml, "formula");
  g_autoptr (GError) why = NULL;
  Metric *self = g_new0 (Metric, 1);
  double least, result;
  gboolean met;

  loading->rule->data = self;
  loading->rule->unit = DIA_VOICE_UNIT_TEXT;
  self->formula = g_strdup (dia_yaml_get_text (loading->yaml, "formula"));
  self->condition = g_strdup (dia_yaml_get_text (loading->yaml, "condition"));
  if (!dia_voice_loading_get_number (loading, "least-words", 0, &least, error))
    return FALSE;
  self->least_words = least;
  if (self->formula != NULL && self->condition != NULL && evaluate (self, &any, &result, &met, &why))
    return TRUE;
  dia_voice_loading_fail (loading, formula != NULL ? formula->line : 1,
                          why != NULL ? why->message : _("“formula” or “condition” is missing."), error);

  return FALSE;
}

static gboolean
check_metric (const DiaVoiceRule  *rule,
              DiaVoiceRun         *run,
              DiaVoiceStretch      stretch,
              GError             **error)
{
  const Metric *self = rule->data;
  g_autofree char *told = NULL;
  DiaVoiceMeasure measure;
  double result;
  gboolean met;

  dia_voice_measure (run->text, run->language, &measure);
  if (measure.words == 0 || measure.words < self->least_words)
    return TRUE;
  if (!evaluate (self, &measure, &result, &met, error))
    return FALSE;
  told = g_strdup_printf ("%.2f", result);
  if (met)
    dia_voice_run_add (run, rule, (DiaVoiceStretch) { 0, 0 }, (const char *[]) { told, NULL }, NULL);

  return TRUE;
}

const DiaVoicePoint dia_voice_metric = {
  "metric", load_metric, check_metric, free_metric,
};
