/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files of a charter. */

#include "dia-charter-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

void
dia_charter_add_problem (DiaCharter *self,
                         const char *path,
                         guint       line,
                         const char *why)
{
  g_ptr_array_add (self->problems, g_strdup_printf ("%s:%u: %s", path, line, why));
}

void
dia_charter_add_rule (DiaCharter               *self,
                      const DiaVoiceRuleSource *source,
                      const DiaYaml            *yaml)
{
  g_autoptr (GError) why = NULL;
  DiaVoiceRule *rule = dia_voice_rule_new (source, yaml, &why);

  if (rule != NULL)
    g_ptr_array_add (self->rules, rule);
  else
    g_ptr_array_add (self->problems, g_strdup (why->message));
}

/* What is no plain file (a pipe would be read for ever) and what is too large is
 * not opened. */
char *
dia_charter_read_file (DiaCharter *self,
                       const char *path,
                       gsize      *size)
{
  g_autoptr (GError) why = NULL;
  GStatBuf info;
  char *bytes = NULL;

  if (g_stat (path, &info) != 0 || !S_ISREG (info.st_mode))
    dia_charter_add_problem (self, path, 1, _("this is no file that can be read."));
  else if (info.st_size > DIA_YAML_MAX_BYTES)
    dia_charter_add_problem (self, path, 1, _("the file is larger than a rule can be."));
  else if (!g_file_get_contents (path, &bytes, size, &why))
    dia_charter_add_problem (self, path, 1, why->message);

  return bytes;
}

static void
load_rule (DiaCharter         *self,
           DiaVoiceRuleSource  source,
           const char         *style,
           const char         *base)
{
  gsize size = 0;
  g_autofree char *bytes = dia_charter_read_file (self, source.path, &size);
  g_autofree char *stem = g_strndup (base, strlen (base) - strlen (".yml"));
  g_autofree char *name = g_strconcat (style, ".", stem, NULL);
  g_autoptr (GError) why = NULL;
  g_autoptr (DiaYaml) yaml = NULL;

  if (bytes == NULL)
    return;
  yaml = dia_yaml_read (bytes, size, &why);
  if (yaml == NULL)
    {
      /* The message begins with the line, as one that is told with a file does not. */
      g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", source.path, why != NULL ? why->message : _("the file is empty.")));
      return;
    }
  source.name = name;
  dia_charter_add_rule (self, &source, yaml);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (nullable): NULL when the folder cannot be read. */
static GPtrArray *
list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names;

  if (dir == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  for (const char *name = g_dir_read_name (dir); name != NULL && names->len < DIA_CHARTER_MAX_RULES; name = g_dir_read_name (dir))
    if (name[0] != '.' && g_utf8_validate (name, -1, NULL))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_texts);

  return names;
}

static void
load_style (DiaCharter               *self,
            const DiaVoiceRuleSource *charter,
            const char               *folder,
            const char               *style)
{
  g_autoptr (GPtrArray) names = list_folder (folder);

  for (guint i = 0; names != NULL && i < names->len && self->rules->len < DIA_CHARTER_MAX_RULES; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, name, NULL);
      DiaVoiceRuleSource source = *charter;

      source.path = path;
      if (g_str_has_suffix (name, ".yml"))
        load_rule (self, source, style, name);
    }
}

gboolean
dia_charter_load (DiaCharter  *self,
                  const char  *folder,
                  GError     **error)
{
  g_autofree char *whole = g_canonicalize_filename (folder, NULL);
  g_autofree char *base = g_path_get_basename (whole);
  g_autoptr (GPtrArray) names = list_folder (folder);
  g_auto (GStrv) accepted = NULL;
  guint before = self->rules->len + self->problems->len;
  DiaVoiceRuleSource source;

  if (names != NULL)
    {
      accepted = dia_charter_load_vocabulary (self, folder);
      source = (DiaVoiceRuleSource) { .folder = folder, .accepted = (const char *const *) accepted };
      load_style (self, &source, folder, base);
    }
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_str_equal (names->pdata[i], "config") &&
          !g_str_equal (names->pdata[i], "Vocab"))
        load_style (self, &source, path, names->pdata[i]);
    }
  if (self->rules->len + self->problems->len > before)
    return TRUE;
  g_set_error (error, DIA_CHARTER_ERROR, DIA_CHARTER_ERROR_EMPTY, _("There are no rules in “%s”: a charter is a folder of .yml files."),
               folder);

  return FALSE;
}

/* "fr-CA" has the pack of "fr". */
gboolean
dia_charter_load_packs (DiaCharter  *self,
                        const char  *language,
                        GError     **error)
{
  const char *data = g_getenv ("DIAPASON_DATADIR");
  g_autofree char *base = g_strndup (language, strcspn (language, "-_"));
  g_autofree char *all = g_build_filename (data != NULL ? data : DIA_DATADIR, "voice", "all", NULL);
  g_autofree char *own = g_build_filename (data != NULL ? data : DIA_DATADIR, "voice", base, NULL);

  if (!dia_charter_load (self, all, error))
    return FALSE;

  /* A language without rules of its own has those for all. */
  return !g_file_test (own, G_FILE_TEST_IS_DIR) || dia_charter_load (self, own, error);
}
