/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-imports.h"
#include "dia-json-output.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What was typed. Every text is (owned) (nullable). */
typedef struct
{
  char     **accounts;
  char      *zone;
  char      *dates;
  char      *columns;
  gboolean   drafts;
  gboolean   good_rows;
  gboolean   dry_run;
} Typed;

static void
clear_typed (Typed *typed)
{
  g_strfreev (typed->accounts);
  g_free (typed->zone);
  g_free (typed->dates);
  g_free (typed->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, clear_typed)

/* (transfer full) (nullable): the file */
static char *
parse_typed (DiaCommandLine  *line,
             int              argc,
             char           **argv,
             Typed           *typed,
             GError         **error)
{
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed->accounts, N_("For rows that name no account; may be repeated"), N_("ACCOUNT") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &typed->zone, N_("The time zone of the file; without it: each account’s own"), N_("ZONE") },
    { "dates", 0, 0, G_OPTION_ARG_STRING, &typed->dates, N_("How 01/02/2027 is meant: day-first or month-first"), N_("ORDER") },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &typed->columns, N_("Which column is which: date=1,text=Message"), N_("COLUMNS") },
    { "drafts", 0, 0, G_OPTION_ARG_NONE, &typed->drafts, N_("Keep drafts, with their times; send nothing"), NULL },
    { "good-rows", 0, 0, G_OPTION_ARG_NONE, &typed->good_rows, N_("Import the rows that can be, though others cannot"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &typed->dry_run, N_("Tell what would come of it, and change nothing"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, N_("FILE"), 1, 1, error);

  return arguments != NULL ? g_strdup (arguments[0]) : NULL;
}

static gboolean
add_accounts (DiaCommandLine    *line,
              const Typed       *typed,
              DiaImportRequest  *request,
              GError           **error)
{
  g_autoptr (GPtrArray) accounts = NULL;

  if (typed->accounts == NULL)
    return TRUE;
  accounts = dia_command_line_find_accounts (line, typed->accounts, error);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    g_array_append_val (request->accounts, DIA_ACCOUNT (accounts->pdata[i])->id);

  return accounts != NULL;
}

static gboolean
read_order (const Typed       *typed,
            DiaImportRequest  *request,
            GError           **error)
{
  if (typed->dates == NULL)
    return TRUE;
  if (g_str_equal (typed->dates, "day-first"))
    request->order = DIA_DATE_DAY_FIRST;
  else if (g_str_equal (typed->dates, "month-first"))
    request->order = DIA_DATE_MONTH_FIRST;
  else
    g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not day-first or month-first."), typed->dates);

  return request->order != 0;
}

/* (transfer full) (nullable) */
static DiaImportRequest *
make_request (DiaCommandLine  *line,
              const Typed     *typed,
              const char      *path,
              GError         **error)
{
  g_autoptr (GBytes) bytes = dia_command_line_read_bytes (path, DIA_CSV_MAX_BYTES, error);
  g_autoptr (DiaImportRequest) request = NULL;

  if (bytes == NULL)
    return NULL;
  request = dia_import_request_new (bytes);
  request->columns = g_strdup (typed->columns);
  request->zone = g_strdup (typed->zone);
  request->drafts = typed->drafts;
  request->good_only = typed->good_rows;
  request->dry_run = typed->dry_run;
  if (typed->zone != NULL && !dia_zone_is_known (typed->zone))
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("This computer does not know the time zone “%s”."), typed->zone);
      return NULL;
    }

  return add_accounts (line, typed, request, error) && read_order (typed, request, error) ? g_steal_pointer (&request) : NULL;
}

static const char *
name_order (const DiaImportReport *report)
{
  return report->order == DIA_DATE_MONTH_FIRST ? "month-first" : "day-first";
}

static void
add_line (JsonBuilder         *builder,
          const DiaImportLine *line)
{
  json_builder_begin_object (builder);
  dia_json_output_set_int (builder, "line", line->line);
  dia_json_output_set_text (builder, "outcome", dia_import_outcome_to_string (line->outcome));
  dia_json_output_set_text (builder, "reason", line->reason);
  dia_json_output_set_text (builder, "title", line->title);
  dia_json_output_set_text (builder, "wall_time", line->when[0] != '\0' ? line->when : NULL);
  dia_json_output_set_text (builder, "zone", line->zone[0] != '\0' ? line->zone : NULL);
  dia_json_output_set_text (builder, "accounts", line->accounts);
  dia_json_output_set_int (builder, "posts", line->n_posts);
  dia_json_output_set_boolean (builder, "scheduled", line->scheduled);
  json_builder_end_object (builder);
}

