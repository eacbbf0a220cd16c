/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-month-layout.h"

#include "dia-band-lanes.h"

#include <math.h>

#define EDGE     3    /* from the line of a day to what is in it */
#define CHIP_GAP 3
#define LINE_GAP 1    /* between chips of one line */
#define BAND_GAP 2
#define ROW_EDGE 2    /* below the last thing of a day */
#define MAX_LANES 3   /* bands above each other; more are counted */

/* A line holds time, sign and a few letters when it is so many times longer than
 * tall. */
#define LINE_SHAPE 5

static void
place_cells (DiaMonthLayout          *self,
             const DiaCalendarPeriod *period,
             const DiaCalendarRoom      *room)
{
  float width = (room->width - self->week) / 7;

  for (int i = 0; i < period->n_days; i++)
    {
      DiaMonthCell *cell = &self->cells[i];
      /* Lines between days lie on whole pixels. */
      float left = self->week + roundf (width * (float) (i % 7));
      float right = self->week + roundf (width * (float) (i % 7 + 1));
      float top = self->head + roundf (self->row_height * (float) (i / 7));
      float bottom = self->head + roundf (self->row_height * (float) (i / 7 + 1));

      cell->day = period->grid_first + i;
      cell->area = GRAPHENE_RECT_INIT (room->mirrored ? room->width - right : left, top, right - left, bottom - top);
    }
}

static void
take_chips (DiaMonthLayout   *self,
            DiaCalendarSheet *sheet)
{
  for (int i = 0; i < self->n_rows * 7; i++)
    self->cells[i].first_chip = dia_calendar_sheet_find_day (sheet, self->cells[i].day, &self->cells[i].n_chips);
}

static graphene_rect_t
join_cells (const DiaMonthCell *first,
            const DiaMonthCell *last)
{
  graphene_rect_t area;

  graphene_rect_union (&first->area, &last->area, &area);
  return area;
}

/* Bands never take the room of a chip and of the line that counts the others. */
static guint
count_lanes (const DiaMonthLayout     *self,
             const DiaCalendarMetrics *metrics)
{
  float room = self->row_height - metrics->day - metrics->chips[DIA_CHIP_LINE] - metrics->more - ROW_EDGE;
  int n_lanes = (int) floorf (room / (metrics->band + BAND_GAP));

  return (guint) CLAMP (n_lanes, 1, MAX_LANES);
}

static void
place_band (DiaMonthLayout        *self,
            const DiaCalendarBand *band,
            guint                  place,
            int                    row,
            guint8                *taken,
            const DiaCalendarRoom    *room)
{
  DiaMonthCell *cells = &self->cells[row * 7];
  int first = MAX (band->first_day - cells[0].day, 0);
  int last = MIN (band->last_day - cells[0].day, 6);
  guint lane = dia_band_lanes_find (taken, first, last);
  DiaPlacedBand placed = {
    .band = place,
    .begins = band->first_day >= cells[0].day,
    .ends = band->last_day <= cells[6].day,
  };

  if (lane >= count_lanes (self, &room->metrics))
    {
      for (int day = first; day <= last; day++)
        cells[day].n_bands_hidden++;
      return;
    }
  dia_band_lanes_take (taken, first, last, lane);

  placed.area = join_cells (&cells[first], &cells[last]);
  placed.area.origin.y += room->metrics.day + (float) lane * (room->metrics.band + BAND_GAP);
  placed.area.size.height = room->metrics.band;
  /* A piece that goes on in the next week runs to the edge of this one. */
  if (placed.begins || placed.ends)
    {
      gboolean inset_left = room->mirrored ? placed.ends : placed.begins;
      gboolean inset_right = room->mirrored ? placed.begins : placed.ends;

      placed.area.origin.x += inset_left ? EDGE : 0;
      placed.area.size.width -= (inset_left ? EDGE : 0) + (inset_right ? EDGE : 0);
    }
  g_array_append_val (self->bands, placed);
}

/* How much of a day the bands over it take. */
static float
measure_bands (guint8              taken,
               const DiaCalendarRoom *room)
{
  guint n_lanes = taken == 0 ? 0 : g_bit_storage (taken);

  return (float) n_lanes * (room->metrics.band + BAND_GAP);
}

static guint
count_fitting (float height,
               float chip,
               float gap)
{
  return height < chip ? 0 : (guint) floorf ((height + gap) / (chip + gap));
}

static gboolean
has_lines (const DiaCalendarRoom *room)
{
  return (room->width - room->metrics.week) / 7 - 2 * EDGE >= LINE_SHAPE * room->metrics.chips[DIA_CHIP_LINE];
}

/* All of them as large as can be; else two or more and a line that says how many
 * are left out; else as many lines as there is room for. */
static DiaChipForm
choose_form (const DiaCalendarRoom *room,
             float               height,
             guint               n_chips,
             guint              *n_shown)
{
  const float *chips = room->metrics.chips;
  float rest = height - room->metrics.more;

  *n_shown = n_chips;
  if (count_fitting (height, chips[DIA_CHIP_LARGE], CHIP_GAP) >= n_chips)
    return DIA_CHIP_LARGE;
  if (count_fitting (height, chips[DIA_CHIP_SMALL], CHIP_GAP) >= n_chips)
    return DIA_CHIP_SMALL;

  *n_shown = count_fitting (rest, chips[DIA_CHIP_LARGE], CHIP_GAP);
  if (*n_shown >= 2)
    return DIA_CHIP_LARGE;
  *n_shown = count_fitting (rest, chips[DIA_CHIP_SMALL], CHIP_GAP);
  if (*n_shown >= 2 || !has_lines (room))
    return DIA_CHIP_SMALL;

  *n_shown = n_chips;
  if (count_fitting (height, chips[DIA_CHIP_LINE], LINE_GAP) >= n_chips)
    return DIA_CHIP_LINE;
  *n_shown = count_fitting (rest, chips[DIA_CHIP_LINE], LINE_GAP);
  return DIA_CHIP_LINE;
}

