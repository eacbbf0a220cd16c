/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"
#include "dia-field.h"
#include "dia-json-output.h"
#include "dia-media-library.h"
#include "dia-moment-choice.h"
#include "dia-moment-waiving.h"
#include "dia-reminder.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* (transfer full) (nullable) */
static DiaRollout *
roll_out (DiaCommandLine      *line,
          const DiaKeyMoment  *moment,
          GError             **error)
{
  return dia_moments_roll_out (dia_workspace_get_moments (line->workspace), moment->id, 0, 0, NULL, NULL, error);
}

static void
tell_count (DiaCommandLine *line,
            const char     *member,
            guint           n,
            const char     *sentence)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!line->json)
    {
      printf ("%s\n", sentence);
      return;
    }
  json_builder_begin_object (builder);
  dia_json_output_set_int (builder, member, n);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

int
dia_moment_command_make (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, _("MOMENT"), 1, 1, error);
  g_autoptr (DiaKeyMoment) moment = NULL;
  g_autoptr (DiaRollout) rollout = NULL;
  g_autoptr (GArray) missing = NULL;
  g_autoptr (DiaMade) made = NULL;
  g_autofree char *sentence = NULL;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      (moment = dia_moment_find (line, arguments[0], error)) == NULL ||
      (rollout = roll_out (line, moment, error)) == NULL)
    return DIA_EXIT_FAILURE;
  missing = dia_rollout_list_missing (rollout, moment->id);
  made = dia_moments_make (dia_workspace_get_moments (line->workspace), missing, NULL, error);
  if (made == NULL)
    return DIA_EXIT_FAILURE;

  sentence = g_strdup_printf (ngettext ("Made %u draft.", "Made %u drafts.", made->posts->len), made->posts->len);
  tell_count (line, "made", made->posts->len, sentence);

  return DIA_EXIT_OK;
}

/* The cells of @moment that the options name: all contents without one.
 * (transfer full) (nullable) */
static GArray *
name_cells (DiaCommandLine      *line,
            const DiaKeyMoment  *moment,
            char               **accounts,
            const char          *content,
            GError             **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (DiaCellName));
  g_autoptr (GPtrArray) found = dia_command_line_find_accounts (line, accounts, error);
  DiaId content_id = DIA_ID_NONE;

  if (found == NULL)
    return NULL;
  if (content != NULL && !dia_id_from_string (content, &content_id))
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is no id of a content."), content);
      return NULL;
    }

  for (guint i = 0; i < found->len; i++)
    {
      DiaCellName cell = { moment->id, content_id, DIA_ACCOUNT (found->pdata[i])->id };

      g_array_append_val (cells, cell);
    }

  return g_steal_pointer (&cells);
}

static int
waive_or_not (DiaCommandLine  *line,
              int              argc,
              char           **argv,
              gboolean         waive,
              GError         **error)
{
  g_auto (GStrv) accounts = NULL;
  g_autofree char *content = NULL;
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING_ARRAY, &accounts, N_("The account; may be given several times"), N_("ACCOUNT") },
    { "content", 0, 0, G_OPTION_ARG_STRING, &content, N_("One content of the key moment; all of them without it"), N_("ID") },
    /* Last, so that it can be left out. */
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why nothing is expected"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry without_reason[] = { entries[0], entries[1], G_OPTION_ENTRY_NULL };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, waive ? entries : without_reason, _("MOMENT"), 1, 1,
                                                     error);
  g_autoptr (DiaKeyMoment) moment = NULL;
  g_autoptr (GArray) cells = NULL;
  DiaMoments *moments;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      (moment = dia_moment_find (line, arguments[0], error)) == NULL ||
      (cells = name_cells (line, moment, accounts, content, error)) == NULL)
    return DIA_EXIT_FAILURE;
  moments = dia_workspace_get_moments (line->workspace);

  if (waive ? !dia_moments_waive (moments, cells, reason != NULL ? reason : "", NULL, error)
            : !dia_moments_unwaive (moments, cells, NULL, error))
    return DIA_EXIT_FAILURE;

  return DIA_EXIT_OK;
}

int
dia_moment_command_waive (DiaCommandLine  *line,
                          int              argc,
                          char           **argv,
                          GError         **error)
{
  return waive_or_not (line, argc, argv, TRUE, error);
}

int
dia_moment_command_unwaive (DiaCommandLine  *line,
                            int              argc,
                            char           **argv,
                            GError         **error)
{
  return waive_or_not (line, argc, argv, FALSE, error);
}

