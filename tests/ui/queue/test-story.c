/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-probe.h"
#include "dia-queue-sample.h"
#include "dia-story-dot.h"
#include "dia-story.h"

static void
assert_story (GtkWidget  *story,
              const char *expected)
{
  g_autofree char *words = dia_probe_dup_words (story);

  g_assert_cmpstr (words, ==, expected);
}

static GtkWidget *
tell (DiaQueueItem *item,
      const char   *zone,
      gboolean      settled)
{
  GtkWidget *story = g_object_ref_sink (dia_story_new ());

  dia_story_set_journal (DIA_STORY (story), item->journal, zone, settled);
  return story;
}

/* What was begun stands at its beginning, what was found where it was found. */
static void
test_tells_in_order (void)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_UNCONFIRMED);
  GtkWidget *story;
  g_autofree char *sent = NULL, *answer = NULL, *looked = NULL, *expected = NULL;

  sent = dia_journal_entry_dup_sentence (queue_sample_tell (item, DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 1, 30));
  answer = dia_journal_entry_dup_answer (g_ptr_array_index (item->journal, 0));
  looked = dia_journal_entry_dup_sentence (queue_sample_tell (item, DIA_STEP_LOOK, DIA_OUTCOME_UNKNOWN, 60, 5));
  story = tell (item, "Europe/Paris", FALSE);
  expected = g_strjoin ("\n", "10:00:01", sent, "10:00:31", answer, "10:01:05", looked, NULL);
  assert_story (story, expected);
  g_assert_cmpuint (dia_probe_count (story, DIA_TYPE_STORY_DOT), ==, 3);
  g_assert_finalize_object (story);
}

static void
test_clock_of_the_zone (void)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_UNCONFIRMED);
  GtkWidget *story;

  queue_sample_tell (item, DIA_STEP_COMMIT, DIA_OUTCOME_OPEN, 1, -1);
  story = tell (item, "Asia/Tokyo", FALSE);
  g_assert_true (dia_probe_shows (story, "18:00:01"));
  g_assert_finalize_object (story);
}

/* Of a long story the end, and a new one takes its place. */
static void
test_newest_eight (void)
{
  g_autoptr (DiaQueueItem) item = queue_sample_item (DIA_POST_UNCONFIRMED);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  GtkWidget *story;

  for (int i = 0; i < 12; i++)
    queue_sample_tell (item, DIA_STEP_LOOK, DIA_OUTCOME_UNKNOWN, i, 0);
  story = tell (item, "Europe/Paris", TRUE);
  g_assert_cmpuint (dia_probe_count (story, DIA_TYPE_STORY_DOT), ==, 8);
  g_assert_false (dia_probe_shows (story, "10:00:03"));
  g_assert_true (dia_probe_shows (story, "10:00:04"));
  g_assert_true (dia_probe_shows (story, "10:00:11"));
  dia_story_set_journal (DIA_STORY (story), nothing, "Europe/Paris", TRUE);
  assert_story (story, "");
  g_assert_finalize_object (story);
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/story/tells-in-order", test_tells_in_order);
  g_test_add_func ("/ui/story/clock-of-the-zone", test_clock_of_the_zone);
  g_test_add_func ("/ui/story/newest-eight", test_newest_eight);
  return g_test_run ();
}
