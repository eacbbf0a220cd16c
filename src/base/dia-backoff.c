/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-backoff.h"

#define FIRST_DELAY   (30 * DIA_SECOND)
#define LONGEST_DELAY DIA_HOUR
#define SPREAD        0.2

/* The finalizer of SplitMix64: neighbouring seeds give unrelated numbers. */
static guint64
mix (guint64 seed)
{
  seed += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  seed = (seed ^ (seed >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  seed = (seed ^ (seed >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return seed ^ (seed >> 31);
}

static gint64
double_delay (guint attempt)
{
  gint64 delay = FIRST_DELAY;

  for (guint i = 1; i < attempt && delay < LONGEST_DELAY; i++)
    delay *= 2;
  return MIN (delay, LONGEST_DELAY);
}

gint64
dia_backoff_delay (guint   attempt,
                   guint64 seed)
{
  double share = (double) (mix (seed) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);

  return (gint64) ((double) double_delay (attempt) * (1.0 - SPREAD + 2 * SPREAD * share));
}
