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

static gboolean
is_planned (gpointer user_data)
{
  return g_str_equal (dia_draft_title_get_saved (user_data), "As planned");
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

static void
assert_waits (const char *saved_at,
              gboolean    waits,
              const char *expected)
{
  g_autofree char *words = NULL;
  DiaWallTime wall;
  DiaInstant at;

  g_assert_true (dia_wall_time_parse (saved_at, &wall, NULL));
  g_assert_true (dia_wall_time_resolve (&wall, "Europe/Paris", &at, NULL, NULL));
  words = dia_draft_title_format_saved (at, OFFICE_NOW, "Europe/Paris", waits);
  g_assert_cmpstr (words, ==, expected);
}

static void
assert_words (const char *saved_at,
              const char *expected)
{
  assert_waits (saved_at, FALSE, expected);
}

/* Of planned posts it says that what was written is safe, but is not theirs. */
static void
test_says_that_changes_wait (PageFixture   *fixture,
                             gconstpointer  data)
{
  DiaDraftTitle *title = page_fixture_find (fixture->page, DIA_TYPE_DRAFT_TITLE);
  DiaDraft *draft = fixture->desk.draft;
  DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  GAsyncResult *pending = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GArray) ids = NULL;

  composer_fixture_choose (&fixture->desk, "CH IT");
  dia_draft_set_text (draft, "Bonjour à tous");
  dia_draft_set_timing (draft, DIA_TIMING_LOCAL, &wall, NULL);
  dia_draft_schedule_async (draft, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  ids = dia_draft_schedule_finish (draft, result, NULL);
  g_assert_true (dia_test_wait_until (is_planned, title));
  wall.hour = 11;
  dia_draft_set_timing (draft, DIA_TIMING_LOCAL, &wall, NULL);
  g_assert_true (dia_test_wait_until (is_saved, draft));
  g_assert_true (g_str_has_prefix (dia_draft_title_get_saved (title), "Changes wait, saved at "));
}

/* A time of another day without its day would be taken for today's. */
static void
test_says_the_day (void)
{
  assert_words ("2027-02-10T10:40", "Draft saved at 10:40");
  assert_words ("2027-02-10T00:00", "Draft saved at 00:00");
  assert_words ("2027-02-09T23:59", "Draft saved yesterday at 23:59");
  assert_words ("2027-02-08T10:40", "Draft saved on 8 Feb at 10:40");
  assert_words ("2026-11-23T10:40", "Draft saved on 23 Nov 2026 at 10:40");
  assert_waits ("2027-02-09T23:59", TRUE, "Changes wait, saved yesterday at 23:59");
  assert_waits ("2027-02-08T10:40", TRUE, "Changes wait, saved on 8 Feb at 10:40");
}

static void
test_says_the_day_in_french (void)
{
  dia_probe_speak ("fr");
  assert_words ("2027-02-09T23:59", "Brouillon enregistré hier à 23:59");
  assert_words ("2026-11-23T10:40", "Brouillon enregistré le 23 nov. 2026 à 10:40");
  dia_probe_speak ("en");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add ("/ui/draft-title/says-whether-saved", PageFixture, NULL, page_fixture_set_up,
              test_says_whether_saved, page_fixture_tear_down);
  g_test_add ("/ui/draft-title/says-that-changes-wait", PageFixture, NULL, page_fixture_set_up,
              test_says_that_changes_wait, page_fixture_tear_down);
  g_test_add_func ("/ui/draft-title/says-the-day", test_says_the_day);
  g_test_add_func ("/ui/draft-title/says-the-day-in-french", test_says_the_day_in_french);
  return g_test_run ();
}
