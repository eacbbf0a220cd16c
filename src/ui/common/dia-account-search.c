/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-account-search.h"

#include "dia-format.h"
#include "dia-network-sign.h"

#include <string.h>

struct _DiaAccountSearch
{
  char       **words;           /* (owned): folded */
  GHashTable  *haystacks;       /* (owned): account → folded text to search in */
  GHashTable  *market_names;    /* (owned): code → name */
  GHashTable  *language_names;  /* (owned): code → name */
};

/* The name of a market or language: thousands of accounts share a few, and each
 * costs a look into the tables of ICU. (transfer none) */
static const char *
get_name (GHashTable  *names,
          const char  *code,
          char       *(*find) (const char *code))
{
  const char *name = g_hash_table_lookup (names, code);

  if (name == NULL)
    {
      g_hash_table_insert (names, g_strdup (code), find (code));
      name = g_hash_table_lookup (names, code);
    }
  return name;
}

/* What a person might type to find the account. (transfer full) */
static char *
build_haystack (DiaAccountSearch *self,
                DiaAccount       *account,
                DiaBrand         *brand)
{
  const char *market = get_name (self->market_names, account->market, dia_format_market_name);
  const char *language = get_name (self->language_names, account->language, dia_format_language_name);
  g_autofree char *text = g_strjoin (" ", brand->name, account->name, account->handle, market, account->market,
                                     language, account->language, account->network,
                                     dia_network_sign_get_name (account->network), account->labels, NULL);

  return dia_format_fold (text);
}

static const char *
get_haystack (DiaAccountSearch *self,
              DiaAccount       *account,
              DiaBrand         *brand)
{
  char *haystack = g_hash_table_lookup (self->haystacks, account);

  if (haystack == NULL)
    {
      haystack = build_haystack (self, account, brand);
      g_hash_table_insert (self->haystacks, g_object_ref (account), haystack);
    }
  return haystack;
}

DiaAccountSearch *
dia_account_search_new (void)
{
  DiaAccountSearch *self = g_new0 (DiaAccountSearch, 1);

  self->words = g_new0 (char *, 1);
  self->haystacks = g_hash_table_new_full (g_direct_hash, g_direct_equal, g_object_unref, g_free);
  self->market_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->language_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
dia_account_search_free (DiaAccountSearch *self)
{
  g_strfreev (self->words);
  g_hash_table_unref (self->haystacks);
  g_hash_table_unref (self->market_names);
  g_hash_table_unref (self->language_names);
  g_free (self);
}

void
dia_account_search_set_text (DiaAccountSearch *self,
                             const char       *text)
{
  g_autofree char *folded = dia_format_fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (words, *part);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (words);
}

gboolean
dia_account_search_is_active (const DiaAccountSearch *self)
{
  return self->words[0] != NULL;
}

gboolean
dia_account_search_matches (DiaAccountSearch *self,
                            DiaAccount       *account,
                            DiaBrand         *brand)
{
  const char *haystack;

  if (self->words[0] == NULL)
    return TRUE;
  haystack = get_haystack (self, account, brand);
  for (char **word = self->words; *word != NULL; word++)
    if (strstr (haystack, *word) == NULL)
      return FALSE;
  return TRUE;
}

void
dia_account_search_forget (DiaAccountSearch *self)
{
  g_hash_table_remove_all (self->haystacks);
}
