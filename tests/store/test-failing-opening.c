/* SPDX-License-Identifier: GPL-3.0-or-later */

/* D3: the disk fails at every step of opening a workspace, new or from an older
 * version, of looking it through, of backing it up and of watching it. Each time that
 * is said, and the next try succeeds with everything in it. */

#include "dia-store.h"
#include "dia-store-watch.h"
#include "dia-test-support.h"
#include "failing-steps.h"
#include "workspace-fixture.h"

#include <glib/gstdio.h>

/* More steps than any of it takes. */
#define MANY 200

typedef struct
{
  char *folder;
  char *path;
  char *copy;
} Place;

static void
set_up (Place         *self,
        gconstpointer  data)
{
  self->folder = dia_test_dir_new_quick ();
  self->path = g_build_filename (self->folder, "desk.diapason", NULL);
  self->copy = g_build_filename (self->folder, "copy.diapason", NULL);
}

static void
tear_down (Place         *self,
           gconstpointer  data)
{
  g_free (self->copy);
  g_free (self->path);
  dia_test_dir_remove (self->folder);
}

/* Away with all files of the workspace, its back-ups included. */
static void
clear (Place *self)
{
  g_autofree char *folder = g_strdup (self->folder);

  dia_test_dir_remove (g_steal_pointer (&folder));
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
}

/* The workspace that a version saved with @schema; 0: none. */
static void
put_saved (Place *self,
           int    schema)
{
  g_autofree char *base = g_strdup_printf ("schema-%d.diapason", schema);
  g_autofree char *saved = g_test_build_filename (G_TEST_DIST, "data", "db", base, NULL);
  g_autofree char *content = NULL;
  gsize length;

  clear (self);
  if (schema == 0)
    return;

  g_assert_true (g_file_get_contents (saved, &content, &length, NULL));
  g_assert_true (g_file_set_contents_full (self->path, content, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static gboolean
count_accounts (DiaConnection  *connection,
                gpointer        user_data,
                GError        **error)
{
  return dia_connection_query_int64 (connection, "SELECT COUNT(*) FROM accounts", user_data, error);
}

static void
assert_whole (Place *self,
              int    schema)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaStore) store = dia_store_open (self->path, TRUE, NULL, &error);
  gint64 n_accounts = -1;

  g_assert_no_error (error);
  assert_done (dia_store_read (store, count_accounts, &n_accounts, NULL, &error), error);
  g_assert_cmpint (n_accounts, ==, schema > 0 ? 2 : 0);
  assert_done (dia_store_check (store, NULL, &error), error);
}

/* Whether it came to a failure. */
static gboolean
open_with_failure (Place *self,
                   guint  step)
{
  g_autoptr (DiaStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean failed;

  failing_steps_arm (step);
  store = dia_store_open (self->path, TRUE, NULL, &error);
  failed = failing_steps_disarm ();
  g_assert_true ((store == NULL) == (error != NULL));
  if (!failed)
    g_assert_no_error (error);

  return failed;
}

static void
test_open (Place         *self,
           gconstpointer  data)
{
  /* A new one, and one that takes every step there ever was; every second place, which
   * takes its time. */
  for (int schema = 0; schema <= 1; schema++)
    {
      gboolean failed = TRUE;

      for (guint step = 1; failed && step < MANY; step += 2 * DIA_TEST_STRIDE)
        {
          g_test_message ("schema %d, step %u", schema, step);
          put_saved (self, schema);
          failed = open_with_failure (self, step);
          assert_whole (self, schema);
        }
      g_assert_false (failed);
    }
}

typedef gboolean (*Use) (DiaStore *store, Place *self, GError **error);

static gboolean
check (DiaStore  *store,
       Place     *self,
       GError   **error)
{
  return dia_store_check (store, NULL, error);
}

static gboolean
back_up (DiaStore  *store,
         Place     *self,
         GError   **error)
{
  g_unlink (self->copy);

  return dia_store_backup (store, self->copy, NULL, error);
}

static gboolean
read_some (DiaStore  *store,
           Place     *self,
           GError   **error)
{
  gint64 n_accounts;

  return dia_store_read (store, count_accounts, &n_accounts, NULL, error);
}

static gpointer
query_accounts (DiaConnection  *connection,
                gpointer        query_data,
                GError        **error)
{
  gint64 n_accounts;

  return count_accounts (connection, &n_accounts, error) ? g_strdup ("") : NULL;
}

static gboolean
read_later (DiaStore  *store,
            Place     *self,
            GError   **error)
{
  GAsyncResult *pending = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *found = NULL;

  dia_store_read_async (store, query_accounts, NULL, NULL, g_free, NULL, dia_test_store_result, &pending);
  result = dia_test_wait_result (&pending);
  found = dia_store_read_finish (store, result, error);

  return found != NULL;
}

/* Each time in a program that has just opened it. */
static void
test_use (Place         *self,
          gconstpointer  data)
{
  static const Use uses[] = { check, back_up, read_some, read_later };

  for (guint i = 0; i < G_N_ELEMENTS (uses); i++)
    {
      gboolean failed = TRUE;

      for (guint step = 1; failed && step < MANY; step += DIA_TEST_STRIDE)
        {
          g_autoptr (DiaStore) store = dia_store_open (self->path, TRUE, NULL, NULL);
          g_autoptr (GError) error = NULL;
          gboolean done;

          g_test_message ("use %u, step %u", i, step);
          failing_steps_arm (step);
          done = uses[i] (store, self, &error);
          failed = failing_steps_disarm ();
          g_assert_true (done == !failed);
          g_assert_true (done == (error == NULL));
          g_clear_error (&error);
          assert_done (uses[i] (store, self, &error), error);
        }
      g_assert_false (failed);
    }
}

/* What changed cannot be seen: it is seen the next time. */
static void
test_watch (Place         *self,
            gconstpointer  data)
{
  DiaStore *store = dia_store_open (self->path, TRUE, NULL, NULL);
  DiaStoreWatch *watch;

  failing_steps_arm (2);
  watch = dia_store_watch_new (store);
  dia_test_wait_alone (watch);
  g_assert_true (failing_steps_disarm ());
  dia_store_watch_stop (watch);
  g_assert_finalize_object (watch);
  g_assert_finalize_object (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/failing-opening/D3-open", Place, NULL, set_up, test_open, tear_down);
  g_test_add ("/store/failing-opening/D3-use", Place, NULL, set_up, test_use, tear_down);
  g_test_add ("/store/failing-opening/D3-watch", Place, NULL, set_up, test_watch, tear_down);

  return g_test_run ();
}
