/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-content.h"
#include "dia-drafts.h"
#include "dia-json-output.h"
#include "dia-media-library.h"
#include "dia-queue.h"
#include "dia-roster.h"
#include "dia-wall-time.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* A picture as typed: each --alt belongs to the --media before it. */
typedef struct
{
  char *path;
  char *alt;   /* (nullable) */
} TypedMedia;

/* What was typed. Every text is (owned) (nullable). */
typedef struct
{
  char     **accounts;
  GPtrArray *media;      /* (element-type TypedMedia) */
  char      *text;
  char      *text_file;
  char      *at;
  char      *zone;
  char      *language;
  char      *link;
  char      *warning;
  char      *visibility;
  char      *reply_to;
  gboolean   draft;
  gboolean   hand_over;
} Typed;

static void
free_typed_media (gpointer data)
{
  TypedMedia *media = data;

  g_free (media->path);
  g_free (media->alt);
  g_free (media);
}

static void
clear_typed (Typed *typed)
{
  g_strfreev (typed->accounts);
  g_ptr_array_unref (typed->media);
  g_free (typed->text);
  g_free (typed->text_file);
  g_free (typed->at);
  g_free (typed->zone);
  g_free (typed->language);
  g_free (typed->link);
  g_free (typed->warning);
  g_free (typed->visibility);
  g_free (typed->reply_to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, clear_typed)

static gboolean
on_media_typed_cb (const char  *option,
                   const char  *value,
                   gpointer     user_data,
                   GError     **error)
{
  Typed *typed = user_data;
  TypedMedia *media = g_new0 (TypedMedia, 1);

  media->path = g_strdup (value);
  g_ptr_array_add (typed->media, media);

  return TRUE;
}

static gboolean
on_alt_typed_cb (const char  *option,
                 const char  *value,
                 gpointer     user_data,
                 GError     **error)
{
  Typed *typed = user_data;
  TypedMedia *media = typed->media->len > 0 ? g_ptr_array_index (typed->media, typed->media->len - 1) : NULL;

  if (media == NULL || media->alt != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("Each --alt follows its --media."));
      return FALSE;
    }
  media->alt = g_strdup (value);

  return TRUE;
}

