/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-wall-time.h"

G_BEGIN_DECLS

/**
 * DiaDay:
 *
 * A day of the calendar without a zone, as the number of days since 1 January
 * 1970: what a calendar counts with. From 0 to %DIA_DAY_LAST, the days that a
 * #DiaWallTime can name. All functions may be called from any thread.
 */
typedef int DiaDay;

#define DIA_DAY_FIRST 0
#define DIA_DAY_LAST  2932896   /* 31 December 9999 */

/* The day of a wall time. */
DiaDay   dia_day_from_wall     (const DiaWallTime *wall);
/* Midnight at the beginning of @day. */
void     dia_day_to_wall       (DiaDay day, DiaWallTime *wall);
/* What a calendar in @zone shows at @instant; the day in UTC for an unknown zone. */
DiaDay   dia_day_from_instant  (DiaInstant instant, const char *zone);

/* Reads "2027-02-08"; FALSE, and *day untouched, for anything else. */
gboolean dia_day_parse         (const char *text, DiaDay *day);
/* "2027-02-08". (transfer full) */
char    *dia_day_to_string     (DiaDay day) G_GNUC_WARN_UNUSED_RESULT;

/* 1 Monday … 7 Sunday (ISO 8601). */
int      dia_day_get_weekday   (DiaDay day);
/* The first of its month. */
DiaDay   dia_day_get_month     (DiaDay day);
/* How many days its month has. */
int      dia_day_count_month   (DiaDay day);
/* The same day @n months later or earlier; the last of the month where there
 * is no such day: 31 January and a month is 28 or 29 February. */
DiaDay   dia_day_add_months    (DiaDay day, int n);
/* @n days later or earlier, within what can be named. */
DiaDay   dia_day_add           (DiaDay day, int n);

/* @day with an ICU skeleton, as the user's language writes it: "EEEd" gives
 * "Mon 8" · "lun. 8". (transfer full) */
char    *dia_day_format        (DiaDay day, const char *skeleton) G_GNUC_WARN_UNUSED_RESULT;
/* The days from @first to @last with what both share said once. (transfer full) */
char    *dia_day_format_range  (DiaDay first, DiaDay last, const char *skeleton) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
