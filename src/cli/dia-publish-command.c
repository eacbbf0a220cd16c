/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-dispatcher.h"
#include "dia-json-output.h"
#include "dia-roster.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* How long --until-empty waits for a post that was put off. */
#define DEFAULT_PATIENCE_S 300

typedef struct
{
  DiaCommandLine *line;
  JsonBuilder    *builder;
  gboolean        well;
} Telling;

static gboolean
is_bad_ending (DiaPostState state)
{
  return state == DIA_POST_FAILED || state == DIA_POST_UNCONFIRMED || state == DIA_POST_MISSED;
}

static void
on_post_dispatched_cb (const DiaPost *post,
                       const char    *sentence,
                       gpointer       user_data)
{
  Telling *telling = user_data;
  DiaRoster *roster = dia_workspace_get_roster (telling->line->workspace);
  DiaAccount *account = dia_roster_find_account (roster, post->account_id);
  g_autofree char *handle = account != NULL ? dia_account_dup_handle (account) : g_strdup ("");
  g_autofree char *id = dia_id_to_string (post->id);

  telling->well = telling->well && !is_bad_ending (post->state);
  dia_json_output_begin_post (telling->builder, post, account);
  dia_json_output_set_text (telling->builder, "sentence", sentence);
  json_builder_end_object (telling->builder);
  if (telling->line->json)
    return;

  printf ("%s  %s  %s\n", id, handle, sentence);
  fflush (stdout);
}

static int
publish (DiaCommandLine  *line,
         gboolean         until_empty,
         int              patience_s,
         GError         **error)
{
  DiaDispatcher *dispatcher = dia_workspace_get_dispatcher (line->workspace);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  Telling telling = { line, builder, TRUE };
  gboolean sent;

  json_builder_begin_array (builder);
  sent = dia_dispatcher_run (dispatcher, until_empty, patience_s * DIA_SECOND, on_post_dispatched_cb, &telling, NULL,
                             error);
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);
  if (dia_dispatcher_get_paused (dispatcher))
    fprintf (stderr, "%s\n", _("Sending is silenced in this workspace: nothing was sent."));

  return sent && telling.well ? DIA_EXIT_OK : DIA_EXIT_FAILURE;
}

int
dia_publish_command_run (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  gboolean until_empty = FALSE;
  int patience_s = DEFAULT_PATIENCE_S;
  const GOptionEntry entries[] = {
    { "until-empty", 0, 0, G_OPTION_ARG_NONE, &until_empty, N_("Go on until nothing that is due is left"), NULL },
    { "patience", 0, 0, G_OPTION_ARG_INT, &patience_s, N_("With --until-empty: wait at most so long for posts that were put off (300)"), N_("SECONDS") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);

  if (arguments == NULL)
    return DIA_EXIT_USAGE;
  if (patience_s < 0)
    {
      g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--patience is a number of seconds."));
      return DIA_EXIT_USAGE;
    }
  if (dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;

  return publish (line, until_empty, patience_s, error);
}