static gboolean
parse_typed (DiaCommandLine  *line,
             int              argc,
             char           **argv,
             Typed           *typed,
             GError         **error)
{
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed->accounts, N_("For this account; may be repeated"), N_("ACCOUNT") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &typed->text, N_("What it says"), N_("TEXT") },
    { "text-file", 0, 0, G_OPTION_ARG_FILENAME, &typed->text_file, N_("What it says, from a file (“-”: standard input)"), N_("FILE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &typed->at, N_("When, “2026-12-01T10:00”; without it: as soon as possible"), N_("TIME") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &typed->zone, N_("The time zone of --at; without it: each account’s own"), N_("ZONE") },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &typed->draft, N_("Keep drafts, send nothing"), NULL },
    { "hand-over", 0, 0, G_OPTION_ARG_NONE, &typed->hand_over, N_("Have the servers keep them until their time"), NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &typed->language, N_("The language of the text"), N_("LANGUAGE") },
    { "link", 0, 0, G_OPTION_ARG_STRING, &typed->link, N_("An address to show as a card"), N_("URL") },
    { "warning", 0, 0, G_OPTION_ARG_STRING, &typed->warning, N_("A content warning"), N_("TEXT") },
    { "visibility", 0, 0, G_OPTION_ARG_STRING, &typed->visibility, N_("public, unlisted, private or direct"), N_("WHO") },
    { "reply-to", 0, 0, G_OPTION_ARG_STRING, &typed->reply_to, N_("The address of the post that it answers"), N_("URL") },
    G_OPTION_ENTRY_NULL
  };
  /* An entry that points to a function keeps it as data. */
  GOptionEntry callbacks[] = {
    { "media", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, on_media_typed_cb, N_("A picture; may be repeated"), N_("FILE") },
    { "alt", 0, 0, G_OPTION_ARG_CALLBACK, on_alt_typed_cb, N_("The alternative text of the picture before it"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };

  return dia_command_line_parse_group (line, argc, argv, entries, callbacks, typed, error);
}

static gboolean
check_typed (const Typed *typed,
             GError     **error)
{
  if (typed->accounts == NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--account is missing."));
  else if (typed->text != NULL && typed->text_file != NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--text and --text-file exclude each other."));
  else if (typed->text == NULL && typed->text_file == NULL && typed->media->len == 0)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--text or --text-file is missing."));
  else if (typed->zone != NULL && typed->at == NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--zone needs --at."));
  else if (typed->zone != NULL && !dia_zone_is_known (typed->zone))
    g_set_error (error, DIA_USAGE_ERROR, 0, _("This computer does not know the time zone “%s”."), typed->zone);
  else if (typed->draft && typed->at != NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--draft and --at exclude each other."));
  else if (typed->hand_over && typed->at == NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("--hand-over needs --at."));
  else if (typed->link != NULL && !dia_link_is_web_address (typed->link))
    g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not a web address."), typed->link);
  else if (typed->reply_to != NULL && !dia_link_is_web_address (typed->reply_to) && !g_str_has_prefix (typed->reply_to, "at://"))
    g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not a web address."), typed->reply_to);
  else
    return TRUE;

  return FALSE;
}

static gboolean
read_visibility (const char     *text,
                 DiaVisibility  *visibility,
                 GError        **error)
{
  static const char *const names[] = {
    [DIA_VISIBILITY_PUBLIC] = "public",
    [DIA_VISIBILITY_UNLISTED] = "unlisted",
    [DIA_VISIBILITY_PRIVATE] = "private",
    [DIA_VISIBILITY_DIRECT] = "direct",
  };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text))
      {
        *visibility = i;
        return TRUE;
      }
  if (text == NULL)
    return TRUE;

  g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no visibility “%s”."), text);
  return FALSE;
}

static void
set_text (char       **field,
          const char  *text)
{
  if (text == NULL)
    return;

  g_free (*field);
  *field = g_strdup (text);
}

static gboolean
add_picture (DiaCommandLine    *line,
             DiaContent        *content,
             const TypedMedia  *typed,
             GError           **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DiaMedia *media;
  gsize length;

  if (!g_file_get_contents (typed->path, &data, &length, NULL))
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” cannot be read."), typed->path);
      return FALSE;
    }
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  media = dia_media_library_import (dia_workspace_get_media (line->workspace), bytes, NULL, error);
  if (media == NULL)
    {
      g_prefix_error (error, "%s: ", typed->path);
      return FALSE;
    }
  set_text (&media->alt, typed->alt);
  g_ptr_array_add (content->media, media);

  return TRUE;
}

/* (transfer full) (nullable) */
static DiaContent *
make_content (DiaCommandLine  *line,
              const Typed     *typed,
              DiaAccount      *first,
              GError         **error)
{
  g_autoptr (DiaContent) content = dia_content_new ();

  set_text (&content->text, typed->text);
  if (typed->text_file != NULL)
    {
      g_free (content->text);
      content->text = dia_command_line_read_text (typed->text_file, error);
      if (content->text == NULL)
        return NULL;
    }
  set_text (&content->language, typed->language != NULL ? typed->language : first->language);
  set_text (&content->link, typed->link);
  set_text (&content->warning, typed->warning);
  set_text (&content->reply_to, typed->reply_to);
  if (!read_visibility (typed->visibility, &content->visibility, error))
    return NULL;
  for (guint i = 0; i < typed->media->len; i++)
    if (!add_picture (line, content, g_ptr_array_index (typed->media, i), error))
      return NULL;

  return g_steal_pointer (&content);
}

/* Says on standard error when a local time does not exist, or exists twice. */
static gboolean
tell_odd_time (const DiaWallTime  *wall,
               const char         *zone,
               GError            **error)
{
  DiaWallTime shown;
  DiaInstant instant;
  DiaWallKind kind;
  g_autofree char *text = NULL;
  g_autofree char *abbreviation = NULL;

  if (!dia_wall_time_resolve (wall, zone, &instant, &kind, error))
    return FALSE;
  if (kind == DIA_WALL_UNIQUE || !dia_wall_time_from_instant (instant, zone, &shown, NULL))
    return TRUE;

  text = dia_wall_time_to_string (&shown);
  abbreviation = dia_zone_dup_abbreviation (zone, instant);
  if (kind == DIA_WALL_GAP)
    fprintf (stderr, _("This time does not exist in %s, where clocks go forward: %s %s is used.\n"), zone, text, abbreviation);
  else
    fprintf (stderr, _("This time exists twice in %s, where clocks go back: the first one is used, %s %s.\n"), zone, text,
             abbreviation);

  return TRUE;
}

static gboolean
read_when (const Typed  *typed,
           GPtrArray    *accounts,
           DiaWallTime  *wall,
           GError      **error)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  if (typed->at == NULL)
    return TRUE;
  if (!dia_wall_time_parse (typed->at, wall, error))
    {
      g_clear_error (error);
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not a date and time like 2026-12-01T10:00."), typed->at);
      return FALSE;
    }
  for (guint i = 0; i < accounts->len; i++)
    {
      DiaAccount *account = g_ptr_array_index (accounts, i);
      const char *zone = typed->zone != NULL ? typed->zone : account->zone;

      if (g_hash_table_add (told, (gpointer) zone) && !tell_odd_time (wall, zone, error))
        return FALSE;
    }

  return TRUE;
}

static void
print_posts (DiaCommandLine *line,
             GPtrArray      *posts)
{
  DiaRoster *roster = dia_workspace_get_roster (line->workspace);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < posts->len; i++)
    {
      DiaPost *post = g_ptr_array_index (posts, i);
      g_autofree char *id = dia_id_to_string (post->id);

      dia_json_output_begin_post (builder, post, dia_roster_find_account (roster, post->account_id));
      json_builder_end_object (builder);
      if (!line->json)
        printf ("%s\n", id);
    }
  json_builder_end_array (builder);
  if (line->json)
    dia_command_line_print_json (builder);
}

/* Before anything is added. */
static gboolean
check_keepers (GPtrArray  *accounts,
               GError    **error)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const DiaAccount *account = g_ptr_array_index (accounts, i);
      g_autofree char *handle = dia_account_dup_handle (account);

      if (dia_account_may_keep (account))
        continue;
      g_set_error (error, DIA_QUEUE_ERROR, DIA_QUEUE_ERROR_NOT_POSSIBLE,
                   _("The server of %s does not keep posts until their time."), handle);
      return FALSE;
    }

  return TRUE;
}

