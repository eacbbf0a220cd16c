/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-voice-rule.h"

#include "dia-voice-point.h"
#include "dia-voice-scope.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dia-voice-rule-error-quark, dia_voice_rule_error)

/* What needs a tagger of words, or the interpreter of Vale. */
static const DiaVoicePoint sequence = { "sequence", NULL, NULL, NULL };
static const DiaVoicePoint script = { "script", NULL, NULL, NULL };
/* Vale’s own word for what “metric” does better; its last versions refuse it. */
static const DiaVoicePoint readability = { "readability", NULL, NULL, NULL };

static const DiaVoicePoint *const points[] = {
  &dia_voice_address, &dia_voice_capitalization, &dia_voice_conditional, &dia_voice_consistency, &dia_voice_existence,
  &dia_voice_metric, &dia_voice_occurrence, &dia_voice_repetition, &dia_voice_spelling, &dia_voice_substitution,
  &sequence, &script, &readability,
};

static void
free_example (DiaVoiceExample *self)
{
  g_free (self->text);
  g_free (self->match);
  g_free (self->fix);
  g_free (self);
}

void
dia_voice_rule_free (DiaVoiceRule *self)
{
  if (self == NULL)
    return;
  if (self->data != NULL)
    self->point->free (self->data);
  g_free (self->name);
  g_free (self->path);
  g_free (self->message);
  g_clear_pointer (&self->messages, g_hash_table_unref);
  g_free (self->description);
  g_free (self->link);
  g_free (self->language);
  dia_voice_action_clear (&self->action);
  dia_voice_pattern_free (self->exceptions);
  g_clear_pointer (&self->good, g_ptr_array_unref);
  g_clear_pointer (&self->bad, g_ptr_array_unref);
  g_free (self);
}

const char *
dia_voice_rule_get_message (const DiaVoiceRule *self,
                            const char *const  *languages)
{
  for (guint i = 0; self->messages != NULL && languages != NULL && languages[i] != NULL; i++)
    {
      const char *message = g_hash_table_lookup (self->messages, languages[i]);

      if (message != NULL)
        return message;
    }

  return self->message;
}

const char *
dia_voice_rule_get_point (const DiaVoiceRule *self)
{
  return self->point->name;
}

gboolean
dia_voice_rule_is_run (const DiaVoiceRule *self)
{
  return self->point->check != NULL && self->unit != DIA_VOICE_UNIT_NONE;
}

static gboolean
fail_at (DiaVoiceLoading  *loading,
         const DiaYaml    *value,
         const char       *why,
         GError          **error)
{
  dia_voice_loading_fail (loading, value != NULL ? value->line : 1, why, error);

  return FALSE;
}

static gboolean
read_point (DiaVoiceLoading  *loading,
            GError          **error)
{
  const DiaYaml *value = dia_yaml_get (loading->yaml, "extends");

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    if (value != NULL && g_strcmp0 (value->text, points[i]->name) == 0)
      {
        loading->rule->point = points[i];
        return TRUE;
      }

  return fail_at (loading, value, value == NULL ? _("“extends” is missing.") : _("“extends” names nothing that a rule can extend."),
                  error);
}

static gboolean
read_level (DiaVoiceLoading  *loading,
            GError          **error)
{
  const DiaYaml *value = dia_yaml_get (loading->yaml, "level");

  loading->rule->level = DIA_VOICE_LEVEL_WARNING;
  if (value == NULL || dia_voice_level_from_name (value->text, &loading->rule->level))
    return TRUE;

  return fail_at (loading, value, _("“level” is neither suggestion, warning nor error."), error);
}

