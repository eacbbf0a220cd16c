/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"

G_BEGIN_DECLS

/* The connection through which a store writes: looks at the file without
 * changing it, refuses what dia_store_open() refuses, and brings the schema up
 * to date. Private. (transfer full) (nullable) */
DiaConnection *dia_store_opening_run (const char *path, gboolean create, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
