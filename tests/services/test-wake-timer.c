/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-test-support.h"
#include "dia-wake-timer.h"

#include <sys/resource.h>

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

/* Two timers that are over at the same moment; the first one's owner wants nothing of
 * the second any more. */
typedef struct
{
  DiaWakeTimer *timers[2];
  guint         n_wakes;
} Pair;

static void
disarm_both (gpointer user_data)
{
  Pair *pair = user_data;

  pair->n_wakes++;
  dia_wake_timer_set (pair->timers[0], DIA_INSTANT_NONE);
  dia_wake_timer_set (pair->timers[1], DIA_INSTANT_NONE);
}

static gboolean
pair_has_woken (gpointer user_data)
{
  return ((Pair *) user_data)->n_wakes > 0;
}

static void
test_disarm_when_over (void)
{
  Pair pair = { { NULL } };

  for (guint i = 0; i < 2; i++)
    pair.timers[i] = dia_wake_timer_new (disarm_both, &pair, NULL);
  for (guint i = 0; i < 2; i++)
    dia_wake_timer_set (pair.timers[i], now () - 1);
  g_assert_true (dia_test_wait_until (pair_has_woken, &pair));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (pair.n_wakes, ==, 1);
  for (guint i = 0; i < 2; i++)
    dia_wake_timer_free (pair.timers[i]);
}

/* D7: no file descriptor is left for it. */
static void
test_d7_no_files (void)
{
  g_autoptr (GError) error = NULL;
  struct rlimit before, none;
  DiaWakeTimer *timer;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &before), ==, 0);
  none = before;
  none.rlim_cur = 0;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &none), ==, 0);
  timer = dia_wake_timer_new (count_wake, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &before), ==, 0);
  g_assert_null (timer);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/wake-timer/past-and-future", test_past_and_future);
  g_test_add_func ("/services/wake-timer/disarm", test_disarm);
  g_test_add_func ("/services/wake-timer/disarm-when-over", test_disarm_when_over);
  g_test_add_func ("/services/wake-timer/D7-no-files", test_d7_no_files);

  return g_test_run ();
}
