/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-tid.h"

#include <string.h>

static void
test_known (void)
{
  g_autofree char *zero = dia_tid_new (0, 0);
  g_autofree char *known = dia_tid_new (1732233600000, 0);

  g_assert_cmpstr (zero, ==, "2222222222222");
  /* 1732233600000000 µs << 10 in base 32. */
  g_assert_cmpstr (known, ==, "3lbiocaes2222");
}

static void
test_sorts_by_time (void)
{
  g_autofree char *last = dia_tid_new (1795341600000, 99);

  for (int i = 1; i < 1000; i++)
    {
      char *next = dia_tid_new (1795341600000 + i, (guint64) i * 7919);

      g_assert_cmpint (strcmp (last, next), <, 0);
      g_assert_true (dia_tid_is_valid (next));
      g_free (last);
      last = next;
    }
}

/* Parts of one millisecond get different keys. */
static void
test_seeds_differ (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint64 seed = 0; seed < 5000; seed++)
    g_hash_table_add (seen, dia_tid_new (1795341600000, seed));
  g_assert_cmpuint (g_hash_table_size (seen), ==, 5000);
}

static void
test_validity (void)
{
  static const char *const wrong[] = { "", "3jzfcijpj2z2", "3jzfcijpj2z2aa", "3jzfcijpj2z21", "zzzzzzzzzzzzz", "3JZFCIJPJ2Z2A", NULL };

  g_assert_true (dia_tid_is_valid ("3jzfcijpj2z2a"));
  g_assert_true (dia_tid_is_valid ("7777777777777"));
  for (guint i = 0; wrong[i] != NULL; i++)
    g_assert_false (dia_tid_is_valid (wrong[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/connectors/tid/known", test_known);
  g_test_add_func ("/connectors/tid/sorts-by-time", test_sorts_by_time);
  g_test_add_func ("/connectors/tid/seeds-differ", test_seeds_differ);
  g_test_add_func ("/connectors/tid/validity", test_validity);
  return g_test_run ();
}
