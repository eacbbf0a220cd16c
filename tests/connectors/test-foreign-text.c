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
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 101);
  g_assert_true (g_str_has_suffix (cut, "x…"));
  flat = dia_foreign_text_tidy (tower->str, 100);
  g_assert_cmpint (g_utf8_strlen (flat, -1), <=, 9);
  g_assert_cmpstr (exact, ==, "abcd");
  g_assert_cmpstr (longer, ==, "abc…");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connectors/foreign-text/N3-becomes-one-line", test_n3_becomes_one_line);
  g_test_add_func ("/connectors/foreign-text/N3-bounded", test_n3_bounded);
  return g_test_run ();
}
