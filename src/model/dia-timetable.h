/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-wall-time.h"

G_BEGIN_DECLS

/**
 * DiaTimetable:
 *
 * When an account likes to post: times of the week by its own clock, in order,
 * each once. A value without a zone; any thread.
 */
typedef struct
{
  int weekday;   /* 1 Monday … 7 Sunday (ISO 8601) */
  int minute;    /* of the day, 0…1439 */
} DiaWeeklyTime;

typedef GArray DiaTimetable;   /* (element-type DiaWeeklyTime) */

/* So many times a week an account may have. */
#define DIA_TIMETABLE_MAX 168

/* Without any time. (transfer full) */
DiaTimetable *dia_timetable_new        (void) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaTimetable, g_array_unref)

/* Adds a time unless it is there, or the timetable is full. */
void          dia_timetable_add        (DiaTimetable *self, int weekday, int minute);
gboolean      dia_timetable_equal      (const DiaTimetable *one, const DiaTimetable *other);

/**
 * dia_timetable_parse:
 * @text: "mon-fri 09:00 18:30; sat,sun 10:00": days, then times, groups ended by ";"
 * @error: DIA_TIMETABLE_ERROR_MALFORMED with the word that is not understood
 *
 * Days are mon, tue, wed, thu, fri, sat, sun, ranges of them (also over Sunday)
 * and "daily". No text at all is a timetable without times.
 *
 * Returns: (transfer full) (nullable)
 */
DiaTimetable *dia_timetable_parse      (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same in its shortest form: days with the same times stand together.
 * (transfer full) */
char         *dia_timetable_to_string  (const DiaTimetable *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dia_timetable_add_words:
 * @text: "9:00 18h30, 20h": the times of one day as a person types them
 * @error: DIA_TIMETABLE_ERROR_MALFORMED with the word that is no time
 *
 * Adds them to @weekday. On failure those before the word may have been added.
 */
gboolean      dia_timetable_add_words  (DiaTimetable *self, int weekday, const char *text, GError **error);
/* The times of one day, "09:00 18:30"; "" for none. (transfer full) */
char         *dia_timetable_dup_day    (const DiaTimetable *self, int weekday) G_GNUC_WARN_UNUSED_RESULT;

/* The first time after @after, seconds 0; FALSE when there is none. */
gboolean      dia_timetable_find_after (const DiaTimetable *self, const DiaWallTime *after, DiaWallTime *found);

#define DIA_TIMETABLE_ERROR (dia_timetable_error_quark ())
GQuark        dia_timetable_error_quark (void);

typedef enum
{
  DIA_TIMETABLE_ERROR_MALFORMED,
} DiaTimetableError;

G_END_DECLS
