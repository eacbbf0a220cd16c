/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-preview-style.h"

static void
lay_over (DiaPreviewStyle *style,
          const char      *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *data = g_strconcat ("[preview]\n", text, NULL);

  g_assert_true (g_key_file_load_from_data (file, data, -1, G_KEY_FILE_NONE, NULL));
  dia_preview_style_read (style, file);
}

static void
test_reads (void)
{
  DiaPreviewStyle style = { 0 };

  lay_over (&style, "head=name;hat;handle;time\nsub_head=time\nsquare_avatar=true\nfold_after=125\n");
  g_assert_cmpint (style.head[0], ==, DIA_PREVIEW_NAME);
  g_assert_cmpint (style.head[1], ==, DIA_PREVIEW_HANDLE);
  g_assert_cmpint (style.head[2], ==, DIA_PREVIEW_TIME);
  g_assert_cmpint (style.sub_head[0], ==, DIA_PREVIEW_TIME);
  g_assert_cmpint (style.sub_head[1], ==, DIA_PREVIEW_NOTHING);
  g_assert_true (style.square_avatar);
  g_assert_cmpuint (style.fold_after, ==, 125);
}

/* A user's file changes what it names and nothing else. */
static void
test_lays_over (void)
{
  DiaPreviewStyle style = { .head = { DIA_PREVIEW_NAME, DIA_PREVIEW_TIME }, .fold_after = 125, .carousel = TRUE };

  lay_over (&style, "head=handle\nfold_after=-4\n");
  g_assert_cmpint (style.head[0], ==, DIA_PREVIEW_HANDLE);
  g_assert_cmpint (style.head[1], ==, DIA_PREVIEW_NOTHING);
  g_assert_cmpuint (style.fold_after, ==, 0);
  g_assert_true (style.carousel);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/preview-style/reads", test_reads);
  g_test_add_func ("/model/preview-style/lays-over", test_lays_over);
  return g_test_run ();
}
