/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-period.h"

#include "dia-format.h"

static void
fill_month (DiaCalendarPeriod  *self,
            DiaDay              day,
            const DiaWeekRules *rules)
{
  self->first_day = dia_day_get_month (day);
  self->last_day = dia_day_add (self->first_day, dia_day_count_month (day) - 1);
  self->grid_first = dia_week_get_start (rules, self->first_day);
  self->n_days = (self->last_day - self->grid_first) / 7 * 7 + 7;
}

static void
fill_days (DiaCalendarPeriod *self,
           DiaDay             first_day,
           int                n_days)
{
  self->first_day = self->grid_first = first_day;
  self->n_days = n_days;
  self->last_day = dia_day_add (first_day, n_days - 1);
}

void
dia_calendar_period_init (DiaCalendarPeriod  *self,
                          DiaCalendarForm     form,
                          DiaDay              day,
                          const DiaWeekRules *rules)
{
  *self = (DiaCalendarPeriod) { .form = form };

  switch (form)
    {
    case DIA_CALENDAR_MONTH:
      fill_month (self, day, rules);
      break;
    case DIA_CALENDAR_WEEK:
      fill_days (self, dia_week_get_start (rules, day), 7);
      break;
    case DIA_CALENDAR_DAY:
      fill_days (self, day, 1);
      break;
    case DIA_CALENDAR_AGENDA:
      fill_days (self, day, DIA_CALENDAR_AGENDA_DAYS);
      break;
    }
}

DiaDay
dia_calendar_period_step (const DiaCalendarPeriod *self,
                          DiaDay                   day,
                          int                      n)
{
  switch (self->form)
    {
    case DIA_CALENDAR_MONTH:
      return dia_day_add_months (day, n);
    case DIA_CALENDAR_WEEK:
      return dia_day_add (day, 7 * n);
    case DIA_CALENDAR_DAY:
      return dia_day_add (day, n);
    case DIA_CALENDAR_AGENDA:
      return dia_day_add (day, DIA_CALENDAR_AGENDA_DAYS * n);
    }

  g_return_val_if_reached (day);
}

gboolean
dia_calendar_period_equal (const DiaCalendarPeriod *a,
                           const DiaCalendarPeriod *b)
{
  return a->form == b->form && a->first_day == b->first_day && a->grid_first == b->grid_first && a->n_days == b->n_days;
}

/* A title begins with a capital where the word alone has none: "février". */
static char *
capitalize (char *text)
{
  g_autofree char *owned = text;
  char first[7] = "";

  if (owned[0] == '\0')
    return g_steal_pointer (&owned);
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (owned)), first);
  return g_strconcat (first, g_utf8_next_char (owned), NULL);
}

char *
dia_calendar_period_dup_title (const DiaCalendarPeriod *self)
{
  switch (self->form)
    {
    case DIA_CALENDAR_MONTH:
      return capitalize (dia_day_format (self->first_day, "yMMMM"));
    case DIA_CALENDAR_WEEK:
    case DIA_CALENDAR_AGENDA:
      return dia_day_format_range (self->first_day, self->last_day, "yMMMMd");
    case DIA_CALENDAR_DAY:
      return capitalize (dia_format_day_long (self->first_day * DIA_DAY, "UTC"));
    }

  g_return_val_if_reached (NULL);
}
