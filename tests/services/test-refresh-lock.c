/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-refresh-lock.h"

#include "dia-test-support.h"

typedef struct
{
  char         *dir;
  char         *path;
  GCancellable *cancellable;
  GError       *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->dir = dia_test_dir_new ();
  fixture->path = g_build_filename (fixture->dir, "desk.diapason", NULL);
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (fixture->cancellable);
  g_free (fixture->path);
  dia_test_dir_remove (fixture->dir);
}

/* One account's renewal does not wait for another's. */
static void
test_apart (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (DiaRefreshLock) first = dia_refresh_lock_take (fixture->path, 1, NULL, &fixture->error);
  g_autoptr (DiaRefreshLock) second = NULL;

  g_assert_no_error (fixture->error);
  second = dia_refresh_lock_take (fixture->path, 2, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_nonnull (second);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (DiaRefreshLock) held = dia_refresh_lock_take (fixture->path, 1, NULL, &fixture->error);
  g_autoptr (DiaRefreshLock) again = NULL;

  g_assert_no_error (fixture->error);
  g_cancellable_cancel (fixture->cancellable);
  g_assert_null (dia_refresh_lock_take (fixture->path, 1, fixture->cancellable, &fixture->error));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&fixture->error);
  g_clear_pointer (&held, dia_refresh_lock_free);
  again = dia_refresh_lock_take (fixture->path, 1, NULL, &fixture->error);
  g_assert_no_error (fixture->error);
}

static gpointer
take_in_thread (gpointer data)
{
  return dia_refresh_lock_take (data, 1, NULL, NULL);
}

/* Whoever waits gets it once it is free. */
static void
test_waits (Fixture       *fixture,
            gconstpointer  data)
{
  DiaRefreshLock *held = dia_refresh_lock_take (fixture->path, 1, NULL, &fixture->error);
  g_autoptr (DiaRefreshLock) other = NULL;
  GThread *thread;

  g_assert_no_error (fixture->error);
  thread = g_thread_new ("second", take_in_thread, fixture->path);
  dia_refresh_lock_free (held);
  other = g_thread_join (thread);
  g_assert_nonnull (other);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->dir, "gone", "desk.diapason", NULL);

  g_assert_null (dia_refresh_lock_take (nowhere, 1, NULL, &fixture->error));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What cannot be locked at all is not waited for. */
static void
test_not_lockable (Fixture       *fixture,
                   gconstpointer  data)
{
  g_assert_null (dia_refresh_lock_take (fixture->path, -5, NULL, &fixture->error));
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

#define add(name, func) g_test_add ("/services/refresh-lock/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("apart", test_apart);
  add ("cancelled", test_cancelled);
  add ("waits", test_waits);
  add ("no-folder", test_no_folder);
  add ("not-lockable", test_not_lockable);

  return g_test_run ();
}
