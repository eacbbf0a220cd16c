/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-claim-owner.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_alive (void)
{
  g_autofree char *owner = dia_claim_owner_make ();
  g_autofree char *other = dia_claim_owner_make ();

  g_assert_cmpstr (owner, !=, other);
  g_assert_cmpint (dia_claim_owner_check (owner), ==, DIA_OWNER_ALIVE);
}

/* The name that a child had, after it ended. */
static void
test_dead (void)
{
  char owner[512] = "";
  int pipe_ends[2];
  pid_t child;

  g_assert_cmpint (pipe (pipe_ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      g_autofree char *own = dia_claim_owner_make ();

      _exit (write (pipe_ends[1], own, strlen (own)) > 0 ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  g_assert_cmpint (read (pipe_ends[0], owner, sizeof owner - 1), >, 0);
  g_assert_cmpint (dia_claim_owner_check (owner), ==, DIA_OWNER_DEAD);
  close (pipe_ends[0]);
  close (pipe_ends[1]);
}

static void
test_elsewhere (void)
{
  static const char *const owners[] = { "", "nonsense", "a:b:c:d:e:f", ":::::", "a:b:c:1:2:3:4" };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    g_assert_cmpint (dia_claim_owner_check (owners[i]), ==, DIA_OWNER_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/claim-owner/alive", test_alive);
  g_test_add_func ("/services/claim-owner/dead", test_dead);
  g_test_add_func ("/services/claim-owner/elsewhere", test_elsewhere);

  return g_test_run ();
}
