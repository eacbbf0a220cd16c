/* SPDX-License-Identifier: GPL-3.0-or-later */

/* D3 and D7: the disk is full or broken, or there is no memory, at any moment of
 * a desk's work. Nothing crashes, every failure is said, nothing is there by
 * half, and what was acknowledged stays. */

#include "tally.h"

#include "desk.h"
#include "dia-test-support.h"
#include "dia-test-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define N_BEFORE 8
#define N_STEPS  4

/* A short run tries each so many; one with a count tries all. */
#define STRIDE   17

static struct
{
  sqlite3_mem_methods real;
  int                 left;       /* (atomic): allocations until one fails; 0: none does */
  gboolean            for_ever;
  int                 n_failed;   /* (atomic) */
} memory;

static gboolean
has_memory (void)
{
  int left = g_atomic_int_get (&memory.left);

  if (left == 0)
    return TRUE;
  if (left > 1)
    {
      g_atomic_int_add (&memory.left, -1);
      return TRUE;
    }

  g_atomic_int_inc (&memory.n_failed);
  if (!memory.for_ever)
    g_atomic_int_set (&memory.left, 0);

  return FALSE;
}

static void *
allocate (int size)
{
  return has_memory () ? memory.real.xMalloc (size) : NULL;
}

static void *
allocate_again (void *block,
                int   size)
{
  return has_memory () ? memory.real.xRealloc (block, size) : NULL;
}

/* Before anything else touches SQLite. */
static void
set_up_memory (void)
{
  sqlite3_mem_methods methods;

  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_GETMALLOC, &memory.real), ==, SQLITE_OK);
  methods = memory.real;
  methods.xMalloc = allocate;
  methods.xRealloc = allocate_again;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &methods), ==, SQLITE_OK);
  /* The small blocks that a connection keeps would hide most allocations. */
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0), ==, SQLITE_OK);
}

static char *
make_base (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "base.diapason", NULL);
  g_autoptr (GError) error = NULL;
  DiaStore *store = dia_store_open (path, TRUE, NULL, &error);

  g_assert_no_error (error);
  desk_begin (store, &error);
  for (guint i = 0; i < N_BEFORE && error == NULL; i++)
    desk_step (store, i, &error);
  g_assert_no_error (error);
  dia_store_close (store);
  g_object_unref (store);

  return g_steal_pointer (&path);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *bytes = NULL;
  g_autofree char *log = g_strconcat (to, "-wal", NULL);
  g_autofree char *index = g_strconcat (to, "-shm", NULL);
  gsize length;

  g_remove (log);
  g_remove (index);
  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

/* Every failure is one of the store's, in words. */
static void
assert_said (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == DIA_STORE_ERROR);
  g_assert_cmpstr (error->message, !=, "");
}

/* Works on the workspace, trying each step twice; how many steps were
 * acknowledged. */
static guint
work (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaStore) store = dia_store_open (path, FALSE, NULL, &error);
  guint done = N_BEFORE;
  guint n_failures = 0;

  if (store == NULL)
    {
      assert_said (error);
      return done;
    }

  while (done < N_BEFORE + N_STEPS && n_failures < 2)
    {
      if (desk_step (store, done, &error))
        {
          done++;
          n_failures = 0;
          continue;
        }
      assert_said (error);
      g_clear_error (&error);
      n_failures++;
    }
  dia_store_close (store);

  return done;
}

static void
verify (Tally      *tally,
        const char *path,
        guint       acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaConnection) connection = dia_connection_open (path, DIA_CONNECTION_WRITE, &error);
  guint n_steps;

  g_assert_no_error (error);
  n_steps = desk_verify (connection);
  tally->trials++;
  tally->posts += acknowledged;
  tally->losses += n_steps < acknowledged;
  g_assert_cmpuint (n_steps, <=, acknowledged + 1);
}

/* One call of the disk fails, and with @for_ever all after it. FALSE when there
 * are not so many calls. */
