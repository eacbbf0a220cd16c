/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-month-layout.h"

#include "dia-field.h"

/* The grid of the drawing: February 2027 at 1280×800, the panel open. */
static const DiaCalendarRoom drawn = { .width = 790, .height = 674 };

static DiaDay
read_day (const char *text)
{
  DiaDay day = -1;

  g_assert_true (dia_day_parse (text, &day));
  return day;
}

static void
init_period (DiaCalendarPeriod *period,
             const char        *day)
{
  DiaWeekRules rules;

  dia_week_rules_init (&rules, "fr_FR");
  dia_calendar_period_init (period, DIA_CALENDAR_MONTH, read_day (day), &rules);
}

static void
add_chips (GPtrArray  *chips,
           const char *day,
           guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      DiaCalendarChip *chip = g_object_new (DIA_TYPE_CALENDAR_CHIP, NULL);
      DiaId post_id = i + 1;

      chip->content_id = i + 1;
      chip->day = read_day (day);
      chip->minute = (int) (9 * 60 + i);
      g_array_append_val (chip->posts, post_id);
      g_ptr_array_add (chips, chip);
    }
}

static void
add_band (GPtrArray  *bands,
          const char *first_day,
          const char *last_day)
{
  DiaCalendarBand *band = g_new0 (DiaCalendarBand, 1);

  band->moment = dia_key_moment_new ();
  band->first_day = read_day (first_day);
  band->last_day = read_day (last_day);
  g_ptr_array_add (bands, band);
}

static DiaCalendarSheet *
make_sheet (const DiaCalendarPeriod *period,
            GPtrArray               *chips,
            GPtrArray               *bands)
{
  const DiaCalendarSpan span = { period->grid_first, period->n_days, DIA_CALENDAR_OWN_TIME };
  g_autofree DiaStateCounts *counts = g_new0 (DiaStateCounts, period->n_days);

  return dia_calendar_sheet_new (&span, chips, bands, counts, TRUE);
}

static GPtrArray *
new_chips (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static GPtrArray *
new_bands (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dia_calendar_band_free);
}

static DiaMonthLayout *
lay_out (const DiaCalendarPeriod *period,
         DiaCalendarSheet        *sheet,
         const DiaCalendarRoom      *like)
{
  DiaCalendarRoom room = *like;

  dia_calendar_metrics_init (&room.metrics, 13);
  return dia_month_layout_new (period, sheet, &room);
}

static const DiaPlacedChip *
get_placed (DiaMonthLayout *layout,
            const char     *day,
            guint           i)
{
  const DiaMonthCell *cell = dia_month_layout_get_cell (layout, read_day (day));

  g_assert_cmpuint (i, <, cell->n_shown);
  return &g_array_index (layout->chips, DiaPlacedChip, cell->first_placed + i);
}

/* Rows and columns fill the room without a gap, on whole pixels. */
static void
test_grid (void)
{
  DiaCalendarPeriod period;
  g_autoptr (DiaMonthLayout) layout = NULL;

  init_period (&period, "2026-11-10");
  layout = lay_out (&period, NULL, &drawn);
  g_assert_cmpint (layout->n_rows, ==, 6);
  for (int i = 0; i < 42; i++)
    {
      const graphene_rect_t *area = &layout->cells[i].area;

      g_assert_cmpint (layout->cells[i].day, ==, period.grid_first + i);
      g_assert_cmpfloat (area->origin.x, ==, (float) (int) area->origin.x);
      if (i % 7 > 0)
        g_assert_cmpfloat (area->origin.x, ==, layout->cells[i - 1].area.origin.x + layout->cells[i - 1].area.size.width);
      if (i >= 7)
        g_assert_cmpfloat (area->origin.y, ==, layout->cells[i - 7].area.origin.y + layout->cells[i - 7].area.size.height);
    }
  g_assert_cmpfloat (layout->cells[41].area.origin.x + layout->cells[41].area.size.width, ==, 790);
  g_assert_cmpfloat (layout->cells[41].area.origin.y + layout->cells[41].area.size.height, ==, 674);
}

/* As drawn: two fit large, three small, more are counted. */
static void
test_forms (void)
{
  DiaCalendarPeriod period;
  GPtrArray *chips = new_chips ();
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (DiaMonthLayout) layout = NULL;
  const DiaMonthCell *cell;

  init_period (&period, "2027-02-10");
  add_chips (chips, "2027-02-01", 2);
  add_chips (chips, "2027-02-03", 3);
  add_chips (chips, "2027-02-08", 5);
  sheet = make_sheet (&period, chips, new_bands ());
  layout = lay_out (&period, sheet, &drawn);

  g_assert_cmpint (get_placed (layout, "2027-02-01", 1)->form, ==, DIA_CHIP_LARGE);
  g_assert_cmpint (get_placed (layout, "2027-02-03", 2)->form, ==, DIA_CHIP_SMALL);
  cell = dia_month_layout_get_cell (layout, read_day ("2027-02-03"));
  g_assert_cmpfloat (cell->more.size.height, ==, 0);
  cell = dia_month_layout_get_cell (layout, read_day ("2027-02-08"));
  g_assert_cmpuint (cell->n_shown, ==, 2);
  g_assert_cmpuint (cell->n_chips, ==, 5);
  g_assert_cmpint (get_placed (layout, "2027-02-08", 0)->form, ==, DIA_CHIP_LARGE);
  g_assert_cmpfloat (cell->more.size.height, >, 0);
}

