/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"

G_BEGIN_DECLS

/* What every repository does with the rows of a statement. Private. */

/* Makes a value from the current row. (transfer full) */
typedef gpointer (*DiaRowFunc) (DiaStatement *statement);

/* Reads all rows and ends the statement. (transfer full) (nullable): NULL after
 * an error; no row gives an empty array. */
GPtrArray *dia_rows_read_all     (DiaStatement   *statement,
                                  DiaRowFunc      read,
                                  GDestroyNotify  free_value,
                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the first row and ends the statement. (transfer full) (nullable): NULL
 * after an error; DIA_STORE_ERROR_NOT_FOUND with @missing (translated) for no
 * row. @value is freed with g_object_unref(). */
gpointer   dia_rows_read_object  (DiaStatement   *statement,
                                  DiaRowFunc      read,
                                  const char     *missing,
                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;

/* The ids in the first column. (transfer full) (element-type DiaId) (nullable) */
GArray    *dia_rows_read_ids     (DiaStatement   *statement,
                                  GError        **error) G_GNUC_WARN_UNUSED_RESULT;

/* The number in the first column of the first row, 0 for none. */
gboolean   dia_rows_read_count   (DiaStatement   *statement,
                                  guint          *count,
                                  GError        **error);

/* Ends a write that has to touch a row; otherwise @code with @message. */
gboolean   dia_rows_finish_touch (DiaStatement   *statement,
                                  DiaConnection  *connection,
                                  int             code,
                                  const char     *message,
                                  GError        **error);

/* Runs @sql, which has $1 only. */
gboolean   dia_rows_run_with_id  (DiaConnection  *connection,
                                  const char     *sql,
                                  DiaId           id,
                                  GError        **error);

G_END_DECLS
