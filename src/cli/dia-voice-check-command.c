/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-json-output.h"
#include "dia-voice-choice.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

typedef struct
{
  DiaCommandLine *line;
  DiaCharter     *charter;
  const char     *language;
  gboolean        spellings;
  JsonBuilder    *builder;
  guint           n_errors;   /* findings of that level */
} Checking;

/* FILE:LINE:COLUMN:RULE:MESSAGE, as "vale --output=line" has it. */
static void
print_finding (const char            *file,
               const DiaVoiceFinding *finding)
{
  printf ("%s:%u:%u:%s:%s\n", file, finding->line, finding->column, finding->rule, finding->message);
}

static void
set_fixes (const Checking        *self,
           const DiaVoiceFinding *finding)
{
  g_auto (GStrv) spellings = NULL;
  char **fixes = finding->fixes;

  if (fixes == NULL && self->spellings && finding->offers_spellings)
    fixes = spellings = dia_charter_dup_spellings (self->charter, self->language, finding->match);
  json_builder_set_member_name (self->builder, "fixes");
  json_builder_begin_array (self->builder);
  for (guint i = 0; fixes != NULL && fixes[i] != NULL; i++)
    json_builder_add_string_value (self->builder, fixes[i]);
  json_builder_end_array (self->builder);
}

static void
add_finding (const Checking        *self,
             const char            *file,
             const DiaVoiceFinding *finding)
{
  json_builder_begin_object (self->builder);
  dia_json_output_set_text (self->builder, "file", file);
  dia_json_output_set_text (self->builder, "rule", finding->rule);
  dia_json_output_set_text (self->builder, "level", dia_voice_level_get_name (finding->level));
  dia_json_output_set_text (self->builder, "message", finding->message);
  dia_json_output_set_text (self->builder, "match", finding->match);
  dia_json_output_set_text (self->builder, "link", finding->link);
  dia_json_output_set_int (self->builder, "line", finding->line);
  dia_json_output_set_int (self->builder, "column", finding->column);
  dia_json_output_set_int (self->builder, "byte_start", finding->byte_start);
  dia_json_output_set_int (self->builder, "byte_end", finding->byte_end);
  dia_json_output_set_int (self->builder, "grapheme_start", finding->grapheme_start);
  dia_json_output_set_int (self->builder, "grapheme_end", finding->grapheme_end);
  set_fixes (self, finding);
  json_builder_end_object (self->builder);
}

static gboolean
check_file (Checking    *self,
            const char  *file,
            GError     **error)
{
  const DiaCharterQuestion question = { .language = self->language };
  g_autofree char *text = dia_command_line_read_text (file, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) findings = NULL;

  if (text == NULL)
    return FALSE;
  findings = dia_charter_check (self->charter, text, &question, problems, error);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const DiaVoiceFinding *finding = findings->pdata[i];

      self->n_errors += finding->level == DIA_VOICE_LEVEL_ERROR;
      if (self->line->json)
        add_finding (self, file, finding);
      else
        print_finding (file, finding);
    }
  for (guint i = 0; i < problems->len; i++)
    fprintf (stderr, "diapasonctl: %s\n", (const char *) problems->pdata[i]);
  /* A text that was checked in part is not one that is right. */
  self->n_errors += problems->len;

  return findings != NULL;
}

static gboolean
check_files (Checking  *self,
             char     **files,
             GError   **error)
{
  char *standard_input[] = { (char *) "-", NULL };

  if (files[0] == NULL)
    files = standard_input;
  for (guint i = 0; files[i] != NULL; i++)
    if (!check_file (self, files[i], error))
      return FALSE;

  return TRUE;
}

int
dia_voice_command_check (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  g_auto (DiaVoiceChoice) choice = { 0 };
  Checking self = { .line = line };
  const GOptionEntry more[] = {
    { "spellings", 0, 0, G_OPTION_ARG_NONE, &self.spellings, N_("Offer spellings too, which takes a moment"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree GOptionEntry *entries = dia_voice_choice_make_entries (&choice, more);
  g_auto (GStrv) files = dia_command_line_parse (line, argc, argv, entries, N_("[FILE…]"), 0, G_MAXUINT, error);
  g_autoptr (DiaCharter) charter = files != NULL ? dia_voice_choice_load (&choice, error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (charter == NULL)
    return DIA_EXIT_FAILURE;
  self.charter = charter;
  self.language = choice.language;
  self.builder = builder;
  self.n_errors = dia_charter_get_problems (charter)->len;
  json_builder_begin_array (builder);
  if (!check_files (&self, files, error))
    return DIA_EXIT_FAILURE;
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return self.n_errors > 0 ? DIA_EXIT_FAILURE : DIA_EXIT_OK;
}
