/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-text-measure.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize       graphemes;
  gsize       code_points;
  gsize       utf16;
} Case;

static const Case cases[] = {
  { "", 0, 0, 0 },
  { "Hello", 5, 5, 5 },
  { "\r\n", 1, 2, 2 },
  { "\n\r", 2, 2, 2 },
  { "a\u0308b", 2, 3, 3 },
  { "\n\u0308", 2, 2, 2 },
  { "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", 1, 7, 11 },
  { "\U0001f44d\U0001f3fd", 1, 2, 4 },
  { "a\u200d\U0001f600", 2, 3, 4 },
  { "\U0001f1eb\U0001f1f7\U0001f1ec\U0001f1e7\U0001f1e9", 3, 5, 10 },
  { "1\ufe0f\u20e3", 1, 3, 3 },
  { "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", 1, 7, 14 },
  { "\u1112\u1161\u11ab\uae00", 2, 4, 4 },
  { "\uac00\u11a8\u11a8", 1, 3, 3 },
  { "\u0915\u094d\u0937", 1, 3, 3 },
  { "\u0915\u094d\u200d\u0937", 1, 4, 4 },
  { "\u0915\u094d\u200c\u0937", 2, 4, 4 },
  { "\u0e01\u0e33", 1, 2, 2 },
  { "\u0600\u0661", 1, 2, 2 },
  { "\u65e5\u672c\u8a9e", 3, 3, 3 },
  { "\U0001faea\U0001fac8", 2, 2, 4 },
};

static void
test_counts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (dia_text_count_graphemes (cases[i].text, -1), ==, cases[i].graphemes);
      g_assert_cmpuint (dia_text_count_code_points (cases[i].text, -1), ==, cases[i].code_points);
      g_assert_cmpuint (dia_text_count_utf16 (cases[i].text, -1), ==, cases[i].utf16);
    }
}

static void
test_length_in_bytes (void)
{
  const char *text = "a\u0308bc";

  g_assert_cmpuint (dia_text_count_graphemes (text, 4), ==, 2);
  g_assert_cmpuint (dia_text_count_code_points (text, 4), ==, 3);
  g_assert_cmpuint (dia_text_count_utf16 (text, 4), ==, 3);
  g_assert_cmpuint (dia_text_count_graphemes (text, 0), ==, 0);
}

/* Walking by boundaries and counting agree on each text and on all in a row. */
static void
test_walk_agrees_with_count (void)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append (all, cases[i].text);
  for (gsize i = 0; i <= G_N_ELEMENTS (cases); i++)
    {
      const char *text = i < G_N_ELEMENTS (cases) ? cases[i].text : all->str;
      gsize length = strlen (text);
      gsize n = 0;

      for (gsize at = 0; at < length; at = dia_text_next_grapheme (text, length, at))
        n++;
      g_assert_cmpuint (n, ==, dia_text_count_graphemes (text, -1));
    }
  g_assert_cmpuint (dia_text_next_grapheme ("ab", 2, 2), ==, 2);
}

static void
test_unicode_version (void)
{
  g_assert_cmpstr (dia_text_unicode_version (), ==, "17.0.0");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/text-measure/counts", test_counts);
  g_test_add_func ("/base/text-measure/length-in-bytes", test_length_in_bytes);
  g_test_add_func ("/base/text-measure/walk-agrees-with-count", test_walk_agrees_with_count);
  g_test_add_func ("/base/text-measure/unicode-version", test_unicode_version);
  return g_test_run ();
}
