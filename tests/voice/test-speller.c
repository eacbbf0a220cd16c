/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-speller.h"

#include <string.h>

static gboolean
knows (DiaSpeller *speller,
       const char *word)
{
  /* The second answer comes from the cache, and must be the same. */
  gboolean first = dia_speller_knows (speller, word, strlen (word));

  g_assert_cmpint (dia_speller_knows (speller, word, strlen (word)), ==, first);

  return first;
}

static void
test_french (void)
{
  g_autoptr (DiaSpeller) speller = dia_speller_new ("fr");
  g_auto (GStrv) found = NULL;

  g_assert_true (dia_speller_is_available (speller));
  g_assert_true (knows (speller, "l’été"));
  g_assert_true (knows (speller, "aujourd'hui"));
  g_assert_false (knows (speller, "maizon"));
  found = dia_speller_dup_suggestions (speller, "maizon");
  g_assert_nonnull (found);
  g_assert_true (g_strv_contains ((const char *const *) found, "maison"));
  g_assert_cmpuint (g_strv_length (found), <=, 5);
}

/* Only the bytes that are named count. */
static void
test_part_of_a_text (void)
{
  g_autoptr (DiaSpeller) speller = dia_speller_new ("en");

  g_assert_true (dia_speller_is_available (speller));
  g_assert_true (dia_speller_knows (speller, "housezzz", 5));
  g_assert_false (dia_speller_knows (speller, "housezzz", 8));
  g_assert_true (dia_speller_knows (speller, "", 0));
}

static void
test_no_dictionary (void)
{
  g_autoptr (DiaSpeller) speller = dia_speller_new ("tlh");

  g_assert_false (dia_speller_is_available (speller));
  g_assert_true (knows (speller, "qapla"));
  g_assert_null (dia_speller_dup_suggestions (speller, "qapla"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/voice/speller/french", test_french);
  g_test_add_func ("/voice/speller/part-of-a-text", test_part_of_a_text);
  g_test_add_func ("/voice/speller/no-dictionary", test_no_dictionary);

  return g_test_run ();
}
