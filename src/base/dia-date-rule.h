/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-day.h"

G_BEGIN_DECLS

/**
 * DiaDateRule:
 *
 * On which day of each year something is, worked out instead of listed. As text,
 * words after a first one that says from where it is counted:
 *
 * |[
 * 02-14          14 February; 02-29 is in leap years only
 * easter-47      days before or after Easter Sunday of the western churches
 * orthodox+1     the same of the eastern ones
 * 11-thu-4       the fourth Thursday of November; 05-sun-last the last one of May
 * wed>=01-06     the first Wednesday from 6 January on
 * ]|
 *
 * then, in this order, any of
 *
 * |[
 * +4             so many days later, or earlier
 * sat+2 sun+1    so many days on when it falls on that weekday
 * not=easter+49+7   so many days on when it is the same day as the other one
 * ]|
 *
 * A value; any thread.
 */
typedef enum
{
  DIA_DATE_FIXED,
  DIA_DATE_EASTER,
  DIA_DATE_ORTHODOX,
  DIA_DATE_NTH,
  DIA_DATE_FROM,
} DiaDateKind;

typedef struct
{
  DiaDateKind kind;
  int         month;        /* 1…12 */
  int         day;          /* 1…31 */
  int         weekday;      /* 1 Monday … 7 Sunday */
  int         nth;          /* 1…5; 0 for the last one */
  int         offset;       /* days */
  int         shifts[8];    /* days, by the weekday on which it falls; [0] is not used */
  gboolean    avoids;       /* the day of Easter and @avoided, by @avoid_shift days */
  int         avoided;
  int         avoid_shift;
} DiaDateRule;

/* FALSE with DIA_DATE_RULE_ERROR_MALFORMED and the word that is not understood. */
gboolean dia_date_rule_parse (const char *text, DiaDateRule *rule, GError **error);
/* The day in @year, 1970…9999; FALSE when there is none. */
gboolean dia_date_rule_find  (const DiaDateRule *rule, int year, DiaDay *day);

/* Easter Sunday in the Gregorian calendar: by the rule of the western churches (the
 * anonymous Gregorian algorithm: Meeus, Astronomical Algorithms, chapter 8) and of
 * the eastern ones (the Julian algorithm there), both as days of today's calendar. */
DiaDay   dia_easter_find          (int year);
DiaDay   dia_easter_find_orthodox (int year);

#define DIA_DATE_RULE_ERROR (dia_date_rule_error_quark ())
GQuark   dia_date_rule_error_quark (void);

typedef enum
{
  DIA_DATE_RULE_ERROR_MALFORMED,
} DiaDateRuleError;

G_END_DECLS
