/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-field.h"
#include "dia-format.h"
#include "dia-json-output.h"
#include "dia-moments.h"
#include "dia-roster.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define DEFAULT_COLOR "#3584e4"

static void
add_members (JsonBuilder        *builder,
             const DiaKeyMoment *moment)
{
  dia_json_output_set_id (builder, "id", moment->id);
  dia_json_output_set_text (builder, "title", moment->title);
  dia_json_output_set_text (builder, "first_day", moment->first_day);
  dia_json_output_set_text (builder, "last_day", moment->last_day);
  dia_json_output_set_text (builder, "color", moment->color);
  dia_json_output_set_text (builder, "brief", moment->brief);
}

static void
print_moment (const DiaKeyMoment *moment)
{
  g_autofree char *id = dia_id_to_string (moment->id);

  printf ("%s  %s → %s  %s\n", id, moment->first_day, moment->last_day, moment->title);
}

static void
show_moment (DiaCommandLine     *line,
             const DiaKeyMoment *moment)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!line->json)
    {
      print_moment (moment);
      if (moment->brief[0] != '\0')
        printf ("\n%s\n", moment->brief);
      return;
    }
  json_builder_begin_object (builder);
  add_members (builder, moment);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

/* By its id, or by its title when only one has it. (transfer full) (nullable) */
static DiaKeyMoment *
find_moment (DiaCommandLine  *line,
             const char      *text,
             GError         **error)
{
  DiaMoments *moments = dia_workspace_get_moments (line->workspace);
  g_autoptr (GPtrArray) all = NULL;
  DiaKeyMoment *found = NULL;
  DiaId id;

  if (dia_id_from_string (text, &id))
    return dia_moments_load (moments, id, NULL, error);

  all = dia_moments_list (moments, 0, DIA_DAY_LAST, NULL, error);
  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    {
      DiaKeyMoment *moment = all->pdata[i];

      if (!g_str_equal (moment->title, text))
        continue;
      if (found != NULL)
        {
          g_set_error (error, DIA_USAGE_ERROR, 0, _("There are several key moments “%s”; name it by its id."), text);
          return NULL;
        }
      found = moment;
    }
  if (found == NULL)
    g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no key moment “%s”."), text);

  return found != NULL ? g_object_ref (found) : NULL;
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
      add_members (builder, moments->pdata[i]);
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
  if (!dia_moments_save (dia_workspace_get_moments (line->workspace), moment, NULL, error))
    return DIA_EXIT_FAILURE;
  show_moment (line, moment);

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
      (moment = find_moment (line, arguments[0], error)) == NULL)
    return DIA_EXIT_FAILURE;
  show_moment (line, moment);

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
      (moment = find_moment (line, arguments[0], error)) == NULL ||
      !dia_moments_remove (dia_workspace_get_moments (line->workspace), moment->id, NULL, error))
    return DIA_EXIT_FAILURE;

  return DIA_EXIT_OK;
}

/* One line of the coverage: of a brand, of a market, of all. */
static gboolean
tell_coverage (DiaCommandLine      *line,
               JsonBuilder         *builder,
               const DiaKeyMoment  *moment,
               const char          *name,
               DiaScope            *scope,
               GError             **error)
{
  DiaCoverage coverage;
  g_autofree char *share = NULL;

  if (!dia_moments_measure (dia_workspace_get_moments (line->workspace), moment->id, scope, &coverage, NULL, error))
    return FALSE;
  share = coverage.n_cells > 0 ? dia_format_percent ((double) coverage.n_ready / coverage.n_cells, 0) : g_strdup ("–");
  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "name", name);
  dia_json_output_set_int (builder, "accounts", coverage.n_accounts);
  dia_json_output_set_int (builder, "contents", coverage.n_contents);
  dia_json_output_set_int (builder, "cells", coverage.n_cells);
  dia_json_output_set_int (builder, "ready", coverage.n_ready);
  dia_json_output_set_int (builder, "missing", coverage.n_missing);
  json_builder_end_object (builder);
  if (!line->json)
    printf (_("%-24s %6s  %u of %u ready, %u missing\n"), name, share, coverage.n_ready, coverage.n_cells,
            coverage.n_missing);

  return TRUE;
}

static gboolean
tell_kind (DiaCommandLine      *line,
           JsonBuilder         *builder,
           const DiaKeyMoment  *moment,
           GListModel          *brands,
           GError             **error)
{
  g_autoptr (DiaScope) all = dia_scope_new_all ();

  for (guint i = 0; i < g_list_model_get_n_items (brands); i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);
      g_autofree char *id = dia_id_to_string (brand->id);
      g_autoptr (DiaScope) scope = dia_scope_with (all, DIA_SCOPE_BRAND, id);

      if (!tell_coverage (line, builder, moment, brand->name, scope, error))
        return FALSE;
    }

  return tell_coverage (line, builder, moment, _("All accounts"), NULL, error);
}

int
dia_moment_command_coverage (DiaCommandLine  *line,
                             int              argc,
                             char           **argv,
                             GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("MOMENT"), 1, 1, error);
  g_autoptr (DiaKeyMoment) moment = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      (moment = find_moment (line, arguments[0], error)) == NULL)
    return DIA_EXIT_FAILURE;
  json_builder_begin_array (builder);
  if (!tell_kind (line, builder, moment, dia_roster_get_brands (dia_workspace_get_roster (line->workspace)), error))
    return DIA_EXIT_FAILURE;
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}
