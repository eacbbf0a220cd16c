/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-week-layout.h"

#include "dia-band-lanes.h"

#include <math.h>

/* In px of small text of 13 px. */
#define HOUR       48.0f
#define HOURS      52.0f   /* width of their column */
#define HEAD       34.0f
#define CHIP       44.0f
#define TALL       58.0f   /* with room for a picture */
#define EDGE       3.0f    /* from the line of a day to its chips */
#define LANE_GAP   2.0f
#define WEEK_LANE  62.0f   /* a chip is at least as wide: beside others in a week */
#define DAY_LANE   150.0f  /* … and on a day of its own */
#define BAND_GAP   5.0f
#define MAX_BANDS  3
#define MORE_WIDTH 40.0f

/* The next one is so far away that a chip may be tall. */
#define TALL_GAP 80

#define MAX_LANES 8

/* The chips of one day while they are placed. */
typedef struct
{
  DiaWeekLayout       *layout;
  DiaWeekColumn       *column;
  DiaCalendarSheet    *sheet;
  float                scale;
  guint                max_lanes;
  float                ends[MAX_LANES];   /* where each lane is free again */
  guint                n_lanes;           /* of the cluster */
  guint                cluster;           /* place in the layout's chips of its first one */
} Placing;

static void
place_columns (DiaWeekLayout           *self,
               const DiaCalendarPeriod *period,
               const DiaCalendarRoom      *room,
               float                    scale)
{
  float width = MAX (room->width - self->hours, 0) / (float) self->n_days;

  for (int i = 0; i < self->n_days; i++)
    {
      DiaWeekColumn *column = &self->columns[i];
      float left = self->hours + roundf (width * (float) i);
      float right = self->hours + roundf (width * (float) (i + 1));
      float x = self->mirrored ? room->width - right : left;

      column->day = period->first_day + i;
      column->head = GRAPHENE_RECT_INIT (x, 0, right - left, roundf (HEAD * scale));
      column->area = GRAPHENE_RECT_INIT (x, 0, right - left, self->height);
    }
}

static void
place_band (DiaWeekLayout        *self,
            const DiaCalendarBand *band,
            guint                 place,
            guint8               *taken,
            const DiaCalendarRoom   *room)
{
  DiaDay first_day = self->columns[0].day;
  int first = MAX (band->first_day - first_day, 0);
  int last = MIN (band->last_day - first_day, self->n_days - 1);
  guint lane = dia_band_lanes_find (taken, first, last);
  DiaPlacedBand placed = {
    .band = place, .begins = band->first_day >= first_day, .ends = band->last_day <= first_day + self->n_days - 1,
  };

  if (first > last || lane >= MAX_BANDS)
    return;
  dia_band_lanes_take (taken, first, last, lane);
  graphene_rect_union (&self->columns[first].head, &self->columns[last].head, &placed.area);
  placed.area.origin.x += EDGE;
  placed.area.size.width -= 2 * EDGE;
  placed.area.origin.y += self->columns[0].head.size.height + (float) lane * (room->metrics.band + BAND_GAP);
  placed.area.size.height = room->metrics.band;
  g_array_append_val (self->bands, placed);
}

static void
place_bands (DiaWeekLayout      *self,
             DiaCalendarSheet   *sheet,
             const DiaCalendarRoom *room)
{
  guint8 taken[7] = { 0 };
  guint n_lanes = 0;

  for (guint i = 0; i < sheet->bands->len; i++)
    place_band (self, sheet->bands->pdata[i], i, taken, room);
  for (int day = 0; day < self->n_days; day++)
    n_lanes = MAX (n_lanes, taken[day] == 0 ? 0 : g_bit_storage (taken[day]));
  self->top += (float) n_lanes * (room->metrics.band + BAND_GAP);
}

