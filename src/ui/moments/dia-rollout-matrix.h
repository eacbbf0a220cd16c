/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaRolloutMatrix:
 *
 * A roll-out, drawn: rows are key moments, opened into their contents, columns are
 * accounts by brand and market. Row heads, column heads and the coverage stay
 * while the cells scroll; only what is seen is drawn. A grid by role: the focus
 * lies on one of two cells over what is in hand. Main thread.
 *
 * Signals:
 *   in-hand-changed: another cell is in hand, or the roll-out is another one.
 *   cell-activated: the cell in hand is to be opened; a key moment opens itself.
 */
#define DIA_TYPE_ROLLOUT_MATRIX (dia_rollout_matrix_get_type ())
G_DECLARE_FINAL_TYPE (DiaRolloutMatrix, dia_rollout_matrix, DIA, ROLLOUT_MATRIX, GtkWidget)

/* (transfer floating) */
GtkWidget  *dia_rollout_matrix_new         (void);
/* What it shows; what was in hand and what was open stays so where it is still
 * there. At first the key moment that is going on or comes next on @today is open. */
void        dia_rollout_matrix_set_rollout (DiaRolloutMatrix *self, DiaRollout *rollout, DiaDay today);
/* (transfer none) (nullable) */
DiaRollout *dia_rollout_matrix_get_rollout (DiaRolloutMatrix *self);

/* What is in hand. FALSE where there is no cell. *row (out): NULL for a key moment
 * as a whole. */
gboolean    dia_rollout_matrix_get_in_hand (DiaRolloutMatrix *self, const DiaRolloutMoment **moment,
                                            const DiaRolloutRow **row, guint *column);
/* What is selected, from the cell in hand to where a selection was begun (Shift with
 * arrows or a click): at least what is in hand. (transfer full) (element-type
 * DiaRolloutPlace) */
GArray     *dia_rollout_matrix_list_selected (DiaRolloutMatrix *self) G_GNUC_WARN_UNUSED_RESULT;
/* Takes a cell in hand and opens its key moment; FALSE where there is none. */
gboolean    dia_rollout_matrix_take        (DiaRolloutMatrix *self, const DiaCellName *cell);
/* Which cells stand out, see dia_rollout_filter_holds(); the others fade. */
void        dia_rollout_matrix_set_filter  (DiaRolloutMatrix *self, guint filter);
/* What the cell in hand says to assistive tools. (transfer none) */
const char *dia_rollout_matrix_get_name_in_hand (DiaRolloutMatrix *self);
/* Opens every key moment into its contents. */
void        dia_rollout_matrix_open_all    (DiaRolloutMatrix *self);
/* How many rows are shown. */
guint       dia_rollout_matrix_count_rows  (DiaRolloutMatrix *self);

G_END_DECLS
