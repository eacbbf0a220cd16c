/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-page-fixture.h"
#include "dia-state-pill.h"
#include "dia-zone-row.h"

static DiaStatePill *
find_pill (const char *local_time)
{
  DiaSlotGroup group = { .zones = (char *) "Paris, Brussels", .abbreviation = (char *) "CEST", .n_posts = 3 };
  g_autoptr(GtkWidget) row = NULL;
  DiaStatePill *pill;
  DiaWallTime wall;

  g_assert_true (dia_wall_time_parse (local_time, &wall, NULL));
  g_assert_true (dia_slot_init_wall (&group.slot, &wall, "Europe/Paris", NULL));
  row = g_object_ref_sink (dia_zone_row_new (&group, FALSE));
  pill = page_fixture_find (row, DIA_TYPE_STATE_PILL);
  return pill != NULL ? g_object_ref (pill) : NULL;
}

/* A time that the clocks leave alone needs no words. */
static void
test_says_what_clocks_do (void)
{
  g_autoptr(DiaStatePill) gap = find_pill ("2027-03-28T02:30");
  g_autoptr(DiaStatePill) fold = find_pill ("2027-10-31T02:30");

  g_assert_null (find_pill ("2027-03-27T02:30"));
  g_assert_cmpstr (dia_state_pill_get_text (gap), ==, "clocks go forward: 03:30");
  g_assert_cmpstr (dia_state_pill_get_text (fold), ==, "comes twice: the first, CEST");
}

int
main (int   argc,
      char *argv[])
{
  dia_probe_init (&argc, &argv);
  g_test_add_func ("/ui/zone-row/says-what-clocks-do", test_says_what_clocks_do);
  return g_test_run ();
}