/* The chips that hang together share the width of the day. */
static void
close_cluster (Placing *placing)
{
  const graphene_rect_t *column = &placing->column->area;
  float room = column->size.width - 2 * EDGE;
  float step = (room + LANE_GAP) / (float) MAX (placing->n_lanes, 1);

  for (guint i = placing->cluster; i < placing->layout->chips->len; i++)
    {
      DiaPlacedChip *chip = &g_array_index (placing->layout->chips, DiaPlacedChip, i);
      float lane = chip->area.origin.x;

      if (placing->layout->mirrored)
        lane = (float) placing->n_lanes - 1 - lane;
      chip->area.origin.x = roundf (column->origin.x + EDGE + lane * step);
      chip->area.size.width = MAX (floorf (step - LANE_GAP), 1);
    }
  placing->cluster = placing->layout->chips->len;
  placing->n_lanes = 0;
}

/* A lane that is free from @y on; MAX_LANES when there is none. */
static guint
find_lane (const Placing *placing,
           float          y)
{
  for (guint lane = 0; lane < placing->n_lanes; lane++)
    if (placing->ends[lane] <= y)
      return lane;

  return placing->n_lanes < placing->max_lanes ? placing->n_lanes : MAX_LANES;
}

static gboolean
is_apart (const Placing *placing,
          float          y)
{
  for (guint lane = 0; lane < placing->n_lanes; lane++)
    if (placing->ends[lane] > y)
      return FALSE;

  return TRUE;
}

/* The pill lies at the lower end of its hour, over whatever is there. */
static void
leave_out (Placing *placing,
           int      minute)
{
  DiaWeekLayout *self = placing->layout;
  const graphene_rect_t *column = &placing->column->area;
  float height = roundf (16 * placing->scale);
  float width = MIN (roundf (MORE_WIDTH * placing->scale), column->size.width);
  DiaWeekMore more = { .day = placing->column->day, .hour = minute / 60, .n_chips = 1 };
  DiaWeekMore *last = self->mores->len > 0 ? &g_array_index (self->mores, DiaWeekMore, self->mores->len - 1) : NULL;

  if (last != NULL && last->day == more.day && last->hour == more.hour)
    {
      last->n_chips++;
      return;
    }
  more.area = GRAPHENE_RECT_INIT (column->origin.x + (self->mirrored ? EDGE : column->size.width - width - EDGE),
                                  roundf (self->hour * (float) (more.hour + 1)) - height - 1, width, height);
  g_array_append_val (self->mores, more);
}

/* Alone for long enough to be tall, beside nobody. */
static gboolean
is_tall (const Placing *placing,
         guint          place,
         int            minute)
{
  guint end = placing->column->first_chip + placing->column->n_chips;

  if (placing->n_lanes > 0 && !is_apart (placing, placing->layout->hour * (float) minute / 60))
    return FALSE;
  return place + 1 >= end ||
         ((DiaCalendarChip *) placing->sheet->chips->pdata[place + 1])->minute - minute >= TALL_GAP;
}

static void
place_chip (Placing *placing,
            guint    place)
{
  const DiaCalendarChip *chip = placing->sheet->chips->pdata[place];
  float y = roundf (placing->layout->hour * (float) chip->minute / 60);
  gboolean tall = is_tall (placing, place, chip->minute);
  float height = roundf ((tall ? TALL : CHIP) * placing->scale);
  DiaPlacedChip placed = { .chip = place, .form = tall ? DIA_CHIP_PICTURE : DIA_CHIP_SMALL };
  guint lane;

  /* What is planned just before midnight stays on its day. */
  y = MIN (y, placing->layout->height - height - 1);
  if (is_apart (placing, y))
    close_cluster (placing);
  lane = find_lane (placing, y);
  if (lane == MAX_LANES)
    {
      leave_out (placing, chip->minute);
      return;
    }
  placing->n_lanes = MAX (placing->n_lanes, lane + 1);
  placing->ends[lane] = y + height + 1;
  placed.area = GRAPHENE_RECT_INIT ((float) lane, y + 1, 0, height);
  g_array_append_val (placing->layout->chips, placed);
}

