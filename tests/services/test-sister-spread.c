/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-sister-spread.h"

#define SECOND_US G_USEC_PER_SEC

/* So many posts of one brand with one text. */
static void
add_sisters (GArray *due,
             DiaId   brand_id,
             gint64  text_hash,
             guint   n)
{
  for (guint i = 0; i < n; i++)
    {
      DiaDuePost post = { .post_id = due->len + 1, .brand_id = brand_id, .text_hash = text_hash };

      g_array_append_val (due, post);
    }
}

/* When each of @due begins if the sender looks whenever it is told to. */
static gint64
run_until_all_began (DiaSisterSpread *spread,
                     GArray          *due,
                     guint            limit)
{
  gint64 now_us = 0;

  for (;;)
    {
      g_autoptr (GArray) chosen = dia_sister_spread_choose (spread, due, limit, now_us);
      guint wait_ms = dia_sister_spread_get_wait (spread);

      g_assert_true (chosen->len > 0 || wait_ms > 0);
      for (guint i = 0; i < chosen->len; i++)
        for (guint j = 0; j < due->len; j++)
          if (g_array_index (due, DiaDuePost, j).post_id == g_array_index (chosen, DiaDuePost, i).post_id)
            g_array_remove_index (due, j--);
      if (due->len == 0)
        return now_us;
      now_us += wait_ms * 1000;
    }
}

/* Two: the second a second later. */
static void
test_two (void)
{
  g_autoptr (DiaSisterSpread) spread = dia_sister_spread_new ();
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (DiaDuePost));
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) early = NULL;
  g_autoptr (GArray) second = NULL;

  add_sisters (due, 1, 7, 2);
  first = dia_sister_spread_choose (spread, due, 12, 0);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpint (g_array_index (first, DiaDuePost, 0).post_id, ==, 1);
  g_assert_cmpuint (dia_sister_spread_get_wait (spread), >=, 1000);
  g_array_remove_index (due, 0);
  early = dia_sister_spread_choose (spread, due, 12, SECOND_US - 1);
  g_assert_cmpuint (early->len, ==, 0);
  second = dia_sister_spread_choose (spread, due, 12, SECOND_US);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpuint (dia_sister_spread_get_wait (spread), ==, 0);
}

/* However many: all have begun within four seconds, and not at once. */
static void
test_many (void)
{
  for (guint n = 5; n < 300; n *= 3)
    {
      g_autoptr (DiaSisterSpread) spread = dia_sister_spread_new ();
      g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (DiaDuePost));
      gint64 last_us;

      add_sisters (due, 1, 7, n);
      last_us = run_until_all_began (spread, due, 12);
      g_assert_cmpint (last_us, >, 3 * SECOND_US);
      g_assert_cmpint (last_us, <, 4 * SECOND_US + n * 1000);
    }
}

/* Another brand, or another text, does not wait for them. */
static void
test_strangers (void)
{
  g_autoptr (DiaSisterSpread) spread = dia_sister_spread_new ();
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (DiaDuePost));
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GArray) few = NULL;

  add_sisters (due, 1, 7, 30);
  add_sisters (due, 2, 7, 1);
  add_sisters (due, 1, 8, 1);
  chosen = dia_sister_spread_choose (spread, due, 12, 0);
  g_assert_cmpuint (chosen->len, ==, 3);
  few = dia_sister_spread_choose (spread, due, 1, 10 * SECOND_US);
  g_assert_cmpuint (few->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/services/sister-spread/two", test_two);
  g_test_add_func ("/services/sister-spread/many", test_many);
  g_test_add_func ("/services/sister-spread/strangers", test_strangers);

  return g_test_run ();
}