static void
place_chips (DiaMonthLayout     *self,
             DiaMonthCell       *cell,
             float               bands,
             const DiaCalendarRoom *room)
{
  float top = cell->area.origin.y + room->metrics.day + bands;
  float bottom = cell->area.origin.y + cell->area.size.height - ROW_EDGE;
  DiaChipForm form = choose_form (room, bottom - top, cell->n_chips, &cell->n_shown);
  float step = room->metrics.chips[form] + (form == DIA_CHIP_LINE ? LINE_GAP : CHIP_GAP);
  float x = cell->area.origin.x + EDGE;
  float width = MAX (cell->area.size.width - 2 * EDGE, 0);

  cell->first_placed = self->chips->len;
  for (guint i = 0; i < cell->n_shown; i++)
    {
      DiaPlacedChip placed = {
        .chip = cell->first_chip + i,
        .form = form,
        .area = GRAPHENE_RECT_INIT (x, top + step * (float) i, width, room->metrics.chips[form]),
      };

      g_array_append_val (self->chips, placed);
    }
  if (cell->n_shown < cell->n_chips || cell->n_bands_hidden > 0)
    cell->more = GRAPHENE_RECT_INIT (x, bottom - room->metrics.more, width, room->metrics.more);
}

static void
lay_out_week (DiaMonthLayout     *self,
              DiaCalendarSheet   *sheet,
              int                 row,
              const DiaCalendarRoom *room)
{
  DiaMonthCell *cells = &self->cells[row * 7];
  guint8 taken[7] = { 0 };

  for (guint i = 0; i < sheet->bands->len; i++)
    {
      const DiaCalendarBand *band = sheet->bands->pdata[i];

      if (band->first_day <= cells[6].day && band->last_day >= cells[0].day)
        place_band (self, band, i, row, taken, room);
    }
  for (int day = 0; day < 7; day++)
    place_chips (self, &cells[day], measure_bands (taken[day], room), room);
}

float
dia_month_layout_measure (const DiaCalendarPeriod *period,
                          const DiaCalendarRoom   *room)
{
  const DiaCalendarMetrics *metrics = &room->metrics;
  float chips = has_lines (room) ? 2 * metrics->chips[DIA_CHIP_LINE] + LINE_GAP
                                 : 2 * metrics->chips[DIA_CHIP_SMALL] + CHIP_GAP;
  float row = metrics->day + metrics->band + BAND_GAP + chips + metrics->more + ROW_EDGE;

  return metrics->head + ceilf (row) * (float) (period->n_days / 7);
}

DiaMonthLayout *
dia_month_layout_new (const DiaCalendarPeriod *period,
                      DiaCalendarSheet        *sheet,
                      const DiaCalendarRoom      *room)
{
  DiaMonthLayout *self = g_new0 (DiaMonthLayout, 1);

  g_return_val_if_fail (period->n_days % 7 == 0 && period->n_days <= (int) G_N_ELEMENTS (self->cells), self);

  self->chips = g_array_new (FALSE, FALSE, sizeof (DiaPlacedChip));
  self->bands = g_array_new (FALSE, FALSE, sizeof (DiaPlacedBand));
  self->n_rows = period->n_days / 7;
  self->head = room->metrics.head;
  self->week = room->metrics.week;
  self->row_height = MAX (room->height - self->head, 0) / (float) self->n_rows;
  place_cells (self, period, room);
  if (sheet == NULL)
    return self;

  take_chips (self, sheet);
  for (int row = 0; row < self->n_rows; row++)
    lay_out_week (self, sheet, row, room);

  return self;
}

void
dia_month_layout_free (DiaMonthLayout *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->chips);
  g_array_unref (self->bands);
  g_free (self);
}

DiaMonthCell *
dia_month_layout_find_cell (DiaMonthLayout *self,
                            float           x,
                            float           y)
{
  for (int i = 0; i < self->n_rows * 7; i++)
    if (graphene_rect_contains_point (&self->cells[i].area, &GRAPHENE_POINT_INIT (x, y)))
      return &self->cells[i];

  return NULL;
}

DiaPlacedBand *
dia_month_layout_find_band (DiaMonthLayout *self,
                            float           x,
                            float           y)
{
  for (guint i = 0; i < self->bands->len; i++)
    {
      DiaPlacedBand *band = &g_array_index (self->bands, DiaPlacedBand, i);

      if (graphene_rect_contains_point (&band->area, &GRAPHENE_POINT_INIT (x, y)))
        return band;
    }

  return NULL;
}

DiaMonthCell *
dia_month_layout_get_cell (DiaMonthLayout *self,
                           DiaDay          day)
{
  int i = day - self->cells[0].day;

  return i >= 0 && i < self->n_rows * 7 ? &self->cells[i] : NULL;
}
