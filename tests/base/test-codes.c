/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-codes.h"

#include <string.h>

typedef char *(*Canonicalize) (const char *code);

typedef struct
{
  const char *typed;
  const char *expected;   /* (nullable) */
} Case;

static void
check (Canonicalize  canonicalize,
       const Case   *cases,
       guint         n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = canonicalize (cases[i].typed);

      g_assert_cmpstr (code, ==, cases[i].expected);
    }
}

static void
test_markets (void)
{
  static const Case cases[] = {
    { "FR", "FR" }, { "fr", "FR" }, { "be", "BE" },
    { "UK", NULL }, { "France", NULL }, { "FRA", NULL }, { "ZZ", NULL }, { "F", NULL }, { "", NULL }, { "é", NULL },
  };

  check (dia_market_canonicalize, cases, G_N_ELEMENTS (cases));
}

static void
test_languages (void)
{
  static const Case cases[] = {
    { "fr", "fr" }, { "FR", "fr" }, { "fr_ca", "fr-CA" }, { "zh-hant-tw", "zh-Hant-TW" }, { "gsw", "gsw" },
    { "french", NULL }, { "xx", NULL }, { "fr-", NULL }, { "fr CA", NULL }, { "", NULL }, { "é", NULL },
  };
  g_autofree char *endless = g_strnfill (100000, 'f');
  g_autofree char *code = dia_language_canonicalize (endless);

  g_assert_null (code);
  check (dia_language_canonicalize, cases, G_N_ELEMENTS (cases));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/codes/markets", test_markets);
  g_test_add_func ("/base/codes/languages", test_languages);

  return g_test_run ();
}
