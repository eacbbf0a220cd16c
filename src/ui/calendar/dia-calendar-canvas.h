/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-album.h"
#include "dia-calendar-model.h"
#include "dia-calendar-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaCalendarCanvas:
 *
 * What the drawn forms of a calendar share: it follows the model, has the
 * painter, and turns keys and clicks into days and chips in hand. A grid by
 * role; the focus lies on one of two cells over what is in hand. Main thread.
 *
 * Signals:
 *   chip-activated (DiaCalendarChip): it is to be opened.
 *   day-activated (int, DiaDay): more of this day is wanted.
 */
#define DIA_TYPE_CALENDAR_CANVAS (dia_calendar_canvas_get_type ())
G_DECLARE_DERIVABLE_TYPE (DiaCalendarCanvas, dia_calendar_canvas, DIA, CALENDAR_CANVAS, GtkWidget)

struct _DiaCalendarCanvasClass
{
  GtkWidgetClass parent_class;

  /* The forms that it shows, bits of DIA_CALENDAR_…: nothing is laid out while the
   * model has another one. */
  guint        forms;
  /* How the form is laid out and painted. */
  DiaAlbumView view;
  /* Where the pieces are shown, and what is to be added to their places; NULL
   * when they lie on the widget itself. */
  void     (*get_grid)      (DiaCalendarCanvas *self, const DiaCalendarPicture *picture, graphene_rect_t *clip,
                             graphene_point_t *shift);
  /* Brings what is in hand onto the screen; NULL when all of it always is. */
  void     (*reveal)        (DiaCalendarCanvas *self, DiaCalendarChip *chip);
  /* Paints what lies around and over the pieces. */
  void     (*paint_over)    (DiaCalendarCanvas *self, const DiaCalendarPicture *picture, GtkSnapshot *snapshot);
  /* The chip at a point, by its place in the sheet's chips. */
  gboolean (*find_chip)     (DiaCalendarCanvas *self, float x, float y, guint *chip);
  /* Where a chip is drawn; FALSE for one that has no room. */
  gboolean (*get_chip_area) (DiaCalendarCanvas *self, guint chip, graphene_rect_t *area);
  /* The day at a point. */
  gboolean (*find_day)      (DiaCalendarCanvas *self, float x, float y, DiaDay *day);
  /* The minute of the day at a height; NULL where a day is one place. */
  gboolean (*find_minute)   (DiaCalendarCanvas *self, float y, int *minute);
  /* Where a day is drawn. */
  gboolean (*get_day_area)  (DiaCalendarCanvas *self, DiaDay day, graphene_rect_t *area);
  /* Whether the point lies on what stands for the chips without room. */
  gboolean (*is_more)       (DiaCalendarCanvas *self, float x, float y);
};

/* For subclasses. */
DiaCalendarModel   *dia_calendar_canvas_get_model   (DiaCalendarCanvas *self);
/* (transfer none): with the style that the widget has now. */
DiaCalendarPainter *dia_calendar_canvas_get_painter (DiaCalendarCanvas *self);
/* What there is to lay out in: the size of the widget and of its text. */
void                dia_calendar_canvas_get_room    (DiaCalendarCanvas *self, DiaCalendarRoom *room);
/* The layout of what is shown now, of the own kind of the subclass; NULL before the
 * widget has a size. (transfer none) (nullable) */
gpointer            dia_calendar_canvas_get_layout  (DiaCalendarCanvas *self);
/* How @chip stands among the others: #DiaChipLook. */
guint               dia_calendar_canvas_get_look    (DiaCalendarCanvas *self, const DiaCalendarChip *chip);
/* Follows @model from now on; once, after the widget was made. */
void                dia_calendar_canvas_set_model   (DiaCalendarCanvas *self, DiaCalendarModel *model);
/* What has the focus, or would have it: the name of the day or chip in hand.
 * (transfer none) */
const char         *dia_calendar_canvas_get_name_in_hand (DiaCalendarCanvas *self);

G_END_DECLS
