/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bit above those of the states: cells that are behind their source. */
#define DIA_ROLLOUT_FILTER_BEHIND (1u << DIA_CELL_N_STATES)

/**
 * DiaRolloutLegend:
 *
 * What the cells of a roll-out mean, how many there are of each kind, and a filter:
 * what is pressed stands out. Main thread.
 *
 * Properties: "filter" (uint, bits by #DiaCellState and %DIA_ROLLOUT_FILTER_BEHIND;
 * 0: everything).
 */
#define DIA_TYPE_ROLLOUT_LEGEND (dia_rollout_legend_get_type ())
G_DECLARE_FINAL_TYPE (DiaRolloutLegend, dia_rollout_legend, DIA, ROLLOUT_LEGEND, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_rollout_legend_new         (void);
/* @rollout: (nullable) */
void       dia_rollout_legend_set_rollout (DiaRolloutLegend *self, DiaRollout *rollout);
/* In a narrow window only the states that are chosen are named. */
void       dia_rollout_legend_set_narrow  (DiaRolloutLegend *self, gboolean narrow);
guint      dia_rollout_legend_get_filter  (DiaRolloutLegend *self);
/* Whether a filter lets a cell stand out. */
gboolean   dia_rollout_filter_holds       (guint filter, const DiaRolloutCell *cell);

G_END_DECLS