static gboolean
read_messages (DiaVoiceLoading  *loading,
               GError          **error)
{
  const DiaYaml *more = dia_yaml_get (loading->yaml, "messages");

  loading->rule->message = g_strdup (dia_yaml_get_text (loading->yaml, "message"));
  if (loading->rule->message == NULL)
    return fail_at (loading, dia_yaml_get (loading->yaml, "message"), _("“message” is missing."), error);
  if (more == NULL || more->kind != DIA_YAML_MAP)
    return TRUE;
  loading->rule->messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i + 1 < more->items->len; i += 2)
    {
      const DiaYaml *language = more->items->pdata[i];
      const DiaYaml *message = more->items->pdata[i + 1];

      if (language->text != NULL && message->text != NULL)
        g_hash_table_insert (loading->rule->messages, g_strdup (language->text), g_strdup (message->text));
    }

  return TRUE;
}

static gboolean
read_scope (DiaVoiceLoading  *loading,
            GError          **error)
{
  g_autoptr (GPtrArray) scopes = dia_voice_loading_dup_texts (loading, "scope", error);
  guint line;

  if (scopes == NULL)
    return FALSE;
  if (dia_voice_scope_read (scopes, &loading->rule->unit, &loading->rule->raw, &line))
    return TRUE;
  dia_voice_loading_fail (loading, line, _("“scope” names nothing that a text has."), error);

  return FALSE;
}

static gboolean
read_action (DiaVoiceLoading  *loading,
             GError          **error)
{
  const DiaYaml *value = dia_yaml_get (loading->yaml, "action");
  g_autoptr (GError) why = NULL;

  if (dia_voice_action_read (&loading->rule->action, value, &why))
    return TRUE;

  return fail_at (loading, value, why->message, error);
}

/* An example is a text, or a map that says more about it. */
static GPtrArray *
read_examples (const DiaYaml *list)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) free_example);

  for (guint i = 0; list != NULL && list->kind == DIA_YAML_LIST && i < list->items->len; i++)
    {
      const DiaYaml *item = list->items->pdata[i];
      const char *text = item->kind == DIA_YAML_TEXT ? item->text : dia_yaml_get_text (item, "text");
      DiaVoiceExample *example;

      if (text == NULL)
        continue;
      example = g_new0 (DiaVoiceExample, 1);
      example->text = g_strdup (text);
      example->match = g_strdup (dia_yaml_get_text (item, "match"));
      example->fix = g_strdup (dia_yaml_get_text (item, "fix"));
      example->line = item->line;
      g_ptr_array_add (examples, example);
    }

  return examples;
}

static gboolean
read_header (DiaVoiceLoading  *loading,
             GError          **error)
{
  const DiaYaml *examples = dia_yaml_get (loading->yaml, "examples");
  DiaVoiceRule *rule = loading->rule;
  double limit;

  rule->description = g_strdup (dia_yaml_get_text (loading->yaml, "description"));
  rule->link = g_strdup (dia_yaml_get_text (loading->yaml, "link"));
  rule->language = g_strdup (dia_yaml_get_text (loading->yaml, "lang"));
  rule->good = read_examples (dia_yaml_get (examples, "good"));
  rule->bad = read_examples (dia_yaml_get (examples, "bad"));
  if (!read_point (loading, error) || !read_level (loading, error) || !read_messages (loading, error) ||
      !read_scope (loading, error) || !read_action (loading, error) ||
      !dia_voice_loading_get_number (loading, "limit", 0, &limit, error))
    return FALSE;
  rule->limit = limit;

  return TRUE;
}

DiaVoiceRule *
dia_voice_rule_new (const DiaVoiceRuleSource  *source,
                    const DiaYaml             *yaml,
                    GError                   **error)
{
  g_autoptr (DiaVoiceRule) rule = g_new0 (DiaVoiceRule, 1);
  DiaVoiceLoading loading = { source, rule, yaml };

  rule->name = g_strdup (source->name);
  rule->path = g_strdup (source->path);
  if (yaml->kind != DIA_YAML_MAP)
    {
      dia_voice_loading_fail (&loading, yaml->line, _("a rule is a list of keys with their values."), error);
      return NULL;
    }
  if (!read_header (&loading, error) || (rule->point->load != NULL && !rule->point->load (&loading, error)))
    return NULL;

  return g_steal_pointer (&rule);
}
