/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-json-output.h"
#include "dia-roster.h"
#include "dia-slots.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MAX_COUNT 100

static void
begin_account (JsonBuilder      *builder,
               const DiaAccount *account)
{
  json_builder_begin_object (builder);
  dia_json_output_set_id (builder, "account_id", account->id);
  dia_json_output_set_text (builder, "handle", account->handle);
}

static gboolean
show_account (DiaCommandLine    *line,
              JsonBuilder       *builder,
              const DiaAccount  *account,
              GError           **error)
{
  g_autoptr (DiaTimetable) timetable = dia_slots_load (line->workspace, account->id, NULL, error);
  g_autofree char *times = timetable != NULL ? dia_timetable_to_string (timetable) : NULL;
  g_autofree char *handle = dia_account_dup_handle (account);

  if (times == NULL)
    return FALSE;
  if (!line->json)
    printf ("%s  %s\n", handle, times[0] != '\0' ? times : "–");
  begin_account (builder, account);
  dia_json_output_set_text (builder, "times", times);
  dia_json_output_set_text (builder, "zone", account->zone);
  json_builder_end_object (builder);

  return TRUE;
}

static gboolean
show_all (DiaCommandLine  *line,
          JsonBuilder     *builder,
          GError         **error)
{
  GListModel *accounts = dia_roster_get_accounts (dia_workspace_get_roster (line->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);

      if (!show_account (line, builder, account, error))
        return FALSE;
    }

  return TRUE;
}

int
dia_slots_command_list (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &name, N_("Only this account"), N_("ACCOUNT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DiaAccount *account = NULL;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      (name != NULL && (account = dia_command_line_find_account (line, name, error)) == NULL))
    return DIA_EXIT_FAILURE;

  json_builder_begin_array (builder);
  if (account != NULL ? !show_account (line, builder, account, error) : !show_all (line, builder, error))
    return DIA_EXIT_FAILURE;
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}

/* (transfer full) (element-type DiaId) (nullable) */
static GArray *
find_ids (DiaCommandLine  *line,
          char           **names,
          GError         **error)
{
  g_autoptr (GPtrArray) accounts = dia_command_line_find_accounts (line, names, error);
  GArray *ids;

  if (accounts == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (DiaId));
  for (guint i = 0; i < accounts->len; i++)
    g_array_append_val (ids, DIA_ACCOUNT (accounts->pdata[i])->id);

  return ids;
}

/* What is typed wrong is a matter of usage. (transfer full) (nullable) */
static DiaTimetable *
read_times (const char  *text,
            GError     **error)
{
  g_autoptr (GError) mistake = NULL;
  DiaTimetable *timetable = dia_timetable_parse (text, &mistake);

  if (timetable == NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, mistake->message);

  return timetable;
}

int
dia_slots_command_set (DiaCommandLine  *line,
                       int              argc,
                       char           **argv,
                       GError         **error)
{
  g_auto (GStrv) names = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, N_("The account; may be given several times"), N_("ACCOUNT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, _("TIMES"), 1, 1, error);
  g_autoptr (DiaTimetable) timetable = NULL;
  g_autoptr (GArray) ids = NULL;

  if (arguments == NULL)
    return DIA_EXIT_FAILURE;
  timetable = read_times (arguments[0], error);
  if (timetable == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      (ids = find_ids (line, names, error)) == NULL ||
      !dia_slots_save (line->workspace, ids, timetable, NULL, error))
    return DIA_EXIT_FAILURE;

  return DIA_EXIT_OK;
}

/* What the clock shows then: a time that it skips is the one after. (transfer full) */
static char *
write_wall (const DiaSlot *slot)
{
  DiaWallTime shown = slot->wall;

  dia_wall_time_from_instant (slot->at, slot->zone, &shown, NULL);
  return dia_wall_time_to_string (&shown);
}

static void
show_slots (DiaCommandLine   *line,
            const DiaAccount *account,
            GArray           *slots)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < slots->len; i++)
    {
      const DiaSlot *slot = &g_array_index (slots, DiaSlot, i);
      g_autofree char *wall = write_wall (slot);

      if (!line->json)
        printf ("%s %s\n", wall, slot->zone);
      begin_account (builder, account);
      dia_json_output_set_instant (builder, "at", slot->at);
      dia_json_output_set_text (builder, "wall_time", wall);
      dia_json_output_set_text (builder, "zone", slot->zone);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);
}

static gboolean
refuse_none (const DiaAccount  *account,
             GError           **error)
{
  g_autofree char *handle = dia_account_dup_handle (account);

  g_set_error (error, DIA_SLOTS_ERROR, DIA_SLOTS_ERROR_NONE,
               _("%s has no preferred times that are free. Give it some: "
                 "diapasonctl slots set --account %s \"mon-fri 09:00\""), handle, account->handle);
  return FALSE;
}

int
dia_slots_command_next (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_autofree char *name = NULL;
  int count = 1;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, &name, N_("The account"), N_("ACCOUNT") },
    { "count", 0, 0, G_OPTION_ARG_INT, &count, N_("How many; 1 without it"), N_("N") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (GArray) slots = NULL;
  DiaAccount *account;

  if (arguments == NULL)
    return DIA_EXIT_FAILURE;
  if (name == NULL || count < 1 || count > MAX_COUNT)
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("Say which account, with --account, and how many, with --count, from 1 to %d."),
                   MAX_COUNT);
      return DIA_EXIT_FAILURE;
    }
  if (dia_command_line_open (line, FALSE, error) == NULL ||
      (account = dia_command_line_find_account (line, name, error)) == NULL ||
      (slots = dia_slots_list_free (line->workspace, account->id, count, NULL, error)) == NULL ||
      (slots->len == 0 && !refuse_none (account, error)))
    return DIA_EXIT_FAILURE;
  show_slots (line, account, slots);

  return DIA_EXIT_OK;
}
