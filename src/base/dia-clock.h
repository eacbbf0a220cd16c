/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DiaInstant:
 *
 * A point in time: milliseconds since 1970-01-01T00:00:00Z, as everything in
 * the workspace stores it. `DIA_INSTANT_NONE` means "not known".
 */
typedef gint64 DiaInstant;

#define DIA_INSTANT_NONE   (G_MININT64)
#define DIA_SECOND         ((gint64) 1000)
#define DIA_MINUTE         (60 * DIA_SECOND)
#define DIA_HOUR           (60 * DIA_MINUTE)
#define DIA_DAY            (24 * DIA_HOUR)

/* Who keeps the wall clock right. */
typedef enum
{
  DIA_CLOCK_UNKNOWN,      /* the system does not say */
  DIA_CLOCK_DISCIPLINED,  /* a time server, as the kernel was told */
  DIA_CLOCK_ADRIFT,       /* nobody: it is as wrong as it runs */
} DiaClockKeeping;

/**
 * DiaClock:
 *
 * Where "now" comes from. Programs pass dia_clock_new_system(); tests pass a
 * clock of their own. Functions may be called from any thread.
 */
#define DIA_TYPE_CLOCK (dia_clock_get_type ())
G_DECLARE_INTERFACE (DiaClock, dia_clock, DIA, CLOCK, GObject)

struct _DiaClockInterface
{
  GTypeInterface parent_iface;

  /* The wall clock: what the user's posts are due by. */
  DiaInstant (*now)       (DiaClock *self);

  /* Milliseconds that also pass while the machine sleeps and that nobody can
   * set: used to notice suspends and steps of the wall clock. */
  gint64     (*boot_time) (DiaClock *self);

  /* (nullable): the same without the time that the machine slept. A clock that
   * has none never sleeps. */
  gint64     (*awake_time) (DiaClock *self);

  /* (nullable): nobody knows. */
  DiaClockKeeping (*keeping) (DiaClock *self);
};

DiaInstant dia_clock_now        (DiaClock *self);
gint64     dia_clock_boot_time  (DiaClock *self);
gint64     dia_clock_awake_time (DiaClock *self);
/* Whether the wall clock is kept right, adjtimex(2). */
DiaClockKeeping dia_clock_get_keeping (DiaClock *self);

/* The computer's own clock: CLOCK_REALTIME, CLOCK_BOOTTIME and CLOCK_MONOTONIC.
 * (transfer full) */
DiaClock  *dia_clock_new_system (void) G_GNUC_WARN_UNUSED_RESULT;

/* A clock that stands still until it is moved: for tests and for the demonstration. */
#define DIA_TYPE_FIXED_CLOCK (dia_fixed_clock_get_type ())
G_DECLARE_FINAL_TYPE (DiaFixedClock, dia_fixed_clock, DIA, FIXED_CLOCK, GObject)

/* A fixed clock that reads @now. (transfer full) */
DiaClock  *dia_fixed_clock_new     (DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;
/* Time passes: both the wall clock and the boot clock move on by @ms. */
void       dia_fixed_clock_advance (DiaFixedClock *self, gint64 ms);
/* The machine sleeps: as advance, but nobody was awake meanwhile. */
void       dia_fixed_clock_sleep   (DiaFixedClock *self, gint64 ms);
/* The wall clock is set (an NTP step); the boot clock does not move. */
void       dia_fixed_clock_set     (DiaFixedClock *self, DiaInstant now);
/* What it says of who keeps it: unknown at first. */
void       dia_fixed_clock_set_keeping (DiaFixedClock *self, DiaClockKeeping keeping);

G_END_DECLS
