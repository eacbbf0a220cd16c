/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaExportDialog:
 *
 * Asks which days go out in which form, and writes what the scope shows of them to
 * a file. Main thread.
 */
#define DIA_TYPE_EXPORT_DIALOG (dia_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DiaExportDialog, dia_export_dialog, DIA, EXPORT_DIALOG, AdwWindow)

/* (transfer full): a toplevel */
GtkWidget *dia_export_dialog_new  (GtkWindow *parent, DiaWorkspace *workspace, DiaNotices *notices);
/* Writes what is chosen to @file and closes; what comes of it is told. */
void       dia_export_dialog_save (DiaExportDialog *self, GFile *file);

G_END_DECLS
