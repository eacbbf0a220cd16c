/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-demo.h"
#include "dia-json-output.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_result (DiaCommandLine *line,
              gboolean        demo)
{
  const char *path = dia_workspace_get_path (line->workspace);

  if (line->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      dia_json_output_set_text (builder, "path", path);
      dia_json_output_set_boolean (builder, "demo", demo);
      json_builder_end_object (builder);
      dia_command_line_print_json (builder);
    }
  else
    printf (_("The workspace is %s\n"), path);
}

int
dia_init_command_run (DiaCommandLine  *line,
                      int              argc,
                      char           **argv,
                      GError         **error)
{
  gboolean demo = FALSE;
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &demo, N_("Fill it with the demonstration"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);

  if (arguments == NULL)
    return DIA_EXIT_USAGE;
  if (line->workspace_path == NULL)
    line->workspace_path = dia_workspace_dup_default_path ();
  if (line->workspace_path[0] != '\0' && g_file_test (line->workspace_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("There is already a file %s."), line->workspace_path);
      return DIA_EXIT_FAILURE;
    }
  if (dia_command_line_open (line, TRUE, error) == NULL)
    return DIA_EXIT_FAILURE;
  if (demo && !dia_demo_fill (line->workspace, DIA_DEMO_SEED, NULL, error))
    return DIA_EXIT_FAILURE;

  print_result (line, demo);

  return DIA_EXIT_OK;
}
