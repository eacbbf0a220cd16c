/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

G_BEGIN_DECLS

/**
 * DiaWallTime:
 *
 * What a clock on a wall shows: a date and a time without a zone. The only way
 * from here to an instant is dia_wall_time_resolve().
 */
typedef struct
{
  int year;    /* 1970…9999 */
  int month;   /* 1…12 */
  int day;     /* 1…31 */
  int hour;    /* 0…23 */
  int minute;  /* 0…59 */
  int second;  /* 0…59 */
} DiaWallTime;

/* Whether a wall time names one instant, none (clocks go forward over it) or
 * two (clocks go back over it). */
typedef enum
{
  DIA_WALL_UNIQUE,
  DIA_WALL_GAP,
  DIA_WALL_FOLD,
} DiaWallKind;

/* Reads "2026-12-01T10:00[:00]" (a space instead of the T is accepted). FALSE
 * with DIA_WALL_TIME_ERROR_* set for anything else, the 30th of February
 * included. */
gboolean    dia_wall_time_parse     (const char *text, DiaWallTime *wall, GError **error);

/* "2026-12-01T10:00", with ":SS" only when it is not 0. (transfer full) */
char       *dia_wall_time_to_string (const DiaWallTime *wall) G_GNUC_WARN_UNUSED_RESULT;

/* Orders two wall times as a calendar does: -1, 0 or 1. */
int         dia_wall_time_compare   (const DiaWallTime *a, const DiaWallTime *b);

/* The wall time @days later (or earlier), same time of day. */
void        dia_wall_time_add_days  (DiaWallTime *wall, int days);

/**
 * dia_wall_time_resolve:
 * @wall: a wall time
 * @zone: an IANA zone identifier, "Europe/Paris"
 * @instant: (out): the instant
 * @kind: (out) (optional): unique, gap or fold
 * @error: DIA_WALL_TIME_ERROR_UNKNOWN_ZONE
 *
 * The one place that turns wall time and zone into an instant. In a gap the
 * offset before the change is used, so that 02:30 becomes 03:30; in a fold the
 * first of the two is taken: both as RFC 5545, section 3.3.5, asks. Any thread.
 */
gboolean    dia_wall_time_resolve   (const DiaWallTime *wall, const char *zone,
                                     DiaInstant *instant, DiaWallKind *kind, GError **error);

/* What a wall clock in @zone shows at @instant. FALSE for an unknown zone. */
gboolean    dia_wall_time_from_instant (DiaInstant instant, const char *zone,
                                        DiaWallTime *wall, GError **error);

/* Whether this computer's zone data knows @zone ("UTC" always does). */
gboolean    dia_zone_is_known       (const char *zone);

/* The IANA identifier of this computer's zone, "UTC" when it cannot tell.
 * (transfer full) */
char       *dia_zone_dup_local      (void) G_GNUC_WARN_UNUSED_RESULT;

/* The abbreviation that @zone uses at @instant, "CET". (transfer full) */
char       *dia_zone_dup_abbreviation (const char *zone, DiaInstant instant) G_GNUC_WARN_UNUSED_RESULT;

/* Weekday of a date: 1 Monday … 7 Sunday (ISO 8601). */
int         dia_wall_time_get_weekday (const DiaWallTime *wall);

#define DIA_WALL_TIME_ERROR (dia_wall_time_error_quark ())
GQuark dia_wall_time_error_quark (void);

typedef enum
{
  DIA_WALL_TIME_ERROR_MALFORMED,
  DIA_WALL_TIME_ERROR_UNKNOWN_ZONE,
} DiaWallTimeError;

G_END_DECLS
