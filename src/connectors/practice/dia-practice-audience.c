/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-practice-audience.h"

#include <math.h>
#include <string.h>

#define YEAR ((double) (365 * DIA_DAY))
/* 2026-01-01T00:00:00Z: where the size of an account is what its seed says. */
#define EPOCH G_GINT64_CONSTANT (1767225600000)
/* e-folding time of attention: half of it is there after four hours. */
#define ATTENTION_MS (4.0 * DIA_HOUR / G_LN2)

/* SplitMix64: a few good bits out of a few poor ones, the same everywhere. */
static guint64
mix (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return value ^ (value >> 31);
}

/* FNV-1a, 64 bits. */
static guint64
hash_text (const char *text)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    hash = (hash ^ *p) * G_GUINT64_CONSTANT (0x100000001b3);

  return hash;
}

/* A number of [0, 1) that depends on @seed and @aspect alone. */
static double
draw (guint64 seed,
      guint   aspect)
{
  return (double) (mix (seed ^ mix (aspect)) >> 11) / (double) (G_GUINT64_CONSTANT (1) << 53);
}

static guint
count_occurrences (const char *text,
                   char        wanted)
{
  guint n = 0;

  for (const char *p = strchr (text, wanted); p != NULL; p = strchr (p + 1, wanted))
    n++;

  return n;
}

/* How much better or worse than usual such a text does. */
static double
weigh_text (const char *text,
            guint       n_pictures)
{
  guint n_tags = count_occurrences (text, '#');
  glong length = g_utf8_strlen (text, -1);
  double weight = 1.0;

  weight *= strchr (text, '?') != NULL ? 1.2 : 1.0;
  weight *= n_pictures > 0 ? 1.4 : 1.0;
  weight *= strstr (text, "https://") != NULL ? 0.85 : 1.0;
  weight *= n_tags == 0 ? 1.0 : n_tags <= 2 ? 1.1 : 0.8;
  weight *= length < 30 ? 0.8 : length <= 280 ? 1.0 : 0.9;

  return weight;
}

gint64
dia_practice_audience_count_followers (guint64    seed,
                                       DiaId      account_id,
                                       DiaInstant at)
{
  guint64 own = mix (seed ^ (guint64) account_id);
  double size = 1000.0 * pow (80.0, draw (own, 1));
  double growth = -0.01 + 0.19 * draw (own, 2);
  double years = (double) (at - EPOCH) / YEAR;
  double ripple = 1.0 + 0.002 * sin (2.0 * G_PI * ((double) (at - EPOCH) / (7.0 * DIA_DAY) + draw (own, 3)));

  return MAX ((gint64) (size * pow (1.0 + growth, years) * ripple), 1);
}

void
dia_practice_audience_measure (guint64     seed,
                               gint64      followers,
                               const char *post_id,
                               const char *text,
                               guint       n_pictures,
                               gint64      age,
                               DiaCounts  *counts)
{
  guint64 own = mix (seed ^ hash_text (post_id));
  double seen = age <= 0 ? 0.0 : 1.0 - exp (-(double) age / ATTENTION_MS);
  double luck = exp (1.2 * (draw (own, 1) - 0.5));
  double likes = 0.012 * (double) followers * weigh_text (text, n_pictures) * luck;

  counts->likes = (gint64) (likes * seen);
  counts->reposts = (gint64) (likes * (0.08 + 0.12 * draw (own, 2)) * seen);
  counts->replies = (gint64) (likes * (0.02 + 0.06 * draw (own, 3)) * (strchr (text, '?') != NULL ? 2.0 : 1.0) * seen);
}
