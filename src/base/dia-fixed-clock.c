/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-clock.h"

struct _DiaFixedClock
{
  GObject    parent_instance;

  GMutex     lock;
  DiaInstant now;         /* (locked) */
  gint64     boot_time;   /* (locked) */
  gint64     slept;       /* (locked): of it */
  DiaClockKeeping keeping; /* (locked) */
};

static void dia_fixed_clock_clock_init (DiaClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaFixedClock, dia_fixed_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_CLOCK, dia_fixed_clock_clock_init))

static DiaInstant
dia_fixed_clock_now (DiaClock *clock)
{
  DiaFixedClock *self = DIA_FIXED_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->now;
}

static gint64
dia_fixed_clock_boot_time (DiaClock *clock)
{
  DiaFixedClock *self = DIA_FIXED_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->boot_time;
}

static gint64
dia_fixed_clock_awake_time (DiaClock *clock)
{
  DiaFixedClock *self = DIA_FIXED_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->boot_time - self->slept;
}

static DiaClockKeeping
dia_fixed_clock_keeping (DiaClock *clock)
{
  DiaFixedClock *self = DIA_FIXED_CLOCK (clock);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->keeping;
}

static void
dia_fixed_clock_finalize (GObject *object)
{
  g_mutex_clear (&DIA_FIXED_CLOCK (object)->lock);

  G_OBJECT_CLASS (dia_fixed_clock_parent_class)->finalize (object);
}

static void
dia_fixed_clock_clock_init (DiaClockInterface *iface)
{
  iface->now = dia_fixed_clock_now;
  iface->boot_time = dia_fixed_clock_boot_time;
  iface->awake_time = dia_fixed_clock_awake_time;
  iface->keeping = dia_fixed_clock_keeping;
}

static void
dia_fixed_clock_class_init (DiaFixedClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dia_fixed_clock_finalize;
}

static void
dia_fixed_clock_init (DiaFixedClock *self)
{
  g_mutex_init (&self->lock);
}

DiaClock *
dia_fixed_clock_new (DiaInstant now)
{
  DiaFixedClock *self = g_object_new (DIA_TYPE_FIXED_CLOCK, NULL);

  self->now = now;
  return DIA_CLOCK (self);
}

void
dia_fixed_clock_advance (DiaFixedClock *self,
                         gint64         ms)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (DIA_IS_FIXED_CLOCK (self));
  g_return_if_fail (ms >= 0);

  locker = g_mutex_locker_new (&self->lock);
  self->now += ms;
  self->boot_time += ms;
}

void
dia_fixed_clock_sleep (DiaFixedClock *self,
                       gint64         ms)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (DIA_IS_FIXED_CLOCK (self));
  g_return_if_fail (ms >= 0);

  locker = g_mutex_locker_new (&self->lock);
  self->now += ms;
  self->boot_time += ms;
  self->slept += ms;
}

void
dia_fixed_clock_set (DiaFixedClock *self,
                     DiaInstant     now)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (DIA_IS_FIXED_CLOCK (self));

  locker = g_mutex_locker_new (&self->lock);
  self->now = now;
}

void
dia_fixed_clock_set_keeping (DiaFixedClock   *self,
                             DiaClockKeeping  keeping)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (DIA_IS_FIXED_CLOCK (self));

  locker = g_mutex_locker_new (&self->lock);
  self->keeping = keeping;
}
