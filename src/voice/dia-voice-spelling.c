/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that the dictionary does not have. */

#include "dia-voice-point.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names of programs, initials, and what has a digit are in no dictionary. Vale also
 * leaves out every word with a letter outside of ASCII, which is no way to read
 * French. */
#define NO_WORD "\\p{Lu}\\p{Ll}+\\p{Lu}\\w*|\\p{Lu}+$|[\\p{N}_]"

/* A file of words that is larger is no list of exceptions. */
#define MAX_LIST (4 * 1024 * 1024)

typedef struct
{
  GPtrArray  *filters;    /* (element-type DiaVoicePattern) */
  GHashTable *ignored;    /* in small letters */
  char       *dictionary; /* (nullable): else that of the text's language */
  DiaSpeller *speller;    /* (nullable): of @dictionary */
} Spelling;

static void
free_spelling (gpointer data)
{
  Spelling *self = data;

  g_ptr_array_unref (self->filters);
  g_hash_table_unref (self->ignored);
  g_free (self->dictionary);
  dia_speller_free (self->speller);
  g_free (self);
}

static gboolean
add_filter (DiaVoiceLoading  *loading,
            Spelling         *self,
            const char       *source,
            guint             line,
            GError          **error)
{
  DiaVoicePattern *pattern = dia_voice_loading_compile (loading, source, DIA_VOICE_PATTERN_PLAIN, line, error);

  if (pattern != NULL)
    g_ptr_array_add (self->filters, pattern);

  return pattern != NULL;
}

/* A list of words, one a line, within the charter's folder and nowhere else: a
 * style from elsewhere must not read what is none of its business. */
static void
read_list (DiaVoiceLoading *loading,
           Spelling        *self,
           const char      *name)
{
  static const char *const places[] = { ".", "config/ignore" };

  if (g_path_is_absolute (name) || strstr (name, "..") != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (loading->source->folder, places[i], name, NULL);
      g_autofree char *bytes = NULL;
      g_auto (GStrv) lines = NULL;
      gsize size;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (path, &bytes, &size, NULL) ||
          size > MAX_LIST || !g_utf8_validate (bytes, size, NULL))
        continue;
      lines = g_strsplit_set (bytes, "\r\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        g_hash_table_add (self->ignored, g_utf8_strdown (g_strstrip (lines[j]), -1));
    }
}

static gboolean
read_words (DiaVoiceLoading  *loading,
            Spelling         *self,
            GError          **error)
{
  g_autoptr (GPtrArray) filters = dia_voice_loading_dup_texts (loading, "filters", error);
  g_autoptr (GPtrArray) ignored = filters != NULL ? dia_voice_loading_dup_texts (loading, "ignore", error) : NULL;
  g_autoptr (GPtrArray) dictionaries = ignored != NULL ? dia_voice_loading_dup_texts (loading, "dictionaries", error) : NULL;

  if (dictionaries == NULL)
    return FALSE;
  for (guint i = 0; i < filters->len; i++)
    if (!add_filter (loading, self, ((const DiaYaml *) filters->pdata[i])->text, ((const DiaYaml *) filters->pdata[i])->line, error))
      return FALSE;
  for (guint i = 0; i < ignored->len; i++)
    read_list (loading, self, ((const DiaYaml *) ignored->pdata[i])->text);
  if (dictionaries->len > 0)
    self->dictionary = g_strdup (((const DiaYaml *) dictionaries->pdata[0])->text);

  return TRUE;
}

static gboolean
load_spelling (DiaVoiceLoading  *loading,
               GError          **error)
{
  Spelling *self = g_new0 (Spelling, 1);
  gboolean custom;

  loading->rule->data = self;
  self->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_voice_pattern_free);
  self->ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!dia_voice_loading_get_flag (loading, "custom", FALSE, &custom, error) || !read_words (loading, self, error) ||
      !dia_voice_loading_read_exceptions (loading, error))
    return FALSE;
  if (self->dictionary != NULL)
    self->speller = dia_speller_new (self->dictionary);

  return custom || add_filter (loading, self, NO_WORD, 1, error);
}

static gboolean
is_left_out (const DiaVoiceRule *rule,
             const char         *word)
{
  const Spelling *self = rule->data;
  g_autofree char *low = g_utf8_strdown (word, -1);

  for (guint i = 0; i < self->filters->len; i++)
    if (dia_voice_pattern_matches (self->filters->pdata[i], word, strlen (word)))
      return TRUE;

  return g_hash_table_contains (self->ignored, low) || dia_voice_run_excepts (rule, word);
}

/* What is known is asked first: it is nearly everything. */
static gboolean
check_spelling (const DiaVoiceRule  *rule,
                DiaVoiceRun         *run,
                DiaVoiceStretch      stretch,
                GError             **error)
{
  const Spelling *self = rule->data;
  DiaSpeller *speller = self->speller != NULL ? self->speller : run->speller;

  for (guint i = 0; i < run->text->words->len; i++)
    {
      const DiaVoiceSpan *span = &g_array_index (run->text->words, DiaVoiceSpan, i);
      g_autofree char *word = NULL;

      if (span->start < stretch.start || span->end > stretch.end ||
          dia_speller_knows (speller, run->text->text + span->start, span->end - span->start))
        continue;
      word = g_strndup (run->text->text + span->start, span->end - span->start);
      if (!is_left_out (rule, word))
        dia_voice_run_add (run, rule, (DiaVoiceStretch) { span->start, span->end }, NULL, NULL);
    }

  return TRUE;
}

const DiaVoicePoint dia_voice_spelling = {
  "spelling", load_spelling, check_spelling, free_spelling,
};
