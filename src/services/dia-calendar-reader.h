/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-sheet.h"
#include "dia-connection.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* Posts on one sheet at most: more than anybody can look at, and 20 MB. */
#define DIA_CALENDAR_MAX_POSTS 100000

/* What to read. */
typedef struct
{
  DiaCalendarSpan  span;
  const DiaScope  *scope;   /* (nullable): NULL for every account */
  const char      *zone;    /* IANA, of "my time" */
} DiaCalendarQuestion;

/* Reads a sheet of a calendar, all at one moment. Its cost depends on what there
 * is in that span, not on the workspace. Blocking, on a #DiaStore's connection.
 * (transfer full) (nullable) */
DiaCalendarSheet *dia_calendar_reader_load (DiaConnection *connection, const DiaCalendarQuestion *question,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
