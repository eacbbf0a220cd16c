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

typedef struct
{
  const char *text;
  gsize       length;
} Length;

/* What npm's twitter-text 3.1.0 answers to each. */
static void
test_weighted (void)
{
  static const Length lengths[] = {
    { "", 0 },
    { "Hello, world! \U0001f44b", 16 },
    { "\u65e5\u672c", 4 },
    { "http://a.co", 23 },
    { "\u00e9", 1 },
    { "e\u0301", 1 },
    { "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", 2 },
    { "\U0001f44d\U0001f3fd", 2 },
    { "\U0001f1ec\U0001f1e7", 2 },
    { "1\ufe0f\u20e3", 2 },
    { "\u263a", 2 },
    { "\u263a\ufe0e", 4 },
    { "\u2122", 2 },
    { "Привет", 6 },
    { "example.com", 23 },
    { "see example.com/path?x=1.", 28 },
    { "\u2026", 2 },
    { "\u2013\u201c", 2 },
    { "foo.txt", 7 },
    { "foo.zip", 23 },
    { "user@example.com", 16 },
    { "\ud55c", 2 },
    { "\U0001d4b3", 2 },
    { "\u20ac", 2 },
    { "\u200b\u200d", 2 },
    { "\ufeff", 2 },
    { "readme.md", 23 },
    { "t.uk", 23 },
    { "HTTP://EXAMPLE.COM", 23 },
    { "example.com:8080/x", 23 },
    { "http://m\u00fcnchen.de", 23 },
    { "\u65e5\u672c\u8a9eexample.com", 29 },
    { "example.com,", 24 },
    { "see it.is fine", 32 },
    { "http://localhost", 16 },
    { "https://1.2.3.4/", 16 },
    { "http://foo.invalidtld", 21 },
    { "ftp://example.com", 17 },
    { "-example.com", 12 },
    { "/example.com", 12 },
    { "@example.com", 12 },
    { "#example.com", 12 },
    { "node.js", 7 },
    { "a.b", 3 },
    { "foo_bar.com", 11 },
    { "\u00e9.\u0440\u0444/a,b/((/a", 27 },
    { "\U00016d63\U00016d68", 2 },
    { "http://foo_bar.example.com/a_(b(c)d)_e!", 24 },
    { "https://t.co/abcdefghij\u00e9", 24 },
    { "http://a.co/1\ufe0f\u20e3", 27 },
    { "http://xn--p1ai.xn--p1ai/?q=1", 23 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_test_message ("%s", lengths[i].text);
      g_assert_cmpuint (dia_text_count_weighted (lengths[i].text), ==, lengths[i].length);
    }
}

/* Long texts without an end of a word are read once, not once per letter. */
static void
test_weighted_is_linear (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 200000; i++)
    g_string_append (text, i % 2 == 0 ? "a" : ".");
  g_assert_cmpuint (dia_text_count_weighted (text->str), ==, 200000);
  g_string_truncate (text, 0);
  for (int i = 0; i < 100000; i++)
    g_string_append (text, "\u5b57");
  g_string_append (text, ".");
  g_assert_cmpuint (dia_text_count_weighted (text->str), ==, 200001);
}

static void
test_mastodon (void)
{
  static const Length lengths[] = {
    { "", 0 },
    { "  \n", 0 },
    { "Hello", 5 },
    { "http://a.co", 23 },
    { "see https://example.com/a/very/long/path?with=query&and=more, ok", 31 },
    { "example.com", 11 },
    { "line\nhttps://example.com", 28 },
    { "@alice", 6 },
    { "@alice@example.org hello", 12 },
    { "cc @alice@example.org, @bob@b.example", 15 },
    { "mail me@example.org", 19 },
    { "@alice@example.org@", 19 },
    { "https://example.com/@alice@example.org", 23 },
    { "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", 1 },
    { "https://example.com/caf\u00e9_\u65e5\u672c", 23 },
    { "https://example.com/(a)", 23 },
    { "(https://example.com/a)", 25 },
    { "https://example.com/a_(b\u2603)", 27 },
    { "https://t.co/abc?d=e", 27 },
    { "gemini://example.com", 23 },
    { "https://xn--a-b.com", 23 },
    { "\xc2\x85\u3000", 0 },
    { "\U0001f170@alice@example.org", 19 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_test_message ("%s", lengths[i].text);
      g_assert_cmpuint (dia_text_count_mastodon (lengths[i].text, NULL, 23), ==, lengths[i].length);
    }
  g_assert_cmpuint (dia_text_count_mastodon ("text", "warning", 23), ==, 11);
  g_assert_cmpuint (dia_text_count_mastodon ("\u0301text", "e", 23), ==, 5);
  g_assert_cmpuint (dia_text_count_mastodon ("a http://a.co b", "", 256), ==, 260);
  g_assert_cmpuint (dia_text_count_mastodon ("a http://a.co b", "", 0), ==, 4);
  g_assert_cmpuint (dia_text_count_mastodon ("http://a.co", "", G_MAXUINT), ==, (gsize) G_MAXUINT);
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
  g_test_add_func ("/base/text-measure/weighted", test_weighted);
  g_test_add_func ("/base/text-measure/weighted-is-linear", test_weighted_is_linear);
  g_test_add_func ("/base/text-measure/mastodon", test_mastodon);
  return g_test_run ();
}
