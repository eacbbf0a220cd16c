/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command.h"

#include "dia-core-dumps.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
bind_texts (void)
{
  const char *folder = g_getenv ("DIAPASON_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
print_error (const char *message)
{
  fprintf (stderr, "diapasonctl: %s\n", message);
}

/* "diapasonctl brand add", the list in the language of the user. (transfer full) */
static char *
describe_commands (void)
{
  g_autoptr (GString) text = g_string_new (_("Commands:"));

  for (const DiaCommand *command = dia_commands; command->group != NULL; command++)
    {
      g_autofree char *name = g_strjoin (" ", command->group, command->name, NULL);

      g_string_append_printf (text, "\n  %-16s  %s", name, _(command->summary));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Reads the options before the command. (transfer full) (nullable): the words
 * from the command on. */
static char **
parse_common (DiaCommandLine  *line,
              char           **argv,
              GError         **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND [OPTION…]"));
  g_autofree GOptionEntry *entries = dia_command_line_make_entries (line);
  g_autofree char *commands = describe_commands ();
  g_auto (GStrv) words = g_strdupv (argv);
  gboolean version = FALSE;
  const GOptionEntry more[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Print the version"), NULL },
    G_OPTION_ENTRY_NULL
  };

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, more, GETTEXT_PACKAGE);
  g_option_context_set_description (context, commands);
  if (!g_option_context_parse_strv (context, &words, error))
    return NULL;
  if (version)
    printf ("diapasonctl %s\n", DIA_VERSION);
  else if (words[0] == NULL || words[1] == NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("A command is missing. “diapasonctl --help” lists them."));

  return *error == NULL ? g_strdupv (words + 1) : NULL;
}

static const DiaCommand *
find_command (char   **words,
              GError **error)
{
  gboolean is_group = FALSE;

  for (const DiaCommand *command = dia_commands; command->group != NULL; command++)
    {
      if (!g_str_equal (command->group, words[0]))
        continue;
      is_group = TRUE;
      if (command->name == NULL || g_strcmp0 (command->name, words[1]) == 0)
        return command;
    }

  if (is_group)
    g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” needs one of its commands. “diapasonctl --help” lists them."),
                 words[0]);
  else
    g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no command “%s”. “diapasonctl --help” lists them."), words[0]);
  return NULL;
}

static int
run_command (DiaCommandLine    *line,
             const DiaCommand  *command,
             char             **words,
             GError           **error)
{
  guint n_names = command->name != NULL ? 2 : 1;
  int argc = g_strv_length (words) - n_names + 1;
  g_autofree char **argv = g_new0 (char *, argc + 1);
  g_autofree char *name = g_strjoin (" ", command->group, command->name, NULL);

  argv[0] = name;
  for (int i = 1; i < argc; i++)
    argv[i] = words[n_names + i - 1];

  return command->run (line, argc, argv, error);
}

static int
run (DiaCommandLine  *line,
     char           **argv,
     GError         **error)
{
  g_auto (GStrv) words = parse_common (line, argv, error);
  const DiaCommand *command;

  if (words == NULL)
    return DIA_EXIT_USAGE;
  if (words[0] == NULL)
    return DIA_EXIT_OK;
  command = find_command (words, error);

  return command != NULL ? run_command (line, command, words, error) : DIA_EXIT_USAGE;
}

/* A closed standard stream leaves its number to the next file that is opened, and
 * what is read and written would be that. In its place comes one that fails. */
static void
occupy_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0 && errno == EBADF)
      {
        if (open (fd == STDIN_FILENO ? "/dev/null" : "/dev/full", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
          _exit (DIA_EXIT_FAILURE);
      }
}

/* What could not be written was not done, whatever else went well. */
static gboolean
close_output (void)
{
  gboolean failed = ferror (stdout) != 0;

  return fclose (stdout) == 0 && !failed;
}

int
main (int   argc,
      char *argv[])
{
  DiaCommandLine line = { 0 };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_new0 (char *, argc + 1);
  int status;

  occupy_streams ();
  dia_core_dumps_forbid ();
  /* Standard output is for results, also while somebody is looking for a fault. */
  g_log_writer_default_set_use_stderr (TRUE);
  bind_texts ();
  for (int i = 0; i < argc; i++)
    words[i] = g_filename_to_utf8 (argv[i], -1, NULL, NULL, NULL);
  if ((int) g_strv_length (words) != argc)
    {
      print_error (_("An argument is not valid text."));
      return DIA_EXIT_USAGE;
    }

  status = run (&line, words, &error);
  if (error != NULL)
    {
      print_error (error->message);
      status = error->domain == DIA_USAGE_ERROR || error->domain == G_OPTION_ERROR ? DIA_EXIT_USAGE : DIA_EXIT_FAILURE;
    }
  dia_command_line_clear (&line);
  if (!close_output ())
    {
      print_error (_("The result could not be written."));
      status = DIA_EXIT_FAILURE;
    }

  return status;
}
