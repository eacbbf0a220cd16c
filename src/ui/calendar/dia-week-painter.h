/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-canvas.h"

G_BEGIN_DECLS

/* Paints for a canvas that shows a #DiaWeekLayout. Main thread. */

/* What lies in @area of a day's column, in places of the grid. */
void dia_week_painter_paint_part   (DiaCalendarCanvas *canvas, GtkSnapshot *snapshot, const DiaCalendarPicture *picture,
                                    guint column, const graphene_rect_t *area);
/* The head, the hours and the line of the current time, with the grid scrolled by
 * @scroll px. */
void dia_week_painter_paint_around (DiaCalendarCanvas *canvas, GtkSnapshot *snapshot, const DiaCalendarPicture *picture,
                                    float scroll);

G_END_DECLS
