/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar.h"

G_BEGIN_DECLS

/**
 * DiaCalendarTimeline:
 *
 * The sheets that a calendar has in its hands: the one that is shown and those
 * on both sides of it, read ahead, so that turning the page waits for nothing.
 * Follows the scope and the changes of the workspace; what is shown stays until
 * its newer reading is there. Main thread.
 *
 * Signals:
 *   changed: what is shown was read, or read again.
 *   read-ahead: one of the neighbours was read.
 *   failed (GError): what is shown could not be read.
 */
#define DIA_TYPE_CALENDAR_TIMELINE (dia_calendar_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarTimeline, dia_calendar_timeline, DIA, CALENDAR_TIMELINE, GObject)

/* How many spans may be asked for at once: the shown one and its neighbours. */
#define DIA_CALENDAR_TIMELINE_MAX 3

/* (transfer full) */
DiaCalendarTimeline *dia_calendar_timeline_new       (DiaWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the first of @spans and reads the others ahead; sheets of any other span
 * are dropped. "changed" follows unless the sheet is there already. */
void                 dia_calendar_timeline_show      (DiaCalendarTimeline *self, const DiaCalendarSpan *spans, guint n_spans);
/* The sheet of what is shown; NULL until it was read. (transfer none) (nullable) */
DiaCalendarSheet    *dia_calendar_timeline_get_sheet (DiaCalendarTimeline *self);
/* The sheet of @span; NULL when it is not among those that were asked for, or
 * not read. (transfer none) (nullable) */
DiaCalendarSheet    *dia_calendar_timeline_find_sheet (DiaCalendarTimeline *self, const DiaCalendarSpan *span);
/* Whether all that was asked for is there and up to date. */
gboolean             dia_calendar_timeline_is_idle   (DiaCalendarTimeline *self);

G_END_DECLS
