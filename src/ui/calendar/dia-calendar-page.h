/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"
#include "dia-notices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaCalendarPage:
 *
 * The calendar's screen: what is planned and what went out, by days, with the
 * selected content beside it. Main thread.
 */
#define DIA_TYPE_CALENDAR_PAGE (dia_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarPage, dia_calendar_page, DIA, CALENDAR_PAGE, GtkWidget)

/* (transfer floating) */
GtkWidget        *dia_calendar_page_new       (DiaWorkspace *workspace, DiaNotices *notices);
/* In a narrow window the calendar is an agenda, and its tools take less room. */
void              dia_calendar_page_set_narrow (DiaCalendarPage *self, gboolean narrow);
/* Shows the search and puts the focus there. */
void              dia_calendar_page_search    (DiaCalendarPage *self);
/* Prints the month, or the week, that it shows. */
void              dia_calendar_page_print     (DiaCalendarPage *self);
/* What it shows. (transfer none) */
DiaCalendarModel *dia_calendar_page_get_model (DiaCalendarPage *self);

G_END_DECLS
