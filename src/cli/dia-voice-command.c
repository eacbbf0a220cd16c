/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-json-output.h"
#include "dia-voice-choice.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_rule (const DiaVoiceRule *rule)
{
  printf ("%-10s  %-14s  %s%s\n", dia_voice_level_get_name (rule->level), dia_voice_rule_get_point (rule), rule->name,
          dia_voice_rule_is_run (rule) ? "" : _("  (not asked about posts)"));
}

static void
add_rule (JsonBuilder        *builder,
          const DiaVoiceRule *rule)
{
  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "name", rule->name);
  dia_json_output_set_text (builder, "level", dia_voice_level_get_name (rule->level));
  dia_json_output_set_text (builder, "extends", dia_voice_rule_get_point (rule));
  dia_json_output_set_text (builder, "language", rule->language);
  dia_json_output_set_text (builder, "message", dia_voice_rule_get_message (rule, g_get_language_names ()));
  dia_json_output_set_text (builder, "description", rule->description);
  dia_json_output_set_text (builder, "path", rule->path);
  dia_json_output_set_boolean (builder, "asked", dia_voice_rule_is_run (rule));
  dia_json_output_set_int (builder, "examples", rule->good->len + rule->bad->len);
  json_builder_end_object (builder);
}

int
dia_voice_command_rules (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  g_auto (DiaVoiceChoice) choice = { 0 };
  g_autofree GOptionEntry *entries = dia_voice_choice_make_entries (&choice, NULL);
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (DiaCharter) charter = arguments != NULL ? dia_voice_choice_load (&choice, error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GPtrArray *rules;

  if (charter == NULL)
    return DIA_EXIT_FAILURE;
  rules = dia_charter_get_rules (charter);
  json_builder_begin_array (builder);
  for (guint i = 0; i < rules->len; i++)
    if (line->json)
      add_rule (builder, rules->pdata[i]);
    else
      print_rule (rules->pdata[i]);
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return dia_charter_get_problems (charter)->len > 0 ? DIA_EXIT_FAILURE : DIA_EXIT_OK;
}

static void
print_test (DiaCommandLine  *line,
            const GPtrArray *failures,
            guint            n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dia_json_output_set_int (builder, "examples", n);
  json_builder_set_member_name (builder, "failures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < failures->len; i++)
    json_builder_add_string_value (builder, failures->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (line->json)
    {
      dia_command_line_print_json (builder);
      return;
    }
  for (guint i = 0; i < failures->len; i++)
    printf ("%s\n", (const char *) failures->pdata[i]);
  printf (ngettext ("%u example, %u as it should not be\n", "%u examples, %u as they should not be\n", n), n, failures->len);
}

/* Of a charter that is named only its own examples: those of the desk hold. */
int
dia_voice_command_test (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_auto (DiaVoiceChoice) choice = { 0 };
  g_autofree GOptionEntry *entries = dia_voice_choice_make_entries (&choice, NULL);
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (DiaCharter) charter = NULL;
  g_autoptr (GPtrArray) failures = NULL;
  guint n;

  if (arguments == NULL)
    return DIA_EXIT_FAILURE;
  choice.no_packs = choice.no_packs || choice.charters != NULL;
  charter = dia_voice_choice_load (&choice, error);
  if (charter == NULL)
    return DIA_EXIT_FAILURE;
  failures = dia_charter_test (charter, choice.language, &n);
  print_test (line, failures, n);

  return failures->len + dia_charter_get_problems (charter)->len > 0 ? DIA_EXIT_FAILURE : DIA_EXIT_OK;
}
