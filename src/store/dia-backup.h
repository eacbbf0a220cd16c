/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"

G_BEGIN_DECLS

/* Copies the workspace of @connection (which is in no transaction) to the new
 * file @path: written under another name and renamed when it is complete and on
 * the disk, so that there is never half a back-up. DIA_STORE_ERROR_EXISTS when
 * there is such a file. */
gboolean dia_backup_make       (DiaConnection *connection, const char *path, GError **error);

/* "desk.diapason" gives "desk-2027-02-10-105200-before-schema-2.diapason".
 * @reason: a word for the name. (transfer full) */
char    *dia_backup_dup_name   (const char *path, const char *reason) G_GNUC_WARN_UNUSED_RESULT;

/* The newest back-up of @path that dia_backup_dup_name() named, in the same
 * folder. (transfer full) (nullable) */
char    *dia_backup_find_newest (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
