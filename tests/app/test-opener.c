/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-opener.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "dia-memory-vault.h"
#include "dia-roster.h"
#include "dia-test-support.h"

typedef struct
{
  char     *dir;
  char     *path;
  DiaVault *vault;
  DiaClock *clock;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = dia_test_dir_new ();
  fixture->path = g_build_filename (fixture->dir, "below", "desk.diapason", NULL);
  fixture->vault = dia_memory_vault_new ();
  fixture->clock = dia_fixed_clock_new (G_GINT64_CONSTANT (1802253120000));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_test_wait_finalize (g_steal_pointer (&fixture->vault));
  dia_test_wait_finalize (g_steal_pointer (&fixture->clock));
  g_free (fixture->path);
  dia_test_dir_remove (fixture->dir);
}

static DiaWorkspace *
open_at (Fixture       *fixture,
         gboolean       create,
         gboolean       demo,
         GCancellable  *cancellable,
         GError       **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  dia_opener_open_async (fixture->path, create, demo, fixture->vault, fixture->clock, cancellable,
                         dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  return dia_opener_open_finish (result, error);
}

static gboolean
is_quiet (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

static void
close_workspace (DiaWorkspace *workspace)
{
  dia_workspace_close (workspace);
  dia_test_wait_finalize (workspace);
}

static guint
count_accounts (DiaWorkspace *workspace)
{
  return g_list_model_get_n_items (dia_roster_get_accounts (dia_workspace_get_roster (workspace)));
}

static gboolean
has_52_accounts (gpointer workspace)
{
  return count_accounts (workspace) == 52;
}

static void
test_makes_folder_and_file (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DiaWorkspace *workspace = open_at (fixture, TRUE, FALSE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_accounts (workspace), ==, 0);
  close_workspace (workspace);
  workspace = open_at (fixture, FALSE, FALSE, NULL, &error);
  g_assert_no_error (error);
  close_workspace (workspace);
}

static void
test_missing_is_an_error (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_at (fixture, FALSE, FALSE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_fills_the_demonstration (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DiaWorkspace *workspace = open_at (fixture, TRUE, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (dia_test_wait_until (has_52_accounts, workspace));
  close_workspace (workspace);
}

/* A file that exists belongs to somebody. */
static void
test_never_fills_what_exists (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  DiaWorkspace *workspace = open_at (fixture, TRUE, FALSE, NULL, &error);

  close_workspace (workspace);
  workspace = open_at (fixture, TRUE, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_assert_cmpuint (count_accounts (workspace), ==, 0);
  close_workspace (workspace);
}

static gboolean
file_exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The fill is one transaction of some megabytes, the tables are less than one. */
static gboolean
is_being_filled (gpointer path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  return g_stat (log, &status) == 0 && status.st_size > (1 << 20);
}

/* The instant of the opening at which it is cancelled. */
typedef struct
{
  const char  *name;
  gboolean   (*reached) (gpointer path);
} Moment;

static const Moment MOMENTS[] = {
  { "while-it-opens", file_exists },
  { "while-it-fills", is_being_filled },
};

static void
test_cancelled_leaves_nothing (Fixture       *fixture,
                               gconstpointer  data)
{
  const Moment *moment = data;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) left = NULL;

  dia_opener_open_async (fixture->path, TRUE, TRUE, fixture->vault, fixture->clock, cancellable,
                         dia_test_store_result, &pending);
  g_assert_true (dia_test_wait_until (moment->reached, fixture->path));
  g_cancellable_cancel (cancellable);
  result = dia_test_wait_result (&pending);
  g_assert_null (dia_opener_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  left = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (left), ==, NULL);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *blocked = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  /* A file stands where the folder should be, which stops root too. */
  g_assert_true (g_file_set_contents (blocked, "", 0, NULL));
  g_assert_null (open_at (fixture, TRUE, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, blocked));
}

static void
test_free_paths (void)
{
  g_autofree char *usual = dia_workspace_dup_default_path ();
  g_autofree char *folder = g_path_get_dirname (usual);
  g_autofree char *first = dia_opener_dup_free_path (FALSE);
  g_autofree char *demo = dia_opener_dup_free_path (TRUE);
  g_autofree char *second = NULL;
  g_autofree char *expected = g_build_filename (folder, "workspace-2.diapason", NULL);

  g_assert_cmpstr (first, ==, usual);
  g_assert_true (g_str_has_suffix (demo, "/demonstration.diapason"));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (first, "", 0, NULL));
  second = dia_opener_dup_free_path (FALSE);
  g_assert_cmpstr (second, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/app/opener/makes-folder-and-file", Fixture, NULL, set_up, test_makes_folder_and_file, tear_down);
  g_test_add ("/app/opener/missing-is-an-error", Fixture, NULL, set_up, test_missing_is_an_error, tear_down);
  g_test_add ("/app/opener/fills-the-demonstration", Fixture, NULL, set_up, test_fills_the_demonstration, tear_down);
  g_test_add ("/app/opener/never-fills-what-exists", Fixture, NULL, set_up, test_never_fills_what_exists, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (MOMENTS); i++)
    {
      g_autofree char *path = g_strconcat ("/app/opener/cancelled-leaves-nothing/", MOMENTS[i].name, NULL);

      g_test_add (path, Fixture, &MOMENTS[i], set_up, test_cancelled_leaves_nothing, tear_down);
    }
  g_test_add ("/app/opener/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add_func ("/app/opener/free-paths", test_free_paths);
  return g_test_run ();
}
