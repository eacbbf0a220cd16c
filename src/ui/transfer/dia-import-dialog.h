/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaImportDialog:
 *
 * Shows what would come of a file, row by row, and imports it: posts from a table,
 * key moments from a calendar (a name that ends in “.ics”). What is not told by the
 * file is asked here: for whom, which column is which, whether the day or the month
 * comes first. Nothing is written before a person says so, and then it can be taken
 * back. Main thread.
 */
#define DIA_TYPE_IMPORT_DIALOG (dia_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DiaImportDialog, dia_import_dialog, DIA, IMPORT_DIALOG, AdwWindow)

/* Reads @file at once. (transfer full): a toplevel */
GtkWidget *dia_import_dialog_new       (GtkWindow *parent, DiaWorkspace *workspace, DiaNotices *notices, GFile *file);
/* Whether a file of that name can be imported. */
gboolean   dia_import_dialog_may_read  (GFile *file);

G_END_DECLS
