/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-media-copy.h"

#include <glib/gi18n-lib.h>

static gboolean
copy_file (GFile         *from,
           GFile         *to,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GError) copied = NULL;

  if (g_file_copy (from, to, G_FILE_COPY_NOFOLLOW_SYMLINKS, cancellable, NULL, NULL, &copied) ||
      g_error_matches (copied, G_IO_ERROR, G_IO_ERROR_EXISTS))
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&copied), "%s ", _("A picture could not be copied."));
  return FALSE;
}

static gboolean
copy_folder (GFile         *from,
             GFile         *to,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (from, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);

  if (files == NULL || (!g_file_query_exists (to, cancellable) && !g_file_make_directory (to, cancellable, error)))
    return FALSE;

  while (TRUE)
    {
      GFileInfo *info;
      GFile *file;
      g_autoptr (GFile) target = NULL;

      if (!g_file_enumerator_iterate (files, &info, &file, cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;

      target = g_file_get_child (to, g_file_info_get_name (info));
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY
            ? !copy_folder (file, target, cancellable, error)
            : !copy_file (file, target, cancellable, error))
        return FALSE;
    }
}

gboolean
dia_media_copy_all (const char    *from,
                    const char    *to,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return !g_file_query_exists (source, cancellable) || copy_folder (source, target, cancellable, error);
}
