/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-json-output.h"
#include "dia-removal-command.h"
#include "dia-roster.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* Colours that brands get in turn when none is given. */
static const char *const colors[] = { "#0b7a75", "#3f51b5", "#4b6b0f", "#a85d00", "#a3226e" };

static void
print_brand (const DiaBrand *brand)
{
  g_autofree char *id = dia_id_to_string (brand->id);

  printf ("%s  %s\n", id, brand->name);
}

int
dia_brand_command_list (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, NULL, 0, 0, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GListModel *brands;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;

  brands = dia_roster_get_brands (dia_workspace_get_roster (line->workspace));
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (brands); i++)
    {
      g_autoptr (DiaBrand) brand = g_list_model_get_item (brands, i);

      dia_json_output_add_brand (builder, brand);
      if (!line->json)
        print_brand (brand);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}

static gboolean
check_color (const char  *color,
             GError     **error)
{
  if (color == NULL || g_regex_match_simple ("^#[0-9A-Fa-f]{6}$", color, G_REGEX_DOLLAR_ENDONLY, 0))
    return TRUE;

  g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not a colour like #3f51b5."), color);
  return FALSE;
}

static gboolean
add_brand (DiaCommandLine  *line,
           DiaBrand        *brand,
           const char      *name,
           const char      *color,
           GError         **error)
{
  DiaRoster *roster = dia_workspace_get_roster (line->workspace);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint n_brands = g_list_model_get_n_items (dia_roster_get_brands (roster));

  g_free (brand->name);
  brand->name = g_strdup (name);
  g_free (brand->color);
  brand->color = g_strdup (color != NULL ? color : colors[n_brands % G_N_ELEMENTS (colors)]);
  brand->position = n_brands;
  g_ptr_array_add (items, brand);

  return dia_roster_save (roster, items, NULL, error);
}

int
dia_brand_command_add (DiaCommandLine  *line,
                       int              argc,
                       char           **argv,
                       GError         **error)
{
  g_autofree char *color = NULL;
  const GOptionEntry entries[] = {
    { "color", 0, 0, G_OPTION_ARG_STRING, &color, N_("Its colour"), N_("#RRGGBB") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, _("NAME"), 1, 1, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DiaBrand) brand = dia_brand_new ();

  if (arguments == NULL || !check_color (color, error) || dia_command_line_open (line, FALSE, error) == NULL ||
      !add_brand (line, brand, arguments[0], color, error))
    return DIA_EXIT_FAILURE;

  if (!line->json)
    {
      print_brand (brand);
      return DIA_EXIT_OK;
    }
  dia_json_output_add_brand (builder, brand);
  dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}

int
dia_brand_command_remove (DiaCommandLine  *line,
                          int              argc,
                          char           **argv,
                          GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("BRAND"), 1, 1, error);
  DiaBrand *brand;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  brand = dia_command_line_find_brand (line, arguments[0], error);
  if (brand == NULL)
    return DIA_EXIT_FAILURE;

  return dia_removal_command_finish (line, brand->id, error);
}
