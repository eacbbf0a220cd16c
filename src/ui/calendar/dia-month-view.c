/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-month-view.h"

#include "dia-band-painter.h"
#include "dia-chip-painter.h"
#include "dia-format.h"
#include "dia-month-layout.h"

#include <glib/gi18n-lib.h>

struct _DiaMonthView
{
  DiaCalendarCanvas parent_instance;

  GtkAdjustment    *vertical;   /* (owned) (nullable): how far it is scrolled */
};

G_DEFINE_FINAL_TYPE (DiaMonthView, dia_month_view, DIA_TYPE_CALENDAR_CANVAS)

/* Where the line of weekday names begins. */
static float
get_top (DiaMonthView *self)
{
  return self->vertical != NULL ? (float) gtk_adjustment_get_value (self->vertical) : 0;
}

/* The layout, unless the line of weekday names lies over it at @y. */
static DiaMonthLayout *
get_layout_at (DiaCalendarCanvas *canvas,
               float              y)
{
  DiaMonthLayout *layout = dia_calendar_canvas_get_layout (canvas);

  return layout != NULL && y >= get_top (DIA_MONTH_VIEW (canvas)) + layout->head ? layout : NULL;
}

static guint
count_days (gconstpointer layout)
{
  return (guint) ((const DiaMonthLayout *) layout)->n_rows * 7;
}

static void
get_day (gconstpointer    layout,
         guint            piece,
         graphene_rect_t *area)
{
  *area = ((const DiaMonthLayout *) layout)->cells[piece].area;
}

static void
free_layout (gpointer layout)
{
  dia_month_layout_free (layout);
}

static const DiaPieceKind days = { count_days, get_day, free_layout };

static gpointer
lay_out (GtkWidget               *widget,
         const DiaCalendarPeriod *period,
         DiaCalendarSheet        *sheet)
{
  DiaCalendarRoom room;

  dia_calendar_canvas_get_room (DIA_CALENDAR_CANVAS (widget), &room);

  return dia_month_layout_new (period, sheet, &room);
}

/* All of it. */
static void
get_window (GtkWidget       *widget,
            graphene_rect_t *window)
{
  *window = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
}

static gboolean
dia_month_view_find_chip (DiaCalendarCanvas *canvas,
                          float              x,
                          float              y,
                          guint             *chip)
{
  DiaMonthLayout *layout = get_layout_at (canvas, y);
  const DiaPlacedChip *placed = layout != NULL ? dia_placed_chips_find (layout->chips, x, y) : NULL;

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
  DiaMonthLayout *layout = dia_calendar_canvas_get_layout (canvas);
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
  DiaMonthLayout *layout = get_layout_at (canvas, y);
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
  DiaMonthLayout *layout = dia_calendar_canvas_get_layout (canvas);
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
  DiaMonthLayout *layout = get_layout_at (canvas, y);
  const DiaMonthCell *cell = layout != NULL ? dia_month_layout_find_cell (layout, x, y) : NULL;

  return cell != NULL && graphene_rect_contains_point (&cell->more, &GRAPHENE_POINT_INIT (x, y));
}

static gboolean
is_outside (const DiaCalendarPeriod *period,
            DiaDay                   day)
{
  return day < period->first_day || day > period->last_day;
}

/* The surface of a day, with the lines above it and before it. */
static void
paint_surface (DiaCalendarCanvas       *canvas,
               GtkSnapshot             *snapshot,
               const DiaCalendarPeriod *period,
               const DiaMonthCell      *cell)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (canvas);
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  const DiaWeekRules *rules = dia_calendar_model_get_rules (dia_calendar_canvas_get_model (canvas));
  const graphene_rect_t *area = &cell->area;
  float x = area->origin.x + (dia_calendar_painter_is_mirrored (painter) ? area->size.width - 1 : 0);

  gtk_snapshot_append_color (snapshot, &ink->view, area);
  if (dia_week_is_weekend (rules, cell->day))
    gtk_snapshot_append_color (snapshot, &ink->weekend, area);
  else if (is_outside (period, cell->day))
    gtk_snapshot_append_color (snapshot, &ink->outside, area);
  gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (area->origin.x, area->origin.y, area->size.width, 1));
  gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (x, area->origin.y, 1, area->size.height));
}

