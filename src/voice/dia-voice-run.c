/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-point.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const GArray *
dia_voice_run_find (DiaVoiceRun            *self,
                    const DiaVoiceRule     *rule,
                    const DiaVoicePattern  *pattern,
                    DiaVoiceStretch         stretch,
                    GError                **error)
{
  g_array_set_size (self->spans, 0);
  if (!dia_voice_pattern_find (pattern, self->text->text + stretch.start, stretch.end - stretch.start, self->spans, error))
    return NULL;

  for (guint i = self->spans->len; i-- > 0;)
    {
      DiaVoiceSpan *span = &g_array_index (self->spans, DiaVoiceSpan, i);

      span->start += stretch.start;
      span->end += stretch.start;
      span->group_start += stretch.start;
      span->group_end += stretch.start;
      if (!rule->raw && dia_voice_spans_touch (self->text->addresses, span->start, span->end))
        g_array_remove_index (self->spans, i);
    }

  return self->spans;
}

gboolean
dia_voice_run_excepts (const DiaVoiceRule *rule,
                       const char         *match)
{
  return rule->exceptions != NULL && dia_voice_pattern_matches (rule->exceptions, match, strlen (match));
}

char *
dia_voice_run_dup (const DiaVoiceRun *self,
                   gsize              start,
                   gsize              end)
{
  return g_strstrip (g_strndup (self->text->text + start, end - start));
}

char *
dia_voice_run_list (const char *const *texts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      if (i > 0 && texts[i + 1] == NULL)
        g_string_append_printf (list, " %s ", C_("between two words to choose from", "or"));
      else if (i > 0)
        g_string_append (list, ", ");
      g_string_append_printf (list, "'%s'", texts[i]);
    }

  return g_string_free (list, FALSE);
}

/* Only %s means something; a message of a style is never a format. */
static char *
fill_message (const char        *message,
              const char *const *words)
{
  GString *text = g_string_new (NULL);

  for (const char *at = message; *at != '\0'; at++)
    if (at[0] == '%' && at[1] == 's' && *words != NULL)
      {
        g_string_append (text, *words++);
        at++;
      }
    else if (at[0] == '%' && at[1] == '%')
      g_string_append_c (text, *at++);
    else
      g_string_append_c (text, *at);

  return g_string_free (text, FALSE);
}

void
dia_voice_run_add (DiaVoiceRun         *self,
                   const DiaVoiceRule  *rule,
                   DiaVoiceStretch      stretch,
                   const char *const   *words,
                   char               **fixes)
{
  DiaVoiceFinding *finding = g_new0 (DiaVoiceFinding, 1);
  const char *message = dia_voice_rule_get_message (rule, self->languages);
  g_autofree char *list = NULL;

  finding->rule = g_strdup (rule->name);
  finding->level = rule->level;
  finding->link = g_strdup (rule->link);
  finding->offers_spellings = rule->action.kind == DIA_VOICE_ACTION_SUGGEST &&
                              g_str_equal (dia_voice_rule_get_point (rule), "spelling");
  finding->byte_start = stretch.start;
  finding->byte_end = stretch.end;
  finding->match = g_strndup (self->text->text + stretch.start, stretch.end - stretch.start);
  finding->fixes = fixes != NULL ? fixes : dia_voice_action_dup_fixes (&rule->action, finding->match);
  if (words == NULL)
    {
      if (finding->fixes != NULL)
        list = finding->fixes[1] != NULL ? dia_voice_run_list ((const char *const *) finding->fixes) : g_strdup (finding->fixes[0]);
      finding->message = fill_message (message, (const char *[]) { finding->match, list != NULL ? list : finding->match, NULL });
    }
  else
    finding->message = fill_message (message, words);
  g_ptr_array_add (self->findings, finding);
}
