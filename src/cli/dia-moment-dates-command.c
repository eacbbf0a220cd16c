/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-date-catalogue.h"
#include "dia-field.h"
#include "dia-json-output.h"
#include "dia-key-moment.h"
#include "dia-moment-show.h"
#include "dia-moments.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define COLOR "#b5835a"

static DiaDay
find_today (DiaCommandLine *line)
{
  g_autofree char *zone = dia_zone_dup_local ();

  return dia_day_from_instant (dia_clock_now (dia_workspace_get_clock (line->workspace)), zone);
}

static int
get_year (DiaDay day)
{
  DiaWallTime wall;

  dia_day_to_wall (day, &wall);
  return wall.year;
}

static void
print_date (const DiaKnownDate *date)
{
  g_autofree char *first = dia_day_to_string (date->first_day);
  g_autofree char *last = dia_day_to_string (date->last_day);
  g_autofree char *countries = g_strjoinv (" ", date->countries);

  printf ("%s  %-18s  %s%s%s", first, date->id, date->title, countries[0] != '\0' ? "  · " : "", countries);
  if (date->last_day != date->first_day)
    printf ("  → %s", last);
  printf ("\n");
}

static void
add_date (JsonBuilder        *builder,
          const DiaKnownDate *date)
{
  g_autofree char *first = dia_day_to_string (date->first_day);
  g_autofree char *last = dia_day_to_string (date->last_day);

  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "id", date->id);
  dia_json_output_set_text (builder, "title", date->title);
  dia_json_output_set_text (builder, "kind", dia_known_date_kind_to_string (date->kind));
  dia_json_output_set_text (builder, "first_day", first);
  dia_json_output_set_text (builder, "last_day", last);
  json_builder_set_member_name (builder, "countries");
  json_builder_begin_array (builder);
  for (guint i = 0; date->countries[i] != NULL; i++)
    json_builder_add_string_value (builder, date->countries[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
check_year (int      year,
            GError **error)
{
  if (year >= 1970 && year <= 9999)
    return TRUE;

  g_set_error (error, DIA_USAGE_ERROR, 0, _("%d is no year from 1970 to 9999."), year);
  return FALSE;
}

int
dia_moment_command_dates (DiaCommandLine  *line,
                          int              argc,
                          char           **argv,
                          GError         **error)
{
  g_auto (GStrv) countries = NULL;
  gboolean holidays = FALSE;
  int year = 0;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_("Another year than this one"), N_("YEAR") },
    { "country", 0, 0, G_OPTION_ARG_STRING_ARRAY, &countries, N_("Only there, “FR”; may be given several times"), N_("COUNTRY") },
    { "holidays", 0, 0, G_OPTION_ARG_NONE, &holidays, N_("Only the days on which most people are off"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) dates = NULL;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  year = year != 0 ? year : get_year (find_today (line));
  if (!check_year (year, error))
    return DIA_EXIT_FAILURE;

  dates = dia_date_catalogue_list (year, (const char *const *) countries);
  json_builder_begin_array (builder);
  for (guint i = 0; i < dates->len; i++)
    {
      const DiaKnownDate *date = dates->pdata[i];

      if (holidays && date->kind != DIA_DATE_HOLIDAY)
        continue;
      add_date (builder, date);
      if (!line->json)
        print_date (date);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}

/* In @year, or without one the next time. (transfer full) (nullable) */
static DiaKnownDate *
find_date (DiaCommandLine  *line,
           const char      *id,
           int              year,
           GError         **error)
{
  DiaDay today = find_today (line);
  int this_year = get_year (today);
  g_autoptr (DiaKnownDate) date = NULL;

  if (year != 0 && !check_year (year, error))
    return NULL;
  date = dia_date_catalogue_find (year != 0 ? year : this_year, id);
  if (year == 0 && date != NULL && date->last_day < today)
    {
      g_clear_pointer (&date, dia_known_date_free);
      date = dia_date_catalogue_find (this_year + 1, id);
    }
  if (date == NULL)
    g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no date “%s” in that year. “diapasonctl moment dates” lists them."), id);

  return g_steal_pointer (&date);
}

/* Of the accounts in the countries' markets; everywhere is everybody. (transfer full) */
static DiaScope *
make_audience (const DiaKnownDate *date)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; date->countries[i] != NULL; i++)
    g_string_append_printf (text, "%smarket=%s", i > 0 ? ";" : "", date->countries[i]);

  return dia_scope_from_string (text->str);
}

int
dia_moment_command_pick (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  int year = 0;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_("In which year; the next time without it"), N_("YEAR") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, _("DATE"), 1, 1, error);
  g_autoptr (DiaKeyMoment) moment = dia_key_moment_new ();
  g_autoptr (DiaKnownDate) date = NULL;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      (date = find_date (line, arguments[0], year, error)) == NULL)
    return DIA_EXIT_FAILURE;
  dia_field_set_text (&moment->title, date->title);
  dia_field_set_text (&moment->color, COLOR);
  dia_field_take_text (&moment->first_day, dia_day_to_string (date->first_day));
  dia_field_take_text (&moment->last_day, dia_day_to_string (date->last_day));
  g_clear_pointer (&moment->audience, dia_scope_unref);
  moment->audience = make_audience (date);
  if (!dia_moments_save (dia_workspace_get_moments (line->workspace), moment, NULL, error))
    return DIA_EXIT_FAILURE;
  dia_moment_show_all (line, moment);

  return DIA_EXIT_OK;
}
