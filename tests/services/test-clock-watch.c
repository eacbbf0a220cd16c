/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-clock-watch.h"

#define START (G_GINT64_CONSTANT (1802080800000))

typedef struct
{
  DiaClock     *clock;
  DiaClockWatch watch;
} Scene;

static void
set_up (Scene *scene)
{
  scene->clock = dia_fixed_clock_new (START);
  dia_clock_watch_init (&scene->watch, scene->clock);
}

static void
tear_down (Scene *scene)
{
  g_assert_finalize_object (scene->clock);
}

static void
test_time_passes (void)
{
  Scene scene;

  set_up (&scene);
  g_assert_cmpint (scene.watch.awake_since, ==, START);
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (scene.clock), 30 * DIA_DAY);
  g_assert_cmpint (dia_clock_watch_ask (&scene.watch, scene.clock), ==, 0);
  dia_fixed_clock_set (DIA_FIXED_CLOCK (scene.clock), START + 30 * DIA_DAY + DIA_SECOND);
  g_assert_cmpint (dia_clock_watch_ask (&scene.watch, scene.clock), ==, 0);
  g_assert_cmpint (scene.watch.awake_since, ==, START);
  tear_down (&scene);
}

/* C1: told once, in either direction. */
static void
test_step (void)
{
  static const gint64 steps[] = { DIA_MINUTE, -DIA_MINUTE, 3653 * DIA_DAY, -3653 * DIA_DAY };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      Scene scene;

      set_up (&scene);
      dia_fixed_clock_set (DIA_FIXED_CLOCK (scene.clock), START + steps[i]);
      g_assert_cmpint (dia_clock_watch_ask (&scene.watch, scene.clock), ==, DIA_CLOCK_STEPPED);
      g_assert_cmpint (dia_clock_watch_ask (&scene.watch, scene.clock), ==, 0);
      g_assert_false (scene.watch.slept);
      tear_down (&scene);
    }
}

/* C4 */
static void
test_sleep (void)
{
  Scene scene;

  set_up (&scene);
  dia_fixed_clock_sleep (DIA_FIXED_CLOCK (scene.clock), 8 * DIA_HOUR);
  g_assert_cmpint (dia_clock_watch_ask (&scene.watch, scene.clock), ==, DIA_CLOCK_SLEPT);
  g_assert_cmpint (scene.watch.awake_since, ==, START + 8 * DIA_HOUR);
  g_assert_true (scene.watch.slept);
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (scene.clock), DIA_HOUR);
  g_assert_cmpint (dia_clock_watch_ask (&scene.watch, scene.clock), ==, 0);
  g_assert_cmpint (scene.watch.awake_since, ==, START + 8 * DIA_HOUR);
  tear_down (&scene);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/clock-watch/time-passes", test_time_passes);
  g_test_add_func ("/services/clock-watch/C1-step", test_step);
  g_test_add_func ("/services/clock-watch/C4-sleep", test_sleep);

  return g_test_run ();
}
