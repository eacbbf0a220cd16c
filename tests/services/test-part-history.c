/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-part-history.h"

#define T0 G_GINT64_CONSTANT (1802084400000)

/* One step of a story; times in seconds after T0. */
typedef struct
{
  DiaStep    step;
  DiaOutcome outcome;
  int        started;
  int        ended;
  const char *key;
} Step;

static GPtrArray *
make_journal (const Step *steps,
              guint       n_steps)
{
  GPtrArray *journal = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_steps; i++)
    {
      DiaJournalEntry *entry = dia_journal_entry_new ();

      entry->id = i + 1;
      entry->step = steps[i].step;
      entry->outcome = steps[i].outcome;
      entry->started_at = T0 + steps[i].started * DIA_SECOND;
      entry->ended_at = steps[i].ended > 0 ? T0 + steps[i].ended * DIA_SECOND : DIA_INSTANT_NONE;
      g_free (entry->key);
      entry->key = g_strdup (steps[i].key != NULL ? steps[i].key : "k");
      g_ptr_array_add (journal, entry);
    }

  return journal;
}

#define STORY(...) make_journal ((const Step[]) { __VA_ARGS__ }, sizeof ((const Step[]) { __VA_ARGS__ }) / sizeof (Step))

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) journal = g_ptr_array_new ();
  DiaPartHistory history;

  dia_part_history_init (&history, journal, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_SEND);
  g_assert_null (history.record);
  g_assert_cmpuint (history.commits, ==, 0);
}

static void
test_there (void)
{
  g_autoptr (GPtrArray) sent = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_DONE, 0, 1 });
  g_autoptr (GPtrArray) found = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 1 }, { DIA_STEP_LOOK, DIA_OUTCOME_DONE, 2, 3 });
  g_autoptr (GPtrArray) said = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 1 }, { DIA_STEP_PERSON, DIA_OUTCOME_DONE, 2, 3 });
  GPtrArray *journals[] = { sent, found, said };

  for (guint i = 0; i < G_N_ELEMENTS (journals); i++)
    {
      DiaPartHistory history;

      dia_part_history_init (&history, journals[i], 0);
      g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_THERE);
      dia_part_history_init (&history, journals[i], 1);
      g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_SEND);
    }
}

/* An open commit is one that a crash cut off: never simply sent again. */
static void
test_open (void)
{
  g_autoptr (GPtrArray) journal = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_OPEN, 0, 0 });
  DiaPartHistory history;

  dia_part_history_init (&history, journal, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_LOOK);
  g_assert_cmpint (dia_part_history_settles_at (&history), ==, T0 + DIA_SETTLE_MS);
}

/* "Not there" counts only once the network had its minute. */
static void
test_absent (void)
{
  g_autoptr (GPtrArray) early = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 30 }, { DIA_STEP_LOOK, DIA_OUTCOME_ABSENT, 89, 89 });
  g_autoptr (GPtrArray) late = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 30 }, { DIA_STEP_LOOK, DIA_OUTCOME_ABSENT, 90, 90 });
  g_autoptr (GPtrArray) said = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 30 }, { DIA_STEP_PERSON, DIA_OUTCOME_ABSENT, 31, 31 });
  DiaPartHistory history;

  dia_part_history_init (&history, early, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_LOOK);
  dia_part_history_init (&history, late, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_SEND);
  g_assert_cmpstr (history.record->key, ==, "k");
  dia_part_history_init (&history, said, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_SEND);
}

/* What never arrived does not settle what may have. */
static void
test_not_sent (void)
{
  g_autoptr (GPtrArray) fresh = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_NOT_SENT, 0, 1 });
  g_autoptr (GPtrArray) after = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 1 }, { DIA_STEP_COMMIT, DIA_OUTCOME_NOT_SENT, 2, 3 });
  DiaPartHistory history;

  dia_part_history_init (&history, fresh, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_SEND);
  g_assert_cmpuint (history.commits, ==, 0);
  dia_part_history_init (&history, after, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_LOOK);
  g_assert_cmpuint (history.commits, ==, 1);
}

