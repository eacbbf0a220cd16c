/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-codes.h"

#include <string.h>
#include <unicode/uloc.h>

char *
dia_market_canonicalize (const char *code)
{
  g_autofree char *upper = g_ascii_strup (code, -1);
  const char *const *countries = uloc_getISOCountries ();

  return g_strv_contains (countries, upper) ? g_steal_pointer (&upper) : NULL;
}

char *
dia_language_canonicalize (const char *tag)
{
  g_autofree char *hyphened = g_strdelimit (g_strdup (tag), "_", '-');
  char locale[ULOC_FULLNAME_CAPACITY];
  char canonical[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;
  int32_t read = 0;

  uloc_forLanguageTag (hyphened, locale, sizeof locale, &read, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING || read != (int32_t) strlen (hyphened))
    return NULL;
  if (*uloc_getISO3Language (locale) == '\0')
    return NULL;

  uloc_toLanguageTag (locale, canonical, sizeof canonical, TRUE, &status);

  return U_SUCCESS (status) && status != U_STRING_NOT_TERMINATED_WARNING ? g_strdup (canonical) : NULL;
}
