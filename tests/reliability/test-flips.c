/* SPDX-License-Identifier: GPL-3.0-or-later */

/* D4: bits of a workspace turn over. SQLite has no checksum over its pages, so
 * that not every one is found; this says how many are. What must hold: nothing
 * crashes, and a damaged workspace never comes up as an empty one. */

#include "tally.h"

#include "desk.h"
#include "dia-backup.h"
#include "dia-store-opening.h"
#include "dia-test-support.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_STEPS 240

/* What became of one flip. */
typedef struct
{
  guint refused;      /* at the start, with words */
  guint found;        /* by the check of the whole file */
  guint stopped;      /* reading stops with an error */
  guint changed;      /* something else is read, and nothing says so */
  guint harmless;     /* the same is read */
  guint offered;      /* of the refused: the newest back-up is named */
} Fate;

/* Made in a process of its own, since a store has threads, and left with a
 * back-up beside it. */
static char *
make_workspace (const char *dir)
{
  char *path = g_build_filename (dir, "desk.diapason", NULL);
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      DiaStore *store = dia_store_open (path, TRUE, NULL, &error);
      g_autofree char *copy = dia_backup_dup_name (path, "drill");

      g_assert_no_error (error);
      desk_begin (store, &error);
      for (guint i = 0; i < N_STEPS; i++)
        desk_step (store, i, NULL);
      dia_store_backup (store, copy, NULL, &error);
      g_assert_no_error (error);
      dia_store_close (store);
      dia_test_keep_coverage ();
      _exit (0);
    }

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);

  return path;
}

static gboolean
is_sound (DiaConnection *connection)
{
  g_autoptr (DiaStatement) statement = dia_connection_prepare (connection, "PRAGMA integrity_check (1)");
  gboolean sound = dia_statement_next (statement) && g_str_equal (dia_statement_get_text (statement, 0), "ok");

  return dia_statement_finish (statement, NULL) && sound;
}

static void
judge (Fate       *fate,
       const char *path,
       const char *sound)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaConnection) connection = dia_store_opening_run (path, TRUE, &error);
  g_autofree char *dump = NULL;
  gboolean checked;

  if (connection == NULL)
    {
      g_assert_true (error->domain == DIA_STORE_ERROR);
      fate->refused++;
      fate->offered += strstr (error->message, "drill") != NULL;
      return;
    }

  checked = is_sound (connection);
  dump = desk_dump (connection, NULL);
  if (!checked)
    fate->found++;
  else if (dump == NULL)
    fate->stopped++;
  else if (g_str_equal (dump, sound))
    fate->harmless++;
  else
    fate->changed++;
  /* Whatever is read, it is not the workspace of somebody who has just begun. */
  if (dump != NULL)
    g_assert_nonnull (strstr (dump, "texte"));
}

static void
write_damaged (const char *path,
               const char *bytes,
               gsize       length)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  g_autoptr (GError) error = NULL;

  g_unlink (log);
  g_unlink (index);
  g_unlink (path);
  g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static void
report (Tally      *tally,
        const Fate *fate)
{
  guint n_effects = tally->trials - fate->harmless;
  double rate = n_effects > 0 ? 100.0 * (n_effects - fate->changed) / n_effects : 100;

  g_test_message ("%u flips: %u refused at the start (%u with the name of the back-up), %u found by the check, %u stopped the reading, "
                  "%u read as something else unnoticed, %u without effect: %.1f %% of those with an effect are noticed",
                  tally->trials, fate->refused, fate->offered, fate->found, fate->stopped, fate->changed, fate->harmless, rate);
  tally->note = g_strdup_printf ("%.1f %% of the flips that change what is read are noticed by opening or checking", rate);
}

static void
test_flips (void)
{
  g_autoptr (GRand) dice = tally_make_dice (4);
  char *dir = dia_test_dir_new ();
  g_autofree char *path = make_workspace (dir);
  g_autofree char *bytes = NULL;
  g_autofree char *sound = NULL;
  Tally tally = { "D4", "one bit turns over" };
  Fate fate = { 0 };
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  {
    g_autoptr (DiaConnection) connection = dia_connection_open (path, DIA_CONNECTION_READ, NULL);

    sound = desk_dump (connection, NULL);
  }
  g_assert_nonnull (sound);
  for (guint i = 0; i < tally_get_count (300); i++)
    {
      gsize place = (gsize) g_rand_int_range (dice, 0, (gint32) length);
      char bit = (char) (1 << g_rand_int_range (dice, 0, 8));

      bytes[place] ^= bit;
      write_damaged (path, bytes, length);
      judge (&fate, path, sound);
      bytes[place] ^= bit;
      tally.trials++;
    }
  report (&tally, &fate);
  g_assert_cmpuint (fate.refused + fate.found, >, 0);
  g_assert_cmpuint (fate.offered, ==, fate.refused);
  dia_test_dir_remove (dir);
  tally_finish (&tally, 0);
  g_free (tally.note);
}

int
main (int   argc,
      char *argv[])
{
  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reliability/D4-flips", test_flips);

  return g_test_run ();
}
