/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DiaWaiveDialog:
 *
 * Asks why nothing is expected of some cells of a roll-out. Main thread.
 *
 * Signals:
 *   chosen (const char *reason): which is not empty.
 */
#define DIA_TYPE_WAIVE_DIALOG (dia_waive_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DiaWaiveDialog, dia_waive_dialog, DIA, WAIVE_DIALOG, AdwMessageDialog)

/* @cells: (element-type DiaCellName); @reasons: (element-type utf8): those that were
 * given before, to be taken again. (transfer full): a toplevel */
GtkWidget *dia_waive_dialog_new       (GtkWindow *parent, GArray *cells, GPtrArray *reasons);
/* (transfer none) */
GArray    *dia_waive_dialog_get_cells (DiaWaiveDialog *self);

G_END_DECLS
