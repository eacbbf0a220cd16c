/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frames.h"

#include <time.h>

gint64
frames_read_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
on_before_paint_cb (GdkFrameClock *clock,
                    FramesMeter   *self)
{
  self->wall_begun = g_get_monotonic_time ();
  self->cpu_begun = frames_read_cpu_us ();
}

static void
on_after_paint_cb (GdkFrameClock *clock,
                   FramesMeter   *self)
{
  double wall = (g_get_monotonic_time () - self->wall_begun) / 1000.0;
  double cpu = (frames_read_cpu_us () - self->cpu_begun) / 1000.0;

  if (!self->counting)
    return;
  g_array_append_val (self->wall, wall);
  g_array_append_val (self->cpu, cpu);
}

void
frames_meter_begin (FramesMeter *self)
{
  self->wall = g_array_new (FALSE, FALSE, sizeof (double));
  self->cpu = g_array_new (FALSE, FALSE, sizeof (double));
}

void
frames_meter_clear (FramesMeter *self)
{
  g_clear_pointer (&self->wall, g_array_unref);
  g_clear_pointer (&self->cpu, g_array_unref);
}

void
frames_meter_watch (FramesMeter   *self,
                    GdkFrameClock *clock)
{
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), self);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint_cb), self);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

void
frames_sort (GArray *series)
{
  g_array_sort (series, compare_doubles);
}

double
frames_find_percentile (GArray *sorted,
                        double  share)
{
  return sorted->len > 0 ? g_array_index (sorted, double, (guint) (share * (sorted->len - 1))) : 0;
}
