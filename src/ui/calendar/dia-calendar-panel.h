/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"
#include "dia-notices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaCalendarPanel:
 *
 * The selected content beside the calendar: its state, when it goes out, a
 * preview, its accounts by market, what happened to it, and what can be done.
 * Shown while exactly one is selected. Main thread.
 */
#define DIA_TYPE_CALENDAR_PANEL (dia_calendar_panel_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarPanel, dia_calendar_panel, DIA, CALENDAR_PANEL, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_calendar_panel_new (DiaCalendarModel *model, DiaNotices *notices);

G_END_DECLS
