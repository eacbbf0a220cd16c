/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-canvas.h"

G_BEGIN_DECLS

/**
 * DiaMonthView:
 *
 * A month as a drawn grid of days with their chips, key moments as bands across
 * them. Main thread.
 */
#define DIA_TYPE_MONTH_VIEW (dia_month_view_get_type ())
G_DECLARE_FINAL_TYPE (DiaMonthView, dia_month_view, DIA, MONTH_VIEW, DiaCalendarCanvas)

/* (transfer floating) */
GtkWidget *dia_month_view_new    (DiaCalendarModel *model);
/* Keeps the names of the weekdays on top of what @vertical leaves in sight, where
 * the month is higher than its place. Once. */
void       dia_month_view_follow (DiaMonthView *self, GtkAdjustment *vertical);

G_END_DECLS
