/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-json-output.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

int
dia_backup_command_run (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("FILE"), 1, 1, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (arguments != NULL && arguments[0][0] == '\0')
    {
      g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("The name of a file is empty."));
      return DIA_EXIT_USAGE;
    }
  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      !dia_workspace_backup (line->workspace, arguments[0], NULL, error))
    return DIA_EXIT_FAILURE;

  if (!line->json)
    {
      printf (_("The workspace was copied to %s\n"), arguments[0]);
      return DIA_EXIT_OK;
    }
  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "path", arguments[0]);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}
