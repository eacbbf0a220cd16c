/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-canvas.h"

G_BEGIN_DECLS

/**
 * DiaWeekView:
 *
 * A week of the calendar, or a day, as a grid of hours that scrolls below the
 * names of the days and the key moments. To be put into a GtkScrolledWindow.
 * Main thread.
 */
#define DIA_TYPE_WEEK_VIEW (dia_week_view_get_type ())
G_DECLARE_FINAL_TYPE (DiaWeekView, dia_week_view, DIA, WEEK_VIEW, DiaCalendarCanvas)

/* (transfer floating) */
GtkWidget *dia_week_view_new (DiaCalendarModel *model);

G_END_DECLS
