/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-moment-show.h"

#include "dia-json-output.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

void
dia_moment_show_add_members (JsonBuilder        *builder,
                             const DiaKeyMoment *moment)
{
  dia_json_output_set_id (builder, "id", moment->id);
  dia_json_output_set_text (builder, "title", moment->title);
  dia_json_output_set_text (builder, "first_day", moment->first_day);
  dia_json_output_set_text (builder, "last_day", moment->last_day);
  dia_json_output_set_text (builder, "color", moment->color);
  dia_json_output_set_text (builder, "brief", moment->brief);
}

/* The markets that have a deadline, in order. (transfer full) (element-type utf8) */
static GList *
list_markets (const DiaKeyMoment *moment)
{
  return g_list_sort (g_hash_table_get_keys (moment->deadlines), (GCompareFunc) g_strcmp0);
}

static void
add_deadlines (JsonBuilder        *builder,
               const DiaKeyMoment *moment)
{
  g_autoptr (GList) markets = list_markets (moment);

  json_builder_set_member_name (builder, "deadlines");
  json_builder_begin_array (builder);
  for (GList *l = markets; l != NULL; l = l->next)
    {
      g_autofree char *day = dia_day_to_string (GPOINTER_TO_INT (g_hash_table_lookup (moment->deadlines, l->data)));

      json_builder_begin_object (builder);
      dia_json_output_set_text (builder, "market", ((const char *) l->data)[0] != '\0' ? l->data : NULL);
      dia_json_output_set_text (builder, "day", day);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_messages (JsonBuilder            *builder,
              const DiaMomentToolkit *toolkit)
{
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < toolkit->messages->len; i++)
    {
      const DiaMomentMessage *message = toolkit->messages->pdata[i];

      json_builder_begin_object (builder);
      dia_json_output_set_text (builder, "language", message->language);
      dia_json_output_set_text (builder, "text", message->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_links (JsonBuilder        *builder,
           const DiaKeyMoment *moment)
{
  json_builder_set_member_name (builder, "links");
  json_builder_begin_array (builder);
  for (guint i = 0; i < moment->toolkit->links->len; i++)
    {
      const DiaMomentLink *link = moment->toolkit->links->pdata[i];
      g_autofree char *marked = dia_moment_toolkit_dup_tagged_url (link->url, moment->title);

      json_builder_begin_object (builder);
      dia_json_output_set_text (builder, "url", link->url);
      dia_json_output_set_text (builder, "marked_url", marked);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_pictures (JsonBuilder            *builder,
              const DiaMomentToolkit *toolkit)
{
  json_builder_set_member_name (builder, "pictures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < toolkit->media->len; i++)
    {
      const DiaMedia *media = toolkit->media->pdata[i];

      json_builder_begin_object (builder);
      dia_json_output_set_text (builder, "sha256", media->sha256);
      dia_json_output_set_text (builder, "type", media->mime_type);
      dia_json_output_set_text (builder, "alt", media->alt);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_toolkit (JsonBuilder        *builder,
             const DiaKeyMoment *moment)
{
  json_builder_set_member_name (builder, "toolkit");
  json_builder_begin_object (builder);
  add_messages (builder, moment->toolkit);
  dia_json_output_set_text (builder, "hashtags", moment->toolkit->hashtags);
  add_links (builder, moment);
  add_pictures (builder, moment->toolkit);
  dia_json_output_set_text (builder, "dos", moment->toolkit->dos);
  dia_json_output_set_text (builder, "donts", moment->toolkit->donts);
  json_builder_end_object (builder);
}

static void
print_json (DiaCommandLine     *line,
            const DiaKeyMoment *moment)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *audience = dia_scope_to_string (moment->audience);
  g_autofree char *budget = dia_key_moment_dup_budget (moment);

  json_builder_begin_object (builder);
  dia_moment_show_add_members (builder, moment);
  dia_json_output_set_text (builder, "objective", moment->objective);
  dia_json_output_set_text (builder, "audience", audience);
  add_deadlines (builder, moment);
  dia_json_output_set_text (builder, "budget", budget[0] != '\0' ? budget : NULL);
  dia_json_output_set_text (builder, "currency", moment->currency[0] != '\0' ? moment->currency : NULL);
  if (moment->toolkit != NULL)
    add_toolkit (builder, moment);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

/* A part with its heading, where there is one. */
static void
print_part (const char *heading,
            const char *text)
{
  if (text[0] != '\0')
    printf ("\n%s\n%s\n", heading, text);
}

static void
print_deadlines (const DiaKeyMoment *moment)
{
  g_autoptr (GList) markets = list_markets (moment);

  if (markets != NULL)
    printf ("\n%s\n", _("Deadlines"));
  for (GList *l = markets; l != NULL; l = l->next)
    {
      g_autofree char *day = dia_day_to_string (GPOINTER_TO_INT (g_hash_table_lookup (moment->deadlines, l->data)));

      printf ("%s  %s\n", ((const char *) l->data)[0] != '\0' ? (const char *) l->data : "*", day);
    }
}

static void
print_toolkit (const DiaKeyMoment *moment)
{
  const DiaMomentToolkit *toolkit = moment->toolkit;

  for (guint i = 0; i < toolkit->messages->len; i++)
    {
      const DiaMomentMessage *message = toolkit->messages->pdata[i];
      g_autofree char *heading = g_strdup_printf (_("Message (%s)"), message->language);

      print_part (heading, message->text);
    }
  print_part (_("Hashtags"), toolkit->hashtags);
  for (guint i = 0; i < toolkit->links->len; i++)
    {
      g_autofree char *marked = dia_moment_toolkit_dup_tagged_url (((DiaMomentLink *) toolkit->links->pdata[i])->url,
                                                                   moment->title);

      print_part (_("Link"), marked);
    }
  for (guint i = 0; i < toolkit->media->len; i++)
    {
      const DiaMedia *media = toolkit->media->pdata[i];

      print_part (_("Picture"), media->alt[0] != '\0' ? media->alt : media->sha256);
    }
  print_part (_("Dos"), toolkit->dos);
  print_part (_("Don’ts"), toolkit->donts);
}

static void
print_text (const DiaKeyMoment *moment)
{
  g_autofree char *id = dia_id_to_string (moment->id);
  g_autofree char *audience = dia_scope_to_string (moment->audience);
  g_autofree char *budget = dia_key_moment_dup_budget (moment);
  g_autofree char *amount = g_strjoin (" ", budget, moment->currency, NULL);

  printf ("%s  %s → %s  %s\n", id, moment->first_day, moment->last_day, moment->title);
  print_part (_("Objective"), moment->objective);
  print_part (_("Brief"), moment->brief);
  print_part (_("Audience"), audience);
  print_deadlines (moment);
  print_part (_("Budget"), budget[0] != '\0' ? amount : "");
  if (moment->toolkit != NULL)
    print_toolkit (moment);
}

void
dia_moment_show_all (DiaCommandLine     *line,
                     const DiaKeyMoment *moment)
{
  if (line->json)
    print_json (line, moment);
  else
    print_text (moment);
}