static void
place_day (DiaWeekLayout    *self,
           DiaWeekColumn    *column,
           DiaCalendarSheet *sheet,
           float             scale)
{
  float lane = (self->n_days == 1 ? DAY_LANE : WEEK_LANE) * scale;
  Placing placing = {
    .layout = self, .column = column, .sheet = sheet, .scale = scale, .cluster = self->chips->len,
    .max_lanes = (guint) CLAMP (floorf (column->area.size.width / lane), 1, MAX_LANES),
  };

  column->first_chip = dia_calendar_sheet_find_day (sheet, column->day, &column->n_chips);
  column->first_placed = self->chips->len;
  for (guint i = column->first_chip; i < column->first_chip + column->n_chips; i++)
    place_chip (&placing, i);
  close_cluster (&placing);
  column->n_placed = self->chips->len - column->first_placed;
}

DiaWeekLayout *
dia_week_layout_new (const DiaCalendarPeriod *period,
                     DiaCalendarSheet        *sheet,
                     const DiaCalendarRoom      *room)
{
  DiaWeekLayout *self = g_new0 (DiaWeekLayout, 1);
  float scale = room->metrics.day / 22;

  g_return_val_if_fail (period->n_days > 0 && period->n_days <= (int) G_N_ELEMENTS (self->columns), self);

  self->chips = g_array_new (FALSE, FALSE, sizeof (DiaPlacedChip));
  self->mores = g_array_new (FALSE, FALSE, sizeof (DiaWeekMore));
  self->bands = g_array_new (FALSE, FALSE, sizeof (DiaPlacedBand));
  self->n_days = period->n_days;
  self->mirrored = room->mirrored;
  self->hours = roundf (HOURS * scale);
  self->hour = roundf (HOUR * scale);
  self->height = self->hour * 24;
  self->top = roundf (HEAD * scale);
  place_columns (self, period, room, scale);
  if (sheet == NULL)
    return self;

  place_bands (self, sheet, room);
  for (int i = 0; i < self->n_days; i++)
    place_day (self, &self->columns[i], sheet, scale);

  return self;
}

void
dia_week_layout_free (DiaWeekLayout *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->chips);
  g_array_unref (self->mores);
  g_array_unref (self->bands);
  g_free (self);
}

DiaWeekMore *
dia_week_layout_find_more (DiaWeekLayout *self,
                           float          x,
                           float          y)
{
  for (guint i = 0; i < self->mores->len; i++)
    {
      DiaWeekMore *more = &g_array_index (self->mores, DiaWeekMore, i);

      if (graphene_rect_contains_point (&more->area, &GRAPHENE_POINT_INIT (x, y)))
        return more;
    }

  return NULL;
}

/* Chips are placed in the order of the sheet, those without room left out. */
DiaPlacedChip *
dia_week_layout_get_chip (DiaWeekLayout *self,
                          guint          chip)
{
  guint from = 0, until = self->chips->len;

  while (from < until)
    {
      guint middle = (from + until) / 2;
      DiaPlacedChip *placed = &g_array_index (self->chips, DiaPlacedChip, middle);

      if (placed->chip == chip)
        return placed;
      if (placed->chip < chip)
        from = middle + 1;
      else
        until = middle;
    }

  return NULL;
}

DiaWeekColumn *
dia_week_layout_find_column (DiaWeekLayout *self,
                             float          x)
{
  for (int i = 0; i < self->n_days; i++)
    {
      const graphene_rect_t *area = &self->columns[i].area;

      if (x >= area->origin.x && x < area->origin.x + area->size.width)
        return &self->columns[i];
    }

  return NULL;
}

DiaWeekColumn *
dia_week_layout_get_column (DiaWeekLayout *self,
                            DiaDay         day)
{
  int i = day - self->columns[0].day;

  return i >= 0 && i < self->n_days ? &self->columns[i] : NULL;
}

int
dia_week_layout_find_minute (DiaWeekLayout *self,
                             float          y)
{
  int quarter = (int) floorf (y / self->hour * 4);

  return CLAMP (quarter, 0, 24 * 4 - 1) * 15;
}
