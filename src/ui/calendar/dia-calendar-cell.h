/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaCalendarCell:
 *
 * What has the focus on a drawn calendar: an empty widget over the day or the
 * chip in hand, with its name. Two of them are used in turn, so that assistive
 * technology hears a focus and a name for each step. Main thread.
 */
#define DIA_TYPE_CALENDAR_CELL (dia_calendar_cell_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarCell, dia_calendar_cell, DIA, CALENDAR_CELL, GtkWidget)

/* (transfer floating) */
GtkWidget  *dia_calendar_cell_new      (void);
/* What it stands for, in words. */
void        dia_calendar_cell_set_name (DiaCalendarCell *self, const char *name);
/* (transfer none): "" until it stands for something. */
const char *dia_calendar_cell_get_name (DiaCalendarCell *self);

G_END_DECLS
