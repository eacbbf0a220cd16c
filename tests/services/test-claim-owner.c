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

/* What another program compares: a field that is always empty would be equal in
 * every container. */
static void
test_names_this_process (void)
{
  g_autofree char *owner = dia_claim_owner_make ();
  g_auto (GStrv) fields = g_strsplit (owner, ":", -1);
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());
  g_autofree char *stat = NULL;
  g_autofree char *start_time = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL));
  start_time = dia_claim_owner_parse_start_time (stat);
  g_assert_cmpuint (g_strv_length (fields), ==, 6);
  g_assert_cmpuint (strlen (fields[1]), ==, strlen ("01234567-89ab-cdef-0123-456789abcdef"));
  g_assert_true (g_str_has_prefix (fields[2], "pid-["));
  g_assert_true (g_str_has_suffix (fields[2], "]"));
  g_assert_cmpstr (fields[3], ==, pid);
  g_assert_cmpstr (fields[4], ==, start_time);
  g_assert_cmpstr (start_time, !=, "");
  g_assert_cmpuint (strlen (fields[5]), ==, 8);
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

/* @fields of our own name are replaced; the others stay. */
static DiaOwnerState
check_with (const char *machine,
            const char *boot,
            const char *name_space,
            const char *pid,
            const char *start_time)
{
  const char *const fields[] = { machine, boot, name_space, pid, start_time };
  g_autofree char *own = dia_claim_owner_make ();
  g_auto (GStrv) words = g_strsplit (own, ":", -1);
  g_autofree char *owner = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL)
      {
        g_free (words[i]);
        words[i] = g_strdup (fields[i]);
      }
  owner = g_strjoinv (":", words);

  return dia_claim_owner_check (owner);
}

/* Only what is on this computer can be called dead: an earlier start of it, or a
 * process that is gone, also when another one has its number since. */
static void
test_fields (void)
{
  g_assert_cmpint (check_with (NULL, NULL, NULL, NULL, NULL), ==, DIA_OWNER_ALIVE);
  g_assert_cmpint (check_with (NULL, "other", NULL, NULL, NULL), ==, DIA_OWNER_DEAD);
  g_assert_cmpint (check_with ("other", "other", NULL, NULL, NULL), ==, DIA_OWNER_UNKNOWN);
  g_assert_cmpint (check_with ("", "other", NULL, NULL, NULL), ==, DIA_OWNER_UNKNOWN);
  g_assert_cmpint (check_with (NULL, "", NULL, NULL, NULL), ==, DIA_OWNER_UNKNOWN);
  g_assert_cmpint (check_with (NULL, NULL, "other", NULL, NULL), ==, DIA_OWNER_UNKNOWN);
  g_assert_cmpint (check_with (NULL, NULL, NULL, NULL, "1"), ==, DIA_OWNER_DEAD);
  g_assert_cmpint (check_with (NULL, NULL, NULL, "0", NULL), ==, DIA_OWNER_DEAD);
  /* The computer's own name does not matter while it is the same start of it. */
  g_assert_cmpint (check_with ("other", NULL, NULL, NULL, NULL), ==, DIA_OWNER_ALIVE);
}

static void
test_start_time (void)
{
  static const struct
  {
    const char *text;
    const char *start_time;
  } cases[] = {
    { "7 (a b) c) S 1 7 7 0 -1 4 1 2 3 4 5 6 7 8 20 0 1 0 4711 9 9", "4711" },
    { "7 (a) S 1 7 7 0 -1 4 1 2 3 4 5 6 7 8 20 0 1 0 4711", "4711" },
    { "7 (a) Z 1 7 7 0 -1 4 1 2 3 4 5 6 7 8 20 0 1 0 4711 9 9", "" },
    { "7 (a) X 1 7 7 0 -1 4 1 2 3 4 5 6 7 8 20 0 1 0 4711 9 9", "" },
    { "7 (a) S 1 7 7 0 -1 4 1 2 3 4 5 6 7 8 20 0 1 0", "" },
    { "7 (a)", "" },
    { "7 (a", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *start_time = dia_claim_owner_parse_start_time (cases[i].text);

      g_assert_cmpstr (start_time, ==, cases[i].start_time);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/claim-owner/alive", test_alive);
  g_test_add_func ("/services/claim-owner/names-this-process", test_names_this_process);
  g_test_add_func ("/services/claim-owner/dead", test_dead);
  g_test_add_func ("/services/claim-owner/elsewhere", test_elsewhere);
  g_test_add_func ("/services/claim-owner/fields", test_fields);
  g_test_add_func ("/services/claim-owner/start-time", test_start_time);

  return g_test_run ();
}
