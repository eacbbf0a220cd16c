/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-queue-acts.h"

G_BEGIN_DECLS

/**
 * DiaMissedRow:
 *
 * Stands above several posts whose time went by: says how many and why, and acts
 * on all of them at once. Each one can still be settled by its own row below.
 */
#define DIA_TYPE_MISSED_ROW (dia_missed_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaMissedRow, dia_missed_row, DIA, MISSED_ROW, GtkWidget)

/* @items (element-type DiaQueueItem), by date. (transfer floating) */
GtkWidget *dia_missed_row_new (DiaQueueActs *acts, GPtrArray *items);

G_END_DECLS
