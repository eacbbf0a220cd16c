/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-period.h"
#include "dia-calendar-places.h"
#include "dia-calendar-sheet.h"

G_BEGIN_DECLS

/* One day of the grid. */
typedef struct
{
  DiaDay          day;
  graphene_rect_t area;
  guint           first_chip;   /* place in the sheet's chips of its first one */
  guint           n_chips;
  guint           n_shown;      /* of them, from the first one on */
  guint           first_placed; /* place in the layout's chips of its first one */
  guint           n_bands_hidden;
  graphene_rect_t more;         /* "+3 more"; empty when all are shown */
} DiaMonthCell;

/**
 * DiaMonthLayout:
 *
 * Where everything of a month lies, for a given size. Pure: no display is
 * needed, nothing is drawn.
 */
typedef struct
{
  int                n_rows;
  float              head;         /* height of the line of weekday names */
  float              week;         /* width of the column of week numbers */
  float              row_height;
  DiaMonthCell       cells[42];    /* row by row */
  GArray            *chips;        /* (owned) (element-type DiaPlacedChip) */
  GArray            *bands;        /* (owned) (element-type DiaPlacedBand) */
} DiaMonthLayout;

/* Lays out @period with what @sheet (nullable) has of it. (transfer full) */
DiaMonthLayout *dia_month_layout_new       (const DiaCalendarPeriod *period, DiaCalendarSheet *sheet,
                                            const DiaCalendarRoom *room) G_GNUC_WARN_UNUSED_RESULT;
/* The height at which each day has room for a band, two contents and the line that
 * counts the others, for the width of @room. */
float           dia_month_layout_measure   (const DiaCalendarPeriod *period, const DiaCalendarRoom *room);
/* Frees a layout with what it owns. */
void            dia_month_layout_free      (DiaMonthLayout *self);
/* What lies at a point: the cell (NULL outside of all) or the band.
 * (transfer none) (nullable) */
DiaMonthCell   *dia_month_layout_find_cell (DiaMonthLayout *self, float x, float y);
DiaPlacedBand  *dia_month_layout_find_band (DiaMonthLayout *self, float x, float y);
/* The cell of @day. (transfer none) (nullable) */
DiaMonthCell   *dia_month_layout_get_cell  (DiaMonthLayout *self, DiaDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaMonthLayout, dia_month_layout_free)

G_END_DECLS
