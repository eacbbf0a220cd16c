/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"
#include "dia-notices.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for a printer, or a PDF file, and prints the month that @model shows, or
 * the week when it shows a week or a day, for the accounts of the current scope.
 * What goes wrong is told to @notices. Main thread; returns at once. */
void               dia_calendar_print_start (DiaCalendarModel *model, GtkWindow *window, DiaNotices *notices);

/* The work itself, for a sheet of the whole weeks of @period: to be run. Main
 * thread. (transfer full) */
GtkPrintOperation *dia_calendar_print_new   (DiaCalendarSheet *sheet, const DiaCalendarPeriod *period, DiaRoster *roster,
                                             const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
