/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-band-lanes.h"

guint
dia_band_lanes_find (const guint8 *taken,
                     int           first,
                     int           last)
{
  guint lane = 0;

  for (int day = first; day <= last; day++)
    while (taken[day] >> lane & 1)
      {
        lane++;
        day = first;
      }

  return lane;
}

void
dia_band_lanes_take (guint8 *taken,
                     int     first,
                     int     last,
                     guint   lane)
{
  for (int day = first; day <= last; day++)
    taken[day] |= (guint8) (1 << lane);
}
