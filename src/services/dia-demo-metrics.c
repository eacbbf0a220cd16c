/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-demo-run.h"

#include "dia-metrics.h"

/* When the counters are read: early in the morning, UTC. */
#define READING_HOUR 5

/* About how many followers an account has per market, and what it posts a day. */
static const struct
{
  const char *market;
  guint       followers;
} sizes[] = {
  { "FR", 41000 }, { "BE", 9200 }, { "CH", 6100 }, { "DE", 23500 },
  { "ES", 14800 }, { "IT", 12300 }, { "NL", 5400 }, { "GB", 18900 },
};

#define POSTS_A_DAY 0.9

static double
find_size (const char *market)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (g_str_equal (sizes[i].market, market))
        return sizes[i].followers;
    }

  return 1000;
}

static DiaInstant
find_reading (DiaDemoRun *run,
              int         day)
{
  DiaWallTime wall = dia_demo_run_find_day (run, day, READING_HOUR, 0);
  DiaInstant at;

  dia_wall_time_resolve (&wall, "UTC", &at, NULL, NULL);

  return at;
}

static void
add_sample (GArray           *samples,
            const DiaAccount *account,
            const char       *name,
            DiaInstant        at,
            double            value)
{
  DiaMetricSample sample = { account->id, DIA_ID_NONE, name, at, (gint64) value };

  g_array_append_val (samples, sample);
}

/* Growth that has good weeks and bad ones, and a better key moment. */
static double
draw_growth (DiaDemoRun *run,
             double      followers,
             int         day)
{
  double rate = g_rand_double_range (run->rand, -0.0006, 0.0022);

  for (guint i = 0; i < run->script->moments->len; i++)
    {
      const DiaDemoMoment *moment = run->script->moments->pdata[i];

      if (moment->first <= day && day <= moment->last)
        rate += 0.0008;
    }

  return followers * rate;
}

static gboolean
write_account (DiaDemoRun        *run,
               const DiaAccount  *account,
               GError           **error)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (DiaMetricSample));
  double followers = find_size (account->market) * g_rand_double_range (run->rand, 0.25, 0.8);
  double posts = g_rand_int_range (run->rand, 150, 900);

  for (int day = -DIA_DEMO_METRIC_DAYS; day <= 0; day++)
    {
      DiaInstant at = find_reading (run, day);

      followers += draw_growth (run, followers, day);
      posts += dia_demo_run_chance (run, POSTS_A_DAY) ? 1 : 0;
      if (at > run->now)
        break;
      add_sample (samples, account, DIA_METRIC_FOLLOWERS, at, followers);
      add_sample (samples, account, DIA_METRIC_POSTS, at, posts);
    }

  return dia_metrics_add (run->connection, samples, error);
}

gboolean
dia_demo_write_metrics (DiaDemoRun  *self,
                        GError     **error)
{
  for (guint i = 0; i < self->script->brands->len; i++)
    {
      const DiaDemoBrand *brand = self->script->brands->pdata[i];

      for (guint j = 0; j < brand->accounts->len; j++)
        {
          if (!write_account (self, brand->accounts->pdata[j], error))
            return FALSE;
        }
    }

  return TRUE;
}
