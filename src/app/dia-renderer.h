/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dia_renderer_choose:
 *
 * Picks how the windows are drawn, before GTK starts: without a graphics card
 * GTK would draw with OpenGL in software, which costs 110 MB and triples the
 * time of a frame. An explicit GSK_RENDERER of the user wins. Must be called at
 * the top of main(), before any thread.
 */
void     dia_renderer_choose       (void);

/**
 * dia_renderer_has_gpu:
 * @dri_folder: "/dev/dri", another one in tests
 * @drm_folder: "/sys/class/drm", another one in tests
 *
 * Whether a render node exists that this user may use and whose driver is a
 * real card: vgem and vkms are only memory.
 */
gboolean dia_renderer_has_gpu      (const char *dri_folder, const char *drm_folder);

/**
 * dia_renderer_add_debug_flag:
 * @flags: (nullable): a GDK_DEBUG list
 * @flag: what to add
 *
 * Returns: (transfer full): the list with @flag in it, once.
 */
char    *dia_renderer_add_debug_flag (const char *flags, const char *flag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
