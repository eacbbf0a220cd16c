/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-store-watch.h"

#include "dia-settings.h"
#include "dia-test-support.h"

typedef struct
{
  char          *folder;
  char          *path;
  DiaStore      *store;
  DiaStoreWatch *watch;
  guint          n_told;
} Fixture;

static void
on_watch_changed_cb (DiaStoreWatch *watch,
                     gpointer       user_data)
{
  Fixture *fixture = user_data;

  fixture->n_told++;
}

static gboolean
is_quiet (gpointer user_data)
{
  return !g_main_context_pending (NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = dia_test_dir_new ();
  fixture->path = g_build_filename (fixture->folder, "desk.diapason", NULL);
  fixture->store = dia_store_open (fixture->path, TRUE, NULL, NULL);
  fixture->watch = dia_store_watch_new (fixture->store);
  g_signal_connect (fixture->watch, "changed", G_CALLBACK (on_watch_changed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dia_store_watch_stop (fixture->watch);
  dia_store_close (fixture->store);
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_assert_finalize_object (g_steal_pointer (&fixture->watch));
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
  g_free (fixture->path);
  dia_test_dir_remove (fixture->folder);
}

static gboolean
write_name (DiaConnection  *connection,
            gpointer        user_data,
            GError        **error)
{
  return dia_settings_set (connection, "workspace.name", user_data, error);
}

static void
write_to (DiaStore   *store,
          const char *name)
{
  g_autoptr (GError) error = NULL;

  dia_store_write (store, write_name, (gpointer) name, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_told (gpointer user_data)
{
  return ((Fixture *) user_data)->n_told > 0;
}

/* Another program commits: it is told, and what we wrote ourselves before and
 * after is not. */
static void
test_sees_others_only (Fixture       *fixture,
                       gconstpointer  data)
{
  DiaStore *other = dia_store_open (fixture->path, FALSE, NULL, NULL);

  write_to (fixture->store, "Ours");
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_assert_cmpuint (fixture->n_told, ==, 0);

  write_to (other, "Theirs");
  g_assert_true (dia_test_wait_until (is_told, fixture));
  g_assert_cmpuint (fixture->n_told, ==, 1);
  g_assert_finalize_object (other);
}

/* What another program commits while a workspace is being opened, after it was
 * read and before the first look, is told as well. */
static void
test_sees_what_came_before_it (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "second.diapason", NULL);
  DiaStore *store = dia_store_open (path, TRUE, NULL, NULL);
  DiaStore *other = dia_store_open (path, FALSE, NULL, NULL);
  DiaStoreWatch *watch;

  write_to (other, "Theirs");
  watch = dia_store_watch_new (store);
  g_signal_connect (watch, "changed", G_CALLBACK (on_watch_changed_cb), fixture);
  g_assert_true (dia_test_wait_until (is_told, fixture));
  dia_store_watch_stop (watch);
  dia_store_close (store);
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_assert_finalize_object (watch);
  g_assert_finalize_object (store);
  g_assert_finalize_object (other);
}

/* After the end nothing comes, whatever is still on its way. */
static void
test_stops (Fixture       *fixture,
            gconstpointer  data)
{
  DiaStore *other = dia_store_open (fixture->path, FALSE, NULL, NULL);

  write_to (other, "Theirs");
  dia_store_watch_stop (fixture->watch);
  dia_store_watch_stop (fixture->watch);
  write_to (other, "Theirs again");
  g_assert_true (dia_test_wait_until (is_quiet, NULL));
  g_assert_cmpuint (fixture->n_told, ==, 0);
  g_assert_finalize_object (other);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/store-watch/sees-others-only", Fixture, NULL, set_up, test_sees_others_only, tear_down);
  g_test_add ("/store/store-watch/sees-what-came-before-it", Fixture, NULL, set_up, test_sees_what_came_before_it, tear_down);
  g_test_add ("/store/store-watch/stops", Fixture, NULL, set_up, test_stops, tear_down);
  return g_test_run ();
}
