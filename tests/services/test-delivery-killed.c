/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sending-fixture.h"
#include "dia-test-support.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* P1, a short run: the program is killed at every step of sending a thread of
 * two parts, on every kind of network. Each life of the program is a process of
 * its own; the ledger of the network outlives them all. */

#define TEXT "tête\n---\nsuite"

/* Where the child ends itself, and the exit statuses of its other endings. */
typedef struct
{
  const char *step;
  guint       skip;    /* passes over so many */
} Kill;

static const char *const steps[] = {
  "claimed", "prepare-begun", "prepare", "prepare-answered", "prepare-ended", "commit-begun", "before-commit",
  "after-commit", "commit-answered", "commit-ended", "settling", "settled",
};

static void
end_at (Kill       *kill_at,
        const char *step)
{
  if (kill_at->step == NULL || !g_str_equal (step, kill_at->step))
    return;
  if (kill_at->skip-- == 0)
    kill (getpid (), SIGKILL);
}

static void
on_step_cb (const char *step,
            gpointer    user_data)
{
  end_at (user_data, step);
}

static gboolean
on_moment_cb (const char  *moment,
              gpointer     user_data,
              GError     **error)
{
  end_at (user_data, moment);

  return TRUE;
}

/* One life of the program: sends what is due and says by its exit status in
 * which state the post is. */
static void
live (DiaScriptedKind  kind,
      const char      *dir,
      DiaInstant       now,
      DiaId            post_id,
      Kill             kill_at)
{
  DiaSendingFixture fixture;
  DiaPostState state;

  dia_sending_fixture_init_in (&fixture, kind, dir, now, FALSE);
  dia_scripted_network_set_hook (fixture.network, on_moment_cb, &kill_at);
  dia_dispatcher_set_probe (fixture.dispatcher, on_step_cb, &kill_at);
  dia_sending_fixture_run (&fixture);
  state = dia_sending_fixture_get_state (&fixture, post_id);
  dia_sending_fixture_close (&fixture);
  _exit (state);
}

/* The state, or -1 when it was killed. */
static int
fork_life (DiaScriptedKind  kind,
           const char      *dir,
           DiaInstant       now,
           DiaId            post_id,
           Kill             kill_at)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    live (kind, dir, now, post_id, kill_at);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status))
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);

  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

/* Made in a process of its own, so that this one never has a second thread when
 * it forks. */
static DiaId
make_workspace (DiaScriptedKind  kind,
                const char      *dir)
{
  int pipe_ends[2];
  DiaId post_id = DIA_ID_NONE;
  pid_t child;
  int status;

  g_assert_cmpint (pipe (pipe_ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      DiaSendingFixture fixture;
      DiaId account;

      dia_sending_fixture_init_in (&fixture, kind, dir, DIA_SENDING_NOW, TRUE);
      account = dia_sending_fixture_add_account (&fixture, DIA_NETWORK_MASTODON, "alize");
      post_id = dia_sending_fixture_add_post (&fixture, account, TEXT, DIA_SENDING_NOW);
      dia_sending_fixture_close (&fixture);
      _exit (write (pipe_ends[1], &post_id, sizeof post_id) == sizeof post_id ? 0 : 1);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_assert_cmpint (read (pipe_ends[0], &post_id, sizeof post_id), ==, sizeof post_id);
  close (pipe_ends[0]);
  close (pipe_ends[1]);

  return post_id;
}

/* TRUE when the step came to pass and the program was killed there. */
static gboolean
try_step (DiaScriptedKind kind,
          const char     *step,
          guint           skip)
{
  char *dir = dia_test_dir_new ();
  g_autofree char *ledger_path = g_build_filename (dir, "ledger", NULL);
  DiaId post_id = make_workspace (kind, dir);
  DiaInstant now = DIA_SENDING_NOW;
  int state = fork_life (kind, dir, now, post_id, (Kill) { step, skip });
  gboolean killed = state < 0;

  for (guint i = 0; i < 4 && state != DIA_POST_PUBLISHED && state != DIA_POST_UNCONFIRMED; i++)
    {
      state = fork_life (kind, dir, now, post_id, (Kill) { NULL });
      now += 61 * DIA_SECOND;
    }

  g_test_message ("kind %d, step %s (%u): %s", kind, step, skip, killed ? "killed" : "not reached");
  g_assert_cmpstr (dia_post_state_to_string (state), ==, "published");
  g_assert_cmpuint (dia_scripted_ledger_count (ledger_path, "tête"), ==, 1);
  g_assert_cmpuint (dia_scripted_ledger_count (ledger_path, "suite"), ==, 1);
  dia_test_dir_remove (dir);

  return killed;
}

static void
test_every_step (gconstpointer data)
{
  DiaScriptedKind kind = GPOINTER_TO_INT (data);
  guint n_killed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint skip = 0; skip < 2; skip++)
      if (try_step (kind, steps[i], skip))
        n_killed++;

  /* "claimed", "settling" and "settled" are passed once, the others by each of
   * the two parts. */
  g_assert_cmpuint (n_killed, ==, 2 * G_N_ELEMENTS (steps) - 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/services/delivery-killed/p1-client-key", GINT_TO_POINTER (DIA_SCRIPTED_CLIENT_KEY), test_every_step);
  g_test_add_data_func ("/services/delivery-killed/p1-record-key", GINT_TO_POINTER (DIA_SCRIPTED_RECORD_KEY), test_every_step);
  g_test_add_data_func ("/services/delivery-killed/p1-two-step", GINT_TO_POINTER (DIA_SCRIPTED_TWO_STEP), test_every_step);
  g_test_add_data_func ("/services/delivery-killed/p1-dumb", GINT_TO_POINTER (DIA_SCRIPTED_DUMB), test_every_step);

  return g_test_run ();
}
