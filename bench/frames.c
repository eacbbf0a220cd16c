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
