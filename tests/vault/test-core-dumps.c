/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-core-dumps.h"

#include "dia-test-support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Ends by a crash in @folder, where a dump may be as large as it likes. */
static void
crash_in (const char *folder,
          const char *wanted)
{
  struct rlimit limit;

  if (chdir (folder) != 0 || getrlimit (RLIMIT_CORE, &limit) != 0)
    _exit (1);
  limit.rlim_cur = limit.rlim_max;
  if (setrlimit (RLIMIT_CORE, &limit) != 0)
    _exit (2);
  g_setenv (DIA_CORE_DUMPS_VARIABLE, wanted, TRUE);
  dia_core_dumps_forbid ();
  if (getrlimit (RLIMIT_CORE, &limit) != 0 || (limit.rlim_cur > 1) != g_str_equal (wanted, "1"))
    _exit (3);
  dia_test_keep_coverage ();
  signal (SIGSEGV, SIG_DFL);
  raise (SIGSEGV);
  _exit (4);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* Whether the kernel made a dump. */
static gboolean
crash (const char *wanted)
{
  char *folder = dia_test_dir_new ();
  int status = 0;
  pid_t child = fork ();
  gboolean dumped;

  if (child == 0)
    crash_in (folder, wanted);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGSEGV);
  dumped = WCOREDUMP (status);
  g_assert_true (dumped || count_files (folder) == 0);
  dia_test_dir_remove (folder);
  return dumped;
}

/* S1: a crash leaves nothing, however large dumps may be here. */
static void
test_s1_none (void)
{
  g_assert_false (crash ("0"));
  g_assert_false (crash (""));
}

/* That a dump would have been made: where they are allowed at all, and go to a
 * file, so that the test leaves nothing with a crash reporter. */
static void
test_wanted (void)
{
  g_autofree char *pattern = NULL;
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  if (limit.rlim_max <= 1)
    {
      g_test_skip ("core dumps are forbidden on this computer");
      return;
    }
  if (!g_file_get_contents ("/proc/sys/kernel/core_pattern", &pattern, NULL, NULL) || pattern[0] == '|' || pattern[0] == '/')
    {
      g_test_skip ("core dumps go elsewhere on this computer");
      return;
    }
  g_assert_true (crash ("1"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/vault/core-dumps/S1-none", test_s1_none);
  g_test_add_func ("/vault/core-dumps/wanted", test_wanted);
  return g_test_run ();
}
