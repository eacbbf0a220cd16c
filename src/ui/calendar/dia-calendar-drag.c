/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-drag.h"

#include "dia-calendar-words.h"
#include "dia-chip-painter.h"
#include "dia-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LABEL_PADDING 8.0f
#define LABEL_HEIGHT  24.0f
#define RADIUS        6.0f

struct _DiaCalendarDrag
{
  DiaCalendarCanvas *canvas;    /* (unowned) */
  GtkGesture        *gesture;   /* (unowned): the canvas has it */
  DiaCalendarChip   *chip;      /* (owned) (nullable): that the pointer took */
  graphene_rect_t    area;      /* where it was */
  gboolean           active;    /* the pointer has moved far enough */
  double             from_x;    /* where it was pressed */
  double             from_y;
  double             x, y;      /* of the pointer now */
  double             dx, dy;    /* since it was pressed */
};

static DiaCalendarCanvasClass *
get_class (DiaCalendarDrag *self)
{
  return DIA_CALENDAR_CANVAS_GET_CLASS (self->canvas);
}

/* Where the chip would be. FALSE beside all days. */
static gboolean
find_target (DiaCalendarDrag *self,
             DiaDay          *day,
             int             *minute)
{
  DiaCalendarCanvasClass *klass = get_class (self);

  *minute = self->chip->minute;
  if (!klass->find_day (self->canvas, (float) self->x, (float) self->y, day))
    return FALSE;

  return klass->find_minute == NULL ||
         klass->find_minute (self->canvas, self->area.origin.y + (float) self->dy, minute);
}

static gboolean
can_move (DiaCalendarDrag *self)
{
  return dia_calendar_chip_is_movable (self->chip);
}

static void
end (DiaCalendarDrag *self)
{
  if (self->active)
    gtk_widget_set_cursor (GTK_WIDGET (self->canvas), NULL);
  self->active = FALSE;
  g_clear_object (&self->chip);
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

static void
on_drag_begin_cb (GtkGestureDrag  *gesture,
                  double           x,
                  double           y,
                  DiaCalendarDrag *self)
{
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (dia_calendar_canvas_get_model (self->canvas));
  guint place;

  g_clear_object (&self->chip);
  self->active = FALSE;
  self->from_x = x;
  self->from_y = y;
  if (sheet == NULL || !get_class (self)->find_chip (self->canvas, (float) x, (float) y, &place) ||
      !get_class (self)->get_chip_area (self->canvas, place, &self->area))
    return;
  self->chip = g_object_ref (sheet->chips->pdata[place]);
}

static void
begin (DiaCalendarDrag *self)
{
  DiaCalendarModel *model = dia_calendar_canvas_get_model (self->canvas);

  self->active = TRUE;
  gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->canvas), can_move (self) ? "grabbing" : "not-allowed");
  if (!dia_calendar_model_is_selected (model, self->chip))
    dia_calendar_model_select (model, self->chip, FALSE);
}

static void
on_drag_update_cb (GtkGestureDrag  *gesture,
                   double           dx,
                   double           dy,
                   DiaCalendarDrag *self)
{
  if (self->chip == NULL)
    return;
  if (!self->active && !gtk_drag_check_threshold (GTK_WIDGET (self->canvas), 0, 0, (int) dx, (int) dy))
    return;
  if (!self->active)
    begin (self);
  self->dx = dx;
  self->dy = dy;
  self->x = self->from_x + dx;
  self->y = self->from_y + dy;
  gtk_widget_queue_draw (GTK_WIDGET (self->canvas));
}

static void
on_drag_end_cb (GtkGestureDrag  *gesture,
                double           dx,
                double           dy,
                DiaCalendarDrag *self)
{
  int days, minutes, minute;
  DiaDay day;

  if (!self->active || !find_target (self, &day, &minute))
    {
      end (self);
      return;
    }
  days = day - self->chip->day;
  minutes = minute - self->chip->minute;
  end (self);
  if (days != 0 || minutes != 0)
    gtk_widget_activate_action (GTK_WIDGET (self->canvas), "calendar.move", "(ii)", days, minutes);
}

