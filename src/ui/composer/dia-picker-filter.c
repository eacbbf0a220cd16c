/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picker-filter.h"

#include "dia-account-search.h"

struct _DiaPickerFilter
{
  DiaAccountSearch *search;     /* (owned) */
  char             *network;    /* (owned), "" for any */
  char             *language;   /* (owned), "" for any */
  char             *market;     /* (owned), "" for any */
};

static gboolean
passes (const char *wanted,
        const char *value)
{
  return *wanted == '\0' || g_strcmp0 (wanted, value) == 0;
}

static gboolean
replace (char       **field,
         const char  *value)
{
  if (value == NULL)
    value = "";
  if (g_str_equal (*field, value))
    return FALSE;
  g_free (*field);
  *field = g_strdup (value);
  return TRUE;
}

DiaPickerFilter *
dia_picker_filter_new (void)
{
  DiaPickerFilter *self = g_new0 (DiaPickerFilter, 1);

  self->search = dia_account_search_new ();
  self->network = g_strdup ("");
  self->language = g_strdup ("");
  self->market = g_strdup ("");
  return self;
}

void
dia_picker_filter_free (DiaPickerFilter *self)
{
  dia_account_search_free (self->search);
  g_free (self->network);
  g_free (self->language);
  g_free (self->market);
  g_free (self);
}

void
dia_picker_filter_set_search (DiaPickerFilter *self,
                              const char      *text)
{
  dia_account_search_set_text (self->search, text);
}

gboolean
dia_picker_filter_set_network (DiaPickerFilter *self,
                               const char      *network)
{
  return replace (&self->network, network);
}

gboolean
dia_picker_filter_set_language (DiaPickerFilter *self,
                                const char      *language)
{
  return replace (&self->language, language);
}

gboolean
dia_picker_filter_set_market (DiaPickerFilter *self,
                              const char      *market)
{
  return replace (&self->market, market);
}

gboolean
dia_picker_filter_is_active (const DiaPickerFilter *self)
{
  return dia_account_search_is_active (self->search) || *self->network != '\0' || *self->language != '\0' || *self->market != '\0';
}

gboolean
dia_picker_filter_passes (DiaPickerFilter *self,
                          DiaAccount      *account,
                          DiaBrand        *brand)
{
  return passes (self->network, account->network)
         && passes (self->language, account->language)
         && passes (self->market, account->market)
         && dia_account_search_matches (self->search, account, brand);
}

void
dia_picker_filter_forget (DiaPickerFilter *self)
{
  dia_account_search_forget (self->search);
}
