/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-period.h"
#include "dia-calendar-sheet.h"

#include <graphene.h>

G_BEGIN_DECLS

/* How tall a chip is: as many lines of its title as there is room for. */
typedef enum
{
  DIA_CHIP_LINE,     /* time and title on one line */
  DIA_CHIP_SMALL,    /* the time above one line of title */
  DIA_CHIP_LARGE,    /* the time above two lines of title */
  DIA_CHIP_PICTURE,  /* LARGE with room for a picture */
} DiaChipForm;

/* Sizes that grow with the text, in px. */
typedef struct
{
  float head;           /* line of weekday names, above the grid */
  float week;           /* column of week numbers, before the grid */
  float day;            /* line of a day's number */
  float band;
  float chips[4];       /* by #DiaChipForm */
  float more;           /* line of "+3 more" */
} DiaCalendarMetrics;

/* The sizes for small text of @text px; 13 is that of the drawing. */
void dia_calendar_metrics_init (DiaCalendarMetrics *metrics, float text);

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

/* One chip where it is drawn. */
typedef struct
{
  guint           chip;         /* place in the sheet's chips */
  graphene_rect_t area;
  DiaChipForm     form;
} DiaPlacedChip;

/* One week's piece of a band. */
typedef struct
{
  guint           band;         /* place in the sheet's bands */
  graphene_rect_t area;
  gboolean        begins;       /* the moment begins in this piece */
  gboolean        ends;
} DiaPlacedBand;

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

/* What a month is laid out for. */
typedef struct
{
  float              width;
  float              height;
  DiaCalendarMetrics metrics;
  gboolean           mirrored;     /* weeks run from right to left */
} DiaMonthRoom;

/* Lays out @period with what @sheet (nullable) has of it. (transfer full) */
DiaMonthLayout *dia_month_layout_new       (const DiaCalendarPeriod *period, DiaCalendarSheet *sheet,
                                            const DiaMonthRoom *room) G_GNUC_WARN_UNUSED_RESULT;
/* Frees a layout with what it owns. */
void            dia_month_layout_free      (DiaMonthLayout *self);
/* What lies at a point: the cell (NULL outside of all), the chip or the band.
 * (transfer none) (nullable) */
DiaMonthCell   *dia_month_layout_find_cell (DiaMonthLayout *self, float x, float y);
DiaPlacedChip  *dia_month_layout_find_chip (DiaMonthLayout *self, float x, float y);
DiaPlacedBand  *dia_month_layout_find_band (DiaMonthLayout *self, float x, float y);
/* The cell of @day. (transfer none) (nullable) */
DiaMonthCell   *dia_month_layout_get_cell  (DiaMonthLayout *self, DiaDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaMonthLayout, dia_month_layout_free)

G_END_DECLS
