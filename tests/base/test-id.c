/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-id.h"

#include <string.h>

static void
test_unique_and_growing (void)
{
  DiaId last = DIA_ID_NONE;

  for (int i = 0; i < 100000; i++)
    {
      DiaId id = dia_id_new ();

      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 1000; i++)
    {
      DiaId id = dia_id_new ();
      DiaId back = DIA_ID_NONE;
      g_autofree char *text = dia_id_to_string (id);
      g_autofree char *upper = g_ascii_strup (text, -1);

      g_assert_cmpuint (strlen (text), ==, 13);
      g_assert_true (dia_id_from_string (upper, &back));
      g_assert_cmpint (back, ==, id);
    }
}

static void
test_refuses_others (void)
{
  static const char *const wrong[] = { "", "0", "0000000000000", "8zzzzzzzzzzzz", "01j8x0000000u", "01j8x00000000 ", NULL };
  DiaId id = 42;

  g_assert_false (dia_id_from_string (NULL, &id));
  for (int i = 0; wrong[i] != NULL; i++)
    g_assert_false (dia_id_from_string (wrong[i], &id));
  g_assert_cmpint (id, ==, 42);
}

static void
test_floor (void)
{
  DiaId id = dia_id_new ();

  g_assert_cmpint (dia_id_find_floor (G_GINT64_CONSTANT (60000)), <, id);
  g_assert_cmpint (dia_id_find_floor (G_GINT64_CONSTANT (-60000)), >, id);
  /* Before ids were made there is nothing to leave out. */
  g_assert_cmpint (dia_id_find_floor (G_MAXINT64 / 2), >, DIA_ID_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/id/unique-and-growing", test_unique_and_growing);
  g_test_add_func ("/base/id/round-trip", test_round_trip);
  g_test_add_func ("/base/id/floor", test_floor);
  g_test_add_func ("/base/id/refuses-others", test_refuses_others);
  return g_test_run ();
}
