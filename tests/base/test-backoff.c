/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-backoff.h"

static void
test_doubles_up_to_an_hour (void)
{
  static const gint64 middle[] = { 30, 60, 120, 240, 480, 960, 1920, 3600, 3600 };

  for (guint64 seed = 0; seed < 1000; seed++)
    for (guint i = 0; i < G_N_ELEMENTS (middle); i++)
      {
        gint64 delay = dia_backoff_delay (i + 1, seed);

        g_assert_cmpint (delay, >=, middle[i] * 800);
        g_assert_cmpint (delay, <=, middle[i] * 1200);
      }
  g_assert_cmpint (dia_backoff_delay (G_MAXUINT, 1), ==, dia_backoff_delay (8, 1));
}

static void
test_spreads_neighbours (void)
{
  guint early = 0;
  guint late = 0;

  for (guint64 seed = 0; seed < 1000; seed++)
    {
      early += dia_backoff_delay (1, seed) < 27 * DIA_SECOND ? 1 : 0;
      late += dia_backoff_delay (1, seed) > 33 * DIA_SECOND ? 1 : 0;
      g_assert_cmpint (dia_backoff_delay (1, seed), ==, dia_backoff_delay (1, seed));
    }
  g_assert_cmpuint (early, >, 200);
  g_assert_cmpuint (late, >, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/backoff/doubles-up-to-an-hour", test_doubles_up_to_an_hour);
  g_test_add_func ("/base/backoff/spreads-neighbours", test_spreads_neighbours);
  return g_test_run ();
}
