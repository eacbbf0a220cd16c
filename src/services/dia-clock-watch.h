/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

G_BEGIN_DECLS

/**
 * DiaClockWatch:
 *
 * Notices, when it is asked, that the wall clock was set or that the computer
 * slept since it was asked last. Read the fields freely.
 */
typedef struct
{
  gint64     offset;       /* wall clock minus boot clock */
  gint64     asleep;       /* slept since the computer was started */
  DiaInstant awake_since;  /* when it began to watch, or the computer woke up */
  gboolean   slept;        /* the computer slept while it watched */
} DiaClockWatch;

typedef enum
{
  DIA_CLOCK_STEPPED = 1 << 0,  /* the wall clock was set */
  DIA_CLOCK_SLEPT   = 1 << 1,
} DiaClockNews;

/* Begins to watch. */
void         dia_clock_watch_init (DiaClockWatch *self, DiaClock *clock);
/* What happened since. Less than two seconds do not count: clocks are read one
 * after the other, and adjusted all the time. */
DiaClockNews dia_clock_watch_ask  (DiaClockWatch *self, DiaClock *clock);

G_END_DECLS
