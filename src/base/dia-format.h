/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

G_BEGIN_DECLS

/* Numbers, dates and times as the user's language writes them, by ICU: libc's
 * locale may be C while the interface is French. All return (transfer full)
 * UTF-8 with the no-break spaces the language asks for. The locale is that of
 * the messages: the first of LANGUAGE, LC_ALL, LC_MESSAGES, LANG. Any thread. */

/* "1,412" · "1 412" */
char *dia_format_integer       (gint64 value) G_GNUC_WARN_UNUSED_RESULT;
/* "4.2" · "4,2" */
char *dia_format_decimal       (double value, int max_fraction_digits) G_GNUC_WARN_UNUSED_RESULT;
/* share 0…1: "8%" · "8 %" */
char *dia_format_percent       (double share, int max_fraction_digits) G_GNUC_WARN_UNUSED_RESULT;
/* "10:00" · "10:00" (24 h in French, as the locale says otherwise) */
char *dia_format_time          (DiaInstant instant, const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* The time of day, with the short name of the zone where clocks show another
 * time than those of this computer: "18:00", "17:00 GMT". */
char *dia_format_time_there    (DiaInstant instant, const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* "10:00:01": for the lines of a journal. */
char *dia_format_time_seconds  (DiaInstant instant, const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* "Mon 8 Feb" · "lun. 8 févr." */
char *dia_format_day_short     (DiaInstant instant, const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* The same, with its year when that is not the nearest day of this name: from
 * half a year before or after now. "Sun 31 Oct 2027" · "dim. 31 oct. 2027" */
char *dia_format_day_near      (DiaInstant instant, DiaInstant now, const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* "Fri 12 February 2027" · "ven. 12 février 2027" */
char *dia_format_day_long      (DiaInstant instant, const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* "Friday 12 February" · "vendredi 12 février" */
char *dia_format_day_words     (DiaInstant instant, const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* "12 Feb" · "12 févr." */
char *dia_format_day_month     (DiaInstant instant, const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* With an ICU skeleton ("yMMMM" gives "February 2027" · "février 2027"). */
char *dia_format_skeleton      (DiaInstant instant, const char *zone, const char *skeleton) G_GNUC_WARN_UNUSED_RESULT;
/* From one moment to another, with what both share said once, with an ICU
 * skeleton ("yMMMMd" gives "8–14 February 2027" · "8–14 février 2027"). */
char *dia_format_interval      (DiaInstant from, DiaInstant to, const char *zone, const char *skeleton) G_GNUC_WARN_UNUSED_RESULT;
/* The language tag in use, "fr" or "en-GB". */
char *dia_format_dup_locale    (void) G_GNUC_WARN_UNUSED_RESULT;
/* The name of a language ("de": "German" · "allemand") or a market ("DE": "Germany" · "Allemagne"). */
char *dia_format_language_name (const char *language) G_GNUC_WARN_UNUSED_RESULT;
char *dia_format_market_name   (const char *market) G_GNUC_WARN_UNUSED_RESULT;
/* The city that a zone is named after ("Europe/London": "London" · "Londres");
 * the zone itself when ICU does not know it. Takes about a millisecond. */
char *dia_format_zone_city     (const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* Folds case and accents for searching: "Étincelle" gives "etincelle". */
char *dia_format_fold          (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Orders two texts as a person who reads this language would. */
int   dia_format_collate       (const char *a, const char *b);

G_END_DECLS
