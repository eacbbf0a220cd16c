/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-csv.h"
#include "dia-day-choice.h"
#include "dia-json-output.h"
#include "dia-moment-import.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Two years: as far as anybody plans. */
#define DEFAULT_DAYS 731

static void
add_line (JsonBuilder         *builder,
          const DiaImportLine *line)
{
  json_builder_begin_object (builder);
  dia_json_output_set_int (builder, "line", line->line);
  dia_json_output_set_text (builder, "outcome", dia_import_outcome_to_string (line->outcome));
  dia_json_output_set_text (builder, "reason", line->reason);
  dia_json_output_set_text (builder, "title", line->title);
  dia_json_output_set_text (builder, "days", line->when[0] != '\0' ? line->when : NULL);
  json_builder_end_object (builder);
}

static void
print_json (const DiaMomentImportReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dia_json_output_set_boolean (builder, "written", report->written);
  dia_json_output_set_int (builder, "new", report->n_new);
  dia_json_output_set_int (builder, "updated", report->n_updated);
  dia_json_output_set_int (builder, "unchanged", report->n_unchanged);
  dia_json_output_set_int (builder, "refused", report->n_refused);
  dia_json_output_set_int (builder, "outside", report->n_outside);
  dia_json_output_set_int (builder, "cancelled", report->n_cancelled);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->lines->len; i++)
    add_line (builder, report->lines->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

static void
print_words (const DiaMomentImportReport *report,
             gboolean                     dry_run)
{
  for (guint i = 0; i < report->lines->len; i++)
    {
      const DiaImportLine *line = report->lines->pdata[i];

      if (line->outcome == DIA_IMPORT_REFUSED)
        /* Translators: the line of a calendar, the title of an event, and why it is not taken. */
        printf (_("Line %u, “%s”: %s\n"), line->line, line->title, line->reason);
      else if (line->outcome == DIA_IMPORT_TAKEN)
        printf ("%s  %s\n", line->when, line->title);
    }
  printf (dry_run ? _("Would be new: %u; brought up to date: %u; there already: %u; refused: %u; on other days: %u; called off: %u. "
                      "Nothing was changed.\n")
                  : _("New: %u; brought up to date: %u; there already: %u; refused: %u; on other days: %u; called off: %u.\n"),
          report->n_new, report->n_updated, report->n_unchanged, report->n_refused, report->n_outside, report->n_cancelled);
}

static DiaMomentImportReport *
run (DiaCommandLine  *line,
     const char      *path,
     const char      *from,
     const char      *to,
     gboolean         dry_run,
     GError         **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DiaMomentImportRequest) request = NULL;
  DiaDay first, last;

  if (!dia_day_choice_read (line, from, to, DEFAULT_DAYS, &first, &last, error))
    return NULL;
  bytes = dia_command_line_read_bytes (path, DIA_CSV_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;
  request = dia_moment_import_request_new (bytes, first, last);
  request->dry_run = dry_run;

  return dia_moment_import_run (dia_workspace_get_moments (line->workspace), request, NULL, error);
}

int
dia_import_command_ics (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Events from this day on, “2026-12-01”; without it: today"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Events up to this day; without it: two years later"), N_("DAY") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Tell what would come of it, and change nothing"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, N_("FILE"), 1, 1, error);
  g_autoptr (DiaMomentImportReport) report = NULL;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  report = run (line, arguments[0], from, to, dry_run, error);
  if (report == NULL)
    return DIA_EXIT_FAILURE;
  if (line->json)
    print_json (report);
  else
    print_words (report, dry_run);

  return report->n_refused == 0 ? DIA_EXIT_OK : DIA_EXIT_FAILURE;
}
