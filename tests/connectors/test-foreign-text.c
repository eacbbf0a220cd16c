/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-foreign-text.h"

#include <string.h>

#define MEGABYTE (1024 * 1024)

static void
test_n3_becomes_one_line (void)
{
  static const char *const cases[][2] = {
    { "Alizé", "Alizé" },
    { "  Alizé\r\n\tParis  ", "Alizé Paris" },
    { "a\x07" "b\x1b[31mc", "a b [31mc" },
    { "a\xff\xc0\xaf" "b", "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" "b" },
    { "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
    { "exe.\u202egnp", "exe.gnp" },
    { "\u2066a\u2069\u200eb\ufeff", "ab" },
    { "👩\u200d💻 ✌\ufe0f", "👩\u200d💻 ✌\ufe0f" },
    { "می\u200cخواهم", "می\u200cخواهم" },
    { "👩🏻\u200d❤\ufe0f\u200d💋\u200d👩🏿", "👩🏻\u200d❤\ufe0f\u200d💋\u200d👩🏿" },
    { "ക്\u200dഷ ക്\u200d", "ക്\u200dഷ ക്\u200d" },
    { "<b>&amp;", "<b>&amp;" },
    { "\u2028\u2029\u00a0", "" },
    { "", "" },
    { NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tidy = dia_foreign_text_tidy (cases[i][0], 100);

      g_assert_cmpstr (tidy, ==, cases[i][1]);
      g_assert_true (g_utf8_validate (tidy, -1, NULL));
    }
}

/* 10 MB without a line end, 100,000 marks on one letter: what is left is laid out
 * in no time. */
static void
test_n3_bounded (void)
{
  g_autofree char *line = g_strnfill (10 * MEGABYTE, 'x');
  g_autoptr (GString) tower = g_string_new ("e");
  g_autofree char *cut = NULL;
  g_autofree char *flat = NULL;
  g_autofree char *exact = dia_foreign_text_tidy ("abcd", 4);
  g_autofree char *longer = dia_foreign_text_tidy ("abc d", 4);

  for (int i = 0; i < 100000; i++)
    g_string_append (tower, "\u0301");
  cut = dia_foreign_text_tidy (line, 100);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 60 + 40 / 3 + 1);
  g_assert_true (g_str_has_suffix (cut, "x…"));
  flat = dia_foreign_text_tidy (tower->str, 100);
  g_assert_cmpint (g_utf8_strlen (flat, -1), <=, 9);
  g_assert_cmpstr (exact, ==, "abcd");
  g_assert_cmpstr (longer, ==, "abc…");
}

static guint
count_joiners (const char *text,
               guint      *longest)
{
  guint total = 0, chain = 0;

  *longest = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean joiner = g_utf8_get_char (p) == 0x200d;
      gboolean joined = p >= text + 3 && memcmp (p - 3, "\u200d", 3) == 0;

      total += joiner;
      chain = joiner ? chain + 1 : joined ? chain : 0;
      *longest = MAX (*longest, chain);
    }

  return total;
}

/* No line can be broken inside of joined signs: a whole name of them would be one
 * sign, as wide as the screen. Each chain ends, and what follows it may join again. */
static void
test_n3_chains_end (void)
{
  g_autoptr (GString) chain = g_string_new ("👩");
  g_autoptr (GString) joiners = g_string_new ("a");
  g_autofree char *short_chains = NULL;
  g_autofree char *few = NULL;
  guint longest;

  for (int i = 0; i < 40; i++)
    g_string_append (chain, "\u200d👩");
  for (int i = 0; i < 1000; i++)
    g_string_append (joiners, "\u200d");

  short_chains = dia_foreign_text_tidy (chain->str, 300);
  g_assert_cmpuint (count_joiners (short_chains, &longest), >, 30);
  g_assert_cmpuint (longest, ==, 8);
  few = dia_foreign_text_tidy (joiners->str, 2000);
  g_assert_cmpuint (count_joiners (few, &longest), ==, 8);
}

/* Words and scripts stay whole as far as they go; what takes long to shape or to
 * break into lines is cut sooner. */
static void
test_n3_slow_weighs_more (void)
{
  g_autofree char *whole = dia_foreign_text_tidy ("Größe, Länge, Breite", 20);
  g_autofree char *word = dia_foreign_text_tidy ("123456789-123456789-123456789-123456789-123456789-123456789-12", 65);
  g_autofree char *signs = dia_foreign_text_tidy ("😀😀😀😀😀", 9);

  g_assert_cmpstr (whole, ==, "Größe, Länge, Breite");
  g_assert_cmpstr (word, ==, "123456789-123456789-123456789-123456789-123456789-123456789-1…");
  g_assert_cmpstr (signs, ==, "😀😀😀…");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connectors/foreign-text/N3-becomes-one-line", test_n3_becomes_one_line);
  g_test_add_func ("/connectors/foreign-text/N3-bounded", test_n3_bounded);
  g_test_add_func ("/connectors/foreign-text/N3-chains-end", test_n3_chains_end);
  g_test_add_func ("/connectors/foreign-text/N3-slow-weighs-more", test_n3_slow_weighs_more);
  return g_test_run ();
}
