/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-import-report.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* How far an import has come: written by a worker, read by a screen. */
typedef struct
{
  int n_done;    /* (atomic): rows */
  int n_all;     /* (atomic): 0 until it is known */
} DiaImportMeter;

/* What to import, and how. */
typedef struct
{
  GBytes         *file;       /* (owned) */
  char           *columns;    /* (owned) (nullable): see dia_import_layout_read(); over what was recognised */
  GArray         *accounts;   /* (owned) (element-type DiaId): for rows that name none */
  char           *zone;       /* (owned) (nullable): of rows that name none; NULL for that of each account */
  DiaDateOrder    order;      /* which number is the day; 0 where the dates tell */
  gboolean        drafts;     /* nothing goes out by itself */
  gboolean        good_only;  /* import the rows that can be, though others cannot */
  gboolean        dry_run;    /* tell, and change nothing */
  DiaImportMeter *meter;      /* (owned) (nullable): see g_atomic_rc_box_acquire() */
} DiaImportRequest;

/* (transfer full) */
DiaImportRequest *dia_import_request_new  (GBytes *file) G_GNUC_WARN_UNUSED_RESULT;
DiaImportRequest *dia_import_request_copy (const DiaImportRequest *self) G_GNUC_WARN_UNUSED_RESULT;
void              dia_import_request_free (DiaImportRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaImportRequest, dia_import_request_free)

/**
 * DiaImports:
 *
 * Takes posts of a whole file into the workspace: each row as `post add` would,
 * with the same checks, all in one transaction. Functions named _async belong to
 * the main context they are called in; the others block.
 */
#define DIA_TYPE_IMPORTS (dia_imports_get_type ())
G_DECLARE_FINAL_TYPE (DiaImports, dia_imports, DIA, IMPORTS, GObject)

/**
 * dia_imports_run:
 *
 * Imports a table of posts, or tells what would come of it. Rows that are refused
 * are no error but told in the report, and then nothing is written unless the
 * request wants the good ones only; nor is it while dates can be read in two
 * ways. An error is about the file as a whole: DIA_CSV_ERROR,
 * DIA_TEXT_DECODING_ERROR, DIA_IMPORT_ERROR_LAYOUT, or the store's. A layout that
 * is not known is an error, but for a dry run, whose report has no lines then.
 * (transfer full) (nullable)
 */
DiaImportReport *dia_imports_run        (DiaImports *self, const DiaImportRequest *request, GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             dia_imports_run_async  (DiaImports *self, const DiaImportRequest *request, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
DiaImportReport *dia_imports_run_finish (DiaImports *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Takes back what @report wrote, all at once. *n_left: (out) (optional): contents
 * that stay, since one of their posts is being sent or has gone out. */
void             dia_imports_undo_async  (DiaImports *self, DiaImportReport *report, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
gboolean         dia_imports_undo_finish (DiaImports *self, GAsyncResult *result, guint *n_left, GError **error);

G_END_DECLS
