/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command-scope.h"
#include "dia-command.h"
#include "dia-day-choice.h"
#include "dia-exports.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#define DEFAULT_DAYS 365

/* What was typed. Every text is (owned) (nullable). */
typedef struct
{
  char *from;
  char *to;
  char *scope;
  char *output;
} Typed;

static void
clear_typed (Typed *typed)
{
  g_free (typed->from);
  g_free (typed->to);
  g_free (typed->scope);
  g_free (typed->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, clear_typed)

static gboolean
parse_typed (DiaCommandLine  *line,
             int              argc,
             char           **argv,
             Typed           *typed,
             GError         **error)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &typed->from, N_("From this day on, “2026-12-01”; without it: today"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &typed->to, N_("Up to this day; without it: a year later"), N_("DAY") },
    { "scope", 0, 0, G_OPTION_ARG_STRING, &typed->scope, N_("A saved scope, or “market=FR;network=mastodon”"), N_("SCOPE") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &typed->output, N_("To this file; without it: standard output"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);

  return arguments != NULL;
}

static gboolean
write_out (const Typed  *typed,
           GBytes       *bytes,
           GError      **error)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (typed->output != NULL)
    return g_file_set_contents_full (typed->output, text, size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  if (fwrite (text, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("Standard output could not be written."));
  return FALSE;
}

static int
export (DiaCommandLine   *line,
        int               argc,
        char            **argv,
        DiaExportFormat   format,
        GError          **error)
{
  g_auto (Typed) typed = { 0 };
  g_autoptr (DiaScope) scope = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DiaDay first, last;

  if (!parse_typed (line, argc, argv, &typed, error) || dia_command_line_open (line, FALSE, error) == NULL ||
      !dia_day_choice_read (line, typed.from, typed.to, DEFAULT_DAYS, &first, &last, error) ||
      !dia_command_scope_find (line, typed.scope, &scope, error))
    return DIA_EXIT_FAILURE;
  bytes = dia_exports_run (dia_workspace_get_exports (line->workspace), format, scope, first, last, NULL, error);

  return bytes != NULL && write_out (&typed, bytes, error) ? DIA_EXIT_OK : DIA_EXIT_FAILURE;
}

int
dia_export_command_csv (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  return export (line, argc, argv, DIA_EXPORT_CSV, error);
}

int
dia_export_command_json (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  return export (line, argc, argv, DIA_EXPORT_JSON, error);
}

int
dia_export_command_ics (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  return export (line, argc, argv, DIA_EXPORT_ICS, error);
}
