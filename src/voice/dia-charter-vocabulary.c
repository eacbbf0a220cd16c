/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words a brand accepts and rejects (https://vale.sh/docs/keys/vocab): lists of
 * expressions, one a line. */

#include "dia-charter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where vocabularies lie, in charters of today and of the first versions of Vale. */
static const char *const places[] = { "config/vocabularies", "Vocab" };

/* A line that is no expression would spoil each rule that has it as an exception. */
static void
add_line (DiaCharter *self,
          GPtrArray  *words,
          const char *path,
          const char *line,
          guint       number)
{
  g_autofree char *word = g_strstrip (g_strdup (line));
  g_autoptr (DiaVoicePattern) pattern = NULL;
  g_autoptr (GError) why = NULL;

  if (word[0] == '\0' || g_str_has_prefix (word, "# "))
    return;
  pattern = dia_voice_pattern_new (word, DIA_VOICE_PATTERN_PLAIN, &why);
  if (pattern == NULL)
    dia_charter_add_problem (self, path, number, why->message);
  else
    g_ptr_array_add (words, g_steal_pointer (&word));
}

static void
read_words (DiaCharter *self,
            GPtrArray  *words,
            const char *folder,
            const char *base)
{
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autofree char *bytes = NULL;
  g_auto (GStrv) lines = NULL;
  gsize size = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return;
  bytes = dia_charter_read_file (self, path, &size);
  if (bytes == NULL)
    return;
  if (!g_utf8_validate (bytes, size, NULL))
    {
      dia_charter_add_problem (self, path, 1, _("the file is not valid UTF-8 text."));
      return;
    }
  lines = g_strsplit (bytes, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    add_line (self, words, path, lines[i], i + 1);
}

static void
read_place (DiaCharter *self,
            const char *folder,
            GPtrArray  *accepted,
            GPtrArray  *rejected)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      read_words (self, accepted, path, "accept.txt");
      read_words (self, rejected, path, "reject.txt");
    }
}

/* As a text of YAML in apostrophes. */
static void
append_quoted (GString    *yaml,
               const char *text)
{
  g_string_append_c (yaml, '\'');
  for (; *text != '\0'; text++)
    g_string_append_printf (yaml, *text == '\'' ? "''" : "%c", *text);
  g_string_append_c (yaml, '\'');
}

static void
add_rule (DiaCharter *self,
          const char *folder,
          const char *name,
          GString    *yaml)
{
  g_autoptr (DiaYaml) read = dia_yaml_read (yaml->str, yaml->len, NULL);
  DiaVoiceRuleSource source = { .name = name, .path = folder, .folder = folder };

  if (read == NULL)
    dia_charter_add_problem (self, folder, 1, _("the vocabulary is too large."));
  else
    dia_charter_add_rule (self, &source, read);
}

static gboolean
is_phrase (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (*at != ' ' && !g_unichar_isalnum (g_utf8_get_char (at)))
      return FALSE;

  return TRUE;
}

/* What is accepted is written as it stands there, capitals included. */
static void
add_terms (DiaCharter *self,
           const char *folder,
           GPtrArray  *accepted)
{
  g_autoptr (GString) yaml = g_string_new ("{extends: substitution, level: error, ignorecase: true, vocab: false, "
                                           "action: {name: replace}, message: ");
  guint n = 0;

  append_quoted (yaml, _("Use '%s' instead of '%s'."));
  g_string_append (yaml, ", swap: {");
  for (guint i = 0; i < accepted->len; i++)
    if (is_phrase (accepted->pdata[i]))
      {
        g_autofree char *low = g_utf8_strdown (accepted->pdata[i], -1);

        g_string_append (yaml, n++ > 0 ? ", " : "");
        append_quoted (yaml, low);
        g_string_append (yaml, ": ");
        append_quoted (yaml, accepted->pdata[i]);
      }
  g_string_append (yaml, "}}");
  if (n > 0)
    add_rule (self, folder, "Vale.Terms", yaml);
}

static void
add_rejected (DiaCharter *self,
              const char *folder,
              GPtrArray  *rejected)
{
  g_autoptr (GString) yaml = g_string_new ("{extends: existence, level: error, vocab: false, message: ");

  append_quoted (yaml, _("Avoid using '%s'."));
  g_string_append (yaml, ", tokens: [");
  for (guint i = 0; i < rejected->len; i++)
    {
      g_string_append (yaml, i > 0 ? ", " : "");
      append_quoted (yaml, rejected->pdata[i]);
    }
  g_string_append (yaml, "]}");
  if (rejected->len > 0)
    add_rule (self, folder, "Vale.Avoid", yaml);
}

char **
dia_charter_load_vocabulary (DiaCharter *self,
                             const char *folder)
{
  g_autoptr (GPtrArray) accepted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], NULL);

      read_place (self, path, accepted, rejected);
    }
  add_terms (self, folder, accepted);
  add_rejected (self, folder, rejected);
  g_ptr_array_add (accepted, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&accepted), FALSE);
}
