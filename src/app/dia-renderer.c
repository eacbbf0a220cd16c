/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-renderer.h"

#include <unistd.h>

static gboolean
is_memory_only (const char *drm_folder,
                const char *node)
{
  g_autofree char *link = g_build_filename (drm_folder, node, "device", "driver", NULL);
  g_autofree char *target = g_file_read_link (link, NULL);
  g_autofree char *driver = target != NULL ? g_path_get_basename (target) : NULL;

  return g_strcmp0 (driver, "vgem") == 0 || g_strcmp0 (driver, "vkms") == 0;
}

static gboolean
is_usable (const char *dri_folder,
           const char *drm_folder,
           const char *node)
{
  g_autofree char *path = g_build_filename (dri_folder, node, NULL);

  return g_str_has_prefix (node, "renderD")
         && access (path, R_OK | W_OK) == 0
         && !is_memory_only (drm_folder, node);
}

gboolean
dia_renderer_has_gpu (const char *dri_folder,
                      const char *drm_folder)
{
  g_autoptr (GDir) folder = g_dir_open (dri_folder, 0, NULL);
  const char *node;

  while (folder != NULL && (node = g_dir_read_name (folder)) != NULL)
    if (is_usable (dri_folder, drm_folder, node))
      return TRUE;
  return FALSE;
}

char *
dia_renderer_add_debug_flag (const char *flags,
                             const char *flag)
{
  g_auto (GStrv) list = g_strsplit_set (flags != NULL ? flags : "", ",:; ", -1);

  if (flags == NULL || *flags == '\0')
    return g_strdup (flag);
  if (g_strv_contains ((const char *const *) list, flag))
    return g_strdup (flags);
  return g_strconcat (flags, ",", flag, NULL);
}

void
dia_renderer_choose (void)
{
  g_autofree char *flags = NULL;

  if (g_getenv ("GSK_RENDERER") != NULL || dia_renderer_has_gpu ("/dev/dri", "/sys/class/drm"))
    return;

  /* gl-disable keeps gtk_init() from loading the software OpenGL at all. */
  flags = dia_renderer_add_debug_flag (g_getenv ("GDK_DEBUG"), "gl-disable");
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", flags, TRUE);
}
