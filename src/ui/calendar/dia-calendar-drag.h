/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-canvas.h"

G_BEGIN_DECLS

/**
 * DiaCalendarDrag:
 *
 * Carries chips of a canvas to another day or hour by the pointer. What is carried
 * is the selection; a chip that is not in it becomes the selection. The drop asks
 * the page by its action "calendar.move". Main thread.
 */
typedef struct _DiaCalendarDrag DiaCalendarDrag;

/* @canvas (unowned) outlives it. (transfer full) */
DiaCalendarDrag *dia_calendar_drag_new       (DiaCalendarCanvas *canvas) G_GNUC_WARN_UNUSED_RESULT;
void             dia_calendar_drag_free      (DiaCalendarDrag *self);
/* Whether something is being carried. */
gboolean         dia_calendar_drag_is_active (DiaCalendarDrag *self);
/* Puts it back where it was. */
void             dia_calendar_drag_cancel    (DiaCalendarDrag *self);
/* Paints what is carried, and where it would go. */
void             dia_calendar_drag_paint     (DiaCalendarDrag *self, GtkSnapshot *snapshot);

G_END_DECLS
