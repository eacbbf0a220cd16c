/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Pictures that are small as files and are meant to hurt whoever unpacks them.
 * Each is well made as far as its header goes. */
typedef struct
{
  const char *name;
  GBytes   *(*make) (void);
} Bomb;

/* All of them; *n (out): how many. */
const Bomb *bombs_get (gsize *n);

/* A harmless one, for damaging. (transfer full) */
GBytes     *bombs_make_small_gif (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
