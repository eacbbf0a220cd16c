/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-zone-data.h"

#include <glib/gstdio.h>
#include <string.h>

/* America/Argentina/Buenos_Aires; a link back to the folder itself ends here. */
#define MAX_DEPTH 3

/* 64 bits of FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
#define FNV_BASIS G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)

typedef struct
{
  guint64 sum;       /* of all files: no order of reading them is better than another */
  guint   n_files;
} Survey;

static guint64
add_bytes (guint64       hash,
           gconstpointer bytes,
           gsize         n_bytes)
{
  const guint8 *p = bytes;

  for (gsize i = 0; i < n_bytes; i++)
    hash = (hash ^ p[i]) * FNV_PRIME;

  return hash;
}

static void
survey_file (Survey         *self,
             const char     *name,
             const GStatBuf *info)
{
  const gint64 facts[] = { info->st_size, info->st_mtim.tv_sec, info->st_mtim.tv_nsec };
  guint64 hash = add_bytes (FNV_BASIS, name, strlen (name));

  self->sum += add_bytes (hash, facts, sizeof facts);
  self->n_files++;
}

/* Other forms of the same zones, which nobody plans by. */
static gboolean
is_copy (const char *name,
         guint       depth)
{
  return depth == 0 && (g_str_equal (name, "posix") || g_str_equal (name, "right"));
}

/* @place: "" or the path within the folder that is surveyed, with a slash. */
static void
survey_folder (Survey     *self,
               const char *folder,
               const char *place,
               guint       depth)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *within = g_strconcat (place, name, NULL);
      g_autofree char *deeper = g_strconcat (within, "/", NULL);
      GStatBuf info;

      if (is_copy (name, depth) || g_stat (path, &info) != 0)
        continue;
      if (S_ISREG (info.st_mode))
        survey_file (self, within, &info);
      else if (S_ISDIR (info.st_mode) && depth < MAX_DEPTH)
        survey_folder (self, path, deeper, depth + 1);
    }
}

/* Where files have no times of their own (Flatpak gives all the same), the
 * version tells: the first line of tzdata.zi. */
static void
survey_version (Survey     *self,
                const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "tzdata.zi", NULL);
  FILE *file = g_fopen (path, "re");
  char line[64] = "";

  if (file == NULL)
    return;
  if (fgets (line, sizeof line, file) != NULL)
    self->sum += add_bytes (FNV_BASIS, line, strlen (line));
  fclose (file);
}

/* As GLib looks for zones. (transfer none) */
static const char *
get_folder (void)
{
  const char *chosen = g_getenv ("TZDIR");

  return chosen != NULL ? chosen : "/usr/share/zoneinfo";
}

const char *
dia_zone_data_get_stamp (void)
{
  static char *stamp;

  if (g_once_init_enter (&stamp))
    g_once_init_leave (&stamp, dia_zone_data_dup_stamp (get_folder ()));

  return stamp;
}

char *
dia_zone_data_dup_stamp (const char *folder)
{
  Survey survey = { 0 };

  g_return_val_if_fail (folder != NULL, NULL);

  survey_folder (&survey, folder, "", 0);
  survey_version (&survey, folder);

  return survey.n_files > 0 ? g_strdup_printf ("%016" G_GINT64_MODIFIER "x", survey.sum) : g_strdup ("");
}
