/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command-scope.h"
#include "dia-command.h"
#include "dia-format.h"
#include "dia-health.h"
#include "dia-json-output.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What was typed. */
typedef struct
{
  char     *by;        /* (owned) (nullable) */
  char     *order;     /* (owned) (nullable) */
  char     *scope;     /* (owned) (nullable) */
  gboolean  trouble;
} Typed;

static void
clear_typed (Typed *typed)
{
  g_free (typed->by);
  g_free (typed->order);
  g_free (typed->scope);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, clear_typed)

static const char *const kinds[] = {
  [DIA_HEALTH_OF_ACCOUNTS] = "account",
  [DIA_HEALTH_OF_NETWORKS] = "network",
  [DIA_HEALTH_OF_SERVERS] = "server",
  NULL
};

static const char *const orders[] = {
  [DIA_HEALTH_ORDER_TROUBLE] = "trouble",
  [DIA_HEALTH_ORDER_NAME] = "name",
  [DIA_HEALTH_ORDER_FAILED] = "failed",
  [DIA_HEALTH_ORDER_LATENESS] = "lateness",
  [DIA_HEALTH_ORDER_NEXT] = "next",
  NULL
};

/* The place of @text (nullable: the first) among @words. */
static gboolean
find_word (const char         *option,
           const char         *text,
           const char *const  *words,
           int                *found,
           GError            **error)
{
  g_autofree char *all = NULL;

  *found = 0;
  if (text == NULL)
    return TRUE;
  for (int i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], text))
        {
          *found = i;
          return TRUE;
        }
    }

  all = g_strjoinv (", ", (char **) words);
  /* Translators: an option such as --by, what was typed, and the words that can be. */
  g_set_error (error, DIA_USAGE_ERROR, 0, _("%s “%s” is not one of: %s."), option, text, all);
  return FALSE;
}

static void
add_troubles (JsonBuilder *builder,
              GPtrArray   *troubles)
{
  json_builder_set_member_name (builder, "troubles");
  json_builder_begin_array (builder);
  for (guint i = 0; i < troubles->len; i++)
    {
      const DiaTrouble *trouble = g_ptr_array_index (troubles, i);

      json_builder_begin_object (builder);
      dia_json_output_set_text (builder, "kind", dia_trouble_kind_to_string (trouble->kind));
      dia_json_output_set_text (builder, "level", dia_health_level_to_string (trouble->level));
      dia_json_output_set_instant (builder, "at", trouble->at);
      dia_json_output_set_text (builder, "sentence", trouble->sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_row (JsonBuilder        *builder,
         const DiaHealthRow *row)
{
  json_builder_begin_object (builder);
  dia_json_output_set_id (builder, "account_id", row->account != NULL ? row->account->id : DIA_ID_NONE);
  dia_json_output_set_id (builder, "brand_id", row->brand != NULL ? row->brand->id : DIA_ID_NONE);
  dia_json_output_set_text (builder, "network", row->network);
  dia_json_output_set_text (builder, "server", row->server);
  dia_json_output_set_text (builder, "title", row->title);
  dia_json_output_set_int (builder, "accounts", row->n_accounts);
  dia_json_output_set_int (builder, "to_look_at", row->n_to_look_at);
  dia_json_output_set_int (builder, "on_time", row->on_time);
  dia_json_output_set_int (builder, "late", row->late);
  dia_json_output_set_int (builder, "failed", row->failed);
  dia_json_output_set_int (builder, "unconfirmed", row->unconfirmed);
  dia_json_output_set_int (builder, "lateness_p50_ms", row->lateness_p50);
  dia_json_output_set_int (builder, "lateness_p99_ms", row->lateness_p99);
  dia_json_output_set_instant (builder, "next_at", row->next_at);
  dia_json_output_set_text (builder, "next_zone", row->next_at != DIA_INSTANT_NONE ? row->next_zone : NULL);
  dia_json_output_set_int (builder, "waiting", row->n_waiting);
  dia_json_output_set_text (builder, "level", dia_health_level_to_string (row->level));
  add_troubles (builder, row->troubles);
  json_builder_end_object (builder);
}

/* "12 Feb, 11:30", "" when nothing is planned. (transfer full) */
static char *
describe_next (const DiaHealthRow *row)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (row->next_at == DIA_INSTANT_NONE)
    return g_strdup ("");

  day = dia_format_day_month (row->next_at, row->next_zone);
  time = dia_format_time_there (row->next_at, row->next_zone);
  return g_strdup_printf (C_("day, time", "%s, %s"), day, time);
}

static void
print_row (const DiaHealthRow *row)
{
  g_autofree char *next = describe_next (row);
  g_autofree char *half = dia_format_decimal (row->lateness_p50 / 1000.0, 1);
  g_autofree char *most = dia_format_decimal (row->lateness_p99 / 1000.0, 1);

  printf ("%-7s  %s (%s)  ", dia_health_level_to_string (row->level), row->title, row->network);
  printf (_("on time %u, late %u, failed %u, unconfirmed %u"), row->on_time, row->late, row->failed, row->unconfirmed);
  if (row->on_time + row->late > 0)
    {
      printf ("  ");
      printf (_("half within %s s, 99 %% within %s s"), half, most);
    }
  if (next[0] != '\0')
    {
      printf ("  ");
      printf (_("next: %s"), next);
    }
  printf ("\n");
  for (guint i = 0; i < row->troubles->len; i++)
    printf ("         %s\n", ((const DiaTrouble *) g_ptr_array_index (row->troubles, i))->sentence);
}

static void
print_report (DiaCommandLine *line,
              GPtrArray      *rows,
              gboolean        only_trouble)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const DiaHealthRow *row = g_ptr_array_index (rows, i);

      if (only_trouble && row->level == DIA_HEALTH_WELL)
        continue;
      if (line->json)
        add_row (builder, row);
      else
        print_row (row);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);
}

static int
show_health (DiaCommandLine  *line,
             const Typed     *typed,
             GError         **error)
{
  g_autoptr (DiaScope) scope = NULL;
  g_autoptr (DiaHealthReport) report = NULL;
  GPtrArray *rows;
  int by, order;

  if (!find_word ("--by", typed->by, kinds, &by, error) || !find_word ("--order", typed->order, orders, &order, error) ||
      dia_command_line_open (line, FALSE, error) == NULL ||
      !dia_command_scope_find (line, typed->scope, &scope, error))
    return DIA_EXIT_FAILURE;

  report = dia_health_load (line->workspace, scope, NULL, error);
  if (report == NULL)
    return DIA_EXIT_FAILURE;
  rows = dia_health_report_get_rows (report, by);
  g_ptr_array_sort_with_data (rows, dia_health_compare, GINT_TO_POINTER (order));
  print_report (line, rows, typed->trouble);

  return DIA_EXIT_OK;
}

int
dia_health_command_run (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_auto (Typed) typed = { NULL };
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &typed.by, N_("A line for each account, network or server"), N_("KIND") },
    { "order", 0, 0, G_OPTION_ARG_STRING, &typed.order, N_("By trouble, name, failed, lateness or next"), N_("ORDER") },
    { "scope", 0, 0, G_OPTION_ARG_STRING, &typed.scope,
      N_("Only these accounts: a saved scope, or “market=FR;market=BE”"), N_("SCOPE") },
    { "trouble", 0, 0, G_OPTION_ARG_NONE, &typed.trouble, N_("Only what has something wrong"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);

  if (arguments == NULL)
    return DIA_EXIT_USAGE;

  return show_health (line, &typed, error);
}
