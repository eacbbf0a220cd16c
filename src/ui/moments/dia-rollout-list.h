/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moment-acts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaRolloutList:
 *
 * A roll-out as a list that is read from top to bottom: what the matrix shows by
 * places and signs, in words. For assistive technology, narrow windows, and whoever
 * likes it. Main thread.
 *
 * Signals:
 *   cell-selected (const DiaCellName *): a key moment, a content (its first cell) or
 *   a cell is selected now.
 *   cell-activated: the cell that is selected is to be opened.
 */
#define DIA_TYPE_ROLLOUT_LIST (dia_rollout_list_get_type ())
G_DECLARE_FINAL_TYPE (DiaRolloutList, dia_rollout_list, DIA, ROLLOUT_LIST, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_rollout_list_new         (void);
/* @rollout: (nullable): NULL while nobody looks: then nothing is kept. What was
 * selected and open stays so. */
void       dia_rollout_list_set_rollout (DiaRolloutList *self, DiaRollout *rollout);
/* Opens a key moment into its contents. */
void       dia_rollout_list_open        (DiaRolloutList *self, DiaId moment_id);
/* Which cells are listed, see dia_rollout_filter_holds(). */
void       dia_rollout_list_set_filter  (DiaRolloutList *self, guint filter);

G_END_DECLS
