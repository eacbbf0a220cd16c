/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Feeds each target what is in its folder of inputs, and nothing at all. */

#include "fuzz.h"

static void
feed_file (const FuzzTarget *target,
           const char       *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_test_message ("%s", path);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  target->feed ((const guint8 *) bytes, length);
}

static void
test_target (gconstpointer data)
{
  const FuzzTarget *target = data;
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "inputs", target->name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      feed_file (target, path);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  target->feed ((const guint8 *) "", 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (const FuzzTarget *target = fuzz_targets; target->name != NULL; target++)
    {
      g_autofree char *path = g_strconcat ("/fuzz/", target->name, NULL);

      g_test_add_data_func (path, target, test_target);
    }

  return g_test_run ();
}
