/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-field.h"
#include "dia-format.h"
#include "dia-json-output.h"
#include "dia-moment-choice.h"
#include "dia-moment-show.h"
#include "dia-moments.h"
#include "dia-roster.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define DEFAULT_COLOR "#3584e4"

static void
print_moment (const DiaKeyMoment *moment)
{
  g_autofree char *id = dia_id_to_string (moment->id);

  printf ("%s  %s → %s  %s\n", id, moment->first_day, moment->last_day, moment->title);
}

static gboolean
parse_day (const char  *text,
           DiaDay       other,
           DiaDay      *day,
           GError     **error)
{
  *day = other;
  if (text == NULL || dia_day_parse (text, day))
    return TRUE;

  g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is no day; write it as 2027-02-14."), text);
  return FALSE;
}

int
dia_moment_command_list (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Only those that end on this day or later"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Only those that begin on this day or earlier"), N_("DAY") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) moments = NULL;
  DiaDay first, last;

  if (arguments == NULL || !parse_day (from, 0, &first, error) || !parse_day (to, DIA_DAY_LAST, &last, error) ||
      dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  moments = dia_moments_list (dia_workspace_get_moments (line->workspace), first, last, NULL, error);
  if (moments == NULL)
    return DIA_EXIT_FAILURE;

  json_builder_begin_array (builder);
  for (guint i = 0; i < moments->len; i++)
    {
      json_builder_begin_object (builder);
      dia_moment_show_add_members (builder, moments->pdata[i]);
      json_builder_end_object (builder);
      if (!line->json)
        print_moment (moments->pdata[i]);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}

int
dia_moment_command_add (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *color = NULL;
  g_autofree char *brief = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Its first day, “2027-02-08”"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Its last day (the first one)"), N_("DAY") },
    { "color", 0, 0, G_OPTION_ARG_STRING, &color, N_("The colour of its band, “#c2185b”"), N_("COLOR") },
    { "brief", 0, 0, G_OPTION_ARG_STRING, &brief, N_("What it is about"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, _("TITLE"), 1, 1, error);
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  dia_field_set_text (&moment->title, arguments[0]);
  dia_field_set_text (&moment->first_day, from != NULL ? from : "");
  dia_field_set_text (&moment->last_day, to != NULL ? to : moment->first_day);
  dia_field_set_text (&moment->color, color != NULL ? color : DEFAULT_COLOR);
  dia_field_set_text (&moment->brief, brief != NULL ? brief : "");
  moment->toolkit = dia_moment_toolkit_new ();
  if (!dia_moments_save (dia_workspace_get_moments (line->workspace), moment, NULL, error))
    return DIA_EXIT_FAILURE;
  dia_moment_show_all (line, moment);

  return DIA_EXIT_OK;
}

int
dia_moment_command_show (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("MOMENT"), 1, 1, error);
  g_autoptr (DiaKeyMoment) moment = NULL;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      (moment = dia_moment_find (line, arguments[0], error)) == NULL)
    return DIA_EXIT_FAILURE;
  dia_moment_show_all (line, moment);

  return DIA_EXIT_OK;
}

int
dia_moment_command_remove (DiaCommandLine  *line,
                           int              argc,
                           char           **argv,
                           GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("MOMENT"), 1, 1, error);
  g_autoptr (DiaKeyMoment) moment = NULL;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      (moment = dia_moment_find (line, arguments[0], error)) == NULL ||
      !dia_moments_remove (dia_workspace_get_moments (line->workspace), moment->id, NULL, error))
    return DIA_EXIT_FAILURE;

  return DIA_EXIT_OK;
}

/* One line of the coverage: of a brand, of a market, of all. */
typedef struct
{
  const char *name;
  DiaId       brand_id;   /* DIA_ID_NONE: any */
  const char *market;     /* (nullable): any */
} Part;

static gboolean
holds (const Part       *part,
       const DiaAccount *account)
{
  return (part->brand_id == DIA_ID_NONE || account->brand_id == part->brand_id) &&
         (part->market == NULL || g_str_equal (account->market, part->market));
}

