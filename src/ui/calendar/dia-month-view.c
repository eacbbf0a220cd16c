/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-month-view.h"

#include "dia-format.h"

#include <glib/gi18n-lib.h>

#define MIN_HEIGHT 240

struct _DiaMonthView
{
  DiaCalendarCanvas  parent_instance;

  DiaMonthLayout    *layout;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DiaMonthView, dia_month_view, DIA_TYPE_CALENDAR_CANVAS)

static void
dia_month_view_lay_out (DiaCalendarCanvas *canvas,
                        int                width,
                        int                height)
{
  DiaMonthView *self = DIA_MONTH_VIEW (canvas);
  DiaCalendarModel *model = dia_calendar_canvas_get_model (canvas);
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (model);
  const DiaMonthRoom room = {
    .width = (float) width,
    .height = (float) height,
    .metrics = *dia_calendar_painter_get_metrics (dia_calendar_canvas_get_painter (canvas)),
    .mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
  };

  g_clear_pointer (&self->layout, dia_month_layout_free);
  if (period->form == DIA_CALENDAR_MONTH)
    self->layout = dia_month_layout_new (period, dia_calendar_model_get_sheet (model), &room);
}

static gboolean
dia_month_view_find_chip (DiaCalendarCanvas *canvas,
                          float              x,
                          float              y,
                          guint             *chip)
{
  DiaMonthLayout *layout = DIA_MONTH_VIEW (canvas)->layout;
  const DiaPlacedChip *placed = layout != NULL ? dia_month_layout_find_chip (layout, x, y) : NULL;

  if (placed != NULL)
    *chip = placed->chip;

  return placed != NULL;
}

/* The chips of a day that are drawn are its first ones. */
static gboolean
dia_month_view_get_chip_area (DiaCalendarCanvas *canvas,
                              guint              chip,
                              graphene_rect_t   *area)
{
  DiaMonthLayout *layout = DIA_MONTH_VIEW (canvas)->layout;
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (dia_calendar_canvas_get_model (canvas));
  const DiaMonthCell *cell;

  if (layout == NULL || sheet == NULL || chip >= sheet->chips->len)
    return FALSE;
  cell = dia_month_layout_get_cell (layout, ((DiaCalendarChip *) sheet->chips->pdata[chip])->day);
  if (cell == NULL || chip - cell->first_chip >= cell->n_shown)
    return FALSE;

  *area = g_array_index (layout->chips, DiaPlacedChip, cell->first_placed + chip - cell->first_chip).area;
  return TRUE;
}

static gboolean
dia_month_view_find_day (DiaCalendarCanvas *canvas,
                         float              x,
                         float              y,
                         DiaDay            *day)
{
  DiaMonthLayout *layout = DIA_MONTH_VIEW (canvas)->layout;
  const DiaMonthCell *cell = layout != NULL ? dia_month_layout_find_cell (layout, x, y) : NULL;

  if (cell != NULL)
    *day = cell->day;

  return cell != NULL;
}

static gboolean
dia_month_view_get_day_area (DiaCalendarCanvas *canvas,
                             DiaDay             day,
                             graphene_rect_t   *area)
{
  DiaMonthLayout *layout = DIA_MONTH_VIEW (canvas)->layout;
  const DiaMonthCell *cell = layout != NULL ? dia_month_layout_get_cell (layout, day) : NULL;

  if (cell != NULL)
    *area = cell->area;

  return cell != NULL;
}

static gboolean
dia_month_view_is_more (DiaCalendarCanvas *canvas,
                        float              x,
                        float              y)
{
  DiaMonthLayout *layout = DIA_MONTH_VIEW (canvas)->layout;
  const DiaMonthCell *cell = layout != NULL ? dia_month_layout_find_cell (layout, x, y) : NULL;

  return cell != NULL && graphene_rect_contains_point (&cell->more, &GRAPHENE_POINT_INIT (x, y));
}

static void
paint_surfaces (DiaMonthView             *self,
                GtkSnapshot              *snapshot,
                const DiaCalendarPeriod  *period,
                const DiaCalendarInk     *ink)
{
  const DiaWeekRules *rules = dia_calendar_model_get_rules (dia_calendar_canvas_get_model (DIA_CALENDAR_CANVAS (self)));

  for (int i = 0; i < self->layout->n_rows * 7; i++)
    {
      const DiaMonthCell *cell = &self->layout->cells[i];
      gboolean outside = cell->day < period->first_day || cell->day > period->last_day;
      gboolean weekend = dia_week_is_weekend (rules, cell->day);

      gtk_snapshot_append_color (snapshot, weekend ? &ink->weekend : outside ? &ink->outside : &ink->view, &cell->area);
    }
}

