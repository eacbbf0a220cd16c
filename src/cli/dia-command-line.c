/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-command-line.h"

#include "dia-roster.h"
#include "dia-secret-service-vault.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* A text that is posted is never larger, a secret far smaller. */
#define MAX_TEXT_BYTES   (1024 * 1024)
#define MAX_SECRET_BYTES 4096

G_DEFINE_QUARK (dia-usage-error-quark, dia_usage_error)

void
dia_command_line_clear (DiaCommandLine *self)
{
  if (self->workspace != NULL)
    dia_workspace_close (self->workspace);
  /* What is told to the main context holds references until it is told. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->workspace_path, g_free);
}

GOptionEntry *
dia_command_line_make_entries (DiaCommandLine *self)
{
  const GOptionEntry entries[] = {
    { "workspace", 0, 0, G_OPTION_ARG_FILENAME, &self->workspace_path, N_("The workspace file"), N_("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };

  return g_memdup2 (entries, sizeof entries);
}

static gboolean
check_count (char       **arguments,
             guint        n_min,
             guint        n_max,
             GError     **error)
{
  guint n = g_strv_length (arguments);

  if (n < n_min)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("An argument is missing."));
  else if (n > n_max)
    g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is one argument too many."), arguments[n_max]);

  return n >= n_min && n <= n_max;
}

/* (transfer full) (nullable): the arguments */
static char **
parse_words (DiaCommandLine      *self,
             int                  argc,
             char               **argv,
             GOptionContext      *context,
             GError             **error)
{
  g_autofree GOptionEntry *common = dia_command_line_make_entries (self);
  g_autofree char *program = g_strdup_printf ("diapasonctl %s", argv[0]);
  g_auto (GStrv) words = g_new0 (char *, argc + 1);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_set_prgname (program);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);
  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);
  if (!g_option_context_parse_strv (context, &words, error))
    return NULL;

  /* "--" says that what follows are no options; it is no argument itself. */
  if (words[1] != NULL && g_str_equal (words[1], "--"))
    return g_strdupv (words + 2);

  return g_strdupv (words + 1);
}

char **
dia_command_line_parse (DiaCommandLine      *self,
                        int                  argc,
                        char               **argv,
                        const GOptionEntry  *entries,
                        const char          *arguments,
                        guint                n_min,
                        guint                n_max,
                        GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_auto (GStrv) left = NULL;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  left = parse_words (self, argc, argv, context, error);
  if (left == NULL || !check_count (left, n_min, n_max, error))
    return NULL;

  return g_steal_pointer (&left);
}

gboolean
dia_command_line_parse_group (DiaCommandLine      *self,
                              int                  argc,
                              char               **argv,
                              const GOptionEntry  *entries,
                              const GOptionEntry  *callbacks,
                              gpointer             user_data,
                              GError             **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GOptionGroup *group = g_option_group_new ("main", NULL, NULL, user_data, NULL);
  g_auto (GStrv) left = NULL;

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_group_add_entries (group, callbacks);
  g_option_context_set_main_group (context, group);
  left = parse_words (self, argc, argv, context, error);

  return left != NULL && check_count (left, 0, 0, error);
}

static gboolean
check_path (const char  *path,
            GError     **error)
{
  if (path[0] == '\0')
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("The name of a file is empty."));
  else if (g_file_test (path, G_FILE_TEST_IS_DIR))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _("%s is a folder."), path);
  else
    return TRUE;

  return FALSE;
}

DiaWorkspace *
dia_command_line_open (DiaCommandLine  *self,
                       gboolean         create,
                       GError         **error)
{
  g_autoptr (DiaVault) vault = dia_secret_service_vault_new ();
  g_autoptr (DiaClock) clock = dia_clock_new_system ();

  if (self->workspace_path == NULL)
    self->workspace_path = dia_workspace_dup_default_path ();
  if (!check_path (self->workspace_path, error))
    return NULL;
  if (create)
    {
      g_autofree char *folder = g_path_get_dirname (self->workspace_path);

      g_mkdir_with_parents (folder, 0700);
    }
  if (self->workspace == NULL)
    self->workspace = dia_workspace_open (self->workspace_path, create, vault, clock, NULL, error);

  return self->workspace;
}

DiaBrand *
dia_command_line_find_brand (DiaCommandLine  *self,
                             const char      *text,
                             GError         **error)
{
  DiaRoster *roster = dia_workspace_get_roster (self->workspace);
  GListModel *brands = dia_roster_get_brands (roster);
  guint n_found = 0;
  DiaBrand *brand;
  DiaId id;

  brand = dia_id_from_string (text, &id) ? dia_roster_find_brand (roster, id) : NULL;
  if (brand != NULL)
    return brand;

  for (guint i = 0; i < g_list_model_get_n_items (brands); i++)
    {
      g_autoptr (DiaBrand) candidate = g_list_model_get_item (brands, i);

      if (!g_str_equal (candidate->name, text))
        continue;
      brand = dia_roster_find_brand (roster, candidate->id);
      n_found++;
    }
  if (n_found == 1)
    return brand;

  if (n_found == 0)
    g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no brand “%s”."), text);
  else
    g_set_error (error, DIA_USAGE_ERROR, 0, _("Several brands are called “%s”: use the id."), text);
  return NULL;
}

