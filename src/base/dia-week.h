/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-day.h"

G_BEGIN_DECLS

/* How a country reckons weeks. */
typedef struct
{
  int    first_weekday;   /* 1 Monday … 7 Sunday */
  int    minimal_days;    /* so many days of the first week lie in the new year */
  guint8 weekend;         /* bit 1 is Monday's … bit 7 is Sunday's */
} DiaWeekRules;

/* The rules of @locale ("en_US", "fr-FR"); NULL is the user's: the first of
 * LC_ALL, LC_TIME, LANG and LANGUAGE that names a country. Without a country
 * weeks are those of ISO 8601, with Saturday and Sunday off. From CLDR, by ICU.
 * Any thread. */
void     dia_week_rules_init  (DiaWeekRules *rules, const char *locale);

/* The first day of the week of @day. Any thread. */
DiaDay   dia_week_get_start   (const DiaWeekRules *rules, DiaDay day);
/* The number of the week that begins at @start, 1…53. Any thread. */
int      dia_week_get_number  (const DiaWeekRules *rules, DiaDay start);
/* Whether people are off that day. Any thread. */
gboolean dia_week_is_weekend  (const DiaWeekRules *rules, DiaDay day);

G_END_DECLS
