/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-slot.h"

#define HOUR G_GINT64_CONSTANT (3600000)

static void
test_the_same_wall_time_in_two_zones (void)
{
  const DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  DiaSlot paris, montreal;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_slot_init_wall (&paris, &wall, "Europe/Paris", &error));
  g_assert_true (dia_slot_init_wall (&montreal, &wall, "America/Montreal", &error));
  g_assert_no_error (error);
  g_assert_cmpint (montreal.at - paris.at, ==, 6 * HOUR);
  g_assert_cmpint (paris.kind, ==, DIA_WALL_UNIQUE);
  g_assert_true (dia_slot_is_set (&paris));
}

static void
test_one_instant_in_two_zones (void)
{
  const DiaInstant at = G_GINT64_CONSTANT (1802253600000);   /* 2027-02-10T10:00:00Z */
  DiaSlot paris, tokyo;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_slot_init_instant (&paris, at, "Europe/Paris", &error));
  g_assert_true (dia_slot_init_instant (&tokyo, at, "Asia/Tokyo", &error));
  g_assert_no_error (error);
  g_assert_cmpint (paris.at, ==, tokyo.at);
  g_assert_cmpint (paris.wall.hour, ==, 11);
  g_assert_cmpint (tokyo.wall.hour, ==, 19);
}

/* C2: an hour that does not exist, and one that exists twice. */
static void
test_gap_and_fold (void)
{
  const DiaWallTime gap = { 2027, 3, 28, 2, 30, 0 };
  const DiaWallTime fold = { 2027, 10, 31, 2, 30, 0 };
  DiaSlot slot, second;
  g_autoptr (GError) error = NULL;

  g_assert_true (dia_slot_init_wall (&slot, &gap, "Europe/Paris", &error));
  g_assert_cmpint (slot.kind, ==, DIA_WALL_GAP);
  g_assert_true (dia_slot_init_wall (&slot, &fold, "Europe/Paris", &error));
  g_assert_cmpint (slot.kind, ==, DIA_WALL_FOLD);

  /* The second of the two is kept when it is meant. */
  g_assert_true (dia_slot_init_instant (&second, slot.at + HOUR, "Europe/Paris", &error));
  g_assert_no_error (error);
  g_assert_cmpint (dia_wall_time_compare (&second.wall, &fold), ==, 0);
  g_assert_cmpint (second.kind, ==, DIA_WALL_FOLD);
  g_assert_cmpint (second.at, ==, slot.at + HOUR);
}

static void
test_unknown_zone_leaves_the_slot (void)
{
  const DiaWallTime wall = { 2027, 2, 12, 10, 0, 0 };
  g_autofree char *endless = g_strnfill (100, 'x');
  DiaSlot slot = DIA_SLOT_NONE;
  g_autoptr (GError) error = NULL;

  g_assert_false (dia_slot_init_wall (&slot, &wall, "Europe/Atlantis", &error));
  g_assert_error (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_UNKNOWN_ZONE);
  g_clear_error (&error);
  g_assert_false (dia_slot_init_instant (&slot, 0, endless, &error));
  g_assert_error (error, DIA_WALL_TIME_ERROR, DIA_WALL_TIME_ERROR_UNKNOWN_ZONE);
  g_assert_false (dia_slot_is_set (&slot));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/slot/the-same-wall-time-in-two-zones", test_the_same_wall_time_in_two_zones);
  g_test_add_func ("/model/slot/one-instant-in-two-zones", test_one_instant_in_two_zones);
  g_test_add_func ("/model/slot/C2-gap-and-fold", test_gap_and_fold);
  g_test_add_func ("/model/slot/unknown-zone-leaves-the-slot", test_unknown_zone_leaves_the_slot);
  return g_test_run ();
}
