/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-json-output.h"
#include "dia-post-command.h"
#include "dia-story-line.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const char *
get_zone (const DiaQueueItem *item)
{
  return item->post->slot.zone[0] != '\0' ? item->post->slot.zone : "UTC";
}

static void
print_show_json (const DiaQueueItem *item)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  dia_json_output_begin_post (builder, item->post, item->account);
  dia_json_output_set_waiting (builder, "waiting", item->waiting);
  json_builder_set_member_name (builder, "journal");
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->journal->len; i++)
    dia_json_output_add_entry (builder, g_ptr_array_index (item->journal, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

static void
print_lines (const DiaQueueItem *item,
             const char         *indent)
{
  g_autoptr (GPtrArray) lines = dia_story_tell (item->journal);

  for (guint i = 0; i < lines->len; i++)
    {
      const DiaStoryLine *line = g_ptr_array_index (lines, i);
      g_autofree char *text = NULL;
      DiaWallTime wall;

      if (dia_wall_time_from_instant (line->at, get_zone (item), &wall, NULL))
        text = dia_wall_time_to_string (&wall);
      printf ("%s%s  %s\n", indent, text != NULL ? text : "", line->sentence);
    }
}

/* Who sends it, where that is not simply the desk. (nullable) */
static const char *
describe_sender (DiaKept kept)
{
  switch (kept)
    {
    case DIA_KEPT_NOT:
      return NULL;
    case DIA_KEPT_WANTED:
      return _("It is to be handed over to its server, which then sends it.");
    case DIA_KEPT_PERHAPS:
      return _("Its server was asked to send it at its time, and has not answered clearly yet.");
    case DIA_KEPT_YES:
      return _("Its server sends it, also with this computer off.");
    case DIA_KEPT_RETURNING:
      return _("Its server may still have it, and is asked to give it back.");
    }

  g_return_val_if_reached (NULL);
}

static void
print_show (const DiaQueueItem *item)
{
  dia_post_command_print (item);
  if (item->post->remote_url[0] != '\0')
    printf ("  %s\n", item->post->remote_url);
  if (item->post->problem[0] != '\0')
    printf ("  %s\n", item->post->problem);
  if (item->post->state == DIA_POST_SCHEDULED && describe_sender (item->post->kept) != NULL)
    printf ("  %s\n", describe_sender (item->post->kept));
  /* Translators: what waits: "Changed words wait". */
  if (item->waiting != DIA_WAITING_NOTHING)
    {
      printf (_("%s: the post goes out as it is shown here."), dia_waiting_get_sentence (item->waiting));
      printf ("\n");
    }
  printf ("\n%s\n\n", item->post->text);
  print_lines (item, "  ");
}

/* The post that the command names. (transfer full) (nullable) */
static DiaQueueItem *
load_item (DiaCommandLine  *line,
           int              argc,
           char           **argv,
           GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("POST"), 1, 1, error);
  DiaId id;

  if (arguments == NULL || !dia_command_line_find_post (arguments[0], &id, error) ||
      dia_command_line_open (line, FALSE, error) == NULL)
    return NULL;

  return dia_queue_get_item (dia_workspace_get_queue (line->workspace), id, NULL, error);
}

int
dia_post_command_show (DiaCommandLine  *line,
                       int              argc,
                       char           **argv,
                       GError         **error)
{
  g_autoptr (DiaQueueItem) item = load_item (line, argc, argv, error);

  if (item == NULL)
    return DIA_EXIT_FAILURE;
  if (line->json)
    print_show_json (item);
  else
    print_show (item);

  return DIA_EXIT_OK;
}

static void
add_line (JsonBuilder        *builder,
          const DiaStoryLine *line)
{
  json_builder_begin_object (builder);
  dia_json_output_set_instant (builder, "at", line->at);
  dia_json_output_set_text (builder, "sentence", line->sentence);
  dia_json_output_set_boolean (builder, "trouble", line->trouble);
  json_builder_end_object (builder);
}

static void
print_story_json (const DiaQueueItem *item)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) lines = dia_story_tell (item->journal);
  g_autofree char *line = dia_story_dup_line (item->journal, get_zone (item));

  json_builder_begin_object (builder);
  dia_json_output_set_id (builder, "id", item->post->id);
  dia_json_output_set_text (builder, "state", dia_post_state_to_string (item->post->state));
  dia_json_output_set_text (builder, "zone", get_zone (item));
  dia_json_output_set_text (builder, "url", item->post->remote_url);
  dia_json_output_set_text (builder, "line", line);
  json_builder_set_member_name (builder, "story");
  json_builder_begin_array (builder);
  for (guint i = 0; i < lines->len; i++)
    add_line (builder, g_ptr_array_index (lines, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

int
dia_post_command_story (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  g_autoptr (DiaQueueItem) item = load_item (line, argc, argv, error);

  if (item == NULL)
    return DIA_EXIT_FAILURE;
  if (line->json)
    print_story_json (item);
  else if (item->journal->len == 0)
    printf ("%s\n", _("Nothing has been sent yet."));
  else
    print_lines (item, "");

  return DIA_EXIT_OK;
}
