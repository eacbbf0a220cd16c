/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
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

/* What a view is laid out for. */
typedef struct
{
  float              width;
  float              height;
  DiaCalendarMetrics metrics;
  gboolean           mirrored;     /* days run from right to left */
} DiaCalendarRoom;

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

/* The chip of @chips (element-type DiaPlacedChip) at a point, the first one when
 * several lie there. (transfer none) (nullable) */
DiaPlacedChip *dia_placed_chips_find (GArray *chips, float x, float y);

G_END_DECLS
