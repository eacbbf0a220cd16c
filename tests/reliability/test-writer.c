/* SPDX-License-Identifier: GPL-3.0-or-later */

/* D1 and D5: a program is killed while it writes, and a back-up is taken while
 * another one does. */

#include "tally.h"

#include "desk.h"
#include "dia-test-support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define STEPS_A_WORKSPACE 4000

typedef struct
{
  char          *dir;
  char          *path;
  DiaSharedPage *page;
} Scene;

static DiaConnection *
open_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  DiaConnection *connection = dia_connection_open (path, DIA_CONNECTION_WRITE, &error);

  g_assert_no_error (error);

  return connection;
}

/* Writes step after step and says how many are done. */
static G_NORETURN void
write_on (Scene *scene,
          guint  first)
{
  g_autoptr (GError) error = NULL;
  DiaStore *store = dia_store_open (scene->path, first == 0, NULL, &error);

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  g_assert_no_error (error);
  g_random_set_seed ((guint32) getpid ());
  if (first == 0)
    desk_begin (store, &error);
  g_assert_no_error (error);
  for (guint i = first;; i++)
    {
      desk_step (store, i, &error);
      g_assert_no_error (error);
      dia_shared_page_set_number (scene->page, DIA_NUMBER_STAGE, i + 1);
    }
}

static pid_t
start_writing (Scene *scene,
               guint  first)
{
  pid_t child;

  dia_shared_page_set_number (scene->page, DIA_NUMBER_STAGE, first);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    write_on (scene, first);
  /* It has begun when it has written something more. */
  while (dia_shared_page_get_number (scene->page, DIA_NUMBER_STAGE) <= first && waitpid (child, NULL, WNOHANG) == 0)
    g_usleep (100);

  return child;
}

static void
end_writing (pid_t child)
{
  int status;

  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
begin_scene (Scene *scene)
{
  scene->dir = dia_test_dir_new ();
  scene->path = g_build_filename (scene->dir, "desk.diapason", NULL);
  scene->page = dia_shared_page_new (FIRE_NOW);
}

static void
end_scene (Scene *scene)
{
  dia_shared_page_free (scene->page);
  g_free (scene->path);
  dia_test_dir_remove (scene->dir);
}

/* D1: what was acknowledged is there, what was not is there as a whole or not at
 * all. */
static void
test_killed_writer (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (1);
  Tally tally = { "D1", "killed while it writes; posts are acknowledged writes" };
  guint n = tally_get_count (25);
  guint n_more = 0;
  guint done = 0;
  Scene scene;

  begin_scene (&scene);
  for (guint i = 0; i < n; i++)
    {
      pid_t child = start_writing (&scene, done);
      g_autoptr (DiaConnection) connection = NULL;
      guint acknowledged, before = done;

      g_usleep ((gulong) g_rand_int_range (dice, 0, 8000));
      end_writing (child);
      acknowledged = (guint) dia_shared_page_get_number (scene.page, DIA_NUMBER_STAGE);
      connection = open_sound (scene.path);
      done = desk_verify (connection);
      tally.trials++;
      tally.posts += acknowledged - before;
      tally.losses += acknowledged > done ? acknowledged - done : 0;
      g_assert_cmpuint (done, <=, acknowledged + 1);
      n_more += done - acknowledged;
      if (done > STEPS_A_WORKSPACE)
        {
          g_clear_object (&connection);
          end_scene (&scene);
          begin_scene (&scene);
          done = 0;
        }
    }
  end_scene (&scene);
  g_test_message ("%u writes were there that had not been acknowledged", n_more);
  tally_finish (&tally, 0);
}

/* In a process of its own, since a store has threads. */
static G_NORETURN void
back_up (Scene      *scene,
         const char *path)
{
  g_autoptr (GError) error = NULL;
  DiaStore *store = dia_store_open (scene->path, FALSE, NULL, &error);

  g_assert_no_error (error);
  dia_store_backup (store, path, NULL, &error);
  g_assert_no_error (error);
  dia_store_close (store);
  dia_test_keep_coverage ();
  _exit (0);
}

static void
make_backup (Scene      *scene,
             const char *path)
{
  pid_t child = fork ();

  if (child == 0)
    back_up (scene, path);
  g_assert_true (fire_end (child));
}

static char *
dump_file (const char *path,
           guint      *n_steps)
{
  g_autoptr (DiaConnection) connection = open_sound (path);
  g_autoptr (GError) error = NULL;
  char *dump = desk_dump (connection, &error);

  g_assert_no_error (error);
  *n_steps = desk_verify (connection);

  return dump;
}

/* What a person does: the copy in the place of the workspace, and nothing left of
 * its log. */
static void
put_back (const char *copy,
          const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  g_unlink (log);
  g_unlink (index);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* One round: the steps that the restored workspace shows. */
static void
back_up_and_restore (Scene      *scene,
                     const char *path,
                     guint       first)
{
  pid_t writer = start_writing (scene, first);
  guint begin = (guint) dia_shared_page_get_number (scene->page, DIA_NUMBER_STAGE);
  g_autofree char *copy = NULL;
  g_autofree char *restored = NULL;
  guint end, n_steps = 0;

  make_backup (scene, path);
  end = (guint) dia_shared_page_get_number (scene->page, DIA_NUMBER_STAGE);
  end_writing (writer);
  copy = dump_file (path, &n_steps);
  g_assert_cmpuint (n_steps, >=, begin);
  g_assert_cmpuint (n_steps, <=, end + 1);
  put_back (path, scene->path);
  restored = dump_file (scene->path, &n_steps);
  g_assert_cmpstr (restored, ==, copy);
  end_writing (start_writing (scene, n_steps));
}

/* D5: a back-up is the workspace at one moment between its beginning and its
 * end; put in the place of the workspace, it is that workspace, and goes on. */
static void
test_backup (void)
{
  Tally tally = { "D5", "back-up while another program writes, and back again" };
  Scene scene;

  begin_scene (&scene);
  for (guint i = 0; i < tally_get_count (4); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/copy-%u.diapason", scene.dir, i);
      guint first = 0;

      if (i > 0)
        g_free (dump_file (scene.path, &first));
      back_up_and_restore (&scene, path, first);
      tally.trials++;
    }
  end_scene (&scene);
  tally_finish (&tally, 0);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reliability/D1-killed-writer", test_killed_writer);
  g_test_add_func ("/reliability/D5-backup-while-writing", test_backup);

  return g_test_run ();
}
