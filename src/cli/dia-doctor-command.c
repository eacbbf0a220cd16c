/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-doctor.h"
#include "dia-json-output.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const char *
name_level (DiaCheckLevel level)
{
  switch (level)
    {
    case DIA_CHECK_OK:
      return "ok";
    case DIA_CHECK_WARNING:
      return "warning";
    case DIA_CHECK_ERROR:
      return "error";
    }

  g_return_val_if_reached ("");
}

static void
add_check (DiaCommandLine *line,
           JsonBuilder    *builder,
           const DiaCheck *check)
{
  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "name", check->name);
  dia_json_output_set_text (builder, "level", name_level (check->level));
  dia_json_output_set_text (builder, "subject", check->subject);
  dia_json_output_set_text (builder, "sentence", check->sentence);
  json_builder_end_object (builder);
  if (!line->json)
    printf ("%-7s  %-9s  %s%s%s\n", name_level (check->level), check->name, check->subject,
            check->subject[0] != '\0' ? "  " : "", check->sentence);
}

int
dia_doctor_command_run (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  gboolean offline = FALSE;
  const GOptionEntry entries[] = {
    { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, N_("Do not ask the servers"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) checks = NULL;
  gboolean well = TRUE;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  checks = dia_doctor_run (line->workspace, offline ? DIA_DOCTOR_FILE : DIA_DOCTOR_FILE | DIA_DOCTOR_SERVERS, NULL, error);
  if (checks == NULL)
    return DIA_EXIT_FAILURE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < checks->len; i++)
    {
      const DiaCheck *check = g_ptr_array_index (checks, i);

      well = well && check->level != DIA_CHECK_ERROR;
      add_check (line, builder, check);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return well ? DIA_EXIT_OK : DIA_EXIT_FAILURE;
}
