/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-picker-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaPickerRowView:
 *
 * Shows a #DiaPickerRow. Main thread.
 *
 * Signals:
 *   choose-requested (GPtrArray of DiaAccount, gboolean chosen)
 *   expand-requested (DiaPickerRow, gboolean expanded)
 */
#define DIA_TYPE_PICKER_ROW_VIEW (dia_picker_row_view_get_type ())
G_DECLARE_FINAL_TYPE (DiaPickerRowView, dia_picker_row_view, DIA, PICKER_ROW_VIEW, GtkWidget)

/* (transfer floating). @networks: (nullable): the networks that have a column of
 * their own, so that signs of one network stand below each other. */
GtkWidget    *dia_picker_row_view_new     (const char *const *networks);
/* (nullable) */
void          dia_picker_row_view_set_row (DiaPickerRowView *self, DiaPickerRow *row);
/* Chooses all of the row, or none when all are chosen already. */
void          dia_picker_row_view_toggle  (DiaPickerRowView *self);

G_END_DECLS
