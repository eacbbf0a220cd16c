/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-sheet.h"
#include "dia-connection.h"

G_BEGIN_DECLS

/* Words searched in a sheet, on their way to a reader. */
typedef struct
{
  DiaCalendarSheet *sheet;   /* (owned) */
  char             *words;   /* (owned) */
} DiaCalendarSearch;

void        dia_calendar_search_free (DiaCalendarSearch *self);
/* The contents and the posts of the sheet that hold all words, the last one as a
 * beginning. Blocking, in a reader. (transfer full) (nullable) (element-type
 * DiaId): a set */
GHashTable *dia_calendar_search_run  (DiaConnection *connection, const DiaCalendarSearch *search,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
