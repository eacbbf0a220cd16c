/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-places.h"

#include <math.h>

/* The size of small text in the drawing. */
#define DRAWN_TEXT 13.0f

void
dia_calendar_metrics_init (DiaCalendarMetrics *metrics,
                           float               text)
{
  float scale = MAX (text / DRAWN_TEXT, 0.5f);

  *metrics = (DiaCalendarMetrics) {
    .head = roundf (22 * scale),
    .week = roundf (22 * scale),
    .day = roundf (22 * scale),
    .band = roundf (18 * scale),
    .chips = {
      [DIA_CHIP_LINE] = roundf (18 * scale),
      [DIA_CHIP_SMALL] = roundf (36 * scale),
      [DIA_CHIP_LARGE] = roundf (48 * scale),
      [DIA_CHIP_PICTURE] = roundf (58 * scale),
    },
    .more = roundf (16 * scale),
  };
}

DiaPlacedChip *
dia_placed_chips_find (GArray *chips,
                       float   x,
                       float   y)
{
  for (guint i = 0; i < chips->len; i++)
    {
      DiaPlacedChip *chip = &g_array_index (chips, DiaPlacedChip, i);

      if (graphene_rect_contains_point (&chip->area, &GRAPHENE_POINT_INIT (x, y)))
        return chip;
    }

  return NULL;
}