/* Where a row is low, lines show as many as there is room for. */
static void
test_low_rows (void)
{
  const DiaCalendarRoom low = { .width = 790, .height = 620 };
  DiaCalendarPeriod period;
  GPtrArray *chips = new_chips ();
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (DiaMonthLayout) layout = NULL;

  init_period (&period, "2026-11-10");
  add_chips (chips, "2026-11-10", 9);
  sheet = make_sheet (&period, chips, new_bands ());
  layout = lay_out (&period, sheet, &low);
  g_assert_cmpint (get_placed (layout, "2026-11-10", 2)->form, ==, DIA_CHIP_LINE);
  g_assert_cmpuint (dia_month_layout_get_cell (layout, read_day ("2026-11-10"))->n_shown, ==, 3);
}

/* Nothing that is drawn leaves its day, at any size and with any number. */
static void
assert_inside (DiaMonthLayout   *layout,
               DiaCalendarSheet *sheet)
{
  for (guint i = 0; i < layout->chips->len; i++)
    {
      const DiaPlacedChip *placed = &g_array_index (layout->chips, DiaPlacedChip, i);
      const DiaCalendarChip *chip = sheet->chips->pdata[placed->chip];
      const DiaMonthCell *cell = dia_month_layout_get_cell (layout, chip->day);

      g_assert_true (graphene_rect_contains_rect (&cell->area, &placed->area));
      if (cell->more.size.height > 0)
        g_assert_false (graphene_rect_intersection (&cell->more, &placed->area, NULL));
    }
}

static void
test_nothing_overflows (void)
{
  DiaCalendarPeriod period;

  init_period (&period, "2026-11-10");
  for (guint n = 0; n < 40; n += 3)
    for (float height = 400; height < 1400; height += 97)
      {
        const DiaCalendarRoom room = { .width = 900, .height = height };
        GPtrArray *chips = new_chips ();
        GPtrArray *bands = new_bands ();
        g_autoptr (DiaCalendarSheet) sheet = NULL;
        g_autoptr (DiaMonthLayout) layout = NULL;

        add_chips (chips, "2026-11-10", n);
        add_chips (chips, "2026-11-30", n);
        for (guint i = 0; i < n % 5; i++)
          add_band (bands, "2026-11-08", "2026-11-12");
        sheet = make_sheet (&period, chips, bands);
        layout = lay_out (&period, sheet, &room);
        assert_inside (layout, sheet);
      }
}

/* Bands that meet lie above each other, one that goes on does so in the next
 * week, and the chips of other days keep their room. */
static void
test_bands (void)
{
  DiaCalendarPeriod period;
  GPtrArray *chips = new_chips ();
  GPtrArray *bands = new_bands ();
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (DiaMonthLayout) layout = NULL;
  const DiaPlacedBand *placed;

  init_period (&period, "2027-02-10");
  add_band (bands, "2027-02-04", "2027-02-09");
  add_band (bands, "2027-02-06", "2027-02-06");
  add_band (bands, "2027-02-10", "2027-02-10");
  add_chips (chips, "2027-02-06", 1);
  add_chips (chips, "2027-02-01", 1);
  sheet = make_sheet (&period, chips, bands);
  layout = lay_out (&period, sheet, &drawn);

  g_assert_cmpuint (layout->bands->len, ==, 4);
  placed = &g_array_index (layout->bands, DiaPlacedBand, 0);
  g_assert_true (placed[0].begins && !placed[0].ends);
  g_assert_cmpuint (placed[1].band, ==, 1);
  g_assert_cmpfloat (placed[1].area.origin.y, >=, placed[0].area.origin.y + placed[0].area.size.height);
  g_assert_true (!placed[2].begins && placed[2].ends);
  g_assert_cmpfloat (placed[2].area.origin.x, ==, layout->cells[7].area.origin.x);
  g_assert_cmpfloat (placed[3].area.origin.y, ==, placed[2].area.origin.y);
  g_assert_cmpfloat (get_placed (layout, "2027-02-06", 0)->area.origin.y, >,
                     get_placed (layout, "2027-02-01", 0)->area.origin.y + 30);
}

