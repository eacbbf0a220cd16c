/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar.h"

G_BEGIN_DECLS

/**
 * DiaCalendarMatches:
 *
 * Which chips of a sheet hold the words that are searched: asked anew for each
 * sheet, and told when the answer is there. Main thread.
 *
 * Signals:
 *   changed: other chips match now.
 *   failed (GError)
 */
#define DIA_TYPE_CALENDAR_MATCHES (dia_calendar_matches_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarMatches, dia_calendar_matches, DIA, CALENDAR_MATCHES, GObject)

/* (transfer full) */
DiaCalendarMatches *dia_calendar_matches_new       (DiaCalendar *calendar) G_GNUC_WARN_UNUSED_RESULT;
/* Searches @words from now on; "" for none. */
void                dia_calendar_matches_set_words (DiaCalendarMatches *self, const char *words);
/* (transfer none) */
const char         *dia_calendar_matches_get_words (DiaCalendarMatches *self);
/* Searches in @sheet (nullable) from now on. */
void                dia_calendar_matches_set_sheet (DiaCalendarMatches *self, DiaCalendarSheet *sheet);
/* Whether there is an answer; without one nothing stands out. */
gboolean            dia_calendar_matches_is_known  (DiaCalendarMatches *self);
/* Whether @chip holds the words; FALSE while there is no answer. */
gboolean            dia_calendar_matches_has       (DiaCalendarMatches *self, const DiaCalendarChip *chip);

G_END_DECLS