int
dia_moment_command_remind (DiaCommandLine  *line,
                           int              argc,
                           char           **argv,
                           GError         **error)
{
  g_autofree char *form = NULL;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &form, N_("text (as without it), csv or mailto"), N_("FORM") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, _("MOMENT"), 1, 1, error);
  g_autoptr (DiaKeyMoment) moment = NULL;
  g_autoptr (DiaRollout) rollout = NULL;
  g_autofree char *told = NULL;
  guint n_owed;

  if (arguments == NULL)
    return DIA_EXIT_FAILURE;
  if (form != NULL && !g_str_equal (form, "text") && !g_str_equal (form, "csv") && !g_str_equal (form, "mailto"))
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is neither text nor csv nor mailto."), form);
      return DIA_EXIT_FAILURE;
    }
  if (dia_command_line_open (line, FALSE, error) == NULL ||
      (moment = dia_moment_find (line, arguments[0], error)) == NULL ||
      (rollout = roll_out (line, moment, error)) == NULL)
    return DIA_EXIT_FAILURE;

  n_owed = dia_reminder_count (rollout, NULL);
  if (line->json)
    {
      tell_count (line, "owed", n_owed, "");
      return DIA_EXIT_OK;
    }
  told = g_strcmp0 (form, "csv") == 0 ? dia_reminder_dup_csv (rollout)
         : g_strcmp0 (form, "mailto") == 0 ? dia_reminder_dup_mailto (rollout)
                                           : dia_reminder_dup_text (rollout);
  printf ("%s%s", told, g_strcmp0 (form, "mailto") == 0 ? "\n" : "");

  return DIA_EXIT_OK;
}

/* "fr=Écris en premier.": TRUE unless it has no "=". */
static gboolean
split_pair (const char  *typed,
            char       **name,
            const char **value)
{
  const char *equals = g_utf8_strchr (typed, -1, '=');

  if (equals == NULL || equals == typed)
    return FALSE;
  *name = g_strndup (typed, equals - typed);
  *value = equals + 1;
  return TRUE;
}

/* What was typed to change a key moment. Every text is (owned) (nullable). */
typedef struct
{
  char  *title;
  char  *objective;
  char  *brief;
  char  *audience;
  char  *hashtags;
  char  *dos;
  char  *donts;
  char  *budget;
  char  *currency;
  char **messages;
  char **deadlines;
  char **links;
  char **pictures;
  char **alts;
} Typed;

static void
clear_typed (Typed *typed)
{
  g_free (typed->title);
  g_free (typed->objective);
  g_free (typed->brief);
  g_free (typed->audience);
  g_free (typed->hashtags);
  g_free (typed->dos);
  g_free (typed->donts);
  g_strfreev (typed->messages);
  g_strfreev (typed->deadlines);
  g_strfreev (typed->links);
  g_strfreev (typed->pictures);
  g_strfreev (typed->alts);
  g_free (typed->budget);
  g_free (typed->currency);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, clear_typed)

static void
take_text (char       **field,
           const char  *typed)
{
  if (typed != NULL)
    dia_field_set_text (field, typed);
}

static gboolean
take_messages (DiaKeyMoment  *moment,
               char         **typed,
               GError       **error)
{
  for (guint i = 0; typed != NULL && typed[i] != NULL; i++)
    {
      g_autofree char *language = NULL;
      const char *text;

      if (!split_pair (typed[i], &language, &text))
        {
          g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is no message; write it as fr=TEXT."), typed[i]);
          return FALSE;
        }
      dia_moment_toolkit_set_message (moment->toolkit, language, text);
    }

  return TRUE;
}

static gboolean
take_deadlines (DiaKeyMoment  *moment,
                char         **typed,
                GError       **error)
{
  for (guint i = 0; typed != NULL && typed[i] != NULL; i++)
    {
      g_autofree char *market = NULL;
      const char *text = typed[i];
      DiaDay day = -1;

      if (!split_pair (typed[i], &market, &text))
        market = g_strdup ("");
      if (text[0] != '\0' && !dia_day_parse (text, &day))
        {
          g_set_error (error, DIA_USAGE_ERROR, 0,
                       _("“%s” is no deadline; write it as 2027-02-05, or as BE=2027-02-03 for one market."), typed[i]);
          return FALSE;
        }
      dia_key_moment_set_deadline (moment, market, day);
    }

  return TRUE;
}

static gboolean
take_audience (DiaCommandLine  *line,
               DiaKeyMoment    *moment,
               const char      *typed,
               GError         **error)
{
  DiaScope *scope;

  if (typed == NULL)
    return TRUE;
  scope = dia_scope_from_string (typed);
  if (scope == NULL)
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is no audience; write it as market=FR;market=BE."), typed);
      return FALSE;
    }
  dia_scope_unref (moment->audience);
  moment->audience = scope;
  return TRUE;
}

static gboolean
take_budget (DiaKeyMoment  *moment,
             const Typed   *typed,
             GError       **error)
{
  take_text (&moment->currency, typed->currency);
  if (typed->budget == NULL || dia_key_moment_read_budget (moment, typed->budget))
    return TRUE;

  g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is no amount; write it as 1200.50."), typed->budget);
  return FALSE;
}

