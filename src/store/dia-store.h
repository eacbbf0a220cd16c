/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"

G_BEGIN_DECLS

/**
 * DiaStore:
 *
 * An open workspace file: one writer thread, through which every change goes,
 * and a few read connections. Nothing else opens the file. A change is one
 * transaction: it is there as a whole or not at all, and once a write has
 * returned it survives a power cut.
 *
 * The blocking forms may be used from any thread but the writer's own, and not
 * on a main loop that draws. The _async forms answer in the main context they
 * were called in.
 */
#define DIA_TYPE_STORE (dia_store_get_type ())
G_DECLARE_FINAL_TYPE (DiaStore, dia_store, DIA, STORE, GObject)

/* Work on a connection. FALSE with an error set undoes everything it changed.
 * Straight-line and short: all other writes wait for it. */
typedef gboolean (*DiaStoreFunc)  (DiaConnection *connection, gpointer user_data, GError **error);

/* The same, with a result (transfer full); NULL without an error is a result. */
typedef gpointer (*DiaStoreQuery) (DiaConnection *connection, gpointer query_data, GError **error);

/**
 * dia_store_open:
 * @path: the file
 * @create: make a workspace when there is no file
 *
 * Opens a workspace and brings its schema up to date, after a back-up beside it.
 * Refuses, and changes nothing: a newer schema, another kind of file, a damaged
 * file (the message names the newest back-up). Blocking. (transfer full)
 */
DiaStore   *dia_store_open          (const char       *path,
                                     gboolean          create,
                                     GCancellable     *cancellable,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;

/* Lets running work end, then closes the file. Later calls fail with
 * G_IO_ERROR_CLOSED. Idempotent. */
void        dia_store_close         (DiaStore         *self);

/* (transfer none) */
const char *dia_store_get_path      (DiaStore         *self);

/* SQLite's `PRAGMA data_version` of the writer when the file was opened; -1 when
 * it could not be read. Another number later says that others have committed. */
gint64      dia_store_get_version_opened (DiaStore    *self);

/* Runs @func in the writer thread, in one transaction, and waits for it. */
gboolean    dia_store_write         (DiaStore         *self,
                                     DiaStoreFunc      func,
                                     gpointer          user_data,
                                     GCancellable     *cancellable,
                                     GError          **error);

/* Runs @func in this thread on a read connection: it sees one state of the
 * workspace, whatever is written meanwhile. */
gboolean    dia_store_read          (DiaStore         *self,
                                     DiaStoreFunc      func,
                                     gpointer          user_data,
                                     GCancellable     *cancellable,
                                     GError          **error);

/* Runs @query in the writer thread. @query_data is freed with @free_data in the
 * thread that ran it, a result that nobody fetches with @free_result. */
void        dia_store_write_async   (DiaStore            *self,
                                     DiaStoreQuery        query,
                                     gpointer             query_data,
                                     GDestroyNotify       free_data,
                                     GDestroyNotify       free_result,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
/* (transfer full) (nullable): what the query returned. */
gpointer    dia_store_write_finish  (DiaStore            *self,
                                     GAsyncResult        *result,
                                     GError             **error);

/* Runs @query in a reader thread, see dia_store_write_async(). */
void        dia_store_read_async    (DiaStore            *self,
                                     DiaStoreQuery        query,
                                     gpointer             query_data,
                                     GDestroyNotify       free_data,
                                     GDestroyNotify       free_result,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
/* (transfer full) (nullable): what the query returned. */
gpointer    dia_store_read_finish   (DiaStore            *self,
                                     GAsyncResult        *result,
                                     GError             **error);

/* Copies the workspace, as it is at one moment, to the new file @path (whole or
 * not at all) while work goes on. Media are not in it. Blocking. */
gboolean    dia_store_backup        (DiaStore         *self,
                                     const char       *path,
                                     GCancellable     *cancellable,
                                     GError          **error);

/* Reads the whole file and says whether it is sound; DIA_STORE_ERROR_CORRUPT
 * with what was found. Blocking: about 4 s per GB. */
gboolean    dia_store_check         (DiaStore         *self,
                                     GCancellable     *cancellable,
                                     GError          **error);

G_END_DECLS
