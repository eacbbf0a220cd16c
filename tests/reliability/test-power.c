/* SPDX-License-Identifier: GPL-3.0-or-later */

/* D2: the power fails. Every write and flush of a desk at work is noted; then the
 * files are laid out as they may be after any of them, and opened. */

#include "tally.h"

#include "desk.h"
#include "dia-store-opening.h"
#include "dia-test-support.h"
#include "dia-test-vfs.h"

#define N_STEPS 400
#define N_FIRST 40
#define OPENED  (-1)

static GPtrArray *
record_desk (const char *path)
{
  g_autoptr (GError) error = NULL;
  DiaStore *store;
  GPtrArray *trace;

  dia_test_vfs_install ();
  dia_test_vfs_record ();
  store = dia_store_open (path, TRUE, NULL, &error);
  g_assert_no_error (error);
  desk_begin (store, &error);
  g_assert_no_error (error);
  dia_test_vfs_mark (OPENED);
  for (guint i = 0; i < N_STEPS; i++)
    {
      desk_step (store, i, &error);
      g_assert_no_error (error);
      dia_test_vfs_mark (i + 1);
    }
  dia_store_close (store);
  g_object_unref (store);
  trace = dia_test_vfs_steal_trace ();
  dia_test_vfs_uninstall ();

  return trace;
}

/* What the program had been told by then: how many steps, or that there is no
 * workspace yet. */
static gint64
find_acknowledged (GPtrArray *trace,
                   guint      n)
{
  gint64 acknowledged = OPENED - 1;

  for (guint i = 0; i < n; i++)
    {
      const DiaTrace *entry = g_ptr_array_index (trace, i);

      if (entry->kind == DIA_TRACE_MARK)
        acknowledged = entry->offset;
    }

  return acknowledged;
}

static void
cut_power (Tally     *tally,
           GPtrArray *trace,
           guint      n,
           DiaCut     cut,
           GRand     *dice)
{
  gint64 acknowledged = find_acknowledged (trace, n);
  char *dir = dia_test_dir_new ();
  g_autofree char *path = g_build_filename (dir, "desk.diapason", NULL);
  g_autoptr (DiaConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_steps;

  dia_test_vfs_replay (trace, n, cut, dice, dir);
  connection = dia_store_opening_run (path, acknowledged < OPENED, &error);
  g_assert_no_error (error);
  n_steps = desk_verify (connection);
  tally->trials++;
  tally->posts += MAX (acknowledged, 0);
  tally->losses += n_steps < acknowledged;
  g_assert_cmpint (n_steps, <=, MAX (acknowledged, 0) + 1);
  g_clear_object (&connection);
  dia_test_dir_remove (dir);
}

static void
test_power (void)
{
  static const char *const names[DIA_CUT_N] = { "all", "nothing", "some sectors" };
  char *dir = dia_test_dir_new ();
  g_autofree char *path = g_build_filename (dir, "desk.diapason", NULL);
  g_autoptr (GPtrArray) trace = record_desk (path);
  guint n_tried = MIN (tally_get_count (60), trace->len);

  g_test_message ("%u writes and flushes of %u transactions", trace->len, N_STEPS);
  for (DiaCut cut = 0; cut < DIA_CUT_N; cut++)
    {
      g_autofree char *what = g_strdup_printf ("power fails, %s of what was not flushed is kept; posts are acknowledged writes", names[cut]);
      g_autoptr (GRand) dice = g_rand_new_with_seed (cut);
      Tally tally = { "D2", what };

      /* The first ones, in which the file is made, then all or a sample of each
       * part of the trace. */
      for (guint i = 1; i <= MIN (N_FIRST, trace->len) && n_tried < trace->len; i++)
        cut_power (&tally, trace, i, cut, dice);
      for (guint i = 0; i < n_tried; i++)
        cut_power (&tally, trace, n_tried == trace->len ? i + 1 : (guint) ((guint64) trace->len * i / n_tried) +
                   (guint) g_rand_int_range (dice, 0, (gint) (trace->len / n_tried)), cut, dice);
      tally_finish (&tally, 0);
    }
  dia_test_dir_remove (dir);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reliability/D2-power-cut", test_power);

  return g_test_run ();
}
