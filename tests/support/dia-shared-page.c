/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-shared-page.h"

#include <pthread.h>
#include <sys/mman.h>

struct _DiaSharedPage
{
  DiaInstant      now;         /* (atomic) */
  gint64          boot_time;   /* (atomic) */
  int             client;      /* (atomic) */
  guint           counts[DIA_COUNT_N];     /* (atomic) */
  gint64          numbers[DIA_NUMBER_N];   /* (atomic) */

  pthread_mutex_t lock;        /* over all below; clients never take it, so that none dies with it */
  DiaFault        faults[DIA_SHARED_MAX_FAULTS];
  guint           n_met;
  const DiaFault *weather;
  guint           n_weather;
  guint           per_mille;
  guint32         dice;
};

/* The strings of a fault are constants of a program of which all processes are
 * forks: they are at the same place everywhere. */

#define DIA_TYPE_SHARED_CLOCK (dia_shared_clock_get_type ())
G_DECLARE_FINAL_TYPE (DiaSharedClock, dia_shared_clock, DIA, SHARED_CLOCK, GObject)

struct _DiaSharedClock
{
  GObject        parent_instance;

  DiaSharedPage *page;   /* (unowned) */
};

static void dia_shared_clock_clock_init (DiaClockInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaSharedClock, dia_shared_clock, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DIA_TYPE_CLOCK, dia_shared_clock_clock_init))

static DiaInstant
dia_shared_clock_now (DiaClock *clock)
{
  return dia_shared_page_get_now (DIA_SHARED_CLOCK (clock)->page);
}

static gint64
dia_shared_clock_boot_time (DiaClock *clock)
{
  return __atomic_load_n (&DIA_SHARED_CLOCK (clock)->page->boot_time, __ATOMIC_SEQ_CST);
}

static void
dia_shared_clock_clock_init (DiaClockInterface *iface)
{
  iface->now = dia_shared_clock_now;
  iface->boot_time = dia_shared_clock_boot_time;
}

static void
dia_shared_clock_class_init (DiaSharedClockClass *klass)
{
}

static void
dia_shared_clock_init (DiaSharedClock *self)
{
}

