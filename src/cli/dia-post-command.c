/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-post-command.h"

#include "dia-command.h"
#include "dia-json-output.h"
#include "dia-queue.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define DEFAULT_LIMIT 100
#define MAX_LIMIT     10000

void
dia_post_command_print (const DiaQueueItem *item)
{
  const DiaSlot *slot = &item->post->slot;
  g_autofree char *id = dia_id_to_string (item->post->id);
  g_autofree char *handle = dia_account_dup_handle (item->account);
  g_autofree char *wall = dia_slot_is_set (slot) ? dia_wall_time_to_string (&slot->wall) : g_strdup ("–");

  printf ("%s  %-15s  %s %s  %s  %s%s%s\n", id, dia_post_state_to_string (item->post->state), wall, slot->zone, handle,
          item->title, item->post->kept >= DIA_KEPT_PERHAPS ? "  " : "",
          item->post->kept >= DIA_KEPT_PERHAPS ? C_("sent by", "on the server") : "");
}

static gboolean
is_wanted (const DiaQueueItem *item,
           const char         *state,
           const DiaAccount   *account)
{
  return (state == NULL || g_str_equal (dia_post_state_to_string (item->post->state), state)) &&
         (account == NULL || item->post->account_id == account->id);
}

static void
print_items (DiaCommandLine   *line,
             GPtrArray        *items,
             const char       *state,
             const DiaAccount *account,
             int               limit)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len && limit > 0; i++)
    {
      DiaQueueItem *item = g_ptr_array_index (items, i);

      if (!is_wanted (item, state, account))
        continue;
      limit--;
      dia_json_output_begin_post (builder, item->post, item->account);
      json_builder_end_object (builder);
      if (!line->json)
        dia_post_command_print (item);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);
}

static gboolean
check_list (const char  *state,
            int          limit,
            GError     **error)
{
  DiaPostState known;

  if (state != NULL && !dia_post_state_from_string (state, &known))
    g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no state “%s”."), state);
  else if (limit < 1 || limit > MAX_LIMIT)
    g_set_error (error, DIA_USAGE_ERROR, 0, _("--limit is a number from 1 to %d."), MAX_LIMIT);
  else
    return TRUE;

  return FALSE;
}

int
dia_post_command_list (DiaCommandLine  *line,
                       int              argc,
                       char           **argv,
                       GError         **error)
{
  g_autofree char *state = NULL;
  g_autofree char *account_name = NULL;
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, N_("Only those in this state, “scheduled”"), N_("STATE") },
    { "account", 0, 0, G_OPTION_ARG_STRING, &account_name, N_("Only those of this account"), N_("ACCOUNT") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many (100)"), N_("N") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (GPtrArray) items = NULL;
  DiaAccount *account = NULL;

  if (arguments == NULL || !check_list (state, limit, error) || dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;
  if (account_name != NULL && (account = dia_command_line_find_account (line, account_name, error)) == NULL)
    return DIA_EXIT_FAILURE;

  items = dia_queue_list (dia_workspace_get_queue (line->workspace), DIA_QUEUE_ALL, NULL, "", DIA_INSTANT_NONE,
                          state != NULL || account != NULL ? MAX_LIMIT : (guint) limit, NULL, error);
  if (items == NULL)
    return DIA_EXIT_FAILURE;
  print_items (line, items, state, account, limit);

  return DIA_EXIT_OK;
}

/* The one argument, a post of the workspace, which is opened. */
static gboolean
find_post (DiaCommandLine  *line,
           int              argc,
           char           **argv,
           DiaId           *id,
           GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("POST"), 1, 1, error);

  return arguments != NULL && dia_command_line_find_post (arguments[0], id, error) &&
         dia_command_line_open (line, FALSE, error) != NULL;
}

static int
print_post (DiaCommandLine  *line,
            DiaId            id,
            GError         **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DiaQueueItem) item = dia_queue_get_item (dia_workspace_get_queue (line->workspace), id, NULL, error);

  if (item == NULL)
    return DIA_EXIT_FAILURE;
  if (!line->json)
    {
      dia_post_command_print (item);
      return DIA_EXIT_OK;
    }
  dia_json_output_begin_post (builder, item->post, item->account);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);

  return DIA_EXIT_OK;
}

static int
act_on_post (DiaCommandLine  *line,
             int              argc,
             char           **argv,
             DiaQueueAct      act,
             GError         **error)
{
  DiaId id;

  if (!find_post (line, argc, argv, &id, error) ||
      !dia_queue_act (dia_workspace_get_queue (line->workspace), id, act, NULL, "", NULL, error))
    return DIA_EXIT_FAILURE;

  return print_post (line, id, error);
}

static int
keep_post (DiaCommandLine  *line,
           int              argc,
           char           **argv,
           gboolean         wish,
           GError         **error)
{
  DiaId id;

  if (!find_post (line, argc, argv, &id, error) ||
      !dia_queue_hand_over (dia_workspace_get_queue (line->workspace), id, wish, NULL, error))
    return DIA_EXIT_FAILURE;

  return print_post (line, id, error);
}

int
dia_post_command_hand_over (DiaCommandLine  *line,
                            int              argc,
                            char           **argv,
                            GError         **error)
{
  return keep_post (line, argc, argv, TRUE, error);
}

int
dia_post_command_take_back (DiaCommandLine  *line,
                            int              argc,
                            char           **argv,
                            GError         **error)
{
  return keep_post (line, argc, argv, FALSE, error);
}

int
dia_post_command_cancel (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  return act_on_post (line, argc, argv, DIA_QUEUE_DROP, error);
}

int
dia_post_command_retry (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  return act_on_post (line, argc, argv, DIA_QUEUE_SEND, error);
}
