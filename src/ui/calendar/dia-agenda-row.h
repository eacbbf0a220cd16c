/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-sheet.h"
#include "dia-roster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaAgendaRow:
 *
 * One content at one time as a row of a list: time, brand, title, where it goes,
 * state. Main thread.
 */
#define DIA_TYPE_AGENDA_ROW (dia_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaAgendaRow, dia_agenda_row, DIA, AGENDA_ROW, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_agenda_row_new      (DiaRoster *roster);
void       dia_agenda_row_set_chip (DiaAgendaRow *self, DiaCalendarChip *chip);

G_END_DECLS
