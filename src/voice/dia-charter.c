/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-charter-private.h"

#include "dia-voice-point.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dia-charter-error-quark, dia_charter_error)

DiaCharter *
dia_charter_new (void)
{
  DiaCharter *self = g_new0 (DiaCharter, 1);

  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_voice_rule_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->readers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dia_voice_reader_free);
  self->spellers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dia_speller_free);

  return self;
}

void
dia_charter_free (DiaCharter *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->readers);
  g_hash_table_unref (self->spellers);
  g_free (self);
}

const GPtrArray *
dia_charter_get_rules (const DiaCharter *self)
{
  return self->rules;
}

const GPtrArray *
dia_charter_get_problems (const DiaCharter *self)
{
  return self->problems;
}

static DiaVoiceReader *
get_reader (DiaCharter *self,
            const char *language)
{
  DiaVoiceReader *reader = g_hash_table_lookup (self->readers, language);

  if (reader == NULL)
    {
      reader = dia_voice_reader_new (language);
      g_hash_table_insert (self->readers, g_strdup (language), reader);
    }

  return reader;
}

static DiaSpeller *
get_speller (DiaCharter *self,
             const char *language)
{
  DiaSpeller *speller = g_hash_table_lookup (self->spellers, language);

  if (speller == NULL)
    {
      speller = dia_speller_new (language);
      g_hash_table_insert (self->spellers, g_strdup (language), speller);
    }

  return speller;
}

/* "fr" is for "fr-CA" too, "fr-CA" for no other. */
static gboolean
is_for (const DiaVoiceRule *rule,
        const char         *language)
{
  gsize length = rule->language != NULL ? strlen (rule->language) : 0;

  return length == 0 || (g_ascii_strncasecmp (rule->language, language, length) == 0 &&
                         strchr ("-_", language[length]) != NULL);
}

static const GArray *
get_stretches (const DiaVoiceText *text,
               DiaVoiceUnit        unit)
{
  return unit == DIA_VOICE_UNIT_SENTENCE ? text->sentences : text->paragraphs;
}

/* A rule that takes too long for one stretch is not asked about the next. */
static gboolean
ask_rule (const DiaVoiceRule  *rule,
          DiaVoiceRun         *run,
          GError             **error)
{
  const GArray *stretches = get_stretches (run->text, rule->unit);

  if (rule->unit == DIA_VOICE_UNIT_TEXT)
    return rule->point->check (rule, run, (DiaVoiceStretch) { 0, run->text->length }, error);
  for (guint i = 0; i < stretches->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (stretches, DiaVoiceSpan, i);

      if (!rule->point->check (rule, run, (DiaVoiceStretch) { span->start, span->end }, error))
        return FALSE;
    }

  return TRUE;
}

static void
check_rule (const DiaVoiceRule *rule,
            DiaVoiceRun        *run,
            GPtrArray          *problems)
{
  guint before = run->findings->len;
  g_autoptr (GError) why = NULL;

  if (!dia_voice_rule_is_run (rule) || !is_for (rule, run->language))
    return;
  if (!ask_rule (rule, run, &why) && problems != NULL)
    g_ptr_array_add (problems, g_strdup_printf ("%s: %s", rule->path, why->message));
  if (rule->limit > 0 && run->findings->len > before + rule->limit)
    g_ptr_array_set_size (run->findings, before + rule->limit);
}

static gboolean
check_text (const char  *text,
            GError     **error)
{
  if (strlen (text) > DIA_VOICE_TEXT_MAX_BYTES)
    g_set_error_literal (error, DIA_CHARTER_ERROR, DIA_CHARTER_ERROR_TEXT, _("The text is too long to be checked."));
  else if (!g_utf8_validate (text, -1, NULL))
    g_set_error_literal (error, DIA_CHARTER_ERROR, DIA_CHARTER_ERROR_TEXT, _("The text is not valid UTF-8."));
  else
    return TRUE;

  return FALSE;
}

GPtrArray *
dia_charter_check (DiaCharter                *self,
                   const char                *text,
                   const DiaCharterQuestion  *question,
                   GPtrArray                 *problems,
                   GError                   **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_voice_finding_free);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DiaVoiceSpan));
  g_autoptr (DiaVoiceText) read = NULL;
  DiaVoiceRun run;

  g_return_val_if_fail (question->language != NULL, NULL);

  if (!check_text (text, error))
    return NULL;
  read = dia_voice_reader_read (get_reader (self, question->language), text);
  run = (DiaVoiceRun) {
    .text = read,
    .language = question->language,
    .languages = question->languages != NULL ? question->languages : g_get_language_names (),
    .speller = get_speller (self, question->language),
    .findings = findings,
    .spans = spans,
  };
  if (question->only != NULL)
    check_rule (question->only, &run, problems);
  for (guint i = 0; question->only == NULL && i < self->rules->len; i++)
    check_rule (self->rules->pdata[i], &run, problems);
  dia_voice_findings_place (findings, text);

  return g_steal_pointer (&findings);
}

char **
dia_charter_dup_spellings (DiaCharter *self,
                           const char *language,
                           const char *word)
{
  return dia_speller_dup_suggestions (get_speller (self, language), word);
}
