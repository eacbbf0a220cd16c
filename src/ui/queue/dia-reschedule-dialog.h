/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-queue.h"

G_BEGIN_DECLS

/**
 * DiaRescheduleDialog:
 *
 * Asks for the day and the local time of a post, in its account's zone, and says
 * when that time does not exist there or exists twice.
 *
 * Signals: chosen (const DiaSlot *slot): valid during the signal; the dialog
 * then closes.
 */
#define DIA_TYPE_RESCHEDULE_DIALOG (dia_reschedule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DiaRescheduleDialog, dia_reschedule_dialog, DIA, RESCHEDULE_DIALOG, AdwWindow)

/* Offers the next full hour after @now. (transfer full): a toplevel */
GtkWidget *dia_reschedule_dialog_new (GtkWindow *parent, DiaQueueItem *item, DiaInstant now);

G_END_DECLS