/* What never arrived does not make the next wait short again, and only waits for
 * want of an answer count: a server that says when costs no try. */
static void
test_holds (void)
{
  g_autoptr (GPtrArray) journal = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_NOT_SENT, 0, 1 },
                                         { DIA_STEP_HOLD, DIA_OUTCOME_DONE, 1, 1, DIA_HOLD_UNREACHABLE },
                                         { DIA_STEP_COMMIT, DIA_OUTCOME_NOT_SENT, 30, 31 },
                                         { DIA_STEP_HOLD, DIA_OUTCOME_DONE, 31, 31, DIA_HOLD_UNREACHABLE },
                                         { DIA_STEP_COMMIT, DIA_OUTCOME_NOT_SENT, 90, 91 },
                                         { DIA_STEP_HOLD, DIA_OUTCOME_DONE, 91, 91, DIA_HOLD_THROTTLED },
                                         { DIA_STEP_HOLD, DIA_OUTCOME_DONE, 92, 92, DIA_HOLD_SIGN_IN },
                                         { DIA_STEP_HOLD, DIA_OUTCOME_DONE, 93, 93, "" });
  g_autoptr (GPtrArray) arrived = STORY ({ DIA_STEP_HOLD, DIA_OUTCOME_DONE, 1, 1, DIA_HOLD_UNREACHABLE },
                                         { DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 2, 3 });
  DiaPartHistory history;

  dia_part_history_init (&history, journal, 0);
  g_assert_cmpuint (history.holds, ==, 3);
  dia_part_history_init (&history, arrived, 0);
  g_assert_cmpuint (history.holds, ==, 0);
}

/* A server may keep its "no" under the key: the next request gets another one. */
static void
test_refused (void)
{
  g_autoptr (GPtrArray) journal = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_REFUSED, 0, 1 });
  DiaPartHistory history;

  dia_part_history_init (&history, journal, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_SEND);
  g_assert_null (history.record);
}

/* A "no" also to what a question was open about: nothing of it is left. */
static void
test_refused_later (void)
{
  g_autoptr (GPtrArray) journal = STORY ({ DIA_STEP_PREPARE, DIA_OUTCOME_DONE, 0, 1 },
                                         { DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 1, 2 },
                                         { DIA_STEP_COMMIT, DIA_OUTCOME_REFUSED, 70, 71 });
  DiaPartHistory history;

  dia_part_history_init (&history, journal, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_SEND);
  g_assert_null (history.record);
  g_assert_false (history.prepared);
  g_assert_cmpint (history.first_commit_at, ==, DIA_INSTANT_NONE);
  g_assert_cmpuint (history.commits, ==, 2);
}

/* What is prepared is used by the next request, and once. */
static void
test_prepared (void)
{
  g_autoptr (GPtrArray) ready = STORY ({ DIA_STEP_PREPARE, DIA_OUTCOME_DONE, 0, 1, "p" });
  g_autoptr (GPtrArray) tried = STORY ({ DIA_STEP_PREPARE, DIA_OUTCOME_DONE, 0, 1, "p" },
                                       { DIA_STEP_COMMIT, DIA_OUTCOME_NOT_SENT, 1, 2, "c" });
  DiaPartHistory history;

  dia_part_history_init (&history, ready, 0);
  g_assert_cmpstr (history.record->key, ==, "p");
  g_assert_true (history.prepared);
  dia_part_history_init (&history, tried, 0);
  g_assert_cmpstr (history.record->key, ==, "c");
  g_assert_false (history.prepared);
}

