/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-cell-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaCellSign:
 *
 * A cell of the roll-out on its own, as the matrix draws it: for the legend and for
 * lists. Says nothing to assistive tools: words stand beside it. Main thread.
 */
#define DIA_TYPE_CELL_SIGN (dia_cell_sign_get_type ())
G_DECLARE_FINAL_TYPE (DiaCellSign, dia_cell_sign, DIA, CELL_SIGN, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_cell_sign_new       (DiaCellState state);
void       dia_cell_sign_set_state (DiaCellSign *self, DiaCellState state);

G_END_DECLS