static GPtrArray *
add_posts (DiaCommandLine  *line,
           const Typed     *typed,
           GError         **error)
{
  g_autoptr (GPtrArray) accounts = dia_command_line_find_accounts (line, typed->accounts, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (DiaId));
  g_autoptr (DiaContent) content = NULL;
  DiaWallTime wall = { 0 };

  if (accounts == NULL || !read_when (typed, accounts, &wall, error) ||
      (typed->hand_over && !check_keepers (accounts, error)))
    return NULL;
  content = make_content (line, typed, g_ptr_array_index (accounts, 0), error);
  if (content == NULL)
    return NULL;
  for (guint i = 0; i < accounts->len; i++)
    g_array_append_val (ids, ((DiaAccount *) g_ptr_array_index (accounts, i))->id);

  return dia_drafts_add_posts (dia_workspace_get_drafts (line->workspace), content, ids,
                               typed->at != NULL ? &wall : NULL, typed->zone, typed->at == NULL && !typed->draft, NULL,
                               error);
}

static gboolean
hand_over (DiaCommandLine  *line,
           GPtrArray       *posts,
           GError         **error)
{
  DiaQueue *queue = dia_workspace_get_queue (line->workspace);

  for (guint i = 0; i < posts->len; i++)
    {
      DiaId id = ((DiaPost *) g_ptr_array_index (posts, i))->id;
      g_autoptr (DiaQueueItem) item = NULL;

      if (!dia_queue_hand_over (queue, id, TRUE, NULL, error))
        return FALSE;
      item = dia_queue_get_item (queue, id, NULL, error);
      if (item == NULL)
        return FALSE;
      g_object_unref (posts->pdata[i]);
      posts->pdata[i] = g_object_ref (item->post);
    }

  return TRUE;
}

int
dia_post_add_command_run (DiaCommandLine  *line,
                          int              argc,
                          char           **argv,
                          GError         **error)
{
  g_auto (Typed) typed = {
    .media = g_ptr_array_new_with_free_func (free_typed_media),
  };
  g_autoptr (GPtrArray) posts = NULL;
  gboolean done;

  if (!parse_typed (line, argc, argv, &typed, error) || !check_typed (&typed, error) ||
      dia_command_line_open (line, FALSE, error) == NULL)
    return DIA_EXIT_FAILURE;

  posts = add_posts (line, &typed, error);
  if (posts == NULL)
    return DIA_EXIT_FAILURE;
  done = !typed.hand_over || hand_over (line, posts, error);
  print_posts (line, posts);

  return done ? DIA_EXIT_OK : DIA_EXIT_FAILURE;
}
