/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-json-output.h"
#include "dia-removal-command.h"
#include "dia-roster.h"
#include "dia-sign-in.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_account (DiaCommandLine   *line,
               const DiaAccount *account)
{
  DiaBrand *brand = dia_roster_find_brand (dia_workspace_get_roster (line->workspace), account->brand_id);
  g_autofree char *id = dia_id_to_string (account->id);
  g_autofree char *handle = dia_account_dup_handle (account);

  printf ("%s  %-10s  %s  %s  %s\n", id, account->network, handle, brand != NULL ? brand->name : "",
          dia_json_output_name_sign_in (account->sign_in));
}

int
dia_account_command_list (DiaCommandLine  *line,
                          int              argc,
                          char           **argv,
                          GError         **error)
{
  g_autofree char *brand_name = NULL;
  const GOptionEntry entries[] = {
    { "brand", 0, 0, G_OPTION_ARG_STRING, &brand_name, N_("Only those of this brand"), N_("BRAND") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DiaBrand *brand = NULL;
  GListModel *accounts;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  if (brand_name != NULL && (brand = dia_command_line_find_brand (line, brand_name, error)) == NULL)
    return DIA_EXIT_FAILURE;

  accounts = dia_roster_get_accounts (dia_workspace_get_roster (line->workspace));
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);

      if (brand != NULL && account->brand_id != brand->id)
        continue;
      dia_json_output_add_account (builder, account);
      if (!line->json)
        print_account (line, account);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}

int
dia_account_command_remove (DiaCommandLine  *line,
                            int              argc,
                            char           **argv,
                            GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("ACCOUNT"), 1, 1, error);
  DiaAccount *account;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  account = dia_command_line_find_account (line, arguments[0], error);
  if (account == NULL)
    return DIA_EXIT_FAILURE;

  return dia_removal_command_finish (line, account->id, error);
}

/* FALSE when the sign-in does not hold; the others are checked all the same. */
static gboolean
check_account (DiaCommandLine *line,
               DiaAccount     *account,
               JsonBuilder    *builder)
{
  DiaSignIn *sign_in = dia_workspace_get_sign_in (line->workspace);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DiaAccount) checked = dia_sign_in_check (sign_in, account, NULL, &problem);
  g_autofree char *handle = dia_account_dup_handle (account);

  json_builder_begin_object (builder);
  dia_json_output_set_id (builder, "id", account->id);
  dia_json_output_set_text (builder, "handle", account->handle);
  dia_json_output_set_boolean (builder, "ok", checked != NULL);
  dia_json_output_set_text (builder, "problem", problem != NULL ? problem->message : "");
  json_builder_end_object (builder);
  if (!line->json)
    printf ("%s  %s\n", handle, checked != NULL ? _("well") : problem->message);

  return checked != NULL;
}

int
dia_account_command_check (DiaCommandLine  *line,
                           int              argc,
                           char           **argv,
                           GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("[ACCOUNT…]"), 0, G_MAXUINT, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean well = TRUE;
  GListModel *accounts;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;

  accounts = dia_roster_get_accounts (dia_workspace_get_roster (line->workspace));
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      DiaAccount *account = dia_command_line_find_account (line, arguments[i], error);

      if (account == NULL)
        return DIA_EXIT_FAILURE;
      g_ptr_array_add (chosen, g_object_ref (account));
    }
  for (guint i = 0; arguments[0] == NULL && i < g_list_model_get_n_items (accounts); i++)
    g_ptr_array_add (chosen, g_list_model_get_item (accounts, i));

  json_builder_begin_array (builder);
  for (guint i = 0; i < chosen->len; i++)
    well = check_account (line, g_ptr_array_index (chosen, i), builder) && well;
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return well ? DIA_EXIT_OK : DIA_EXIT_FAILURE;
}
