/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command-scope.h"
#include "dia-command.h"
#include "dia-json-output.h"
#include "dia-roster.h"
#include "dia-silence.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_silence (DiaCommandLine   *line,
               const DiaSilence *silence)
{
  g_autofree char *scope = dia_command_scope_describe (line, silence->scope);
  g_autofree char *held = g_strdup_printf (ngettext ("%u planned post is held back", "%u planned posts are held back",
                                                     silence->n_posts), silence->n_posts);

  if (dia_scope_is_all (silence->scope))
    printf ("%s\n", _("Silence: nothing goes out until it is lifted."));
  else
    /* Translators: %1$s is a scope such as “market=FR”. */
    printf (ngettext ("Silence of %1$s: nothing of %2$u account goes out until it is lifted.\n",
                      "Silence of %1$s: nothing of %2$u accounts goes out until it is lifted.\n", silence->n_accounts),
            scope, silence->n_accounts);
  printf ("  %s\n", held);
}

static void
write_silence (JsonBuilder      *builder,
               const DiaSilence *silence)
{
  g_autofree char *scope = dia_scope_to_string (silence->scope);

  json_builder_begin_object (builder);
  dia_json_output_set_text (builder, "scope", scope);
  json_builder_set_member_name (builder, "n_accounts");
  json_builder_add_int_value (builder, silence->n_accounts);
  json_builder_set_member_name (builder, "n_held");
  json_builder_add_int_value (builder, silence->n_posts);
  dia_json_output_set_instant (builder, "first_at", silence->first_at);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *silences)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dia_json_output_set_boolean (builder, "silent", silences->len > 0 && dia_scope_is_all (((DiaSilence *) silences->pdata[0])->scope));
  json_builder_set_member_name (builder, "silences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < silences->len; i++)
    write_silence (builder, silences->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dia_command_line_print_json (builder);
}

static gboolean
tell (DiaCommandLine  *line,
      GError         **error)
{
  g_autoptr (GPtrArray) silences = dia_silence_list (line->workspace, NULL, error);

  if (silences == NULL)
    return FALSE;
  if (line->json)
    print_json (silences);
  for (guint i = 0; !line->json && i < silences->len; i++)
    print_silence (line, silences->pdata[i]);
  if (!line->json && silences->len == 0)
    printf ("%s\n", _("No silence: posts go out when they are due."));

  return TRUE;
}

/* In a crisis a typing error must not look like silence. */
static gboolean
holds_somebody (DiaCommandLine  *line,
                const DiaScope  *scope,
                GError         **error)
{
  GListModel *accounts = dia_roster_get_accounts (dia_workspace_get_roster (line->workspace));

  if (scope == NULL)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (DiaAccount) account = g_list_model_get_item (accounts, i);

      if (dia_scope_holds (scope, account))
        return TRUE;
    }

  g_set_error (error, DIA_USAGE_ERROR, 0, _("No account is in this scope: nothing would be held back."));
  return FALSE;
}

static int
set_silence (DiaCommandLine  *line,
             int              argc,
             char           **argv,
             gboolean         silent,
             GError         **error)
{
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "scope", 0, 0, G_OPTION_ARG_STRING, &name,
      N_("Only these accounts: a saved scope, or “market=FR;market=BE”"), N_("SCOPE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, entries, NULL, 0, 0, error);
  g_autoptr (DiaScope) scope = NULL;

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL ||
      !dia_command_scope_find (line, name, &scope, error) ||
      (silent && !holds_somebody (line, scope, error)) ||
      !dia_silence_set (line->workspace, scope, silent, NULL, error) || !tell (line, error))
    return DIA_EXIT_FAILURE;

  return DIA_EXIT_OK;
}

int
dia_silence_command_on (DiaCommandLine  *line,
                        int              argc,
                        char           **argv,
                        GError         **error)
{
  return set_silence (line, argc, argv, TRUE, error);
}

int
dia_silence_command_off (DiaCommandLine  *line,
                         int              argc,
                         char           **argv,
                         GError         **error)
{
  return set_silence (line, argc, argv, FALSE, error);
}

int
dia_silence_command_status (DiaCommandLine  *line,
                            int              argc,
                            char           **argv,
                            GError         **error)
{
  g_auto (GStrv) arguments = dia_command_line_parse (line, argc, argv, NULL, NULL, 0, 0, error);

  if (arguments == NULL || dia_command_line_open (line, FALSE, error) == NULL || !tell (line, error))
    return DIA_EXIT_FAILURE;

  return DIA_EXIT_OK;
}
