/* SPDX-License-Identifier: GPL-3.0-or-later */

/* D3, while a post goes out: the disk fails at every step of the database, once. The
 * program goes on, and the post is there once. */

#include "dia-dispatcher-parts.h"
#include "dia-sending-course.h"
#include "dia-test-support.h"
#include "failing-steps.h"

/* More steps than one post takes. */
#define MANY 400

/* What the network does beside that. */
typedef struct
{
  DiaSendingCourse course;
  DiaPostState     state;     /* at the end */
  guint            fail_at;   /* which request meets @fault; 0: none */
  guint            n_fail;
  DiaSendingFault  fault;
} Variant;

static const Variant variants[] = {
  { { "picture", DIA_SCRIPTED_CLIENT_KEY, TRUE, FALSE, TRUE, NULL, NULL }, DIA_POST_PUBLISHED, 0, 0, { 0 } },
  { { "two-step-thread", DIA_SCRIPTED_TWO_STEP, FALSE, TRUE, FALSE, NULL, NULL }, DIA_POST_PUBLISHED, 0, 0, { 0 } },
  { { "answer-lost", DIA_SCRIPTED_DUMB, FALSE, FALSE, FALSE, "after-commit", NULL }, DIA_POST_PUBLISHED, 0, 0, { 0 } },
  { { "request-lost", DIA_SCRIPTED_DUMB, FALSE, FALSE, FALSE, "before-commit", NULL }, DIA_POST_PUBLISHED, 0, 0, { 0 } },
  { { "late-ask", DIA_SCRIPTED_DUMB, FALSE, FALSE, FALSE, NULL, "ask" }, DIA_POST_MISSED, 0, 0, { 0 } },
  { { "late-drop", DIA_SCRIPTED_DUMB, FALSE, FALSE, FALSE, NULL, "drop" }, DIA_POST_CANCELLED, 0, 0, { 0 } },
  { { "token-refused", DIA_SCRIPTED_RECORD_KEY, TRUE, FALSE, FALSE, NULL, NULL }, DIA_POST_PUBLISHED,
    3, 2, { 0, DIA_CONNECTOR_ERROR_SIGN_IN } },
};

/* TRUE when it came to a failure. */
static gboolean
send_with_failure (DiaSendingRun *run,
                   guint          step)
{
  failing_steps_arm (step);
  dia_sending_run_send (run);

  return failing_steps_disarm ();
}

static void
test_d3_while_sending (gconstpointer data)
{
  const Variant *variant = data;
  gboolean failed = TRUE;
  DiaSendingRun run;

  dia_sending_run_init (&run, &variant->course);
  for (guint step = 1; failed && step < MANY; step += DIA_TEST_STRIDE)
    {
      g_test_message ("step %u", step);
      dia_sending_run_begin (&run, variant->fail_at, variant->n_fail, &variant->fault);
      failed = send_with_failure (&run, step);
      /* Whatever happened, nobody has to be asked. */
      g_assert_cmpint (dia_sending_run_end (&run), ==, variant->state);
    }
  g_assert_false (failed);
  g_assert_cmpuint (run.number * DIA_TEST_STRIDE, >, 20);
  dia_sending_run_clear (&run);
}

/* Whether the last that the journal knows of is a request whose answer was not
 * written down. */
static gboolean
is_cut_at_commit (DiaSendingRun *run)
{
  g_autoptr (GPtrArray) journal = dia_sending_fixture_load_journal (&run->fixture, run->post);
  DiaJournalEntry *last = journal->len > 0 ? g_ptr_array_index (journal, journal->len - 1) : NULL;

  return last != NULL && last->step == DIA_STEP_COMMIT && last->outcome == DIA_OUTCOME_OPEN;
}

static guint
find_step_that_cuts (DiaSendingRun *run)
{
  for (guint step = 1; step < MANY; step++)
    {
      gboolean cut;

      dia_sending_run_begin (run, 0, 0, NULL);
      send_with_failure (run, step);
      cut = is_cut_at_commit (run);
      g_assert_cmpint (dia_sending_run_end (run), ==, DIA_POST_PUBLISHED);
      if (cut)
        return step;
    }

  g_assert_not_reached ();
}

/* The same in a second life that has to find out how the first one ended. */
static void
test_d3_twice (gconstpointer data)
{
  const Variant *variant = data;
  gboolean failed = TRUE;
  DiaSendingRun run;
  guint first;

  dia_sending_run_init (&run, &variant->course);
  first = find_step_that_cuts (&run);
  for (guint step = 1; failed && step < MANY; step += DIA_TEST_STRIDE)
    {
      g_test_message ("steps %u and %u", first, step);
      dia_sending_run_begin (&run, 0, 0, NULL);
      send_with_failure (&run, first);
      dia_sending_fixture_advance (&run.fixture, DIA_HOUR);
      failed = send_with_failure (&run, step);
      g_assert_cmpint (dia_sending_run_end (&run), ==, DIA_POST_PUBLISHED);
    }
  g_assert_false (failed);
  dia_sending_run_clear (&run);
}

/* What the network's return would hasten cannot be written: it goes out when its wait
 * is over, as if nothing had come back. */
static void
test_d3_hasten (void)
{
  static const DiaSendingFault away = { 0, DIA_CONNECTOR_ERROR_UNREACHABLE };
  DiaDispatcher *dispatcher;
  DiaSendingRun run;

  dia_sending_run_init (&run, &variants[2].course);
  dispatcher = run.fixture.dispatcher;
  dia_sending_run_begin (&run, 1, 1, &away);
  dia_sending_run_send (&run);
  g_assert_cmpint (dia_sending_fixture_get_state (&run.fixture, run.post), ==, DIA_POST_SCHEDULED);
  dia_send_queue_reconnect (dispatcher->queue);
  failing_steps_arm (1);
  dia_dispatcher_hasten (dispatcher);
  dia_test_wait_alone (dispatcher);
  g_assert_true (failing_steps_disarm ());
  g_assert_cmpint (dia_sending_run_end (&run), ==, DIA_POST_PUBLISHED);
  dia_sending_run_clear (&run);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* That the disk fails is worth a warning. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_strconcat ("/services/breaking-disk/D3-", variants[i].course.name, NULL);

      g_test_add_data_func (path, &variants[i], test_d3_while_sending);
    }
  g_test_add_data_func ("/services/breaking-disk/D3-twice", &variants[1], test_d3_twice);
  g_test_add_func ("/services/breaking-disk/D3-hasten", test_d3_hasten);

  return g_test_run ();
}
