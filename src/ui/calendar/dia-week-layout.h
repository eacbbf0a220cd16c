/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-period.h"
#include "dia-calendar-places.h"
#include "dia-calendar-sheet.h"

G_BEGIN_DECLS

/* One day of the time grid. */
typedef struct
{
  DiaDay          day;
  graphene_rect_t head;          /* its name, on the widget */
  graphene_rect_t area;          /* from midnight to midnight, on the grid */
  guint           first_chip;    /* place in the sheet's chips of its first one */
  guint           n_chips;
  guint           first_placed;  /* place in the layout's chips of its first one */
  guint           n_placed;
} DiaWeekColumn;

/* Chips of one hour that have no room. */
typedef struct
{
  DiaDay          day;
  int             hour;
  guint           n_chips;
  graphene_rect_t area;          /* on the grid */
} DiaWeekMore;

/**
 * DiaWeekLayout:
 *
 * Where everything of a week, or of a day, lies on a grid of hours. The grid
 * scrolls below the head: what lies on it is given from its midnight on, the rest
 * from the top of the widget. Pure: no display is needed, nothing is drawn.
 */
typedef struct
{
  int            n_days;
  float          hours;          /* width of the column of hours */
  float          top;            /* height of the head: names and bands */
  float          hour;           /* height of an hour */
  float          height;         /* of the grid */
  gboolean       mirrored;
  DiaWeekColumn  columns[7];
  GArray        *chips;          /* (owned) (element-type DiaPlacedChip): on the grid */
  GArray        *mores;          /* (owned) (element-type DiaWeekMore) */
  GArray        *bands;          /* (owned) (element-type DiaPlacedBand): on the widget */
} DiaWeekLayout;

/* Lays out @period, of at most seven days, with what @sheet (nullable) has of it;
 * of @room the height does not matter. (transfer full) */
DiaWeekLayout *dia_week_layout_new         (const DiaCalendarPeriod *period, DiaCalendarSheet *sheet,
                                            const DiaCalendarRoom *room) G_GNUC_WARN_UNUSED_RESULT;
/* Frees a layout with what it owns. */
void           dia_week_layout_free        (DiaWeekLayout *self);
/* The rest of an hour that lies at a point of the grid. (transfer none)
 * (nullable) */
DiaWeekMore   *dia_week_layout_find_more   (DiaWeekLayout *self, float x, float y);
/* Where a chip is drawn, by its place in the sheet's chips. (transfer none)
 * (nullable): NULL for one without room. */
DiaPlacedChip *dia_week_layout_get_chip    (DiaWeekLayout *self, guint chip);
/* The day at @x. (transfer none) (nullable) */
DiaWeekColumn *dia_week_layout_find_column (DiaWeekLayout *self, float x);
/* (transfer none) (nullable) */
DiaWeekColumn *dia_week_layout_get_column  (DiaWeekLayout *self, DiaDay day);
/* The minute of the day at @y of the grid, on whole quarters of an hour. */
int            dia_week_layout_find_minute (DiaWeekLayout *self, float y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaWeekLayout, dia_week_layout_free)

G_END_DECLS
