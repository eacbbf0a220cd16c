/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-preview-text.h"

static void
assert_markup (const DiaPreviewStyle *style,
               const char            *text,
               gboolean               whole,
               const char            *expected,
               gboolean               expected_folded)
{
  gboolean folded = !expected_folded;
  g_autofree char *markup = dia_preview_text_build_markup (text, style, "#123456", whole, &folded);

  g_assert_cmpstr (markup, ==, expected);
  g_assert_cmpint (folded, ==, expected_folded);
}

/* What a text says is never markup. */
static void
test_escapes_and_colours (void)
{
  DiaPreviewStyle style = { 0 };
  DiaPreviewStyle plain = { .plain_links = TRUE };

  assert_markup (&style, "5 < 6 & #Un http://x.example", FALSE,
                 "5 &lt; 6 &amp; <span foreground=\"#123456\">#Un</span> "
                 "<span foreground=\"#123456\">http://x.example</span>", FALSE);
  assert_markup (&plain, "#Un http://x.example", FALSE, "<span foreground=\"#123456\">#Un</span> http://x.example", FALSE);
}

/* The fold counts what a person sees, and cuts a tag where it falls into one. */
static void
test_folds (void)
{
  DiaPreviewStyle style = { .fold_after = 5 };

  assert_markup (&style, "cinq!", FALSE, "cinq!", FALSE);
  assert_markup (&style, "👨‍👩‍👧 & vous", FALSE, "👨‍👩‍👧 &amp; v…", TRUE);
  assert_markup (&style, "👨‍👩‍👧 & vous", TRUE, "👨‍👩‍👧 &amp; vous", FALSE);
  assert_markup (&style, "à #Paris", FALSE, "à <span foreground=\"#123456\">#Pa</span>…", TRUE);
}

static void
assert_link (const DiaPreviewStyle *style,
             const char            *url,
             const char            *expected)
{
  g_autofree char *shown = dia_preview_text_shorten_link (url, style);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_shortens_links (void)
{
  DiaPreviewStyle whole = { 0 };
  DiaPreviewStyle path = { .link_path_length = 13 };
  DiaPreviewStyle all = { .link_length = 12 };

  assert_link (&whole, "https://www.alize.example/a", "https://www.alize.example/a");
  assert_link (&path, "https://www.alize.example/", "alize.example");
  assert_link (&path, "https://alize.example/une/longue/adresse", "alize.example/une/longue/a…");
  assert_link (&path, "alize.example?a=1", "alize.example?a=1");
  assert_link (&all, "http://alize.example/une", "alize.exampl…");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/preview-text/escapes-and-colours", test_escapes_and_colours);
  g_test_add_func ("/ui/preview-text/folds", test_folds);
  g_test_add_func ("/ui/preview-text/shortens-links", test_shortens_links);
  return g_test_run ();
}