static void
paint_lines (DiaMonthView         *self,
             GtkSnapshot          *snapshot,
             const DiaCalendarInk *ink)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);

  for (int row = 0; row < self->layout->n_rows; row++)
    gtk_snapshot_append_color (snapshot, &ink->line,
                               &GRAPHENE_RECT_INIT (0, self->layout->cells[row * 7].area.origin.y - 1, width, 1));
  for (int column = 0; column < 7; column++)
    {
      const graphene_rect_t *area = &self->layout->cells[column].area;
      gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
      float x = mirrored ? area->origin.x + area->size.width : area->origin.x - 1;

      gtk_snapshot_append_color (snapshot, &ink->line,
                                 &GRAPHENE_RECT_INIT (x, self->layout->head, 1, height - self->layout->head));
    }
}

static void
paint_head (DiaMonthView         *self,
            GtkSnapshot          *snapshot,
            DiaCalendarPainter   *painter,
            const DiaCalendarInk *ink)
{
  float inset = self->layout->head / 3;

  for (int column = 0; column < 7; column++)
    {
      const DiaMonthCell *cell = &self->layout->cells[column];
      g_autofree char *name = dia_day_format (cell->day, "EEE");

      dia_calendar_painter_paint_text (painter, snapshot, name, DIA_TEXT_SMALL_BOLD, &ink->dim,
                                       &GRAPHENE_RECT_INIT (cell->area.origin.x + inset, 0,
                                                            cell->area.size.width - inset, self->layout->head), 0);
    }
}

static void
paint_weeks (DiaMonthView         *self,
             GtkSnapshot          *snapshot,
             DiaCalendarPainter   *painter,
             const DiaCalendarInk *ink)
{
  const DiaWeekRules *rules = dia_calendar_model_get_rules (dia_calendar_canvas_get_model (DIA_CALENDAR_CANVAS (self)));
  const DiaCalendarMetrics *metrics = dia_calendar_painter_get_metrics (painter);
  float x = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
              ? (float) gtk_widget_get_width (GTK_WIDGET (self)) - metrics->week : 0;

  dia_calendar_painter_paint_text (painter, snapshot,
                                   /* Translators: heads the column of week numbers; one or two letters. */
                                   C_("calendar, week", "W"), DIA_TEXT_SMALL, &ink->dim,
                                   &GRAPHENE_RECT_INIT (x, 0, metrics->week, self->layout->head), 0.5f);
  for (int row = 0; row < self->layout->n_rows; row++)
    {
      const DiaMonthCell *cell = &self->layout->cells[row * 7];
      g_autofree char *number = dia_format_integer (dia_week_get_number (rules, cell->day));

      dia_calendar_painter_paint_text (painter, snapshot, number, DIA_TEXT_SMALL, &ink->dim,
                                       &GRAPHENE_RECT_INIT (x, cell->area.origin.y, metrics->week, metrics->day), 0.5f);
    }
}

/* Today's number lies on a disc, or on a pill when two digits are wider. */
static void
paint_today (DiaCalendarPainter    *painter,
             GtkSnapshot           *snapshot,
             const char            *number,
             const graphene_rect_t *line)
{
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  float height = line->size.height - 2;
  graphene_rect_t pill = GRAPHENE_RECT_INIT (line->origin.x - 4, line->origin.y + 1, height * 1.28f, height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &pill, height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ink->today, &pill);
  gtk_snapshot_pop (snapshot);
  dia_calendar_painter_paint_text (painter, snapshot, number, DIA_TEXT_BODY_BOLD, &ink->today_text, &pill, 0.5f);
}

static void
paint_number (DiaMonthView            *self,
              GtkSnapshot             *snapshot,
              const DiaMonthCell      *cell,
              const DiaCalendarPeriod *period,
              DiaDay                   today,
              DiaCalendarPainter      *painter)
{
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  const DiaCalendarMetrics *metrics = dia_calendar_painter_get_metrics (painter);
  float inset = metrics->day / 3;
  graphene_rect_t line = GRAPHENE_RECT_INIT (cell->area.origin.x + inset, cell->area.origin.y,
                                             cell->area.size.width - 2 * inset, metrics->day);
  gboolean outside = cell->day < period->first_day || cell->day > period->last_day;
  gboolean first = cell->day == dia_day_get_month (cell->day);
  g_autofree char *number = dia_day_format (cell->day, outside && first ? "dMMM" : "d");

  if (cell->day == today)
    paint_today (painter, snapshot, number, &line);
  else if (outside || cell->day < today)
    dia_calendar_painter_paint_text (painter, snapshot, number, DIA_TEXT_BODY, &ink->dim, &line, 0);
  else
    dia_calendar_painter_paint_text (painter, snapshot, number, DIA_TEXT_BODY_BOLD, &ink->text, &line, 0);
}

