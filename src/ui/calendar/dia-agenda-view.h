/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaAgendaView:
 *
 * The calendar as a list of days with their contents: the form for narrow windows
 * and for reading from top to bottom. Main thread.
 *
 * Signals:
 *   chip-activated (DiaCalendarChip): it is to be opened.
 */
#define DIA_TYPE_AGENDA_VIEW (dia_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (DiaAgendaView, dia_agenda_view, DIA, AGENDA_VIEW, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_agenda_view_new (DiaCalendarModel *model);

G_END_DECLS
