/* SPDX-License-Identifier: GPL-3.0-or-later */

/* N5: pictures that are meant to hurt, and pictures in which bytes are wrong. The
 * desk refuses them or shows them; its memory stays flat, and the program that
 * unpacks them ends. (What the header alone gives away, and the jail itself, are
 * with the media library and the jail.) */

#include "tally.h"

#include "bombs.h"
#include "dia-media-library-private.h"
#include "dia-memory-vault.h"
#include "dia-test-support.h"

#include <errno.h>
#include <string.h>
#include <sys/wait.h>

#define GROWTH_BYTES (30 * 1024 * 1024)

typedef struct
{
  char             *dir;
  DiaWorkspaceCore *core;
  DiaMediaLibrary  *library;
  guint             n_taken;
  guint             n_refused;
} Scene;

static void
set_up (Scene         *scene,
        gconstpointer  data)
{
  g_autoptr (DiaVault) vault = dia_memory_vault_new ();
  g_autoptr (DiaClock) clock = dia_clock_new_system ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  scene->dir = dia_test_dir_new ();
  path = g_build_filename (scene->dir, "desk.diapason", NULL);
  scene->core = dia_workspace_core_new (path, TRUE, vault, clock, g_main_context_default (), NULL, &error);
  g_assert_no_error (error);
  scene->library = dia_media_library_new (scene->core);
}

static void
tear_down (Scene         *scene,
           gconstpointer  data)
{
  g_object_unref (scene->library);
  dia_workspace_core_close (scene->core);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (scene->core);
  dia_test_dir_remove (scene->dir);
}

/* The most memory that this process has had. */
static gint64
read_peak (void)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));

  return g_ascii_strtoll (strstr (text, "VmHWM:") + strlen ("VmHWM:"), NULL, 10) * 1024;
}

/* Sets that back to what it has now. */
static void
forget_peak (void)
{
  FILE *file = fopen ("/proc/self/clear_refs", "w");

  g_assert_nonnull (file);
  fputs ("5", file);
  fclose (file);
}

static void
take_in (Scene  *scene,
         GBytes *picture)
{
  g_autoptr (GError) error = NULL;
  DiaMedia *media = dia_media_library_import (scene->library, picture, NULL, &error);

  if (media != NULL)
    scene->n_taken++;
  else
    {
      g_assert_true (error->domain == DIA_MEDIA_ERROR);
      scene->n_refused++;
    }
  g_clear_pointer (&media, dia_media_free);
  /* Whoever unpacked it is gone. */
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), <, 0);
  g_assert_cmpint (errno, ==, ECHILD);
}

static void
test_bomb (Scene         *scene,
           gconstpointer  data)
{
  const Bomb *bomb = data;
  g_autoptr (GBytes) picture = bomb->make ();
  gint64 before;

  forget_peak ();
  before = read_peak ();
  take_in (scene, picture);
  g_test_message ("%s: %" G_GSIZE_FORMAT " bytes, %s; the desk grew by %" G_GINT64_FORMAT " KiB", bomb->name,
                  g_bytes_get_size (picture), scene->n_taken > 0 ? "taken" : "refused", (read_peak () - before) / 1024);
  g_assert_cmpint (read_peak () - before, <, GROWTH_BYTES);
}

/* A small picture of each kind that gdk-pixbuf can write, and one WebP. */
static GBytes *
make_sound (const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  g_autoptr (GError) error = NULL;
  gchar *buffer;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x3a7d84ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, type, &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (buffer, length);
}

static GBytes *
damage (GBytes *sound,
        GRand  *dice)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (sound, &length);
  guint8 *copy = g_memdup2 (data, length);
  guint n = (guint) g_rand_int_range (dice, 1, 8);

  for (guint i = 0; i < n; i++)
    copy[g_rand_int_range (dice, 0, (gint32) length)] = (guint8) g_rand_int_range (dice, 0, 256);
  if (g_rand_int_range (dice, 0, 4) == 0)
    length = (gsize) g_rand_int_range (dice, 1, (gint32) length);

  return g_bytes_new_take (copy, length);
}

static void
test_wrong_bytes (Scene         *scene,
                  gconstpointer  data)
{
  g_autoptr (GRand) dice = tally_make_dice (5);
  Tally tally = { "N5", "pictures with wrong bytes" };
  GBytes *sound[3] = { make_sound ("png"), make_sound ("jpeg"), bombs_make_small_gif () };
  gint64 before;

  forget_peak ();
  before = read_peak ();
  for (guint i = 0; i < tally_get_count (60); i++)
    {
      g_autoptr (GBytes) picture = damage (sound[i % G_N_ELEMENTS (sound)], dice);

      take_in (scene, picture);
      tally.trials++;
    }
  g_test_message ("%u taken, %u refused", scene->n_taken, scene->n_refused);
  g_assert_cmpuint (scene->n_refused, >, 0);
  g_assert_cmpint (read_peak () - before, <, GROWTH_BYTES);
  for (gsize i = 0; i < G_N_ELEMENTS (sound); i++)
    g_bytes_unref (sound[i]);
  tally_finish (&tally, 0);
}

int
main (int   argc,
      char *argv[])
{
  const Bomb *bombs;
  gsize n;

  tally_init (&argc, &argv);
  g_test_init (&argc, &argv, NULL);

  bombs = bombs_get (&n);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *path = g_strconcat ("/reliability/N5-bomb/", bombs[i].name, NULL);

      g_test_add (path, Scene, &bombs[i], set_up, test_bomb, tear_down);
    }
  g_test_add ("/reliability/N5-wrong-bytes", Scene, NULL, set_up, test_wrong_bytes, tear_down);

  return g_test_run ();
}
