/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaCalendarLegend:
 *
 * What the signs on a calendar mean, how many posts of the period are in each
 * state, and a filter: a state that is pressed lets the others fade. Main thread.
 */
#define DIA_TYPE_CALENDAR_LEGEND (dia_calendar_legend_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarLegend, dia_calendar_legend, DIA, CALENDAR_LEGEND, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_calendar_legend_new        (DiaCalendarModel *model);

/* In a narrow window only the states that are chosen are named. */
void       dia_calendar_legend_set_narrow (DiaCalendarLegend *self, gboolean narrow);

G_END_DECLS
