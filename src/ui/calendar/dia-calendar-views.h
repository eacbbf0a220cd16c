/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaCalendarViews:
 *
 * The forms of a calendar in one place: it shows the one that the model has. A
 * form is made when it is first wanted. Main thread.
 *
 * Signals:
 *   chip-activated (DiaCalendarChip): it is to be opened.
 */
#define DIA_TYPE_CALENDAR_VIEWS (dia_calendar_views_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarViews, dia_calendar_views, DIA, CALENDAR_VIEWS, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_calendar_views_new (DiaCalendarModel *model);

G_END_DECLS
