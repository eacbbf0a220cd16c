/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-agenda-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaAgendaLine:
 *
 * Any row of an agenda: a key moment, the head of a day, a content. Main thread.
 */
#define DIA_TYPE_AGENDA_LINE (dia_agenda_line_get_type ())
G_DECLARE_FINAL_TYPE (DiaAgendaLine, dia_agenda_line, DIA, AGENDA_LINE, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_agenda_line_new      (DiaCalendarModel *model);
void       dia_agenda_line_set_item (DiaAgendaLine *self, DiaAgendaItem *item);

G_END_DECLS