/* "Wed" for each column; FALSE where one has no room for its own. */
static gboolean
has_room_for_weekdays (const DiaMonthLayout *layout,
                       DiaCalendarPainter   *painter)
{
  gboolean room = TRUE;

  for (int column = 0; column < 7; column++)
    {
      const DiaMonthCell *cell = &layout->cells[column];
      g_autofree char *name = dia_day_format (cell->day, "EEE");

      room = room && dia_calendar_painter_measure_label (painter, name, DIA_TEXT_SMALL_BOLD) + layout->head / 3 <=
                     cell->area.size.width;
    }
  return room;
}

/* In a narrow window a day has its first letter, over the middle of its column. */
static void
paint_weekdays (const DiaMonthLayout *layout,
                GtkSnapshot          *snapshot,
                DiaCalendarPainter   *painter)
{
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  gboolean room = has_room_for_weekdays (layout, painter);
  float inset = room ? layout->head / 3 : 0;

  for (int column = 0; column < 7; column++)
    {
      const DiaMonthCell *cell = &layout->cells[column];
      g_autofree char *name = dia_day_format (cell->day, room ? "EEE" : "EEEEE");

      dia_calendar_painter_paint_label (painter, snapshot, name, DIA_TEXT_SMALL_BOLD, &ink->dim,
                                        &GRAPHENE_RECT_INIT (cell->area.origin.x + inset, 0,
                                                             cell->area.size.width - inset, layout->head),
                                        room ? 0 : 0.5f);
    }
}

static float
get_weeks_x (const DiaMonthLayout *layout,
             DiaCalendarPainter   *painter)
{
  const graphene_rect_t *first = &layout->cells[0].area;

  return dia_calendar_painter_is_mirrored (painter) ? first->origin.x + first->size.width : 0;
}

static void
paint_weeks (const DiaMonthLayout *layout,
             GtkSnapshot          *snapshot,
             DiaCalendarPainter   *painter,
             const DiaWeekRules   *rules)
{
  const DiaCalendarMetrics *metrics = dia_calendar_painter_get_metrics (painter);
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  float x = get_weeks_x (layout, painter);

  for (int row = 0; row < layout->n_rows; row++)
    {
      const DiaMonthCell *cell = &layout->cells[row * 7];
      g_autofree char *number = dia_format_integer (dia_week_get_number (rules, cell->day));

      gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (x, cell->area.origin.y, metrics->week, 1));
      dia_calendar_painter_paint_label (painter, snapshot, number, DIA_TEXT_SMALL, &ink->dim,
                                        &GRAPHENE_RECT_INIT (x, cell->area.origin.y, metrics->week, metrics->day), 0.5f);
    }
}

/* Over what is scrolled below it. */
static void
paint_head (DiaMonthView         *self,
            const DiaMonthLayout *layout,
            GtkSnapshot          *snapshot,
            DiaCalendarPainter   *painter)
{
  const DiaCalendarMetrics *metrics = dia_calendar_painter_get_metrics (painter);
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  float top = get_top (self);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, top));
  if (top > 0)
    {
      gtk_snapshot_append_color (snapshot, &ink->view, &GRAPHENE_RECT_INIT (0, 0, width, layout->head));
      gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (0, layout->head - 1, width, 1));
    }
  dia_calendar_painter_paint_label (painter, snapshot,
                                    /* Translators: heads the column of week numbers; one or two letters. */
                                    C_("calendar, week", "W"), DIA_TEXT_SMALL, &ink->dim,
                                    &GRAPHENE_RECT_INIT (get_weeks_x (layout, painter), 0, metrics->week, layout->head), 0.5f);
  paint_weekdays (layout, snapshot, painter);
  gtk_snapshot_restore (snapshot);
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
  /* In a cell that is narrower, the line is the whole of it. */
  float width = MIN (height * 1.28f, line->size.width + 8);
  graphene_rect_t pill = GRAPHENE_RECT_INIT (line->origin.x - 4, line->origin.y + 1, width, height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &pill, height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ink->today, &pill);
  gtk_snapshot_pop (snapshot);
  dia_calendar_painter_paint_label (painter, snapshot, number, DIA_TEXT_BODY_BOLD, &ink->today_text, &pill, 0.5f);
}

