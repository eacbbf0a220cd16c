/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journey-private.h"

#include <stdio.h>

static gboolean
holds (const char *file,
       const char *secret)
{
  g_autofree char *data = NULL;
  gsize size = 0;

  /* A file that went away meanwhile holds nothing any more. */
  if (!g_file_get_contents (file, &data, &size, NULL))
    return FALSE;
  return memmem (data, size, secret, strlen (secret)) != NULL;
}

/* The first file below @folder that holds @secret. (transfer full) (nullable) */
static char *
find_holder (const char *folder,
             const char *secret)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          char *holder = find_holder (path, secret);

          if (holder != NULL)
            return holder;
        }
      else if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && holds (path, secret))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* A crash would leave no copy of the memory, where the secret may be. */
static gboolean
may_dump (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/limits", pid);
  g_autofree char *limits = NULL;
  const char *line;
  unsigned long soft;

  if (!g_file_get_contents (path, &limits, NULL, NULL))
    return FALSE;
  line = strstr (limits, "Max core file size");
  return line == NULL || sscanf (line, "Max core file size %lu", &soft) != 1 || soft > 1;
}

void
journey_expect_secret_kept (Journey    *self,
                            const char *secret)
{
  static const char *const readable[] = { "cmdline", "environ" };
  g_autofree char *holder = find_holder (self->home, secret);

  g_assert_cmpuint (strlen (secret), >=, 8);
  if (holder != NULL)
    journey_fail (self, "a secret is in %s", holder);
  if (self->process != NULL && may_dump (journey_get_pid (self)))
    journey_fail (self, "a crash would write the memory of the program to disk");
  for (gsize i = 0; self->process != NULL && i < G_N_ELEMENTS (readable); i++)
    {
      g_autofree char *path = g_strdup_printf ("/proc/%d/%s", journey_get_pid (self), readable[i]);

      if (holds (path, secret))
        journey_fail (self, "a secret is in the %s of the program", readable[i]);
    }
}