/* A new request, and the word of a person, begin the counting again. */
static void
test_counts (void)
{
  const Step unknown = { DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 1 };
  const Step failed = { DIA_STEP_LOOK, DIA_OUTCOME_REFUSED, 60, 61 };
  const Step hold = { DIA_STEP_HOLD, DIA_OUTCOME_DONE, 62, 62, DIA_HOLD_UNREACHABLE };
  g_autoptr (GPtrArray) waiting = STORY (unknown, failed, hold);
  g_autoptr (GPtrArray) again = STORY (unknown, failed, hold, unknown);
  g_autoptr (GPtrArray) said = STORY (unknown, failed, hold, { DIA_STEP_PERSON, DIA_OUTCOME_ABSENT, 63, 63 });
  DiaPartHistory history;

  dia_part_history_init (&history, waiting, 0);
  g_assert_cmpuint (history.failed_looks, ==, 1);
  g_assert_cmpuint (history.holds, ==, 1);
  dia_part_history_init (&history, again, 0);
  g_assert_cmpuint (history.failed_looks, ==, 0);
  g_assert_cmpuint (history.holds, ==, 0);
  /* The age of the key is that of its first request. */
  g_assert_cmpint (history.first_commit_at, ==, T0);
  dia_part_history_init (&history, said, 0);
  g_assert_cmpuint (history.failed_looks, ==, 0);
  g_assert_cmpuint (history.holds, ==, 0);
}

/* A question about the last part of three is one. */
static void
test_question (void)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GPtrArray) journal = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_DONE, 0, 1 },
                                         { DIA_STEP_COMMIT, DIA_OUTCOME_DONE, 2, 3 },
                                         { DIA_STEP_COMMIT, DIA_OUTCOME_DONE, 4, 5 });

  for (guint i = 0; i < journal->len; i++)
    ((DiaJournalEntry *) journal->pdata[i])->part = (int) i;

  g_assert_false (dia_part_history_has_question (nothing));
  g_assert_false (dia_part_history_has_question (journal));
  for (guint i = 0; i < journal->len; i++)
    {
      DiaJournalEntry *entry = journal->pdata[i];

      entry->outcome = DIA_OUTCOME_OPEN;
      g_assert_true (dia_part_history_has_question (journal));
      entry->outcome = DIA_OUTCOME_DONE;
    }
}

typedef struct
{
  DiaMeans   means;
  gboolean   rival;
  DiaLook    look;
  gint64     age_s;
  DiaVerdict verdict;
} Case;