DiaSharedPage *
dia_shared_page_new (DiaInstant now)
{
  DiaSharedPage *self = mmap (NULL, sizeof *self, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  pthread_mutexattr_t attributes;

  g_assert_true (self != MAP_FAILED);
  pthread_mutexattr_init (&attributes);
  pthread_mutexattr_setpshared (&attributes, PTHREAD_PROCESS_SHARED);
  pthread_mutex_init (&self->lock, &attributes);
  pthread_mutexattr_destroy (&attributes);
  self->now = now;
  self->boot_time = DIA_HOUR;
  self->numbers[DIA_NUMBER_SILENT_UNTIL] = DIA_INSTANT_NONE;

  return self;
}

void
dia_shared_page_free (DiaSharedPage *self)
{
  pthread_mutex_destroy (&self->lock);
  munmap (self, sizeof *self);
}

DiaClock *
dia_shared_page_make_clock (DiaSharedPage *self)
{
  DiaSharedClock *clock = g_object_new (DIA_TYPE_SHARED_CLOCK, NULL);

  clock->page = self;

  return DIA_CLOCK (clock);
}

DiaInstant
dia_shared_page_get_now (DiaSharedPage *self)
{
  return __atomic_load_n (&self->now, __ATOMIC_SEQ_CST);
}

void
dia_shared_page_advance (DiaSharedPage *self,
                         gint64         ms)
{
  __atomic_add_fetch (&self->now, ms, __ATOMIC_SEQ_CST);
  __atomic_add_fetch (&self->boot_time, ms, __ATOMIC_SEQ_CST);
}

void
dia_shared_page_set_now (DiaSharedPage *self,
                         DiaInstant     now)
{
  __atomic_store_n (&self->now, now, __ATOMIC_SEQ_CST);
}

void
dia_shared_page_add_fault (DiaSharedPage  *self,
                           const DiaFault *fault)
{
  guint i = 0;

  pthread_mutex_lock (&self->lock);
  while (i < DIA_SHARED_MAX_FAULTS && self->faults[i].times > 0)
    i++;
  g_assert_cmpuint (i, <, DIA_SHARED_MAX_FAULTS);
  self->faults[i] = *fault;
  pthread_mutex_unlock (&self->lock);
}

void
dia_shared_page_clear_faults (DiaSharedPage *self)
{
  pthread_mutex_lock (&self->lock);
  for (guint i = 0; i < DIA_SHARED_MAX_FAULTS; i++)
    self->faults[i].times = 0;
  self->per_mille = 0;
  pthread_mutex_unlock (&self->lock);
}

void
dia_shared_page_set_weather (DiaSharedPage  *self,
                             guint           per_mille,
                             const DiaFault *faults,
                             guint           n_faults,
                             guint32         seed)
{
  pthread_mutex_lock (&self->lock);
  self->per_mille = per_mille;
  self->weather = faults;
  self->n_weather = n_faults;
  self->dice = seed;
  pthread_mutex_unlock (&self->lock);
}

guint
dia_shared_page_count_faults (DiaSharedPage *self)
{
  guint n_met;

  pthread_mutex_lock (&self->lock);
  n_met = self->n_met;
  pthread_mutex_unlock (&self->lock);

  return n_met;
}

/* Numerical Recipes' generator: its upper bits are good enough to play weather. */
static guint32
throw_dice (DiaSharedPage *self)
{
  self->dice = self->dice * 1664525u + 1013904223u;

  return self->dice >> 12;
}

static gboolean
fits (const DiaFault *fault,
      DiaRoute        route)
{
  return fault->route == DIA_ROUTE_ANY || fault->route == route;
}

static gboolean
take_planned (DiaSharedPage *self,
              DiaRoute       route,
              DiaFault      *fault)
{
  for (guint i = 0; i < DIA_SHARED_MAX_FAULTS; i++)
    {
      DiaFault *planned = &self->faults[i];

      if (planned->times == 0 || !fits (planned, route))
        continue;
      if (planned->skip > 0)
        {
          planned->skip--;
          continue;
        }
      *fault = *planned;
      planned->times--;
      return TRUE;
    }

  return FALSE;
}

static gboolean
take_weather (DiaSharedPage *self,
              DiaRoute       route,
              DiaFault      *fault)
{
  if (self->per_mille == 0 || throw_dice (self) % 1000 >= self->per_mille)
    return FALSE;

  *fault = self->weather[throw_dice (self) % self->n_weather];

  return fits (fault, route);
}

gboolean
dia_shared_page_take_fault (DiaSharedPage *self,
                            DiaRoute       route,
                            DiaFault      *fault)
{
  gboolean taken;

  pthread_mutex_lock (&self->lock);
  taken = take_planned (self, route, fault) || take_weather (self, route, fault);
  self->n_met += taken;
  pthread_mutex_unlock (&self->lock);

  return taken;
}

void
dia_shared_page_set_client (DiaSharedPage *self,
                            int            pid)
{
  __atomic_store_n (&self->client, pid, __ATOMIC_SEQ_CST);
}

int
dia_shared_page_get_client (DiaSharedPage *self)
{
  return __atomic_load_n (&self->client, __ATOMIC_SEQ_CST);
}

void
dia_shared_page_count (DiaSharedPage *self,
                       DiaCount       which)
{
  __atomic_add_fetch (&self->counts[which], 1, __ATOMIC_SEQ_CST);
}

guint
dia_shared_page_get_count (DiaSharedPage *self,
                           DiaCount       which)
{
  return __atomic_load_n (&self->counts[which], __ATOMIC_SEQ_CST);
}

void
dia_shared_page_set_number (DiaSharedPage *self,
                            DiaNumber      which,
                            gint64         value)
{
  __atomic_store_n (&self->numbers[which], value, __ATOMIC_SEQ_CST);
}

gint64
dia_shared_page_get_number (DiaSharedPage *self,
                            DiaNumber      which)
{
  return __atomic_load_n (&self->numbers[which], __ATOMIC_SEQ_CST);
}