/* *n_accounts: those of which something is expected, or that are waived. */
static void
count_part (DiaRollout *rollout,
            const Part *part,
            DiaTally   *tally,
            guint      *n_accounts)
{
  const DiaRolloutMoment *moment = rollout->moments->pdata[0];

  *n_accounts = 0;
  for (guint i = 0; i < rollout->accounts->len; i++)
    {
      DiaTally column = { 0 };

      if (!holds (part, rollout->accounts->pdata[i]))
        continue;
      dia_tally_add_moment (&column, moment, i, 1);
      dia_tally_add_moment (tally, moment, i, 1);
      *n_accounts += column.n[DIA_CELL_OUTSIDE] < moment->rows->len ? 1 : 0;
    }
}

static void
tell_part (DiaCommandLine *line,
           JsonBuilder    *builder,
           DiaRollout     *rollout,
           const Part     *part)
{
  const DiaRolloutMoment *moment = rollout->moments->pdata[0];
  DiaTally tally = { { 0 } };
  guint n_accounts, n_due, n_ready;
  g_autofree char *share = NULL;
  int percent;

  count_part (rollout, part, &tally, &n_accounts);
  n_due = dia_tally_count_due (&tally);
  n_ready = dia_tally_count_ready (&tally);
  percent = dia_tally_get_percent (&tally);
  share = percent >= 0 ? dia_format_percent (percent / 100.0, 0) : g_strdup ("–");
  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "name", part->name);
  dia_json_output_set_int (builder, "accounts", n_accounts);
  dia_json_output_set_int (builder, "contents", moment->n_contents);
  dia_json_output_set_int (builder, "cells", n_due + tally.n[DIA_CELL_WAIVED]);
  dia_json_output_set_int (builder, "ready", n_ready);
  dia_json_output_set_int (builder, "missing", tally.n_without_post);
  dia_json_output_set_int (builder, "late", tally.n[DIA_CELL_LATE]);
  dia_json_output_set_int (builder, "waived", tally.n[DIA_CELL_WAIVED]);
  json_builder_set_member_name (builder, "coverage");
  if (percent >= 0)
    json_builder_add_int_value (builder, percent);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  if (!line->json)
    printf (_("%-24s %6s  %u of %u ready, %u missing, %u late, %u waived\n"), part->name, share, n_ready, n_due,
            tally.n_without_post, tally.n[DIA_CELL_LATE], tally.n[DIA_CELL_WAIVED]);
}

static void
tell_brands (DiaCommandLine *line,
             JsonBuilder    *builder,
             DiaRollout     *rollout)
{
  GListModel *brands = dia_roster_get_brands (dia_workspace_get_roster (line->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (brands); i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);
      const Part part = { brand->name, brand->id, NULL };

      tell_part (line, builder, rollout, &part);
    }
}

static void
tell_markets (DiaCommandLine *line,
              JsonBuilder    *builder,
              DiaRollout     *rollout)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rollout->accounts->len; i++)
    {
      const char *market = DIA_ACCOUNT (rollout->accounts->pdata[i])->market;
      const Part part = { market[0] != '\0' ? market : "–", DIA_ID_NONE, market };

      if (g_hash_table_add (told, (gpointer) market))
        tell_part (line, builder, rollout, &part);
    }
}

int
dia_moment_command_coverage (DiaCommandLine  *line,
                             int              argc,
                             char           **argv,
                             GError         **error)
{
  g_autofree char *by = NULL;
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_("A line for each: brand (as without it), or market"), N_("KIND") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, _("MOMENT"), 1, 1, error);
  g_autoptr (DiaKeyMoment) moment = NULL;
  g_autoptr (DiaRollout) rollout = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const Part all = { _("All accounts"), DIA_ID_NONE, NULL };
  gboolean by_market = g_strcmp0 (by, "market") == 0;

  if (arguments == NULL)
    return DIA_EXIT_FAILURE;
  if (by != NULL && !by_market && !g_str_equal (by, "brand"))
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is neither brand nor market."), by);
      return DIA_EXIT_FAILURE;
    }
  if (dia_command_line_open (line, FALSE, error) == NULL ||
      (moment = dia_moment_find (line, arguments[0], error)) == NULL)
    return DIA_EXIT_FAILURE;
  rollout = dia_moments_roll_out (dia_workspace_get_moments (line->workspace), moment->id, 0, 0, NULL, NULL, error);
  if (rollout == NULL)
    return DIA_EXIT_FAILURE;

  json_builder_begin_array (builder);
  if (by_market)
    tell_markets (line, builder, rollout);
  else
    tell_brands (line, builder, rollout);
  tell_part (line, builder, rollout, &all);
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}
