/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-brand-look.h"
#include "dia-calendar-places.h"
#include "dia-roster.h"

G_BEGIN_DECLS

/**
 * DiaCalendarPainter:
 *
 * What the parts of a drawn calendar are painted with: fonts, colours, looks of
 * brands, texts and icons. Texts that come again and again, and icons, are shaped
 * and coloured once. One painter belongs to one widget, whose font, style and
 * icons it uses. Main thread.
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
/* How much larger than in the drawing things are: 1 where small text has 13 px. */
float                     dia_calendar_painter_get_scale    (DiaCalendarPainter *self);
/* Whether the widget runs from right to left. */
gboolean                  dia_calendar_painter_is_mirrored  (DiaCalendarPainter *self);
/* The look of a brand; DIA_ID_NONE for several. (transfer none) */
const DiaBrandLook       *dia_calendar_painter_get_brand    (DiaCalendarPainter *self, DiaId brand_id);
/* A minute of the day in words, "18:30". (transfer none) */
const char               *dia_calendar_painter_get_time     (DiaCalendarPainter *self, int minute);

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
/* The same for a short text that is one of few, a time or a number: it is never
 * cut, and kept for the next time. */
float                     dia_calendar_painter_paint_label  (DiaCalendarPainter *self, GtkSnapshot *snapshot,
                                                             const char *text, DiaTextStyle style,
                                                             const GdkRGBA *color, const graphene_rect_t *area,
                                                             float xalign);
/* The width that a label takes. */
float                     dia_calendar_painter_measure_label (DiaCalendarPainter *self, const char *text, DiaTextStyle style);
/* Paints small text on up to @n_lines lines from the top of @area; on one line in
 * the middle of its height when it has one. @struck: struck through. */
void                      dia_calendar_painter_paint_title  (DiaCalendarPainter *self, GtkSnapshot *snapshot,
                                                             const char *text, const graphene_rect_t *area,
                                                             int n_lines, const GdkRGBA *color, gboolean struck);
/* Paints a symbolic icon of @size px at whole pixels, so that it is sharp. */
void                      dia_calendar_painter_paint_icon   (DiaCalendarPainter *self, GtkSnapshot *snapshot,
                                                             const char *icon, float x, float y, float size,
                                                             const GdkRGBA *color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaCalendarPainter, dia_calendar_painter_free)

G_END_DECLS
