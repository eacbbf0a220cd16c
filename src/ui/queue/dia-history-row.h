/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-queue.h"

G_BEGIN_DECLS

/* One post of a long list: day and time, brand, first words, account, state. */
#define DIA_TYPE_HISTORY_ROW (dia_history_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaHistoryRow, dia_history_row, DIA, HISTORY_ROW, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_history_row_new      (void);
void       dia_history_row_set_item (DiaHistoryRow *self, DiaQueueItem *item);

G_END_DECLS
