/* SPDX-License-Identifier: GPL-3.0-or-later */

/* D7: the program has no file descriptors left while it sends. What it cannot do
 * it does later; GLib ends a program that cannot make a main context, and then
 * the next life does it. */

#include "tally.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_FILES 128
#define PAUSE     (5 * DIA_MINUTE)

/* Uses up all that are allowed, then leaves so many. */
static void
send_with_few_files (DiaWorkspaceCore *core,
                     gpointer          work_data)
{
  g_autoptr (DiaDispatcher) dispatcher = fire_make_dispatcher (core);
  struct rlimit limit = { MAX_FILES, MAX_FILES };
  int used[MAX_FILES];
  guint n_used = 0;
  int nowhere = open ("/dev/null", O_WRONLY);

  /* The last words of GLib would pass for those of the test. */
  dup2 (nowhere, STDOUT_FILENO);
  dup2 (nowhere, STDERR_FILENO);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  while ((used[n_used] = open ("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0)
    n_used++;
  for (guint i = 0; i < GPOINTER_TO_UINT (work_data) && n_used > 0; i++)
    close (used[--n_used]);
  dia_dispatcher_run (dispatcher, FALSE, 0, NULL, NULL, NULL, NULL);
}

static void
run_out (Tally *tally,
         Fire  *fire,
         guint  n_files,
         guint *n_ended)
{
  pid_t life;
  int status;

  for (FireKind kind = 0; kind < FIRE_N_KINDS; kind++)
    {
      g_autofree char *text = g_strdup_printf ("texte %u", tally->trials++);

      fire_add_post (fire, fire_get_account (fire, kind, 0), text, dia_shared_page_get_now (fire->page));
    }
  life = fire_start (fire, &(FireLife) { .work = send_with_few_files, .work_data = GUINT_TO_POINTER (n_files) });
  g_assert_cmpint (waitpid (life, &status, 0), ==, life);
  *n_ended += WIFSIGNALED (status);
  tally_recover (tally, fire);
  dia_shared_page_advance (fire->page, PAUSE);
}

static void
test_files (void)
{
  Tally tally = { "D7", "no file descriptors while sending" };
  guint n_ended = 0;

  for (guint i = 0; i < tally_get_count (1); i++)
    {
      Fire fire;

      fire_init (&fire, 1);
      for (guint n_files = 0; n_files < 24; n_files += 2)
        run_out (&tally, &fire, n_files, &n_ended);
      tally_compare (&tally, &fire);
      fire_clear (&fire);
    }
  g_test_message ("%u of %u lives were ended by GLib", n_ended, tally.trials / FIRE_N_KINDS);
  tally_finish (&tally, 0);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reliability/D7-file-descriptors", test_files);

  return g_test_run ();
}
