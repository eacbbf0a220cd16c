/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-ink.h"
#include "dia-month-layout.h"
#include "dia-roster.h"

G_BEGIN_DECLS

/* How a chip stands among the others. */
typedef enum
{
  DIA_CHIP_PLAIN    = 0,
  DIA_CHIP_SELECTED = 1 << 0,
  DIA_CHIP_FADED    = 1 << 1,   /* behind what is searched or filtered */
  DIA_CHIP_DRAGGED  = 1 << 2,
  DIA_CHIP_MATCHED  = 1 << 3,   /* holds the words that are searched */
} DiaChipLook;

/**
 * DiaCalendarPainter:
 *
 * Paints the parts that month, week and print share: chips, bands, texts. One
 * painter belongs to one widget, whose font, style and icons it uses. Main thread.
 */
typedef struct _DiaCalendarPainter DiaCalendarPainter;

/* @widget (unowned) outlives the painter. @scale: how much larger than on the
 * screen things are painted. (transfer full) */
DiaCalendarPainter       *dia_calendar_painter_new          (GtkWidget *widget, DiaRoster *roster, float scale) G_GNUC_WARN_UNUSED_RESULT;
void                      dia_calendar_painter_free         (DiaCalendarPainter *self);
/* Takes up fonts and colours anew, after the style or the roster changed. */
void                      dia_calendar_painter_refresh      (DiaCalendarPainter *self);
/* Paints on paper from now on: the colours of @ink (copied), whatever the style. */
void                      dia_calendar_painter_set_ink      (DiaCalendarPainter *self, const DiaCalendarInk *ink);
const DiaCalendarMetrics *dia_calendar_painter_get_metrics  (DiaCalendarPainter *self);
const DiaCalendarInk     *dia_calendar_painter_get_ink      (DiaCalendarPainter *self);

/* Paints @chip in the form and at the place of @placed. @look: #DiaChipLook. */
void                      dia_calendar_painter_paint_chip   (DiaCalendarPainter *self, GtkSnapshot *snapshot,
                                                             const DiaCalendarChip *chip, const DiaPlacedChip *placed,
                                                             guint look);
/* Paints a piece of @band. */
void                      dia_calendar_painter_paint_band   (DiaCalendarPainter *self, GtkSnapshot *snapshot,
                                                             const DiaCalendarBand *band, const DiaPlacedBand *placed);

typedef enum
{
  DIA_TEXT_SMALL,      /* 13 px */
  DIA_TEXT_SMALL_BOLD,
  DIA_TEXT_BODY,       /* 14.67 px */
  DIA_TEXT_BODY_BOLD,
  DIA_TEXT_N_STYLES
} DiaTextStyle;

/* Paints one line of text in the middle of the height of @area, from its start
 * (@xalign 0), its middle (0.5) or its end (1); what does not fit is cut with an
 * ellipsis. Returns the width it took. */
float                     dia_calendar_painter_paint_text   (DiaCalendarPainter *self, GtkSnapshot *snapshot,
                                                             const char *text, DiaTextStyle style,
                                                             const GdkRGBA *color, const graphene_rect_t *area,
                                                             float xalign);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCalendarPainter, dia_calendar_painter_free)

G_END_DECLS