static void
print_json (const DiaImportReport *report)
{
  const char separator[] = { report->separator, '\0' };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dia_json_output_set_boolean (builder, "written", report->written);
  dia_json_output_set_text (builder, "layout", dia_import_layout_kind_to_string (report->layout.kind));
  dia_json_output_set_text (builder, "encoding", report->encoding);
  dia_json_output_set_text (builder, "separator", separator);
  dia_json_output_set_text (builder, "dates", name_order (report));
  dia_json_output_set_boolean (builder, "ambiguous_dates", report->ambiguous);
  for (guint i = 0; i < G_N_ELEMENTS (report->n); i++)
    dia_json_output_set_int (builder, dia_import_outcome_to_string (i), report->n[i]);
  dia_json_output_set_int (builder, "posts", report->n_posts);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->lines->len; i++)
    add_line (builder, report->lines->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

/* One line for each row of which there is something to say. */
static void
print_remarks (const DiaImportReport *report)
{
  for (guint i = 0; i < report->lines->len; i++)
    {
      const DiaImportLine *line = report->lines->pdata[i];

      if (line->outcome == DIA_IMPORT_REFUSED)
        /* Translators: a row of a file that is not imported, and why. */
        printf (_("Line %u refused: %s\n"), line->line, line->reason);
      else if (line->outcome == DIA_IMPORT_DOUBLED)
        printf (_("Line %u left out: %s\n"), line->line, line->reason);
      else if (line->reason[0] != '\0')
        /* Translators: a row of a file that is imported, with a remark. */
        printf (_("Line %u: %s\n"), line->line, line->reason);
    }
}

static void
print_words (const DiaImportReport *report,
             gboolean               dry_run)
{
  guint n_refused = report->n[DIA_IMPORT_REFUSED], n_doubled = report->n[DIA_IMPORT_DOUBLED];
  g_autofree char *posts = g_strdup_printf (ngettext ("%u post", "%u posts", report->n_posts), report->n_posts);
  g_autofree char *refused = g_strdup_printf (ngettext ("%u row refused", "%u rows refused", n_refused), n_refused);
  g_autofree char *doubled = g_strdup_printf (ngettext ("%u row left out", "%u rows left out", n_doubled), n_doubled);

  print_remarks (report);
  if (report->written)
    /* Translators: "5 posts", "1 row refused", "2 rows left out". */
    printf (_("Imported: %s; %s, %s.\n"), posts, refused, doubled);
  else if (dry_run)
    printf (_("Would be imported: %s; %s, %s. Nothing was changed.\n"), posts, refused, doubled);
  else
    printf (_("Nothing was imported: %s. With --good-rows the others are taken.\n"), refused);
}

static gboolean
check_order (const DiaImportReport  *report,
             gboolean                dry_run,
             GError                **error)
{
  if (!report->ambiguous)
    return TRUE;
  if (dry_run)
    {
      fprintf (stderr, _("The dates of this file can be read in two ways; they are told as %s here. Say which with --dates.\n"),
               name_order (report));
      return TRUE;
    }

  g_set_error_literal (error, DIA_USAGE_ERROR, 0,
                       _("The dates of this file can be read in two ways: say --dates day-first or --dates month-first."));
  return FALSE;
}

int
dia_import_command_csv (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_auto (Typed) typed = { 0 };
  g_autofree char *path = parse_typed (line, argc, argv, &typed, error);
  g_autoptr (DiaImportRequest) request = NULL;
  g_autoptr (DiaImportReport) report = NULL;

  if (path == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  request = make_request (line, &typed, path, error);
  if (request == NULL)
    return DIA_EXIT_FAILURE;
  report = dia_imports_run (dia_workspace_get_imports (line->workspace), request, NULL, error);
  if (report == NULL || !check_order (report, typed.dry_run, error))
    return DIA_EXIT_FAILURE;
  if (report->layout.kind == DIA_IMPORT_LAYOUT_UNKNOWN)
    {
      g_set_error_literal (error, DIA_USAGE_ERROR, 0,
                           _("Which column of this file holds the text is not known: say --columns date=1,text=2."));
      return DIA_EXIT_FAILURE;
    }
  if (line->json)
    print_json (report);
  else
    print_words (report, typed.dry_run);

  return report->n[DIA_IMPORT_REFUSED] == 0 ? DIA_EXIT_OK : DIA_EXIT_FAILURE;
}
