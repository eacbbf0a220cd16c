/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-clock-watch.h"

#define STEP_MS (2 * DIA_SECOND)

void
dia_clock_watch_init (DiaClockWatch *self,
                      DiaClock      *clock)
{
  DiaInstant now = dia_clock_now (clock);
  gint64 boot = dia_clock_boot_time (clock);

  *self = (DiaClockWatch) {
    .offset = now - boot,
    .asleep = boot - dia_clock_awake_time (clock),
    .awake_since = now,
  };
}

DiaClockNews
dia_clock_watch_ask (DiaClockWatch *self,
                     DiaClock      *clock)
{
  DiaInstant now = dia_clock_now (clock);
  gint64 boot = dia_clock_boot_time (clock);
  gint64 offset = now - boot;
  gint64 asleep = boot - dia_clock_awake_time (clock);
  DiaClockNews news = 0;

  if (ABS (offset - self->offset) > STEP_MS)
    news |= DIA_CLOCK_STEPPED;
  if (asleep - self->asleep > STEP_MS)
    {
      news |= DIA_CLOCK_SLEPT;
      self->awake_since = now;
      self->slept = TRUE;
    }
  self->offset = offset;
  self->asleep = asleep;

  return news;
}
