/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-picture-jail.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs @func in a process of its own that is in the jail; its exit status. */
static int
run_jailed (int (*func) (void))
{
  int status;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (!dia_picture_jail_enter (2))
        _exit (99);
      _exit (func ());
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);

  return WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status);
}

static int
open_file (void)
{
  return open ("/etc/passwd", O_RDONLY) < 0 ? 0 : 1;
}

static int
write_file (void)
{
  return open ("/tmp/diapason-must-not-be", O_CREAT | O_WRONLY, 0600) < 0 ? 0 : 1;
}

static int
open_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) < 0 ? 0 : 1;
}

static int
start_program (void)
{
  execl ("/bin/true", "true", NULL);

  return 7;
}

#ifndef __SANITIZE_ADDRESS__
static int
take_memory (void)
{
  gsize size = (gsize) 600 * 1024 * 1024;
  volatile char *memory = malloc (size);

  return memory == NULL ? 0 : 1;
}
#endif

static int
spin (void)
{
  for (volatile guint64 i = 0; i < G_MAXUINT64; i++)
    ;

  return 1;
}

static int
work (void)
{
  g_autofree char *memory = g_malloc0 (50 * 1024 * 1024);

  return write (STDOUT_FILENO, memory, 0) == 0 ? 0 : 1;
}

static void
test_lets_work (void)
{
  g_assert_cmpint (run_jailed (work), ==, 0);
}

static void
test_opens_nothing (void)
{
  g_assert_cmpint (run_jailed (open_file), ==, 0);
  g_assert_cmpint (run_jailed (write_file), ==, 0);
  g_assert_cmpint (run_jailed (open_socket), ==, 0);
}

static void
test_starts_nothing (void)
{
  g_assert_cmpint (run_jailed (start_program), ==, 7);
}

static void
test_limits_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer needs the address space");
#else
  g_assert_cmpint (run_jailed (take_memory), ==, 0);
#endif
}

/* The kernel ends it; nobody has to wait for it. */
static void
test_limits_time (void)
{
  g_assert_cmpint (run_jailed (spin), <, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/picture/jail/lets-work", test_lets_work);
  g_test_add_func ("/picture/jail/opens-nothing", test_opens_nothing);
  g_test_add_func ("/picture/jail/starts-nothing", test_starts_nothing);
  g_test_add_func ("/picture/jail/limits-memory", test_limits_memory);
  g_test_add_func ("/picture/jail/limits-time", test_limits_time);

  return g_test_run ();
}
