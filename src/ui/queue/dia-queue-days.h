/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-queue.h"

G_BEGIN_DECLS

/**
 * DiaQueueDays:
 *
 * Thirty days of sending as bars; a day with something late, failed or
 * unconfirmed carries a mark above it. One image for assistive technology: the
 * arrow keys walk the days and its name tells each.
 */
#define DIA_TYPE_QUEUE_DAYS (dia_queue_days_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueueDays, dia_queue_days, DIA, QUEUE_DAYS, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_queue_days_new      (void);
/* @days: thirty, oldest first; copied. */
void       dia_queue_days_set_days (DiaQueueDays *self, const DiaQueueDay *days);

G_END_DECLS
