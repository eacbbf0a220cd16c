/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-day.h"
#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  DIA_EXPORT_CSV,
  DIA_EXPORT_JSON,
  DIA_EXPORT_ICS,
} DiaExportFormat;

/**
 * DiaExports:
 *
 * Writes what the calendar shows of some days to one text: docs/import-and-export.md
 * says what is in it. Functions named _async belong to the main context they are
 * called in; the others block.
 */
#define DIA_TYPE_EXPORTS (dia_exports_get_type ())
G_DECLARE_FINAL_TYPE (DiaExports, dia_exports, DIA, EXPORTS, GObject)

/* The days from @first to @last of the accounts of @scope (nullable: every
 * account). (transfer full) (nullable): UTF-8 */
GBytes  *dia_exports_run        (DiaExports *self, DiaExportFormat format, DiaScope *scope, DiaDay first, DiaDay last,
                                 GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same into @file, which is replaced as a whole or not at all. */
void     dia_exports_save_async  (DiaExports *self, DiaExportFormat format, DiaScope *scope, DiaDay first, DiaDay last,
                                  GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean dia_exports_save_finish (DiaExports *self, GAsyncResult *result, GError **error);

#define DIA_EXPORT_ERROR (dia_export_error_quark ())
GQuark dia_export_error_quark (void);

typedef enum
{
  DIA_EXPORT_ERROR_TOO_MUCH,
} DiaExportError;

G_END_DECLS
