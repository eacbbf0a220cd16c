/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-week-layout.h"

#define WIDTH 1052.0f    /* 52 px of hours, seven days of 142.9 */
#define DAY   20000

static DiaCalendarChip *
make_chip (DiaDay day,
           int    minute,
           DiaId  content_id)
{
  DiaCalendarChip *chip = g_object_new (DIA_TYPE_CALENDAR_CHIP, NULL);

  chip->day = day;
  chip->minute = minute;
  chip->content_id = content_id;
  return chip;
}

/* (transfer full): one day of chips at @minutes, that end with -1 */
static DiaCalendarSheet *
make_sheet (const int *minutes)
{
  GPtrArray *chips = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *bands = g_ptr_array_new_with_free_func ((GDestroyNotify) dia_calendar_band_free);
  const DiaCalendarSpan span = { DAY, 7, DIA_CALENDAR_OWN_TIME };
  DiaStateCounts counts[7] = { 0 };

  for (int i = 0; minutes[i] >= 0; i++)
    g_ptr_array_add (chips, make_chip (DAY, minutes[i], i + 1));
  return dia_calendar_sheet_new (&span, chips, bands, counts, TRUE);
}

static DiaWeekLayout *
lay_out (const int *minutes,
         int        n_days,
         gboolean   mirrored)
{
  g_autoptr (DiaCalendarSheet) sheet = make_sheet (minutes);
  const DiaCalendarPeriod period = {
    n_days == 1 ? DIA_CALENDAR_DAY : DIA_CALENDAR_WEEK, DAY, DAY + n_days - 1, DAY, n_days,
  };
  DiaCalendarRoom room = { .width = WIDTH, .height = 600, .mirrored = mirrored };

  dia_calendar_metrics_init (&room.metrics, 13);
  return dia_week_layout_new (&period, sheet, &room);
}

static const DiaPlacedChip *
get_chip (DiaWeekLayout *layout,
          guint          place)
{
  const DiaPlacedChip *chip = dia_week_layout_get_chip (layout, place);

  g_assert_nonnull (chip);
  return chip;
}

/* 48 px an hour; a chip that has 80 minutes to itself is tall. */
static void
test_hours (void)
{
  g_autoptr (DiaWeekLayout) layout = lay_out ((const int[]) { 540, 600, 720, -1 }, 7, FALSE);

  g_assert_cmpfloat (layout->height, ==, 24 * 48);
  g_assert_cmpfloat (get_chip (layout, 0)->area.origin.y, ==, 9 * 48 + 1);
  g_assert_cmpfloat (get_chip (layout, 0)->area.size.height, ==, 44);
  g_assert_cmpint (get_chip (layout, 0)->form, ==, DIA_CHIP_SMALL);
  g_assert_cmpfloat (get_chip (layout, 1)->area.size.height, ==, 58);
  g_assert_cmpint (get_chip (layout, 1)->form, ==, DIA_CHIP_PICTURE);
  g_assert_cmpfloat (get_chip (layout, 1)->area.origin.x, ==, get_chip (layout, 0)->area.origin.x);
  g_assert_cmpint (dia_week_layout_find_minute (layout, 9 * 48 + 13), ==, 9 * 60 + 15);
}

/* Those that would lie on each other lie side by side, and nobody else. */
static void
test_side_by_side (void)
{
  g_autoptr (DiaWeekLayout) layout = lay_out ((const int[]) { 540, 560, 700, -1 }, 7, FALSE);
  const graphene_rect_t *first = &get_chip (layout, 0)->area, *second = &get_chip (layout, 1)->area;

  g_assert_false (graphene_rect_intersection (first, second, NULL));
  g_assert_cmpfloat (second->origin.x, >=, first->origin.x + first->size.width);
  g_assert_cmpfloat (get_chip (layout, 2)->area.size.width, >, 2 * first->size.width);
  g_assert_true (dia_placed_chips_find (layout->chips, second->origin.x + 3, second->origin.y + 3)->chip == 1);
}

/* What has no room is counted by the hour, and nothing is lost. */
static void
test_left_out (void)
{
  g_autoptr (DiaWeekLayout) layout = lay_out ((const int[]) { 540, 541, 542, 543, 604, -1 }, 7, FALSE);
  const DiaWeekMore *more;

  g_assert_cmpuint (layout->chips->len, ==, 3);
  g_assert_null (dia_week_layout_get_chip (layout, 2));
  g_assert_cmpuint (layout->mores->len, ==, 1);
  more = &g_array_index (layout->mores, DiaWeekMore, 0);
  g_assert_cmpuint (more->n_chips, ==, 2);
  g_assert_cmpint (more->hour, ==, 9);
  g_assert_true (dia_week_layout_find_more (layout, more->area.origin.x + 1, more->area.origin.y + 1) == more);
}

/* All chips lie on the grid, and none on another, at any minute of the day. */
static void
test_never_overlap (void)
{
  for (int seed = 0; seed < 50; seed++)
    {
      g_autoptr (GRand) source = g_rand_new_with_seed ((guint32) seed);
      int minutes[40];
      g_autoptr (DiaWeekLayout) layout = NULL;
      guint n = 0;

      for (int i = 0; i < 39; i++)
        minutes[i] = g_rand_int_range (source, 0, 1440);
      minutes[39] = -1;
      layout = lay_out (minutes, seed % 2 == 0 ? 1 : 7, seed % 3 == 0);
      for (guint i = 0; i < layout->chips->len; i++)
        {
          const graphene_rect_t *area = &g_array_index (layout->chips, DiaPlacedChip, i).area;

          g_assert_true (graphene_rect_contains_rect (&layout->columns[0].area, area));
          for (guint j = 0; j < i; j++)
            g_assert_false (graphene_rect_intersection (area, &g_array_index (layout->chips, DiaPlacedChip, j).area, NULL));
        }
      for (guint i = 0; i < layout->mores->len; i++)
        n += g_array_index (layout->mores, DiaWeekMore, i).n_chips;
      g_assert_cmpuint (layout->chips->len + n, ==, 39);
    }
}

static void
test_columns (void)
{
  g_autoptr (DiaWeekLayout) layout = lay_out ((const int[]) { -1 }, 7, FALSE);
  g_autoptr (DiaWeekLayout) mirrored = lay_out ((const int[]) { -1 }, 7, TRUE);

  g_assert_null (dia_week_layout_find_column (layout, 10));
  g_assert_cmpint (dia_week_layout_find_column (layout, 60)->day, ==, DAY);
  g_assert_cmpint (dia_week_layout_find_column (layout, WIDTH - 1)->day, ==, DAY + 6);
  g_assert_cmpint (dia_week_layout_find_column (mirrored, 10)->day, ==, DAY + 6);
  g_assert_null (dia_week_layout_get_column (layout, DAY + 7));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/week-layout/hours", test_hours);
  g_test_add_func ("/ui/week-layout/side-by-side", test_side_by_side);
  g_test_add_func ("/ui/week-layout/left-out", test_left_out);
  g_test_add_func ("/ui/week-layout/never-overlap", test_never_overlap);
  g_test_add_func ("/ui/week-layout/columns", test_columns);
  return g_test_run ();
}
