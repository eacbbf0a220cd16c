/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-queue.h"

G_BEGIN_DECLS

/**
 * DiaQueueHealth:
 *
 * The right side of the queue: the last 30 days, how it goes with the accounts of
 * the current scope, and this computer.
 */
#define DIA_TYPE_QUEUE_HEALTH (dia_queue_health_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueueHealth, dia_queue_health, DIA, QUEUE_HEALTH, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_queue_health_new        (DiaWorkspace *workspace);
void       dia_queue_health_set_report (DiaQueueHealth *self, DiaQueueReport *report);

G_END_DECLS
