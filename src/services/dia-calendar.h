/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-sheet.h"
#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaCalendar:
 *
 * The posts of a workspace by days. Functions named _async belong to the main
 * context they are called in; the others block, for the command line and tests.
 */
#define DIA_TYPE_CALENDAR (dia_calendar_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendar, dia_calendar, DIA, CALENDAR, GObject)

/* Reads what there is in @span for the accounts of @scope (nullable: every
 * account); the cost does not grow with the workspace. (transfer full) (nullable) */
DiaCalendarSheet *dia_calendar_load        (DiaCalendar *self, DiaScope *scope, const DiaCalendarSpan *span,
                                           GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void             dia_calendar_load_async  (DiaCalendar *self, DiaScope *scope, const DiaCalendarSpan *span,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DiaCalendarSheet *dia_calendar_load_finish (DiaCalendar *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
