/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaDayPopover:
 *
 * All that there is on one day, as a list: what "+7 more" opens. A click selects,
 * Enter or a double click opens. Main thread.
 *
 * Signals:
 *   chip-activated (DiaCalendarChip): it is to be opened.
 */
#define DIA_TYPE_DAY_POPOVER (dia_day_popover_get_type ())
G_DECLARE_FINAL_TYPE (DiaDayPopover, dia_day_popover, DIA, DAY_POPOVER, GtkPopover)

/* (transfer floating) */
GtkWidget *dia_day_popover_new  (DiaCalendarModel *model);
/* Shows @day of the sheet that the model has now. */
void       dia_day_popover_show (DiaDayPopover *self, DiaDay day);

G_END_DECLS
