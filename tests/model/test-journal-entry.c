/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-field.h"
#include "dia-journal-entry.h"

static void
assert_story (DiaJournalEntry *entry,
              const char      *sentence,
              const char      *answer)
{
  g_autofree char *first = dia_journal_entry_dup_sentence (entry);
  g_autofree char *second = dia_journal_entry_dup_answer (entry);

  g_assert_cmpstr (first, ==, sentence);
  g_assert_cmpstr (second, ==, answer);
}

static DiaJournalEntry *
make_entry (DiaStep    step,
            DiaOutcome outcome)
{
  DiaJournalEntry *entry = dia_journal_entry_new ();

  entry->step = step;
  entry->outcome = outcome;
  entry->attempt = 1;
  entry->started_at = 1000;
  entry->ended_at = 31000;

  return entry;
}

static void
test_commit (void)
{
  DiaJournalEntry *entry = make_entry (DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN);

  assert_story (entry, "Sent, attempt 1", "No answer after 30 s");
  dia_field_set_text (&entry->key, "3lbxyz");
  assert_story (entry, "Sent, attempt 1, with its own record key", "No answer after 30 s");
  entry->part = 2;
  entry->outcome = DIA_OUTCOME_REFUSED;
  dia_field_set_text (&entry->detail, "Record too long");
  assert_story (entry, "Part 3 sent, attempt 1, with its own record key",
                "The network said no: Record too long");
  entry->outcome = DIA_OUTCOME_OPEN;
  assert_story (entry, "Part 3 sent, attempt 1, with its own record key", NULL);
  g_assert_finalize_object (entry);
}

/* What a server keeps until its time. */
static void
test_kept (void)
{
  static const struct
  {
    const char *key;
    const char *sentence;
    const char *answer;
  } lines[] = {
    { DIA_HOLD_HAND_OVER, "Handed over to the server", "The server keeps it until its time" },
    { DIA_HOLD_MOVE_KEPT, "Asked the server to send it at the new time", "The server sends it at the new time" },
    { DIA_HOLD_TAKE_BACK, "Asked the server to give it back", "The server has given it back" },
    { DIA_HOLD_FOUND_KEPT, "Looked on the server: it keeps this until its time", NULL },
    { DIA_HOLD_GIVEN_BACK, "Looked on the server: it keeps this no more", NULL },
    { DIA_HOLD_NOT_KEPT, "Not handed over: this computer sends it", NULL },
  };
  DiaJournalEntry *entry = make_entry (DIA_STEP_HOLD, DIA_OUTCOME_DONE);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      dia_field_set_text (&entry->key, lines[i].key);
      assert_story (entry, lines[i].sentence, lines[i].answer);
    }
  dia_field_set_text (&entry->key, DIA_HOLD_HAND_OVER);
  dia_field_set_text (&entry->remote_url, "https://m.example/1");
  assert_story (entry, "Handed over to the server", "The server has published it at once");
  entry->outcome = DIA_OUTCOME_OPEN;
  assert_story (entry, "Handed over to the server", NULL);
  entry->outcome = DIA_OUTCOME_REFUSED;
  dia_field_set_text (&entry->detail, "Too many");
  assert_story (entry, "Handed over to the server", "The network said no: Too many");
  g_assert_finalize_object (entry);
}

static void
test_look (void)
{
  DiaJournalEntry *entry = make_entry (DIA_STEP_LOOK, DIA_OUTCOME_ABSENT);

  assert_story (entry, "Looked on the server: not there", NULL);
  entry->outcome = DIA_OUTCOME_DONE;
  assert_story (entry, "Looked on the server: it is there", NULL);
  g_assert_finalize_object (entry);
}

static void
test_every_combination_speaks (void)
{
  for (guint step = DIA_STEP_UPLOAD; step <= DIA_STEP_HOLD; step++)
    {
      for (guint outcome = DIA_OUTCOME_OPEN; outcome <= DIA_OUTCOME_ABSENT; outcome++)
        {
          g_autoptr (DiaJournalEntry) entry = make_entry (step, outcome);
          g_autofree char *sentence = dia_journal_entry_dup_sentence (entry);

          g_assert_cmpstr (sentence, !=, "");
        }
    }
}

