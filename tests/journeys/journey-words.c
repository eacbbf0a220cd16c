/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-words.h"

#include "journey-catalogue.h"

/* A context stands before its text, with this sign between them. */
#define CONTEXT_SEPARATOR '\004'

/* Fewer letters than that in a pattern say nothing: "%s on %s". */
#define MIN_LETTERS 8

struct _JourneyWords
{
  JourneyCatalogue *catalogue;    /* (owned): the texts point into it */
  GHashTable       *translations; /* text, with its context → translation */
  GHashTable       *untranslated; /* text → itself, without those that are the same */
  gboolean          zero_is_plural;
  GPtrArray        *patterns;     /* (element-type utf8) (owned) texts with "*" for what is filled in */
};

typedef struct
{
  Journey      *journey;
  JourneyWords *words;
  GString      *faults;
} Check;

/* "Sent to %d of %s" → "Sent to * of *"; NULL when too little is left. */
static char *
make_pattern (const char *text)
{
  g_autoptr (GRegex) placeholders = g_regex_new ("%[-+ 0-9$.'l]*[a-zA-Z]", 0, 0, NULL);
  g_autofree char *pattern = g_regex_replace_literal (placeholders, text, -1, 0, "*", 0, NULL);
  guint n_letters = 0;

  for (const char *at = pattern; *at != '\0'; at++)
    n_letters += g_ascii_isalpha (*at);
  return n_letters >= MIN_LETTERS ? g_steal_pointer (&pattern) : NULL;
}

static void
add_text (JourneyWords *self,
          const char   *text,
          const char   *translation)
{
  const char *separator = strchr (text, CONTEXT_SEPARATOR);
  const char *shown = separator != NULL ? separator + 1 : text;
  char *pattern;

  g_hash_table_insert (self->translations, (gpointer) text, (gpointer) translation);
  if (*shown == '\0' || *translation == '\0' || g_str_equal (shown, translation))
    return;
  if (strchr (shown, '%') == NULL)
    g_hash_table_add (self->untranslated, (gpointer) shown);
  else if ((pattern = make_pattern (shown)) != NULL)
    g_ptr_array_add (self->patterns, pattern);
}

/* GTK calls what has no name by its class. */
static gboolean
is_name (const char *name)
{
  return *name != '\0' && !g_str_has_prefix (name, "Gtk") && !g_str_has_prefix (name, "Adw") &&
         !g_str_has_prefix (name, "Dia");
}

/* A menu button is two buttons to a tool; only the inner one can be pressed. */
static gboolean
needs_name (Journey     *journey,
            JourneyNode *node,
            AtspiRole    role)
{
  if (role == ATSPI_ROLE_PUSH_BUTTON || role == ATSPI_ROLE_TOGGLE_BUTTON)
    return journey_has_action (journey, node);
  return role == ATSPI_ROLE_TEXT || role == ATSPI_ROLE_ENTRY || role == ATSPI_ROLE_LIST ||
         role == ATSPI_ROLE_TABLE || role == ATSPI_ROLE_COMBO_BOX || role == ATSPI_ROLE_CHECK_BOX;
}

static gboolean
visit_name (JourneyNode *node,
            AtspiRole    role,
            const char  *name,
            gpointer     data)
{
  Check *check = data;

  if (journey_words_find_untranslated (check->words, name) != NULL)
    g_string_append_printf (check->faults, "untranslated: “%s”; ", name);
  if (!is_name (name) && needs_name (check->journey, node, role))
    g_string_append_printf (check->faults, "a node with role %d has no name but “%s”; ", role, name);
  return FALSE;
}

JourneyWords *
journey_words_new (const char *folder,
                   const char *language)
{
  JourneyWords *self = g_new0 (JourneyWords, 1);
  g_autofree char *file = g_build_filename (folder, language, "LC_MESSAGES", "diapason.mo", NULL);
  JourneyText text, translation;

  self->catalogue = journey_catalogue_new (file);
  g_assert_nonnull (self->catalogue);
  self->translations = g_hash_table_new (g_str_hash, g_str_equal);
  self->untranslated = g_hash_table_new (g_str_hash, g_str_equal);
  self->zero_is_plural = !g_str_equal (language, "fr");
  self->patterns = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < journey_catalogue_get_size (self->catalogue); i++)
    {
      journey_catalogue_get (self->catalogue, i, &text, &translation);
      add_text (self, text.data, translation.data);
    }
  return self;
}

void
journey_words_free (JourneyWords *self)
{
  g_hash_table_unref (self->translations);
  g_hash_table_unref (self->untranslated);
  g_ptr_array_unref (self->patterns);
  journey_catalogue_free (self->catalogue);
  g_free (self);
}

const char *
journey_words_find_untranslated (JourneyWords *self,
                                 const char   *shown)
{
  if (g_hash_table_contains (self->untranslated, shown))
    return shown;
  for (guint i = 0; i < self->patterns->len; i++)
    if (g_pattern_match_simple (g_ptr_array_index (self->patterns, i), shown))
      return g_ptr_array_index (self->patterns, i);
  return NULL;
}

/* A test that asks for a text which the program no longer has would wait for
 * it in vain. */
static const char *
look_up (JourneyWords *self,
         const char   *key)
{
  const char *translation = g_hash_table_lookup (self->translations, key);

  if (translation == NULL)
    g_error ("the program has no text “%s”", key);
  return translation;
}

const char *
journey_words_get (JourneyWords *self,
                   const char   *text)
{
  const char *translation = look_up (self, text);

  return *translation != '\0' ? translation : text;
}

const char *
journey_words_get_in (JourneyWords *self,
                      const char   *context,
                      const char   *text)
{
  g_autofree char *key = g_strdup_printf ("%s%c%s", context, CONTEXT_SEPARATOR, text);
  const char *translation = look_up (self, key);

  return *translation != '\0' ? translation : text;
}

/* Both languages have two forms; French counts 0 with 1. */
char *
journey_words_dup_count (JourneyWords *self,
                         const char   *text,
                         guint         number)
{
  const char *form = journey_words_get (self, text);
  g_autofree char *digits = NULL;
  GString *filled;

  g_assert_true (form != text);
  if (number > 1 || (number == 0 && self->zero_is_plural))
    form += strlen (form) + 1;
  digits = g_strdup_printf ("%u", number);
  filled = g_string_new (form);
  g_string_replace (filled, "%u", digits, 1);
  g_string_replace (filled, "%d", digits, 1);
  return g_string_free (filled, FALSE);
}

void
journey_check_names (Journey      *journey,
                     JourneyWords *words)
{
  g_autoptr (GString) faults = g_string_new (NULL);
  Check check = { .journey = journey, .words = words, .faults = faults };

  journey_walk (journey, NULL, visit_name, &check);
  if (faults->len > 0)
    journey_fail (journey, "%s", faults->str);
}