DiaAccount *
dia_command_line_find_account (DiaCommandLine  *self,
                               const char      *text,
                               GError         **error)
{
  DiaRoster *roster = dia_workspace_get_roster (self->workspace);
  GListModel *accounts = dia_roster_get_accounts (roster);
  const char *handle = text[0] == '@' ? text + 1 : text;
  DiaAccount *account;
  guint n_found = 0;
  DiaId id;

  account = dia_id_from_string (text, &id) ? dia_roster_find_account (roster, id) : NULL;
  if (account != NULL)
    return account;

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (DiaAccount) candidate = g_list_model_get_item (accounts, i);

      if (!g_str_equal (candidate->handle, handle))
        continue;
      account = dia_roster_find_account (roster, candidate->id);
      n_found++;
    }
  if (n_found == 1)
    return account;

  if (n_found == 0)
    g_set_error (error, DIA_USAGE_ERROR, 0, _("There is no account “%s”."), text);
  else
    g_set_error (error, DIA_USAGE_ERROR, 0, _("Several accounts are called “%s”: use the id."), text);
  return NULL;
}

static gboolean
add_accounts (DiaCommandLine  *self,
              const char      *typed,
              GPtrArray       *accounts,
              GError         **error)
{
  g_auto (GStrv) names = g_strsplit (typed, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      DiaAccount *account = names[i][0] != '\0' ? dia_command_line_find_account (self, names[i], error) : NULL;

      if (names[i][0] != '\0' && account == NULL)
        return FALSE;
      if (account != NULL && !g_ptr_array_find (accounts, account, NULL))
        g_ptr_array_add (accounts, g_object_ref (account));
    }

  return TRUE;
}

GPtrArray *
dia_command_line_find_accounts (DiaCommandLine  *self,
                                char           **typed,
                                GError         **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; typed != NULL && typed[i] != NULL; i++)
    if (!add_accounts (self, typed[i], accounts, error))
      return NULL;
  if (accounts->len > 0)
    return g_steal_pointer (&accounts);

  g_set_error (error, DIA_USAGE_ERROR, 0, _("Say which account, with --account."));
  return NULL;
}

gboolean
dia_command_line_find_post (const char  *text,
                            DiaId       *id,
                            GError     **error)
{
  if (dia_id_from_string (text, id))
    return TRUE;

  g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is not the id of a post."), text);
  return FALSE;
}

char *
dia_command_line_read_secret (GError **error)
{
  char buffer[MAX_SECRET_BYTES];
  char *secret = NULL;

  if (fgets (buffer, sizeof buffer, stdin) != NULL)
    {
      buffer[strcspn (buffer, "\r\n")] = '\0';
      if (buffer[0] != '\0' && g_utf8_validate (buffer, -1, NULL))
        secret = g_strdup (buffer);
    }
  explicit_bzero (buffer, sizeof buffer);
  if (secret == NULL)
    g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("Standard input holds no password or token."));

  return secret;
}

/* At most @max bytes, and one that says that there are more. (transfer full) (nullable) */
static char *
read_stream (FILE        *stream,
             const char  *name,
             gsize        max,
             gsize       *length,
             GError     **error)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  *length = 0;
  do
    {
      size = MIN (MAX (size * 2, 65536), max + 1);
      bytes = g_realloc (bytes, size + 1);
      *length += fread (bytes + *length, 1, size - *length, stream);
    }
  while (*length == size && size <= max);
  bytes[*length] = '\0';
  if (!ferror (stream))
    return g_steal_pointer (&bytes);

  g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” cannot be read."), name);
  return NULL;
}

/* (transfer full) (nullable) */
static char *
read_path (const char  *path,
           gsize        max,
           gsize       *length,
           GError     **error)
{
  FILE *stream;
  char *bytes;

  if (g_str_equal (path, "-"))
    return read_stream (stdin, _("standard input"), max, length, error);

  stream = fopen (path, "re");
  if (stream == NULL)
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” cannot be read."), path);
      return NULL;
    }
  bytes = read_stream (stream, path, max, length, error);
  fclose (stream);

  return bytes;
}

char *
dia_command_line_read_text (const char  *path,
                            GError     **error)
{
  gsize length;
  g_autofree char *text = read_path (path, MAX_TEXT_BYTES, &length, error);

  if (text == NULL)
    return NULL;
  if (length > MAX_TEXT_BYTES)
    {
      g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("The text is longer than 1 MB."));
      return NULL;
    }
  if (length > 0 && text[length - 1] == '\n')
    length--;
  text[length] = '\0';
  if (!g_utf8_validate (text, length, NULL))
    {
      g_set_error_literal (error, DIA_USAGE_ERROR, 0, _("The text is not UTF-8."));
      return NULL;
    }

  return g_steal_pointer (&text);
}

GBytes *
dia_command_line_read_bytes (const char  *path,
                             gsize        max,
                             GError     **error)
{
  gsize length;
  g_autofree char *bytes = read_path (path, max, &length, error);

  if (bytes == NULL)
    return NULL;
  if (length > max)
    {
      g_set_error (error, DIA_USAGE_ERROR, 0, _("“%s” is larger than %u MB."), path, (guint) (max >> 20));
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

void
dia_command_line_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  printf ("%s\n", text);
}
