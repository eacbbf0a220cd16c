/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-period.h"
#include "dia-calendar.h"

G_BEGIN_DECLS

/* What of a calendar is another now. */
typedef enum
{
  DIA_CALENDAR_CHANGE_PERIOD    = 1 << 0,   /* form, days, clock */
  DIA_CALENDAR_CHANGE_DAY       = 1 << 1,   /* the day in hand */
  DIA_CALENDAR_CHANGE_SHEET     = 1 << 2,   /* what there is on these days */
  DIA_CALENDAR_CHANGE_SELECTION = 1 << 3,
  DIA_CALENDAR_CHANGE_FILTER    = 1 << 4,
  DIA_CALENDAR_CHANGE_TODAY     = 1 << 5,
  DIA_CALENDAR_CHANGE_AHEAD     = 1 << 6,   /* what was read of the neighbours */
} DiaCalendarChange;

/**
 * DiaCalendarModel:
 *
 * What the calendar's screen is about, without a widget: which days in which
 * form, on whose clock, what is on them, what is selected, what stands out.
 * Views show it and tell it what a person does. Main thread.
 *
 * Signals:
 *   changed (DiaCalendarChange flags)
 *   failed (GError): the days could not be read.
 */
#define DIA_TYPE_CALENDAR_MODEL (dia_calendar_model_get_type ())
G_DECLARE_FINAL_TYPE (DiaCalendarModel, dia_calendar_model, DIA, CALENDAR_MODEL, GObject)

/* Shows the month of today. (transfer full) */
DiaCalendarModel        *dia_calendar_model_new         (DiaWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
DiaWorkspace            *dia_calendar_model_get_workspace (DiaCalendarModel *self);
const DiaWeekRules      *dia_calendar_model_get_rules   (DiaCalendarModel *self);

/* The form, and the day in hand: the period is the one that holds it. */
void                     dia_calendar_model_set_form    (DiaCalendarModel *self, DiaCalendarForm form);
void                     dia_calendar_model_set_day     (DiaCalendarModel *self, DiaDay day);
DiaDay                   dia_calendar_model_get_day     (DiaCalendarModel *self);
/* Goes @n periods on, or back. */
void                     dia_calendar_model_step        (DiaCalendarModel *self, int n);
const DiaCalendarPeriod *dia_calendar_model_get_period  (DiaCalendarModel *self);

/* On whose clock. */
void                     dia_calendar_model_set_time    (DiaCalendarModel *self, DiaCalendarTime time);
DiaCalendarTime          dia_calendar_model_get_time    (DiaCalendarModel *self);

/* Where this computer is, now. */
DiaDay                   dia_calendar_model_get_today   (DiaCalendarModel *self);
/* Looks at the clock: at midnight, and when the screen comes back. */
void                     dia_calendar_model_check_today (DiaCalendarModel *self);

/* What there is on the days of the period. (transfer none) (nullable): NULL
 * until it was read. */
DiaCalendarSheet        *dia_calendar_model_get_sheet   (DiaCalendarModel *self);
/* The period that comes @n (-1 or 1) after the one that is shown, and what was
 * read ahead of it. (transfer none) (nullable): NULL until it was read. */
DiaCalendarSheet        *dia_calendar_model_peek        (DiaCalendarModel *self, int n, DiaCalendarPeriod *period);
/* Whether this sheet and its neighbours are read and up to date. */
gboolean                 dia_calendar_model_is_idle     (DiaCalendarModel *self);
/* How many posts of the period are in each state. */
void                     dia_calendar_model_count       (DiaCalendarModel *self, DiaStateCounts *counts);

/* The selection follows its posts when they move. (transfer none)
 * (element-type DiaCalendarChip) */
GPtrArray               *dia_calendar_model_get_selection (DiaCalendarModel *self);
gboolean                 dia_calendar_model_is_selected (DiaCalendarModel *self, const DiaCalendarChip *chip);
/* The chip of the sheet that shows the posts of @chip now, wherever they went.
 * (transfer none) (nullable) */
DiaCalendarChip         *dia_calendar_model_find_again (DiaCalendarModel *self, DiaCalendarChip *chip);
/* Selects one; adds it to what is selected, or takes it away, when @extend.
 * @chip: (nullable): NULL selects nothing */
void                     dia_calendar_model_select      (DiaCalendarModel *self, DiaCalendarChip *chip, gboolean extend);

/* Chips without a post in one of these states fade; 0 fades none. Bits
 * DIA_POST_…. */
void                     dia_calendar_model_set_filter  (DiaCalendarModel *self, guint states);
guint                    dia_calendar_model_get_filter  (DiaCalendarModel *self);
/* Chips without these words fade; "" fades none. */
void                     dia_calendar_model_set_search  (DiaCalendarModel *self, const char *words);
/* How many chips of the period hold the words that are searched; -1 while none are,
 * or while that is not known yet. */
int                      dia_calendar_model_count_matches (DiaCalendarModel *self);
/* The first chip of the period that holds them and comes after what is selected,
 * from the beginning when there is none. (transfer none) (nullable) */
DiaCalendarChip         *dia_calendar_model_find_match  (DiaCalendarModel *self);
/* Whether @chip stands back behind the others now. */
gboolean                 dia_calendar_model_is_faded    (DiaCalendarModel *self, const DiaCalendarChip *chip);

G_END_DECLS