static gboolean
fail_disk (Tally      *tally,
           const char *base,
           const char *path,
           DiaVfsCall  call,
           int         code,
           guint       nth,
           gboolean    for_ever)
{
  gboolean reached;
  guint done;

  copy_file (base, path);
  dia_test_vfs_install ();
  dia_test_vfs_fail (call, nth, code, for_ever);
  done = work (path);
  reached = dia_test_vfs_count (call) >= nth;
  dia_test_vfs_fail (call, 0, 0, FALSE);
  dia_test_vfs_uninstall ();
  verify (tally, path, done);

  return reached;
}

static const struct { DiaVfsCall call; int code; const char *what; } failures[] = {
  { DIA_VFS_WRITE, SQLITE_FULL, "the disk is full" },
  { DIA_VFS_WRITE, SQLITE_IOERR_WRITE, "a write fails" },
  { DIA_VFS_WRITE, SQLITE_READONLY, "the file system has become read-only" },
  { DIA_VFS_SYNC, SQLITE_IOERR_FSYNC, "a flush fails" },
  { DIA_VFS_READ, SQLITE_IOERR_READ, "a read fails" },
  { DIA_VFS_OPEN, SQLITE_CANTOPEN, "a file cannot be opened" },
  { DIA_VFS_DELETE, SQLITE_IOERR_DELETE, "a file cannot be deleted" },
  { DIA_VFS_TRUNCATE, SQLITE_IOERR_TRUNCATE, "a file cannot be shortened" },
  { DIA_VFS_LOCK, SQLITE_IOERR_LOCK, "a lock fails" },
};

static void
test_disk (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  g_autofree char *what = g_strdup_printf ("%s, at each call; posts are acknowledged writes", failures[which].what);
  guint stride = tally_get_count (0) > 0 ? 1 : STRIDE;
  char *dir = dia_test_dir_new ();
  g_autofree char *base = make_base (dir);
  g_autofree char *path = g_build_filename (dir, "desk.diapason", NULL);
  Tally tally = { "D3", what };

  for (int for_ever = 0; for_ever < 2; for_ever++)
    for (guint nth = 1; fail_disk (&tally, base, path, failures[which].call, failures[which].code, nth, for_ever); nth += stride)
      continue;
  dia_test_dir_remove (dir);
  tally_finish (&tally, 0);
}

static gboolean
fail_memory (Tally      *tally,
             const char *base,
             const char *path,
             guint       nth,
             gboolean    for_ever)
{
  gboolean reached;
  guint done;

  copy_file (base, path);
  memory.for_ever = for_ever;
  g_atomic_int_set (&memory.n_failed, 0);
  g_atomic_int_set (&memory.left, (int) nth);
  done = work (path);
  g_atomic_int_set (&memory.left, 0);
  reached = g_atomic_int_get (&memory.n_failed) > 0;
  verify (tally, path, done);

  return reached;
}

/* GLib ends the program when it has no memory, by design; SQLite hands the
 * failure on, and the store has to. */
static void
test_memory (void)
{
  guint stride = tally_get_count (0) > 0 ? 1 : 10 * STRIDE;
  char *dir = dia_test_dir_new ();
  g_autofree char *base = make_base (dir);
  g_autofree char *path = g_build_filename (dir, "desk.diapason", NULL);
  Tally tally = { "D7", "SQLite has no memory, at each allocation; posts are acknowledged writes" };

  for (int for_ever = 0; for_ever < 2; for_ever++)
    for (guint nth = 1; fail_memory (&tally, base, path, nth, for_ever); nth += stride)
      continue;
  dia_test_dir_remove (dir);
  tally_finish (&tally, 0);
}

int
main (int   argc,
      char *argv[])
{
  set_up_memory ();
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (failures[i].what), " ", '-');

      tally_add_test ("D3-disk", name, GUINT_TO_POINTER (i), test_disk);
    }
  g_test_add_func ("/reliability/D7-memory", test_memory);

  return g_test_run ();
}
