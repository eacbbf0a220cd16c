/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-week.h"

G_BEGIN_DECLS

/* How many days a calendar shows, and in which form. */
typedef enum
{
  DIA_CALENDAR_MONTH,
  DIA_CALENDAR_WEEK,
  DIA_CALENDAR_DAY,
  DIA_CALENDAR_AGENDA,
} DiaCalendarForm;

/* What is shown around one day. Pure values: no display is needed. */
typedef struct
{
  DiaCalendarForm form;
  DiaDay          first_day;    /* of the month, the week, the day, the list */
  DiaDay          last_day;
  DiaDay          grid_first;   /* what is drawn: a month fills up its weeks */
  int             n_days;       /* from @grid_first on */
} DiaCalendarPeriod;

/* How many days the agenda lists. */
#define DIA_CALENDAR_AGENDA_DAYS 30

/* The period of @form that holds @day; the agenda begins with it. */
void     dia_calendar_period_init      (DiaCalendarPeriod *self, DiaCalendarForm form, DiaDay day,
                                        const DiaWeekRules *rules);
/* Where @day is carried when one goes @n periods on (or back): the same day of
 * the month, the same weekday. */
DiaDay   dia_calendar_period_step      (const DiaCalendarPeriod *self, DiaDay day, int n);
/* Whether both show the same days in the same form. */
gboolean dia_calendar_period_equal     (const DiaCalendarPeriod *a, const DiaCalendarPeriod *b);
/* "February 2027", "8–14 February 2027", "Fri 12 February 2027". (transfer full) */
char    *dia_calendar_period_dup_title (const DiaCalendarPeriod *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
