/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-day.h"

G_BEGIN_DECLS

/**
 * DiaDayPicker:
 *
 * One month, of which a person takes a day. Names of days and months and the
 * beginning of the week are those of the desk's language; GtkCalendar takes
 * them from the system's locale, which may be another one. Main thread.
 *
 * Arrows move by day and week, Page Up and Page Down by month (with Shift by
 * year), Home and End within the week, Return takes the day.
 *
 * Properties: "day" (int, #DiaDay): the taken day; notified when it changes.
 * Signals: picked: a person took a day of the month that is shown.
 */
#define DIA_TYPE_DAY_PICKER (dia_day_picker_get_type ())
G_DECLARE_FINAL_TYPE (DiaDayPicker, dia_day_picker, DIA, DAY_PICKER, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_day_picker_new     (void);
DiaDay     dia_day_picker_get_day (DiaDayPicker *self);
/* Takes @day and shows its month; "picked" is not emitted. */
void       dia_day_picker_set_day (DiaDayPicker *self, DiaDay day);

G_END_DECLS
