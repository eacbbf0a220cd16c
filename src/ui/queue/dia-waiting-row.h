/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-queue.h"

G_BEGIN_DECLS

/* Posts that wait for the sign-in of one account, and the act that lets them go:
 * the desk's action "edit-account". */
#define DIA_TYPE_WAITING_ROW (dia_waiting_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaWaitingRow, dia_waiting_row, DIA, WAITING_ROW, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_waiting_row_new (DiaQueueGroup *group);

G_END_DECLS
