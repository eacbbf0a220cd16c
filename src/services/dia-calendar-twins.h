/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-sheet.h"
#include "dia-dated-posts.h"

G_BEGIN_DECLS

/* Two contents that let sister accounts, those of one brand, say the same within
 * so long of each other clash: to who follows both it is one post too many. One
 * content that goes to several accounts is meant so. */
#define DIA_CALENDAR_TWIN_WITHIN DIA_HOUR

/* What is said by whom and when, in one reading of a calendar. One thread. */
typedef struct _DiaCalendarTwins DiaCalendarTwins;

DiaCalendarTwins *dia_calendar_twins_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void              dia_calendar_twins_free  (DiaCalendarTwins *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCalendarTwins, dia_calendar_twins_free)

/* @chip has @post; it is kept alive by the caller. */
void              dia_calendar_twins_add   (DiaCalendarTwins *self, const DiaDatedPost *post, DiaCalendarChip *chip);
/* Counts the twins of each chip into it; once, at the end. */
void              dia_calendar_twins_count (DiaCalendarTwins *self);

G_END_DECLS
