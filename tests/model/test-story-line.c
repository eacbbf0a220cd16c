/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-story-line.h"

/* 10:00:00 in Paris on 10 February 2027. */
#define TEN G_GINT64_CONSTANT (1802250000000)

static void
add (GPtrArray  *journal,
     DiaStep     step,
     DiaOutcome  outcome,
     gint64      begins_s,
     gint64      ends_s)
{
  DiaJournalEntry *entry = dia_journal_entry_new ();

  entry->step = step;
  entry->outcome = outcome;
  entry->attempt = 1;
  entry->started_at = TEN + begins_s * DIA_SECOND;
  entry->ended_at = ends_s < 0 ? DIA_INSTANT_NONE : TEN + ends_s * DIA_SECOND;
  g_ptr_array_add (journal, entry);
}

static void
assert_line (GPtrArray  *lines,
             guint       number,
             gint64      seconds,
             const char *sentence,
             gboolean    trouble)
{
  const DiaStoryLine *line = g_ptr_array_index (lines, number);

  g_assert_cmpint (line->at - TEN, ==, seconds * DIA_SECOND);
  g_assert_cmpstr (line->sentence, ==, sentence);
  g_assert_cmpint (line->trouble, ==, trouble);
}

/* Sent, no answer, looked, found: the story that the desk exists for. */
static void
test_lost_answer (void)
{
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *line = NULL;

  add (journal, DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 1, 31);
  add (journal, DIA_STEP_LOOK, DIA_OUTCOME_DONE, 31, 33);
  lines = dia_story_tell (journal);
  g_assert_cmpuint (lines->len, ==, 3);
  assert_line (lines, 0, 1, "Sent, attempt 1", FALSE);
  assert_line (lines, 1, 31, "No answer after 30 s", FALSE);
  assert_line (lines, 2, 33, "Looked on the server: it is there", FALSE);
  line = dia_story_dup_line (journal, "Europe/Paris");
  g_assert_cmpstr (line, ==, "10:00:01 Sent, attempt 1 · 10:00:31 No answer after 30 s"
                             " · 10:00:33 Looked on the server: it is there");
}

static void
test_trouble (void)
{
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) lines = NULL;

  add (journal, DIA_STEP_COMMIT, DIA_OUTCOME_REFUSED, 1, 2);
  add (journal, DIA_STEP_LOOK, DIA_OUTCOME_OPEN, 5, -1);
  add (journal, DIA_STEP_LOOK, DIA_OUTCOME_ABSENT, 6, 7);
  lines = dia_story_tell (journal);
  g_assert_cmpuint (lines->len, ==, 4);
  assert_line (lines, 0, 1, "Sent, attempt 1", TRUE);
  assert_line (lines, 1, 2, "The network said no", TRUE);
  assert_line (lines, 2, 5, "Looking on the server…", TRUE);
  assert_line (lines, 3, 7, "Looked on the server: not there", FALSE);
}

static void
test_hold (void)
{
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);

  add (journal, DIA_STEP_HOLD, DIA_OUTCOME_DONE, 1, 1);
  g_assert_cmpstr (dia_story_get_hold (journal), ==, "");
  add (journal, DIA_STEP_HOLD, DIA_OUTCOME_DONE, 2, 2);
  dia_field_set_text (&((DiaJournalEntry *) g_ptr_array_index (journal, 1))->key, DIA_HOLD_LATE_SLEPT);
  add (journal, DIA_STEP_PERSON, DIA_OUTCOME_ABSENT, 3, 3);
  g_assert_cmpstr (dia_story_get_hold (journal), ==, DIA_HOLD_LATE_SLEPT);
}

static void
test_nothing_yet (void)
{
  g_autoptr (GPtrArray) journal = g_ptr_array_new ();
  g_autofree char *line = dia_story_dup_line (journal, "UTC");

  g_assert_cmpstr (line, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/story-line/lost-answer", test_lost_answer);
  g_test_add_func ("/model/story-line/trouble", test_trouble);
  g_test_add_func ("/model/story-line/hold", test_hold);
  g_test_add_func ("/model/story-line/nothing-yet", test_nothing_yet);

  return g_test_run ();
}
