/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workspace file in which bytes have become others. Three bytes of input are a
 * place and what stands there. */

#include "fuzz.h"

#include "desk.h"
#include "dia-store-opening.h"
#include "dia-test-support.h"

#include <string.h>

#define N_STEPS 40

static char *sound;
static gsize sound_length;

/* Once; a store has threads, which are gone when it is closed. */
static void
make_sound_workspace (void)
{
  char *dir = dia_test_dir_new ();
  g_autofree char *path = g_build_filename (dir, "desk.diapason", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaStore) store = dia_store_open (path, TRUE, NULL, &error);

  g_assert_no_error (error);
  desk_begin (store, &error);
  for (guint i = 0; i < N_STEPS && error == NULL; i++)
    desk_step (store, i, &error);
  dia_store_close (store);
  g_assert_no_error (error);
  g_file_get_contents (path, &sound, &sound_length, &error);
  g_assert_no_error (error);
  dia_test_dir_remove (dir);
}

static char *
dup_damaged (const guint8 *data,
             gsize         size)
{
  char *bytes = g_memdup2 (sound, sound_length);

  for (gsize i = 0; i + 2 < size; i += 3)
    {
      /* The first page twice as often as the others: it says what all is. */
      gsize place = (data[i] & 1) != 0 ? (gsize) data[i + 1] * 16 + (data[i] >> 4)
                                       : ((gsize) data[i] << 8 | data[i + 1]) * sound_length / 65536;

      bytes[place % sound_length] = (char) data[i + 2];
    }

  return bytes;
}

void
fuzz_feed_workspace (const guint8 *data,
                     gsize         size)
{
  g_autofree char *bytes = NULL;
  g_autofree char *path = NULL;
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DiaConnection) connection = NULL;
  char *dir = dia_test_dir_new ();

  if (sound == NULL)
    make_sound_workspace ();
  bytes = dup_damaged (data, size);
  path = g_build_filename (dir, "desk.diapason", NULL);
  g_file_set_contents_full (path, bytes, (gssize) sound_length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);

  connection = dia_store_opening_run (path, FALSE, &error);
  g_assert_true ((connection == NULL) == (error != NULL));
  if (connection != NULL)
    dump = desk_dump (connection, NULL);
  g_clear_object (&connection);
  dia_test_dir_remove (dir);
}