/* (transfer full) (nullable) */
static DiaMedia *
import_picture (DiaCommandLine  *line,
                const char      *path,
                GError         **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, error))
    return NULL;
  bytes = g_bytes_new_take (data, size);
  return dia_media_library_import (dia_workspace_get_media (line->workspace), bytes, NULL, error);
}

/* Instead of those it has; the alternative texts come in the same order. */
static gboolean
take_pictures (DiaCommandLine  *line,
               DiaKeyMoment    *moment,
               char           **pictures,
               char           **alts,
               GError         **error)
{
  guint n_pictures = pictures != NULL ? g_strv_length (pictures) : 0;
  guint n_alts = alts != NULL ? g_strv_length (alts) : 0;

  if (n_alts > n_pictures)
    {
      g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("There are more --alt than --picture."));
      return FALSE;
    }
  if (n_pictures > 0)
    g_ptr_array_set_size (moment->toolkit->media, 0);
  for (guint i = 0; i < n_pictures; i++)
    {
      DiaMedia *media;

      if (pictures[i][0] == '\0')
        continue;
      media = import_picture (line, pictures[i], error);
      if (media == NULL)
        return FALSE;
      dia_field_set_text (&media->alt, i < n_alts ? alts[i] : "");
      g_ptr_array_add (moment->toolkit->media, media);
    }

  return TRUE;
}

static gboolean
take_typed (DiaCommandLine  *line,
            DiaKeyMoment    *moment,
            const Typed     *typed,
            GError         **error)
{
  DiaMomentToolkit *toolkit = moment->toolkit;

  take_text (&moment->title, typed->title);
  take_text (&moment->objective, typed->objective);
  take_text (&moment->brief, typed->brief);
  take_text (&toolkit->hashtags, typed->hashtags);
  take_text (&toolkit->dos, typed->dos);
  take_text (&toolkit->donts, typed->donts);
  if (typed->links != NULL)
    g_ptr_array_set_size (toolkit->links, 0);
  for (guint i = 0; typed->links != NULL && typed->links[i] != NULL; i++)
    {
      if (typed->links[i][0] != '\0')
        dia_moment_toolkit_add_link (toolkit, "", typed->links[i]);
    }

  return take_messages (moment, typed->messages, error) && take_deadlines (moment, typed->deadlines, error) &&
         take_audience (line, moment, typed->audience, error) && take_budget (moment, typed, error) &&
         take_pictures (line, moment, typed->pictures, typed->alts, error);
}

int
dia_moment_command_edit (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  g_auto (Typed) typed = { 0 };
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_STRING, &typed.title, N_("Its name"), N_("TEXT") },
    { "objective", 0, 0, G_OPTION_ARG_STRING, &typed.objective, N_("What it shall bring about"), N_("TEXT") },
    { "brief", 0, 0, G_OPTION_ARG_STRING, &typed.brief, N_("What it is about"), N_("TEXT") },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &typed.audience, N_("Of whom it expects something, “market=FR;market=BE”; “” for all"), N_("SCOPE") },
    { "deadline", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.deadlines, N_("By when, “2027-02-05” or “BE=2027-02-03”"), N_("DAY") },
    { "message", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.messages, N_("What is said in a language, “fr=…”; “fr=” takes it away"), N_("TEXT") },
    { "link", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.links, N_("The pages to lead to, instead of those it has"), N_("URL") },
    { "budget", 0, 0, G_OPTION_ARG_STRING, &typed.budget, N_("What it may cost, “1200.50”; “” for none"), N_("AMOUNT") },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &typed.currency, N_("In which currency, “EUR”"), N_("CODE") },
    { "picture", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &typed.pictures, N_("The pictures, instead of those it has; “” for none"), N_("FILE") },
    { "alt", 0, 0, G_OPTION_ARG_STRING_ARRAY, &typed.alts, N_("Their alternative texts, in the same order"), N_("TEXT") },
    { "hashtags", 0, 0, G_OPTION_ARG_STRING, &typed.hashtags, N_("“#one #two”"), N_("TEXT") },
    { "dos", 0, 0, G_OPTION_ARG_STRING, &typed.dos, N_("What to do, a line for each"), N_("TEXT") },
    { "donts", 0, 0, G_OPTION_ARG_STRING, &typed.donts, N_("What not to do, a line for each"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, _("MOMENT"), 1, 1, error);
  g_autoptr (DiaKeyMoment) moment = NULL;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      (moment = dia_moment_find (line, arguments[0], error)) == NULL ||
      !take_typed (line, moment, &typed, error) ||
      !dia_moments_save (dia_workspace_get_moments (line->workspace), moment, NULL, error))
    return DIA_EXIT_FAILURE;

  return DIA_EXIT_OK;
}
