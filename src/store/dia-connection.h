/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-statement.h"
#include "dia-store-error.h"

G_BEGIN_DECLS

typedef enum
{
  DIA_CONNECTION_READ,     /* cannot change anything */
  DIA_CONNECTION_WRITE,
  DIA_CONNECTION_CREATE,   /* writes; makes the file when there is none */
} DiaConnectionMode;

/**
 * DiaConnection:
 *
 * One connection to one workspace file, with its prepared statements. It and
 * #DiaStatement are all that knows of SQLite. WAL, synchronous=FULL: what was
 * committed survives a power cut. Used by one thread at a time.
 *
 * SQL is the subset that SQLite and PostgreSQL share: $1 parameters, ON
 * CONFLICT, RETURNING, row values, window functions.
 */
#define DIA_TYPE_CONNECTION (dia_connection_get_type ())
G_DECLARE_FINAL_TYPE (DiaConnection, dia_connection, DIA, CONNECTION, GObject)

/* Opens @path; a new file can be read by its owner only. Says nothing about
 * what is in it, see #DiaStore. (transfer full) */
DiaConnection *dia_connection_open            (const char         *path,
                                               DiaConnectionMode   mode,
                                               GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* The statement of @sql, from the cache when it was used before. Never NULL: a
 * mistake in @sql shows in dia_statement_finish(). (transfer full) */
DiaStatement  *dia_connection_prepare         (DiaConnection      *self,
                                               const char         *sql) G_GNUC_WARN_UNUSED_RESULT;

/* Runs one or several statements without parameters and without results. */
gboolean       dia_connection_execute         (DiaConnection      *self,
                                               const char         *sql,
                                               GError            **error);

/* The one number that @sql, without parameters, yields; 0 for no row. */
gboolean       dia_connection_query_int64     (DiaConnection      *self,
                                               const char         *sql,
                                               gint64             *value,
                                               GError            **error);

/* How many rows the last INSERT, UPDATE or DELETE touched. */
gint64         dia_connection_count_changes   (DiaConnection      *self);

/* From now on long statements fail with G_IO_ERROR_CANCELLED once @cancellable
 * (nullable) is cancelled. */
void           dia_connection_set_cancellable (DiaConnection      *self,
                                               GCancellable       *cancellable);

/* Nobody uses it for now: a cache that a long query has filled is dropped, a small
 * one stays for the next. How much of the file is kept then, in bytes. */
gsize          dia_connection_rest            (DiaConnection      *self);

/* The file. (transfer none) */
const char    *dia_connection_get_path        (DiaConnection      *self);

G_END_DECLS