/* "1 Dec" where another month begins and there is room to say so. (transfer full) */
static char *
dup_number (DiaCalendarPainter *painter,
            const DiaMonthCell *cell,
            gboolean            outside,
            DiaTextStyle        style)
{
  const DiaCalendarMetrics *metrics = dia_calendar_painter_get_metrics (painter);
  g_autofree char *whole = NULL;

  if (!outside || cell->day != dia_day_get_month (cell->day))
    return dia_day_format (cell->day, "d");
  whole = dia_day_format (cell->day, "dMMM");
  if (dia_calendar_painter_measure_label (painter, whole, style) + metrics->day / 3 > cell->area.size.width)
    return dia_day_format (cell->day, "d");
  return g_steal_pointer (&whole);
}

static void
paint_number (DiaCalendarCanvas       *canvas,
              GtkSnapshot             *snapshot,
              const DiaCalendarPeriod *period,
              const DiaMonthCell      *cell)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (canvas);
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (painter);
  const DiaCalendarMetrics *metrics = dia_calendar_painter_get_metrics (painter);
  DiaDay today = dia_calendar_model_get_today (dia_calendar_canvas_get_model (canvas));
  gboolean outside = is_outside (period, cell->day);
  gboolean dim = outside || cell->day < today;
  DiaTextStyle style = dim ? DIA_TEXT_BODY : DIA_TEXT_BODY_BOLD;
  g_autofree char *number = dup_number (painter, cell, outside, style);
  float width = dia_calendar_painter_measure_label (painter, number, style);
  float inset = CLAMP ((cell->area.size.width - width) / 2, 0, metrics->day / 3);
  graphene_rect_t line = GRAPHENE_RECT_INIT (cell->area.origin.x + inset, cell->area.origin.y,
                                             cell->area.size.width - 2 * inset, metrics->day);

  if (cell->day == today)
    paint_today (painter, snapshot, number, &line);
  else
    dia_calendar_painter_paint_label (painter, snapshot, number, style, dim ? &ink->dim : &ink->text, &line, 0);
}

static void
paint_more (DiaCalendarPainter *painter,
            GtkSnapshot        *snapshot,
            const DiaMonthCell *cell)
{
  guint n_more = cell->n_chips - cell->n_shown + cell->n_bands_hidden;
  graphene_rect_t line = cell->more;
  g_autofree char *number = dia_format_integer (n_more);
  /* Translators: %s is how many more contents a day has than fit on it. */
  g_autofree char *more = g_strdup_printf (ngettext ("+%s more", "+%s more", n_more), number);

  if (n_more == 0)
    return;
  if (dia_calendar_painter_measure_label (painter, more, DIA_TEXT_SMALL_BOLD) + 4 > line.size.width)
    {
      g_free (more);
      more = g_strconcat ("+", number, NULL);
    }
  line.origin.x += 4;
  line.size.width -= 4;
  dia_calendar_painter_paint_text (painter, snapshot, more, DIA_TEXT_SMALL_BOLD,
                                   &dia_calendar_painter_get_ink (painter)->dim, &line, 0);
}

static void
paint_chips (DiaCalendarCanvas        *canvas,
             GtkSnapshot              *snapshot,
             const DiaCalendarPicture *picture,
             const DiaMonthCell       *cell)
{
  const DiaMonthLayout *layout = picture->layout;

  for (guint i = 0; i < cell->n_shown; i++)
    {
      const DiaPlacedChip *placed = &g_array_index (layout->chips, DiaPlacedChip, cell->first_placed + i);
      const DiaCalendarChip *chip = picture->sheet->chips->pdata[placed->chip];

      dia_chip_painter_paint (dia_calendar_canvas_get_painter (canvas), snapshot, chip, placed,
                              dia_calendar_canvas_get_look (canvas, chip));
    }
}

