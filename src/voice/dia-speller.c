/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-speller.h"

#include <enchant.h>
#include <string.h>

/* Words repeat from post to post; beyond this many the cache begins anew. */
#define CACHE_MAX 20000
#define SUGGESTIONS_MAX 5

/* What a place that holds a value can tell apart from nothing. */
#define KNOWN GINT_TO_POINTER (1)
#define UNKNOWN GINT_TO_POINTER (2)

struct _DiaSpeller
{
  char          *language;
  EnchantBroker *broker;
  EnchantDict   *dictionary;
  gboolean       asked;
  GHashTable    *cache;   /* word → KNOWN or UNKNOWN */
};

DiaSpeller *
dia_speller_new (const char *language)
{
  DiaSpeller *self = g_new0 (DiaSpeller, 1);

  self->language = g_strdelimit (g_strdup (language), "-", '_');
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
dia_speller_free (DiaSpeller *self)
{
  if (self == NULL)
    return;
  if (self->dictionary != NULL)
    enchant_broker_free_dict (self->broker, self->dictionary);
  g_clear_pointer (&self->broker, enchant_broker_free);
  g_hash_table_unref (self->cache);
  g_free (self->language);
  g_free (self);
}

static void
open_dictionary (DiaSpeller *self)
{
  self->asked = TRUE;
  self->broker = enchant_broker_init ();
  if (enchant_broker_dict_exists (self->broker, self->language))
    self->dictionary = enchant_broker_request_dict (self->broker, self->language);
  /* Debian has English by country only. */
  else if (g_str_equal (self->language, "en"))
    self->dictionary = enchant_broker_request_dict (self->broker, "en_US");
}

gboolean
dia_speller_is_available (DiaSpeller *self)
{
  if (!self->asked)
    open_dictionary (self);

  return self->dictionary != NULL;
}

gboolean
dia_speller_knows (DiaSpeller *self,
                   const char *word,
                   gsize       length)
{
  g_autofree char *key = NULL;
  gpointer answer;

  if (length == 0 || !dia_speller_is_available (self))
    return TRUE;
  key = g_strndup (word, length);
  answer = g_hash_table_lookup (self->cache, key);
  if (answer == NULL)
    {
      answer = enchant_dict_check (self->dictionary, key, strlen (key)) > 0 ? UNKNOWN : KNOWN;
      if (g_hash_table_size (self->cache) >= CACHE_MAX)
        g_hash_table_remove_all (self->cache);
      g_hash_table_insert (self->cache, g_steal_pointer (&key), answer);
    }

  return answer == KNOWN;
}

char **
dia_speller_dup_suggestions (DiaSpeller *self,
                             const char *word)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  char **found;
  size_t n = 0;

  if (!dia_speller_is_available (self))
    return NULL;
  found = enchant_dict_suggest (self->dictionary, word, strlen (word), &n);
  for (size_t i = 0; i < MIN (n, SUGGESTIONS_MAX); i++)
    g_ptr_array_add (texts, g_strdup (found[i]));
  if (found != NULL)
    enchant_dict_free_string_list (self->dictionary, found);
  if (texts->len == 0)
    return NULL;
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}