/* More bands than a low row can carry are counted with what did not fit. */
static void
test_many_bands (void)
{
  const DiaCalendarRoom low = { .width = 790, .height = 500 };
  DiaCalendarPeriod period;
  GPtrArray *bands = new_bands ();
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (DiaMonthLayout) layout = NULL;
  const DiaMonthCell *cell;

  init_period (&period, "2026-11-10");
  for (guint i = 0; i < 4; i++)
    add_band (bands, "2026-11-10", "2026-11-11");
  sheet = make_sheet (&period, new_chips (), bands);
  layout = lay_out (&period, sheet, &low);
  cell = dia_month_layout_get_cell (layout, read_day ("2026-11-10"));
  g_assert_cmpuint (layout->bands->len + cell->n_bands_hidden, ==, 4);
  g_assert_cmpuint (cell->n_bands_hidden, >, 0);
  g_assert_cmpfloat (cell->more.size.height, >, 0);
}

static void
test_finds (void)
{
  DiaCalendarPeriod period;
  GPtrArray *chips = new_chips ();
  GPtrArray *bands = new_bands ();
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (DiaMonthLayout) layout = NULL;
  const graphene_rect_t *area;

  init_period (&period, "2027-02-10");
  add_chips (chips, "2027-02-12", 1);
  add_band (bands, "2027-02-12", "2027-02-12");
  sheet = make_sheet (&period, chips, bands);
  layout = lay_out (&period, sheet, &drawn);
  area = &get_placed (layout, "2027-02-12", 0)->area;
  g_assert_nonnull (dia_placed_chips_find (layout->chips, area->origin.x + 5, area->origin.y + 5));
  g_assert_null (dia_placed_chips_find (layout->chips, area->origin.x + 5, area->origin.y - 30));
  g_assert_nonnull (dia_month_layout_find_band (layout, area->origin.x + 5, area->origin.y - 8));
  g_assert_cmpint (dia_month_layout_find_cell (layout, area->origin.x, area->origin.y)->day, ==, read_day ("2027-02-12"));
  g_assert_null (dia_month_layout_find_cell (layout, 300, 5));
  g_assert_null (dia_month_layout_get_cell (layout, read_day ("2027-03-12")));
}

/* Where one reads from the right, the week begins there. */
static void
test_mirrored (void)
{
  const DiaCalendarRoom mirrored = { .width = 790, .height = 674, .mirrored = TRUE };
  DiaCalendarPeriod period;
  GPtrArray *bands = new_bands ();
  g_autoptr (DiaCalendarSheet) sheet = NULL;
  g_autoptr (DiaMonthLayout) layout = NULL;
  const DiaPlacedBand *placed;

  init_period (&period, "2027-02-10");
  add_band (bands, "2027-02-01", "2027-02-02");
  sheet = make_sheet (&period, new_chips (), bands);
  layout = lay_out (&period, sheet, &mirrored);
  g_assert_cmpfloat (layout->cells[0].area.origin.x, >, layout->cells[6].area.origin.x);
  placed = &g_array_index (layout->bands, DiaPlacedBand, 0);
  g_assert_true (graphene_rect_contains_rect (&GRAPHENE_RECT_INIT (layout->cells[1].area.origin.x, 0, 300, 674),
                                              &placed->area));
}

/* At its least height, and with text of any size, a day under a band shows two
 * contents and how many there are besides; a line that would hold the time alone
 * is none. */
static void
test_least_height (void)
{
  const float texts[] = { 13, 26, 39 };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DiaCalendarRoom room = { .width = 966 };
      DiaCalendarPeriod period;
      GPtrArray *chips = new_chips ();
      GPtrArray *bands = new_bands ();
      g_autoptr (DiaCalendarSheet) sheet = NULL;
      g_autoptr (DiaMonthLayout) layout = NULL;

      dia_calendar_metrics_init (&room.metrics, texts[i]);
      init_period (&period, "2027-02-12");
      room.height = dia_month_layout_measure (&period, &room);
      add_chips (chips, "2027-02-12", 9);
      add_band (bands, "2027-02-12", "2027-02-12");
      sheet = make_sheet (&period, chips, bands);
      layout = dia_month_layout_new (&period, sheet, &room);
      g_assert_cmpuint (dia_month_layout_get_cell (layout, read_day ("2027-02-12"))->n_shown, ==, 2);
      g_assert_cmpint (g_array_index (layout->chips, DiaPlacedChip, 0).form, ==, i == 0 ? DIA_CHIP_LINE : DIA_CHIP_SMALL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ui/month-layout/grid", test_grid);
  g_test_add_func ("/ui/month-layout/forms", test_forms);
  g_test_add_func ("/ui/month-layout/low-rows", test_low_rows);
  g_test_add_func ("/ui/month-layout/nothing-overflows", test_nothing_overflows);
  g_test_add_func ("/ui/month-layout/bands", test_bands);
  g_test_add_func ("/ui/month-layout/many-bands", test_many_bands);
  g_test_add_func ("/ui/month-layout/finds", test_finds);
  g_test_add_func ("/ui/month-layout/mirrored", test_mirrored);
  g_test_add_func ("/ui/month-layout/least-height", test_least_height);
  return g_test_run ();
}
