/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-draft-title.h"
#include "dia-page-fixture.h"
#include "dia-test-support.h"

#include <string.h>

static gboolean
is_saved (gpointer user_data)
{
  return dia_draft_get_saved_at (user_data) != DIA_INSTANT_NONE;
}

/* A person sees at any time whether the words are safe. */
static void
test_says_whether_saved (PageFixture   *fixture,
                         gconstpointer  data)
{
  DiaDraftTitle *title = page_fixture_find (fixture->page, DIA_TYPE_DRAFT_TITLE);
  AdwWindowTitle *words = page_fixture_find (GTK_WIDGET (title), ADW_TYPE_WINDOW_TITLE);

  g_assert_cmpstr (adw_window_title_get_title (words), ==, "New Content");
  g_assert_cmpstr (dia_draft_title_get_saved (title), ==, "Nothing written yet");
  dia_draft_set_text (fixture->desk.draft, "Bonjour à tous");
  g_assert_cmpstr (adw_window_title_get_title (words), ==, "Bonjour à tous");
  g_assert_cmpstr (dia_draft_title_get_saved (title), ==, "Saving…");
  g_assert_true (dia_test_wait_until (is_saved, fixture->desk.draft));
  g_assert_true (g_str_has_prefix (dia_draft_title_get_saved (title), "Draft saved at "));
}

int
main (int   argc,
      char *argv[])
{
  page_fixture_init (&argc, &argv);
  g_test_add ("/ui/draft-title/says-whether-saved", PageFixture, NULL, page_fixture_set_up,
              test_says_whether_saved, page_fixture_tear_down);
  return g_test_run ();
}
