/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-queue-acts.h"

G_BEGIN_DECLS

/**
 * DiaDroppedRow:
 *
 * Says which posts the desk has dropped, as the workspace wants it of posts whose
 * time has gone by, until a person has seen it.
 */
#define DIA_TYPE_DROPPED_ROW (dia_dropped_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaDroppedRow, dia_dropped_row, DIA, DROPPED_ROW, GtkWidget)

/* @items (element-type DiaQueueItem), at least one, the latest first. (transfer
 * floating) */
GtkWidget *dia_dropped_row_new (DiaQueueActs *acts, GPtrArray *items);

G_END_DECLS
