/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-vocabulary.h"

#include "journey-catalogue.h"

#include <string.h>

#define CONTEXT_SEPARATOR '\004'

/* A letter alone says nothing of its language. */
#define MIN_LETTERS 2

/* What the toolkit says of its own. */
static const char *const toolkits[] = { "gtk40", "libadwaita" };

struct _JourneyVocabulary
{
  GHashTable *foreign; /* (owned) words of what is to be translated */
  GHashTable *own;     /* (owned) words of translations */
};

typedef void (*WordVisitor) (const char *word, gpointer data);

/* A code, as that of a market, when it is in capitals. */
static void
end_word (GString    *word,
          WordVisitor visit,
          gpointer    data)
{
  g_autofree char *lower = g_utf8_strdown (word->str, -1);
  g_autofree char *upper = g_utf8_strup (word->str, -1);
  gboolean is_code = g_str_equal (word->str, upper);

  if (!is_code && g_utf8_strlen (word->str, -1) >= MIN_LETTERS)
    visit (lower, data);
  g_string_truncate (word, 0);
}

/* Words are runs of letters, in lower case; the mark of a mnemonic is no part
 * of one. */
static void
visit_words (const char *text,
             WordVisitor visit,
             gpointer    data)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);

      if (g_unichar_isalpha (sign))
        g_string_append_unichar (word, sign);
      else if (sign != '_')
        end_word (word, visit, data);
    }
  end_word (word, visit, data);
}

static void
add_word (const char *word,
          gpointer    data)
{
  g_hash_table_add (data, g_strdup (word));
}

/* "%d" and "%s" would make words of one letter, "%ld" and "<b>" of more. */
static void
add_text (GHashTable  *words,
          JourneyText  text)
{
  const char *separator = memchr (text.data, CONTEXT_SEPARATOR, text.size);
  const char *end = text.data + text.size;
  g_autoptr (GRegex) marks = g_regex_new ("%[-+ 0-9$.'l]*[a-zA-Z]|<[^>]*>|&[a-z]+;", 0, 0, NULL);

  for (const char *at = separator != NULL ? separator + 1 : text.data; at < end; at += strlen (at) + 1)
    {
      g_autofree char *plain = g_regex_replace_literal (marks, at, -1, 0, " ", 0, NULL);

      visit_words (plain, add_word, words);
    }
}

static void
add_catalogue (JourneyVocabulary *self,
               JourneyCatalogue  *catalogue)
{
  guint size = journey_catalogue_get_size (catalogue);
  JourneyText text, translation;

  for (guint i = 0; i < size; i++)
    {
      journey_catalogue_get (catalogue, i, &text, &translation);
      if (text.size == 0)
        continue;
      add_text (self->foreign, text);
      add_text (self->own, translation);
    }
}

static gboolean
add_file (JourneyVocabulary *self,
          const char        *folder,
          const char        *language,
          const char        *domain)
{
  g_autofree char *base = g_strconcat (domain, ".mo", NULL);
  g_autofree char *file = g_build_filename (folder, language, "LC_MESSAGES", base, NULL);
  g_autoptr (JourneyCatalogue) catalogue = journey_catalogue_new (file);

  if (catalogue != NULL)
    add_catalogue (self, catalogue);
  return catalogue != NULL;
}

JourneyVocabulary *
journey_vocabulary_new (const char *folder,
                        const char *language)
{
  JourneyVocabulary *self = g_new0 (JourneyVocabulary, 1);

  self->foreign = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!add_file (self, folder, language, "diapason"))
    g_error ("there is no catalogue of %s in %s", language, folder);
  for (gsize i = 0; i < G_N_ELEMENTS (toolkits); i++)
    add_file (self, "/usr/share/locale", language, toolkits[i]);
  return self;
}

void
journey_vocabulary_free (JourneyVocabulary *self)
{
  g_hash_table_unref (self->foreign);
  g_hash_table_unref (self->own);
  g_free (self);
}

typedef struct
{
  JourneyVocabulary *vocabulary;
  GString           *found;
} Search;

static void
visit_shown_word (const char *word,
                  gpointer    data)
{
  Search *search = data;

  if (!g_hash_table_contains (search->vocabulary->foreign, word) ||
      g_hash_table_contains (search->vocabulary->own, word))
    return;
  if (search->found->len > 0)
    g_string_append_c (search->found, ' ');
  g_string_append (search->found, word);
}

char *
journey_vocabulary_dup_foreign (JourneyVocabulary *self,
                                const char        *text)
{
  g_autoptr (GString) found = g_string_new (NULL);
  Search search = { self, found };

  visit_words (text, visit_shown_word, &search);
  return found->len > 0 ? g_strdup (found->str) : NULL;
}
