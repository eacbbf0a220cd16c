/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-clock.h"

#define START (G_GINT64_CONSTANT (1802080800000))

static void
test_system_reads_both_clocks (void)
{
  DiaClock *clock = dia_clock_new_system ();
  DiaInstant before = g_get_real_time () / 1000;
  DiaInstant now = dia_clock_now (clock);
  gint64 boot = dia_clock_boot_time (clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / 1000);
  g_assert_cmpint (boot, >, 0);
  g_assert_cmpint (boot, <=, dia_clock_boot_time (clock));
  g_assert_finalize_object (clock);
}

/* Whatever it is on this computer, it is said, and the same twice. */
static void
test_keeping (void)
{
  g_autoptr (DiaClock) clock = dia_clock_new_system ();
  g_autoptr (DiaClock) fixed = dia_fixed_clock_new (START);

  g_assert_cmpint (dia_clock_get_keeping (clock), ==, dia_clock_get_keeping (clock));
  g_assert_cmpint (dia_clock_get_keeping (fixed), ==, DIA_CLOCK_UNKNOWN);
  dia_fixed_clock_set_keeping (DIA_FIXED_CLOCK (fixed), DIA_CLOCK_ADRIFT);
  g_assert_cmpint (dia_clock_get_keeping (fixed), ==, DIA_CLOCK_ADRIFT);
}

static void
test_fixed_stands_still (void)
{
  DiaClock *clock = dia_fixed_clock_new (START);
  gint64 boot = dia_clock_boot_time (clock);

  g_assert_cmpint (dia_clock_now (clock), ==, START);
  dia_fixed_clock_advance (DIA_FIXED_CLOCK (clock), 8 * DIA_HOUR);
  g_assert_cmpint (dia_clock_now (clock), ==, START + 8 * DIA_HOUR);
  g_assert_cmpint (dia_clock_boot_time (clock) - boot, ==, 8 * DIA_HOUR);
  g_assert_finalize_object (clock);
}

/* An NTP step shows as a wall clock that moves without the boot clock. */
static void
test_step_moves_wall_clock_only (void)
{
  static const gint64 steps[] = {
    DIA_SECOND, -DIA_SECOND, DIA_HOUR, -DIA_HOUR, 3653 * DIA_DAY, -3653 * DIA_DAY,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      DiaClock *clock = dia_fixed_clock_new (START);
      gint64 boot = dia_clock_boot_time (clock);

      dia_fixed_clock_set (DIA_FIXED_CLOCK (clock), START + steps[i]);
      g_assert_cmpint (dia_clock_now (clock), ==, START + steps[i]);
      g_assert_cmpint (dia_clock_boot_time (clock), ==, boot);
      g_assert_finalize_object (clock);
    }
}

/* C4: what the machine slept shows between the boot clock and the awake clock. */
static void
test_sleep_shows (void)
{
  DiaClock *clock = dia_fixed_clock_new (START);
  DiaClock *system = dia_clock_new_system ();
  gint64 awake = dia_clock_awake_time (clock);

  dia_fixed_clock_advance (DIA_FIXED_CLOCK (clock), DIA_MINUTE);
  dia_fixed_clock_sleep (DIA_FIXED_CLOCK (clock), 8 * DIA_HOUR);
  g_assert_cmpint (dia_clock_now (clock), ==, START + 8 * DIA_HOUR + DIA_MINUTE);
  g_assert_cmpint (dia_clock_awake_time (clock) - awake, ==, DIA_MINUTE);
  g_assert_cmpint (dia_clock_awake_time (system), <=, dia_clock_boot_time (system));
  g_assert_finalize_object (clock);
  g_assert_finalize_object (system);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/clock/system-reads-both-clocks", test_system_reads_both_clocks);
  g_test_add_func ("/base/clock/keeping", test_keeping);
  g_test_add_func ("/base/clock/fixed-stands-still", test_fixed_stands_still);
  g_test_add_func ("/base/clock/C1-step-moves-wall-clock-only", test_step_moves_wall_clock_only);
  g_test_add_func ("/base/clock/C4-sleep-shows", test_sleep_shows);
  return g_test_run ();
}