static void
test_look (void)
{
  static const Case cases[] = {
    { DIA_MEANS_RECORD_KEY, FALSE, DIA_LOOK_ABSENT, 1, DIA_VERDICT_REPEAT },
    { DIA_MEANS_RECORD_KEY, FALSE, DIA_LOOK_UNSURE, 100000, DIA_VERDICT_REPEAT },
    { DIA_MEANS_RECORD_KEY, TRUE, DIA_LOOK_UNSURE, 1, DIA_VERDICT_REPEAT },
    { DIA_MEANS_CLIENT_KEY, FALSE, DIA_LOOK_ABSENT, 59, DIA_VERDICT_WAIT },
    { DIA_MEANS_CLIENT_KEY, FALSE, DIA_LOOK_ABSENT, 60, DIA_VERDICT_REPEAT },
    { DIA_MEANS_CLIENT_KEY, TRUE, DIA_LOOK_UNSURE, 60, DIA_VERDICT_REPEAT },
    { DIA_MEANS_CLIENT_KEY, FALSE, DIA_LOOK_UNSURE, 55 * 60 - 1, DIA_VERDICT_REPEAT },
    { DIA_MEANS_CLIENT_KEY, FALSE, DIA_LOOK_UNSURE, 55 * 60, DIA_VERDICT_ASK },
    { DIA_MEANS_CLIENT_KEY, FALSE, DIA_LOOK_ABSENT, 55 * 60, DIA_VERDICT_SEND },
    { DIA_MEANS_CLIENT_KEY, TRUE, DIA_LOOK_ABSENT, 55 * 60, DIA_VERDICT_ASK },
    { DIA_MEANS_CLIENT_KEY, FALSE, DIA_LOOK_ABSENT, -59, DIA_VERDICT_WAIT },
    { DIA_MEANS_CLIENT_KEY, FALSE, DIA_LOOK_ABSENT, -60, DIA_VERDICT_WAIT },
    { DIA_MEANS_CLIENT_KEY, FALSE, DIA_LOOK_ABSENT, -61, DIA_VERDICT_ASK },
    { DIA_MEANS_CLIENT_KEY, FALSE, DIA_LOOK_ABSENT, -3600, DIA_VERDICT_ASK },
    { DIA_MEANS_READ_BACK, FALSE, DIA_LOOK_ABSENT, 59, DIA_VERDICT_WAIT },
    { DIA_MEANS_READ_BACK, FALSE, DIA_LOOK_UNSURE, 59, DIA_VERDICT_WAIT },
    { DIA_MEANS_READ_BACK, FALSE, DIA_LOOK_ABSENT, 60, DIA_VERDICT_SEND },
    { DIA_MEANS_READ_BACK, FALSE, DIA_LOOK_UNSURE, 60, DIA_VERDICT_ASK },
    { DIA_MEANS_READ_BACK, TRUE, DIA_LOOK_ABSENT, 60, DIA_VERDICT_ASK },
  };
  g_autoptr (GPtrArray) journal = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 0 });

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DiaTrust trust = { cases[i].means, DIA_HOUR, cases[i].rival };
      DiaPartHistory history;

      g_test_message ("case %u", i);
      dia_part_history_init (&history, journal, 0);
      g_assert_cmpint (dia_part_history_judge_look (&history, &trust, cases[i].look, T0 + cases[i].age_s * DIA_SECOND), ==,
                       cases[i].verdict);
    }
}

/* The clock was set back between two requests under one key: its age is not known,
 * and it is not trusted. */
static void
test_key_from_the_future (void)
{
  g_autoptr (GPtrArray) journal = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 1000, 1000 },
                                         { DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 1 });
  DiaTrust trust = { DIA_MEANS_CLIENT_KEY, DIA_HOUR, FALSE };
  DiaPartHistory history;

  dia_part_history_init (&history, journal, 0);
  g_assert_cmpint (dia_part_history_judge_look (&history, &trust, DIA_LOOK_UNSURE, T0 + 999 * DIA_SECOND), ==, DIA_VERDICT_ASK);
  g_assert_cmpint (dia_part_history_judge_look (&history, &trust, DIA_LOOK_UNSURE, T0 + 1000 * DIA_SECOND), ==,
                   DIA_VERDICT_REPEAT);
}

/* A person who does not know either: the counting begins again, the question stays.
 * Without a question there is nothing to wait for. */
static void
test_person_unsure (void)
{
  g_autoptr (GPtrArray) journal = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 1 },
                                         { DIA_STEP_LOOK, DIA_OUTCOME_REFUSED, 60, 61 },
                                         { DIA_STEP_PERSON, DIA_OUTCOME_UNKNOWN, 70, 71 });
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  DiaPartHistory history;

  dia_part_history_init (&history, journal, 0);
  g_assert_cmpint (dia_part_history_judge (&history), ==, DIA_VERDICT_LOOK);
  g_assert_cmpuint (history.failed_looks, ==, 0);
  dia_part_history_init (&history, nothing, 0);
  g_assert_cmpint (dia_part_history_settles_at (&history), ==, DIA_INSTANT_NONE);
}

