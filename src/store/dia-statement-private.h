/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "dia-connection.h"
#include "dia-statement.h"

G_BEGIN_DECLS

/* Where a connection keeps the statements that nobody uses. */
typedef void (*DiaStatementReturn) (DiaConnection *connection, sqlite3_stmt *handle);

/* A statement over @handle, or, with a NULL @handle, one that reports @error
 * (transfer full). (transfer full) */
DiaStatement *dia_statement_new         (DiaConnection      *connection,
                                         sqlite3_stmt       *handle,
                                         DiaStatementReturn  give_back,
                                         GError             *error) G_GNUC_WARN_UNUSED_RESULT;

/* Says in words for people what an extended result code of SQLite means.
 * @file: what it happened to. (transfer full) */
GError       *dia_store_error_new_sqlite (int          code,
                                          const char  *message,
                                          const char  *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
