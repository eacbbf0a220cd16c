/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".diapason"

/* "…/desk.diapason" gives "…/desk"; other names stay whole. */
static char *
dup_stem (const char *path)
{
  if (g_str_has_suffix (path, SUFFIX))
    return g_strndup (path, strlen (path) - strlen (SUFFIX));

  return g_strdup (path);
}

static gboolean
report_errno (const char  *path,
              int          saved_errno,
              GError     **error)
{
  g_set_error (error, DIA_STORE_ERROR,
               saved_errno == ENOSPC ? DIA_STORE_ERROR_FULL : DIA_STORE_ERROR_READ_ONLY,
               _("The back-up %s could not be written: %s."), path, g_strerror (saved_errno));
  return FALSE;
}

/* Makes sure that a file, or the names in a folder, are on the disk. */
static gboolean
flush (const char  *path,
       GError     **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int result = file >= 0 ? fsync (file) : -1;
  int saved_errno = errno;

  if (file >= 0)
    g_close (file, NULL);

  return result == 0 ? TRUE : report_errno (path, saved_errno, error);
}

static gboolean
copy_into (DiaConnection  *connection,
           const char     *path,
           GError        **error)
{
  g_autoptr (DiaStatement) statement = NULL;
  int file = g_open (path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);

  if (file < 0)
    return report_errno (path, errno, error);
  g_close (file, NULL);

  statement = dia_connection_prepare (connection, "VACUUM INTO $1");
  dia_statement_bind_text (statement, 1, path);

  return dia_statement_finish (statement, error);
}

static gboolean
move_into_place (const char  *part,
                 const char  *path,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!flush (part, error))
    return FALSE;
  if (g_rename (part, path) != 0)
    return report_errno (path, errno, error);

  return flush (folder, error);
}

gboolean
dia_backup_make (DiaConnection  *connection,
                 const char     *path,
                 GError        **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DIA_STORE_ERROR, DIA_STORE_ERROR_EXISTS,
                   _("There is a file %s already. Choose another name."), path);
      return FALSE;
    }

  if (copy_into (connection, part, error) && move_into_place (part, path, error))
    return TRUE;

  g_unlink (part);
  return FALSE;
}

static char *
dup_name_at (const char *stem,
             GDateTime  *at,
             const char *reason)
{
  g_autofree char *stamp = g_date_time_format (at, "%Y-%m-%d-%H%M%S");

  return g_strdup_printf ("%s-%s-%s" SUFFIX, stem, stamp, reason);
}

/* A second one within the same second is called as if it were of the next. */
char *
dia_backup_dup_name (const char *path,
                     const char *reason)
{
  g_autofree char *stem = dup_stem (path);
  g_autoptr (GDateTime) at = g_date_time_new_now_utc ();
  g_autofree char *name = dup_name_at (stem, at, reason);

  while (g_file_test (name, G_FILE_TEST_EXISTS))
    {
      g_autoptr (GDateTime) next = g_date_time_add_seconds (at, 1);

      g_free (name);
      name = dup_name_at (stem, next, reason);
      g_date_time_unref (at);
      at = g_steal_pointer (&next);
    }

  return g_steal_pointer (&name);
}

char *
dia_backup_find_newest (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *stem = dup_stem (base);
  g_autofree char *prefix = g_strconcat (stem, "-2", NULL);
  g_autofree char *newest = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (!g_str_has_prefix (name, prefix) || !g_str_has_suffix (name, SUFFIX))
        continue;

      /* The stamps sort by time. */
      if (newest == NULL || strcmp (name, newest) > 0)
        {
          g_free (newest);
          newest = g_strdup (name);
        }
    }

  return newest != NULL ? g_build_filename (folder, newest, NULL) : NULL;
}
