/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-point.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
dia_voice_loading_fail (DiaVoiceLoading  *self,
                        guint             line,
                        const char       *why,
                        GError          **error)
{
  g_set_error (error, DIA_VOICE_RULE_ERROR, DIA_VOICE_RULE_ERROR_INVALID, "%s:%u: %s", self->source->path, line, why);
}

gboolean
dia_voice_loading_get_flag (DiaVoiceLoading  *self,
                            const char       *key,
                            gboolean          otherwise,
                            gboolean         *flag,
                            GError          **error)
{
  const DiaYaml *value = dia_yaml_get (self->yaml, key);
  const char *text = value != NULL ? value->text : NULL;
  g_autofree char *why = NULL;

  *flag = otherwise;
  if (value == NULL)
    return TRUE;
  *flag = text != NULL && g_strv_contains ((const char *[]) { "true", "True", "TRUE", "yes", "on", "1", NULL }, text);
  if (*flag || (text != NULL && g_strv_contains ((const char *[]) { "false", "False", "FALSE", "no", "off", "0", "", NULL }, text)))
    return TRUE;
  why = g_strdup_printf (_("“%s” is neither true nor false."), key);
  dia_voice_loading_fail (self, value->line, why, error);

  return FALSE;
}

gboolean
dia_voice_loading_get_number (DiaVoiceLoading  *self,
                              const char       *key,
                              double            otherwise,
                              double           *number,
                              GError          **error)
{
  const DiaYaml *value = dia_yaml_get (self->yaml, key);
  g_autofree char *why = NULL;
  char *end = NULL;

  *number = otherwise;
  if (value == NULL)
    return TRUE;
  if (value->text != NULL && value->text[0] != '\0')
    *number = g_ascii_strtod (value->text, &end);
  if (end != NULL && *end == '\0' && *number >= 0 && *number <= 1e9)
    return TRUE;
  why = g_strdup_printf (_("“%s” is no number that can be used here."), key);
  dia_voice_loading_fail (self, value->line, why, error);

  return FALSE;
}

GPtrArray *
dia_voice_loading_dup_texts (DiaVoiceLoading  *self,
                             const char       *key,
                             GError          **error)
{
  const DiaYaml *value = dia_yaml_get (self->yaml, key);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autofree char *why = NULL;
  guint line = 0;

  if (value != NULL && value->kind == DIA_YAML_TEXT && value->text[0] != '\0')
    g_ptr_array_add (texts, (gpointer) value);
  if (value != NULL && value->kind == DIA_YAML_MAP)
    line = value->line;
  for (guint i = 0; value != NULL && value->kind == DIA_YAML_LIST && i < value->items->len; i++)
    {
      DiaYaml *item = value->items->pdata[i];

      if (item->kind != DIA_YAML_TEXT)
        line = item->line;
      g_ptr_array_add (texts, item);
    }
  if (line == 0)
    return g_steal_pointer (&texts);
  why = g_strdup_printf (_("“%s” is no list of texts."), key);
  dia_voice_loading_fail (self, line, why, error);

  return NULL;
}

DiaVoicePattern *
dia_voice_loading_compile (DiaVoiceLoading       *self,
                           const char            *source,
                           DiaVoicePatternFlags   flags,
                           guint                  line,
                           GError               **error)
{
  g_autoptr (GError) why = NULL;
  DiaVoicePattern *pattern = dia_voice_pattern_new (source, flags, &why);

  if (pattern != NULL)
    return pattern;
  g_set_error (error, DIA_VOICE_RULE_ERROR,
               g_error_matches (why, DIA_VOICE_PATTERN_ERROR, DIA_VOICE_PATTERN_ERROR_SLOW) ? DIA_VOICE_RULE_ERROR_SLOW
                                                                                             : DIA_VOICE_RULE_ERROR_INVALID,
               "%s:%u: %s", self->source->path, line, why->message);

  return NULL;
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const char *const *one = a;
  const char *const *other = b;

  return (int) strlen (*other) - (int) strlen (*one);
}

/* The longest first, so that what is part of another does not hide it. */
static char *
join_exceptions (GPtrArray *texts)
{
  GString *source = g_string_new ("\\b(?:");

  g_ptr_array_sort (texts, compare_lengths);
  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = texts->pdata[i];

      g_string_append_printf (source, "%s%s%s", i > 0 ? "|" : "", g_str_has_prefix (text, "(?i)") ? "" : "(?-i)", text);
    }
  g_string_append (source, ")\\b");

  return g_string_free (source, FALSE);
}

gboolean
dia_voice_loading_read_exceptions (DiaVoiceLoading  *self,
                                   GError          **error)
{
  g_autoptr (GPtrArray) given = dia_voice_loading_dup_texts (self, "exceptions", error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  const DiaYaml *yaml = dia_yaml_get (self->yaml, "exceptions");
  g_autofree char *source = NULL;
  gboolean vocabulary;

  if (given == NULL || !dia_voice_loading_get_flag (self, "vocab", TRUE, &vocabulary, error))
    return FALSE;
  for (guint i = 0; i < given->len; i++)
    g_ptr_array_add (texts, ((DiaYaml *) given->pdata[i])->text);
  for (guint i = 0; vocabulary && self->source->accepted != NULL && self->source->accepted[i] != NULL; i++)
    g_ptr_array_add (texts, (char *) self->source->accepted[i]);
  if (texts->len == 0)
    return TRUE;
  source = join_exceptions (texts);
  self->rule->exceptions = dia_voice_loading_compile (self, source, DIA_VOICE_PATTERN_LINES, yaml != NULL ? yaml->line : 1, error);

  return self->rule->exceptions != NULL;
}