static void
on_cancel_cb (GtkGesture       *gesture,
              GdkEventSequence *sequence,
              DiaCalendarDrag  *self)
{
  end (self);
}

DiaCalendarDrag *
dia_calendar_drag_new (DiaCalendarCanvas *canvas)
{
  DiaCalendarDrag *self = g_new0 (DiaCalendarDrag, 1);

  self->canvas = canvas;
  self->gesture = gtk_gesture_drag_new ();
  g_signal_connect (self->gesture, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (self->gesture, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect (self->gesture, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect (self->gesture, "cancel", G_CALLBACK (on_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (self->gesture));

  return self;
}

void
dia_calendar_drag_free (DiaCalendarDrag *self)
{
  if (self == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->gesture, self);
  g_clear_object (&self->chip);
  g_free (self);
}

gboolean
dia_calendar_drag_is_active (DiaCalendarDrag *self)
{
  return self->active;
}

void
dia_calendar_drag_cancel (DiaCalendarDrag *self)
{
  end (self);
  gtk_gesture_set_state (self->gesture, GTK_EVENT_SEQUENCE_DENIED);
}

/* "Thu 12 Feb, 10:30", or that it stays. (transfer full) */
static char *
describe_target (DiaCalendarDrag *self,
                 DiaDay           day,
                 int              minute)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (!can_move (self))
    return g_strdup (_("What has gone out cannot be moved"));
  date = dia_format_day_short ((DiaInstant) day * DIA_DAY, "UTC");
  time = dia_calendar_words_dup_time (minute);
  /* Translators: where a content is dropped: %1$s is a day, %2$s a time. */
  return g_strdup_printf (C_("drop", "%1$s, %2$s"), date, time);
}

static void
paint_label (DiaCalendarDrag *self,
             GtkSnapshot     *snapshot,
             const char      *text)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (self->canvas);
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  float s = dia_calendar_painter_get_scale (painter);
  float width = dia_calendar_painter_measure_label (painter, text, DIA_TEXT_SMALL_BOLD) + 2 * LABEL_PADDING * s;
  float most = (float) gtk_widget_get_width (GTK_WIDGET (self->canvas)) - width - 4;
  graphene_rect_t area = GRAPHENE_RECT_INIT (roundf (CLAMP ((float) self->x + 12, 4, MAX (most, 4))),
                                             roundf (MAX ((float) self->y - 36 * s, 4)), width, LABEL_HEIGHT * s);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ink->text, &area);
  gtk_snapshot_pop (snapshot);
  dia_calendar_painter_paint_label (painter, snapshot, text, DIA_TEXT_SMALL_BOLD, &ink->view, &area, 0.5f);
}

void
dia_calendar_drag_paint (DiaCalendarDrag *self,
                         GtkSnapshot     *snapshot)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (self->canvas);
  g_autofree char *text = NULL;
  graphene_rect_t target;
  DiaPlacedChip placed = { .form = DIA_CHIP_SMALL, .area = self->area };
  DiaDay day;
  int minute;

  if (!self->active || !find_target (self, &day, &minute))
    return;
  if (can_move (self) && get_class (self)->get_day_area (self->canvas, day, &target))
    {
      graphene_rect_inset (&target, 3, 3);
      dia_chip_painter_paint_ring (painter, snapshot, &target);
    }
  if (self->area.size.height < dia_calendar_painter_get_metrics (painter)->chips[DIA_CHIP_SMALL])
    placed.form = DIA_CHIP_LINE;
  placed.area.origin.x += (float) self->dx;
  placed.area.origin.y += (float) self->dy;
  dia_chip_painter_paint (painter, snapshot, self->chip, &placed, DIA_CHIP_DRAGGED);
  text = describe_target (self, day, minute);
  paint_label (self, snapshot, text);
}
