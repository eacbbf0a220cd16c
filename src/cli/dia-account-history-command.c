/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-audit-entry.h"
#include "dia-command.h"
#include "dia-json-output.h"
#include "dia-sign-in.h"
#include "dia-wall-time.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define DEFAULT_LIMIT 100
#define MAX_LIMIT     10000

static void
add_entry (JsonBuilder         *builder,
           const DiaAuditEntry *entry)
{
  json_builder_begin_object (builder);
  dia_json_output_set_instant (builder, "at", entry->at);
  dia_json_output_set_text (builder, "event", dia_audit_event_to_string (entry->event));
  dia_json_output_set_text (builder, "outcome", dia_audit_outcome_to_string (entry->outcome));
  dia_json_output_set_id (builder, "account_id", entry->account_id);
  dia_json_output_set_text (builder, "network", entry->network);
  dia_json_output_set_text (builder, "server", entry->server);
  dia_json_output_set_text (builder, "handle", entry->handle);
  dia_json_output_set_text (builder, "sentence", dia_audit_entry_get_sentence (entry));
  dia_json_output_set_text (builder, "detail", entry->detail);
  json_builder_end_object (builder);
}

static void
print_entry (const DiaAuditEntry *entry,
             const char          *zone)
{
  g_autofree char *id = dia_id_to_string (entry->account_id);
  g_autofree char *text = NULL;
  DiaWallTime wall;

  if (dia_wall_time_from_instant (entry->at, zone, &wall, NULL))
    text = dia_wall_time_to_string (&wall);
  printf ("%s  %s  %s  %s\n", text != NULL ? text : "", id, entry->handle, dia_audit_entry_get_sentence (entry));
  if (entry->detail[0] != '\0')
    printf ("  %s\n", entry->detail);
}

/* An account that was removed is known by its id only. */
static gboolean
find_id (DiaCommandLine  *line,
         const char      *text,
         DiaId           *id,
         GError         **error)
{
  DiaAccount *account;

  if (dia_id_from_string (text, id))
    return TRUE;

  account = dia_command_line_find_account (line, text, error);
  if (account == NULL)
    return FALSE;
  *id = account->id;

  return TRUE;
}

static void
print_history (DiaCommandLine *line,
               GPtrArray      *history)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *zone = dia_zone_dup_local ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < history->len; i++)
    {
      const DiaAuditEntry *entry = g_ptr_array_index (history, i);

      add_entry (builder, entry);
      if (!line->json)
        print_entry (entry, zone);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);
}

int
dia_account_history_command_run (DiaCommandLine  *line,
                                 int              argc,
                                 char           **argv,
                                 GError         **error)
{
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many (100)"), N_("N") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, _("[ACCOUNT]"), 0, 1, error);
  g_autoptr (GPtrArray) history = NULL;
  DiaId id = DIA_ID_NONE;

  if (arguments == NULL)
    return DIA_EXIT_USAGE;
  if (limit < 1 || limit > MAX_LIMIT)
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("--limit is a number from 1 to %d."), MAX_LIMIT);
      return DIA_EXIT_USAGE;
    }
  if (dia_command_line_open (line, FALSE, error) == NULL ||
      (arguments[0] != NULL && !find_id (line, arguments[0], &id, error)))
    return DIA_EXIT_FAILURE;

  history = dia_sign_in_list_history (dia_workspace_get_sign_in (line->workspace), id, (guint) limit, NULL, error);
  if (history == NULL)
    return DIA_EXIT_FAILURE;
  print_history (line, history);

  return DIA_EXIT_OK;
}
