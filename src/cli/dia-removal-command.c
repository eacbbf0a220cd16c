/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-removal-command.h"

#include "dia-json-output.h"
#include "dia-roster.h"

#include <stdio.h>

static void
on_roster_errands_left_cb (DiaRoster *roster,
                           GPtrArray *errands,
                           gpointer   user_data)
{
  GPtrArray **told = user_data;

  *told = g_ptr_array_ref (errands);
}

static void
print_result (DiaId      id,
              GPtrArray *errands)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dia_json_output_set_id (builder, "id", id);
  json_builder_set_member_name (builder, "errands");
  json_builder_begin_array (builder);
  for (guint i = 0; errands != NULL && i < errands->len; i++)
    {
      const DiaErrand *errand = g_ptr_array_index (errands, i);

      json_builder_begin_object (builder);
      dia_json_output_set_text (builder, "sentence", errand->sentence);
      dia_json_output_set_text (builder, "url", errand->url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

/* People are told on standard error, so that a script cannot swallow it. */
static void
tell (GPtrArray *errands)
{
  for (guint i = 0; errands != NULL && i < errands->len; i++)
    {
      const DiaErrand *errand = g_ptr_array_index (errands, i);

      fprintf (stderr, "%s\n%s\n", errand->sentence, errand->url);
    }
}

int
dia_removal_command_finish (DiaCommandLine  *line,
                            DiaId            id,
                            GError         **error)
{
  DiaRoster *roster = dia_workspace_get_roster (line->workspace);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_autoptr (GPtrArray) errands = NULL;
  gulong handler;
  gboolean removed;

  g_array_append_val (ids, id);
  handler = g_signal_connect (roster, "errands-left", G_CALLBACK (on_roster_errands_left_cb), &errands);
  removed = dia_roster_remove (roster, ids, NULL, error) && dia_roster_purge (roster, ids, NULL, error);
  g_signal_handler_disconnect (roster, handler);
  tell (errands);
  if (!removed)
    return DIA_EXIT_FAILURE;
  if (line->json)
    print_result (id, errands);

  return DIA_EXIT_OK;
}
