/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-support.h"
#include "dia-wake-timer.h"

static void
count_wake (gpointer user_data)
{
  ++*(guint *) user_data;
}

static gboolean
has_woken (gpointer user_data)
{
  return *(guint *) user_data > 0;
}

static DiaInstant
now (void)
{
  return g_get_real_time () / 1000;
}

static void
test_past_and_future (void)
{
  const DiaInstant instants[] = { -5, 0, now () - DIA_DAY, now (), now () + 30 };

  for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
    {
      g_autoptr (GError) error = NULL;
      guint n_wakes = 0;
      g_autoptr (DiaWakeTimer) timer = dia_wake_timer_new (count_wake, &n_wakes, &error);

      g_assert_no_error (error);
      dia_wake_timer_set (timer, instants[i]);
      g_assert_true (dia_test_wait_until (has_woken, &n_wakes));
      g_assert_cmpint (now (), >=, instants[i]);
      g_assert_cmpuint (n_wakes, ==, 1);
    }
}

/* Disarmed before the loop turns; another timer proves that it did. */
static void
test_disarm (void)
{
  guint n_wakes = 0;
  guint n_others = 0;
  g_autoptr (DiaWakeTimer) timer = dia_wake_timer_new (count_wake, &n_wakes, NULL);
  g_autoptr (DiaWakeTimer) other = dia_wake_timer_new (count_wake, &n_others, NULL);

  dia_wake_timer_set (timer, now () - 1);
  dia_wake_timer_set (timer, DIA_INSTANT_NONE);
  dia_wake_timer_set (other, now () + 20);
  g_assert_true (dia_test_wait_until (has_woken, &n_others));
  g_assert_cmpuint (n_wakes, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/wake-timer/past-and-future", test_past_and_future);
  g_test_add_func ("/services/wake-timer/disarm", test_disarm);

  return g_test_run ();
}