static void
paint_day (GtkWidget                *widget,
           const DiaCalendarPicture *picture,
           guint                     piece,
           GtkSnapshot              *snapshot)
{
  DiaCalendarCanvas *canvas = DIA_CALENDAR_CANVAS (widget);
  const DiaMonthCell *cell = &((const DiaMonthLayout *) picture->layout)->cells[piece];

  paint_surface (canvas, snapshot, &picture->period, cell);
  paint_number (canvas, snapshot, &picture->period, cell);
  paint_more (dia_calendar_canvas_get_painter (canvas), snapshot, cell);
  if (picture->sheet != NULL)
    paint_chips (canvas, snapshot, picture, cell);
}

/* Bands run across days, so that they are no part of one. */
static void
dia_month_view_paint_over (DiaCalendarCanvas        *canvas,
                           const DiaCalendarPicture *picture,
                           GtkSnapshot              *snapshot)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (canvas);
  const DiaMonthLayout *layout = picture->layout;

  paint_weeks (layout, snapshot, painter, dia_calendar_model_get_rules (dia_calendar_canvas_get_model (canvas)));
  for (guint i = 0; i < layout->bands->len; i++)
    {
      const DiaPlacedBand *placed = &g_array_index (layout->bands, DiaPlacedBand, i);

      dia_band_painter_paint (painter, snapshot, picture->sheet->bands->pdata[placed->band], placed);
    }
  paint_head (DIA_MONTH_VIEW (canvas), layout, snapshot, painter);
}

/* The day in hand is not left below the line of weekday names. */
static void
dia_month_view_reveal (DiaCalendarCanvas *canvas,
                       DiaCalendarChip   *chip)
{
  DiaMonthView *self = DIA_MONTH_VIEW (canvas);
  DiaMonthLayout *layout = dia_calendar_canvas_get_layout (canvas);
  DiaDay day = dia_calendar_model_get_day (dia_calendar_canvas_get_model (canvas));
  const DiaMonthCell *cell = layout != NULL ? dia_month_layout_get_cell (layout, day) : NULL;

  if (cell != NULL && self->vertical != NULL)
    gtk_adjustment_clamp_page (self->vertical, cell->area.origin.y - layout->head,
                               cell->area.origin.y + cell->area.size.height);
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
  DiaCalendarModel *model = dia_calendar_canvas_get_model (DIA_CALENDAR_CANVAS (widget));
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (model);
  DiaCalendarRoom room;

  dia_calendar_canvas_get_room (DIA_CALENDAR_CANVAS (widget), &room);
  room.width = for_size < 0 ? G_MAXINT : (float) for_size;
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? (int) dia_month_layout_measure (period, &room) : 7 * 40;
}

static GtkSizeRequestMode
dia_month_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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
  /* It may have five weeks or six. */
  gtk_widget_queue_resize (GTK_WIDGET (self));
  title = dia_calendar_period_dup_title (period);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
dia_month_view_dispose (GObject *object)
{
  g_clear_object (&DIA_MONTH_VIEW (object)->vertical);
  G_OBJECT_CLASS (dia_month_view_parent_class)->dispose (object);
}

static void
dia_month_view_class_init (DiaMonthViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DiaCalendarCanvasClass *canvas_class = DIA_CALENDAR_CANVAS_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_month_view_dispose;
  widget_class->get_request_mode = dia_month_view_get_request_mode;
  widget_class->measure = dia_month_view_measure;
  canvas_class->forms = 1u << DIA_CALENDAR_MONTH;
  canvas_class->view = (DiaAlbumView) { &days, lay_out, paint_day, get_window };
  canvas_class->paint_over = dia_month_view_paint_over;
  canvas_class->reveal = dia_month_view_reveal;
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

void
dia_month_view_follow (DiaMonthView  *self,
                       GtkAdjustment *vertical)
{
  g_return_if_fail (DIA_IS_MONTH_VIEW (self));
  g_return_if_fail (self->vertical == NULL);

  self->vertical = g_object_ref (vertical);
  g_signal_connect_object (vertical, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}
