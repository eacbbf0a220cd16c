/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-import-report.h"

G_BEGIN_DECLS

/**
 * DiaImportRow:
 *
 * One row of a file that is imported: what it says, for whom and when, and what
 * stands in its way. Main thread.
 */
#define DIA_TYPE_IMPORT_ROW (dia_import_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaImportRow, dia_import_row, DIA, IMPORT_ROW, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_import_row_new      (void);
/* @line: (nullable): NULL while it stands for nothing. */
void       dia_import_row_set_line (DiaImportRow *self, DiaImportLine *line);

G_END_DECLS