/* The words lie in workspaces and in what other programs read: they never change. */
static void
test_names (void)
{
  static const char *const steps[] = { "upload", "prepare", "commit", "look", "person", "hold" };
  static const char *const outcomes[] = { "open", "done", "refused", "not-sent", "unknown", "absent" };
  DiaStep no_step = DIA_STEP_LOOK;
  DiaOutcome no_outcome = DIA_OUTCOME_ABSENT;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpstr (dia_step_to_string (DIA_STEP_UPLOAD + i), ==, steps[i]);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    g_assert_cmpstr (dia_outcome_to_string (DIA_OUTCOME_OPEN + i), ==, outcomes[i]);
  g_assert_false (dia_step_from_string ("sleep", &no_step));
  g_assert_cmpint (no_step, ==, DIA_STEP_LOOK);
  g_assert_false (dia_outcome_from_string ("perhaps", &no_outcome));
  g_assert_cmpint (no_outcome, ==, DIA_OUTCOME_ABSENT);

  for (guint i = DIA_STEP_UPLOAD; i <= DIA_STEP_HOLD; i++)
    {
      DiaStep step;

      g_assert_true (dia_step_from_string (dia_step_to_string (i), &step));
      g_assert_cmpint (step, ==, i);
    }

  for (guint i = DIA_OUTCOME_OPEN; i <= DIA_OUTCOME_ABSENT; i++)
    {
      DiaOutcome outcome;

      g_assert_true (dia_outcome_from_string (dia_outcome_to_string (i), &outcome));
      g_assert_cmpint (outcome, ==, i);
    }
}

static void
test_copy_is_equal_and_apart (void)
{
  DiaJournalEntry *entry = make_entry (DIA_STEP_COMMIT, DIA_OUTCOME_DONE);
  DiaJournalEntry *copy;

  entry->id = 1;
  entry->post_id = 2;
  entry->attempt = 3;
  entry->part = 4;
  entry->item = 5;
  dia_field_set_text (&entry->key, "key");
  dia_field_set_text (&entry->payload, "{}");
  dia_field_set_text (&entry->remote_id, "remote");
  dia_field_set_text (&entry->remote_url, "https://a.example");
  dia_field_set_text (&entry->detail, "words");
  copy = dia_journal_entry_copy (entry);
  dia_field_set_text (&entry->payload, "changed");

  g_assert_cmpint (copy->id, ==, 1);
  g_assert_cmpint (copy->post_id, ==, 2);
  g_assert_cmpint (copy->attempt, ==, 3);
  g_assert_cmpint (copy->part, ==, 4);
  g_assert_cmpint (copy->item, ==, 5);
  g_assert_cmpint (copy->step, ==, DIA_STEP_COMMIT);
  g_assert_cmpint (copy->outcome, ==, DIA_OUTCOME_DONE);
  g_assert_cmpstr (copy->key, ==, "key");
  g_assert_cmpstr (copy->payload, ==, "{}");
  g_assert_cmpstr (copy->remote_id, ==, "remote");
  g_assert_cmpstr (copy->remote_url, ==, "https://a.example");
  g_assert_cmpstr (copy->detail, ==, "words");
  g_assert_cmpint (copy->started_at, ==, 1000);
  g_assert_cmpint (copy->ended_at, ==, 31000);
  g_assert_finalize_object (copy);
  g_assert_finalize_object (entry);
}

/* Texts are there from the start, moments are not. */
static void
test_new (void)
{
  DiaJournalEntry *entry = dia_journal_entry_new ();
  const char *const texts[] = { entry->key, entry->payload, entry->remote_id, entry->remote_url, entry->detail };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (texts[i], ==, "");
  g_assert_cmpint (entry->started_at, ==, DIA_INSTANT_NONE);
  g_assert_cmpint (entry->ended_at, ==, DIA_INSTANT_NONE);
  g_assert_finalize_object (entry);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/journal-entry/new", test_new);
  g_test_add_func ("/model/journal-entry/commit", test_commit);
  g_test_add_func ("/model/journal-entry/kept", test_kept);
  g_test_add_func ("/model/journal-entry/look", test_look);
  g_test_add_func ("/model/journal-entry/every-combination-speaks", test_every_combination_speaks);
  g_test_add_func ("/model/journal-entry/names", test_names);
  g_test_add_func ("/model/journal-entry/copy-is-equal-and-apart", test_copy_is_equal_and_apart);
  return g_test_run ();
}
