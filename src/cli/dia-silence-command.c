/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-json-output.h"
#include "dia-silence.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
tell (DiaCommandLine *line,
      gboolean        silent)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!line->json)
    {
      printf ("%s\n", silent ? _("Silence: nothing goes out until it is lifted.") : _("No silence: posts go out when they are due."));
      return;
    }
  json_builder_begin_object (builder);
  dia_json_output_set_boolean (builder, "silent", silent);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

static int
set_silence (DiaCommandLine  *line,
             int              argc,
             char           **argv,
             gboolean         silent,
             GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, NULL, 0, 0, error);

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      !dia_silence_set (line->workspace, silent, NULL, error))
    return DIA_EXIT_FAILURE;
  tell (line, silent);

  return DIA_EXIT_OK;
}

int
dia_silence_command_on (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  return set_silence (line, argc, argv, TRUE, error);
}

int
dia_silence_command_off (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  return set_silence (line, argc, argv, FALSE, error);
}

int
dia_silence_command_status (DiaCommandLine  *line,
                            int              argc,
                            char           **argv,
                            GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, NULL, 0, 0, error);
  gboolean silent;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      !dia_silence_get (line->workspace, &silent, NULL, error))
    return DIA_EXIT_FAILURE;
  tell (line, silent);

  return DIA_EXIT_OK;
}
