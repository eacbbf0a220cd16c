/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Copies the pictures below the folder @from (which need not exist) into the
 * folder @to, but for those that are there already: a name is a digest, so that
 * equal names mean equal files. Blocking. */
gboolean dia_media_copy_all (const char *from, const char *to, GCancellable *cancellable, GError **error);

G_END_DECLS