static void
paint_days (DiaMonthView            *self,
            GtkSnapshot             *snapshot,
            const DiaCalendarPeriod *period,
            DiaCalendarPainter      *painter)
{
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  DiaDay today = dia_calendar_model_get_today (dia_calendar_canvas_get_model (DIA_CALENDAR_CANVAS (self)));

  for (int i = 0; i < self->layout->n_rows * 7; i++)
    {
      const DiaMonthCell *cell = &self->layout->cells[i];
      guint n_more = cell->n_chips - cell->n_shown + cell->n_bands_hidden;
      graphene_rect_t line = cell->more;

      paint_number (self, snapshot, cell, period, today, painter);
      if (n_more == 0)
        continue;
      line.origin.x += 4;
      line.size.width -= 4;
      {
        g_autofree char *number = dia_format_integer (n_more);
        /* Translators: %s is how many more contents a day has than fit on it. */
        g_autofree char *more = g_strdup_printf (ngettext ("+%s more", "+%s more", n_more), number);

        dia_calendar_painter_paint_text (painter, snapshot, more, DIA_TEXT_SMALL_BOLD, &ink->dim, &line, 0);
      }
    }
}

static void
paint_contents (DiaMonthView       *self,
                GtkSnapshot        *snapshot,
                DiaCalendarSheet   *sheet,
                DiaCalendarPainter *painter)
{
  for (guint i = 0; i < self->layout->bands->len; i++)
    {
      const DiaPlacedBand *placed = &g_array_index (self->layout->bands, DiaPlacedBand, i);

      dia_calendar_painter_paint_band (painter, snapshot, sheet->bands->pdata[placed->band], placed);
    }
  for (guint i = 0; i < self->layout->chips->len; i++)
    {
      const DiaPlacedChip *placed = &g_array_index (self->layout->chips, DiaPlacedChip, i);
      DiaCalendarChip *chip = sheet->chips->pdata[placed->chip];

      dia_calendar_painter_paint_chip (painter, snapshot, chip, placed,
                                       dia_calendar_canvas_get_look (DIA_CALENDAR_CANVAS (self), chip));
    }
}

static void
dia_month_view_paint (DiaCalendarCanvas *canvas,
                      GtkSnapshot       *snapshot)
{
  DiaMonthView *self = DIA_MONTH_VIEW (canvas);
  DiaCalendarModel *model = dia_calendar_canvas_get_model (canvas);
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (model);
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (canvas);
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (model);

  if (self->layout == NULL)
    return;
  paint_surfaces (self, snapshot, period, ink);
  paint_lines (self, snapshot, ink);
  paint_head (self, snapshot, painter, ink);
  paint_weeks (self, snapshot, painter, ink);
  paint_days (self, snapshot, period, painter);
  if (sheet != NULL)
    paint_contents (self, snapshot, sheet, painter);
}

static void
dia_month_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? MIN_HEIGHT : 7 * 40;
}

static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     DiaMonthView     *self)
{
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (model);
  g_autofree char *title = NULL;

  if (!(change & DIA_CALENDAR_CHANGE_PERIOD) || period->form != DIA_CALENDAR_MONTH)
    return;
  title = dia_calendar_period_dup_title (period);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
dia_month_view_finalize (GObject *object)
{
  g_clear_pointer (&DIA_MONTH_VIEW (object)->layout, dia_month_layout_free);
  G_OBJECT_CLASS (dia_month_view_parent_class)->finalize (object);
}

static void
dia_month_view_class_init (DiaMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DiaCalendarCanvasClass *canvas_class = DIA_CALENDAR_CANVAS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dia_month_view_finalize;
  widget_class->measure = dia_month_view_measure;
  canvas_class->lay_out = dia_month_view_lay_out;
  canvas_class->paint = dia_month_view_paint;
  canvas_class->find_chip = dia_month_view_find_chip;
  canvas_class->get_chip_area = dia_month_view_get_chip_area;
  canvas_class->find_day = dia_month_view_find_day;
  canvas_class->get_day_area = dia_month_view_get_day_area;
  canvas_class->is_more = dia_month_view_is_more;
}

static void
dia_month_view_init (DiaMonthView *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
dia_month_view_new (DiaCalendarModel *model)
{
  DiaMonthView *self = g_object_new (DIA_TYPE_MONTH_VIEW, NULL);

  dia_calendar_canvas_set_model (DIA_CALENDAR_CANVAS (self), model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  on_model_changed_cb (model, DIA_CALENDAR_CHANGE_PERIOD, self);

  return GTK_WIDGET (self);
}