static void
test_blind (void)
{
  const Step failed = { DIA_STEP_LOOK, DIA_OUTCOME_REFUSED, 60, 61 };
  g_autoptr (GPtrArray) twice = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 0 }, failed, failed);
  g_autoptr (GPtrArray) thrice = STORY ({ DIA_STEP_COMMIT, DIA_OUTCOME_UNKNOWN, 0, 0 }, failed, failed, failed);
  DiaTrust dumb = { DIA_MEANS_READ_BACK, 0, FALSE };
  DiaTrust record = { DIA_MEANS_RECORD_KEY, G_MAXINT64, FALSE };
  DiaPartHistory history;

  dia_part_history_init (&history, twice, 0);
  g_assert_cmpint (dia_part_history_judge_blind (&history, &dumb, T0 + DIA_HOUR), ==, DIA_VERDICT_WAIT);
  dia_part_history_init (&history, thrice, 0);
  g_assert_cmpint (dia_part_history_judge_blind (&history, &dumb, T0 + 14 * DIA_MINUTE), ==, DIA_VERDICT_WAIT);
  g_assert_cmpint (dia_part_history_judge_blind (&history, &dumb, T0 + 15 * DIA_MINUTE), ==, DIA_VERDICT_ASK);
  g_assert_cmpint (dia_part_history_judge_blind (&history, &record, T0 + 15 * DIA_MINUTE), ==, DIA_VERDICT_WAIT);
  history.failed_looks = DIA_RECORD_LOOK_PATIENCE - 1;
  g_assert_cmpint (dia_part_history_judge_blind (&history, &record, T0 + DIA_DAY), ==, DIA_VERDICT_WAIT);
  history.failed_looks = DIA_RECORD_LOOK_PATIENCE;
  g_assert_cmpint (dia_part_history_judge_blind (&history, &record, T0), ==, DIA_VERDICT_ASK);
}

/* Pictures that are with the network are used again while it keeps them. */
static void
test_upload (void)
{
  g_autoptr (GPtrArray) journal = STORY ({ DIA_STEP_UPLOAD, DIA_OUTCOME_NOT_SENT, 0, 1, "a" }, { DIA_STEP_UPLOAD, DIA_OUTCOME_DONE, 2, 3, "a" });

  g_assert_nonnull (dia_part_history_find_upload (journal, 0, 0, "a", T0 + DIA_MINUTE));
  g_assert_null (dia_part_history_find_upload (journal, 0, 0, "b", T0 + DIA_MINUTE));
  g_assert_null (dia_part_history_find_upload (journal, 0, 1, "a", T0 + DIA_MINUTE));
  g_assert_null (dia_part_history_find_upload (journal, 1, 0, "a", T0 + DIA_MINUTE));
  g_assert_null (dia_part_history_find_upload (journal, 0, 0, "a", T0 + 2 * DIA_SECOND + DIA_HOUR));
  g_assert_nonnull (dia_part_history_find_upload (journal, 0, 0, "a", T0 + 2 * DIA_SECOND));
  /* The clock was set back: how old it is, nobody knows. And what did not arrive is not there. */
  g_assert_null (dia_part_history_find_upload (journal, 0, 0, "a", T0 + DIA_SECOND));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/part-history/nothing", test_nothing);
  g_test_add_func ("/services/part-history/there", test_there);
  g_test_add_func ("/services/part-history/open", test_open);
  g_test_add_func ("/services/part-history/absent", test_absent);
  g_test_add_func ("/services/part-history/not-sent", test_not_sent);
  g_test_add_func ("/services/part-history/holds", test_holds);
  g_test_add_func ("/services/part-history/refused", test_refused);
  g_test_add_func ("/services/part-history/refused-later", test_refused_later);
  g_test_add_func ("/services/part-history/prepared", test_prepared);
  g_test_add_func ("/services/part-history/counts", test_counts);
  g_test_add_func ("/services/part-history/question", test_question);
  g_test_add_func ("/services/part-history/look", test_look);
  g_test_add_func ("/services/part-history/key-from-the-future", test_key_from_the_future);
  g_test_add_func ("/services/part-history/person-unsure", test_person_unsure);
  g_test_add_func ("/services/part-history/blind", test_blind);
  g_test_add_func ("/services/part-history/upload", test_upload);

  return g_test_run ();
}
