/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-clock.h"

#include <sys/timex.h>
#include <time.h>

G_DEFINE_INTERFACE (DiaClock, dia_clock, G_TYPE_OBJECT)

static void
dia_clock_default_init (DiaClockInterface *iface)
{
}

DiaInstant
dia_clock_now (DiaClock *self)
{
  g_return_val_if_fail (DIA_IS_CLOCK (self), DIA_INSTANT_NONE);

  return DIA_CLOCK_GET_IFACE (self)->now (self);
}

gint64
dia_clock_boot_time (DiaClock *self)
{
  g_return_val_if_fail (DIA_IS_CLOCK (self), 0);

  return DIA_CLOCK_GET_IFACE (self)->boot_time (self);
}

gint64
dia_clock_awake_time (DiaClock *self)
{
  DiaClockInterface *iface;

  g_return_val_if_fail (DIA_IS_CLOCK (self), 0);

  iface = DIA_CLOCK_GET_IFACE (self);

  return iface->awake_time != NULL ? iface->awake_time (self) : iface->boot_time (self);
}

DiaClockKeeping
dia_clock_get_keeping (DiaClock *self)
{
  DiaClockInterface *iface;

  g_return_val_if_fail (DIA_IS_CLOCK (self), DIA_CLOCK_UNKNOWN);

  iface = DIA_CLOCK_GET_IFACE (self);

  return iface->keeping != NULL ? iface->keeping (self) : DIA_CLOCK_UNKNOWN;
}

#define DIA_TYPE_SYSTEM_CLOCK (dia_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (DiaSystemClock, dia_system_clock, DIA, SYSTEM_CLOCK, GObject)

struct _DiaSystemClock
{
  GObject parent_instance;
};

static void dia_system_clock_clock_init (DiaClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaSystemClock, dia_system_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_CLOCK, dia_system_clock_clock_init))

static gint64
read_milliseconds (clockid_t which)
{
  struct timespec now = { 0 };

  if (clock_gettime (which, &now) != 0)
    return DIA_INSTANT_NONE;
  return (gint64) now.tv_sec * DIA_SECOND + now.tv_nsec / 1000000;
}

static DiaInstant
dia_system_clock_now (DiaClock *clock)
{
  return read_milliseconds (CLOCK_REALTIME);
}

static gint64
dia_system_clock_boot_time (DiaClock *clock)
{
  return read_milliseconds (CLOCK_BOOTTIME);
}

static gint64
dia_system_clock_awake_time (DiaClock *clock)
{
  return read_milliseconds (CLOCK_MONOTONIC);
}

/* To read asks for no right. It is what timedatectl calls synchronised, without a
 * service that has to run. */
static DiaClockKeeping
dia_system_clock_keeping (DiaClock *clock)
{
  struct timex state = { 0 };
  int code = adjtimex (&state);

  if (code < 0)
    return DIA_CLOCK_UNKNOWN;

  return code == TIME_ERROR || (state.status & STA_UNSYNC) != 0 ? DIA_CLOCK_ADRIFT : DIA_CLOCK_DISCIPLINED;
}

static void
dia_system_clock_clock_init (DiaClockInterface *iface)
{
  iface->now = dia_system_clock_now;
  iface->boot_time = dia_system_clock_boot_time;
  iface->awake_time = dia_system_clock_awake_time;
  iface->keeping = dia_system_clock_keeping;
}

static void
dia_system_clock_class_init (DiaSystemClockClass *klass)
{
}

static void
dia_system_clock_init (DiaSystemClock *self)
{
}

DiaClock *
dia_clock_new_system (void)
{
  return g_object_new (DIA_TYPE_SYSTEM_CLOCK, NULL);
}
