/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-week-view.h"

#include "dia-week-layout.h"
#include "dia-week-painter.h"

#define MIN_HEIGHT 240
#define PARTS      4     /* pieces of a day: of six hours each */

/* What is on the screen first: from this hour on. */
#define FIRST_HOUR 8

#define MINUTE_SECONDS 60

struct _DiaWeekView
{
  DiaCalendarCanvas  parent_instance;

  GtkAdjustment     *adjustments[2];   /* (owned) (nullable): by #GtkOrientation */
  GtkScrollablePolicy policies[2];
  gboolean           placed;           /* it was scrolled to the first hour */
  guint              minute;           /* timer, only while mapped: the line of the time moves */
};

typedef enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} Property;

static gboolean
get_border (GtkScrollable *scrollable,
            GtkBorder     *border)
{
  DiaWeekLayout *layout = dia_calendar_canvas_get_layout (DIA_CALENDAR_CANVAS (scrollable));

  *border = (GtkBorder) { 0 };
  if (layout != NULL)
    border->top = (gint16) layout->top;
  return layout != NULL;
}

static void
init_scrollable (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaWeekView, dia_week_view, DIA_TYPE_CALENDAR_CANVAS,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, init_scrollable))

static guint
count_parts (gconstpointer layout)
{
  return (guint) ((const DiaWeekLayout *) layout)->n_days * PARTS;
}

static void
get_part (gconstpointer    data,
          guint            piece,
          graphene_rect_t *area)
{
  const DiaWeekLayout *layout = data;
  float height = layout->height / PARTS;

  *area = layout->columns[piece / PARTS].area;
  area->origin.y = height * (float) (piece % PARTS);
  area->size.height = height;
}

static void
free_layout (gpointer layout)
{
  dia_week_layout_free (layout);
}

static const DiaPieceKind parts = { count_parts, get_part, free_layout };

static gpointer
lay_out (GtkWidget               *widget,
         const DiaCalendarPeriod *period,
         DiaCalendarSheet        *sheet)
{
  DiaCalendarRoom room;

  dia_calendar_canvas_get_room (DIA_CALENDAR_CANVAS (widget), &room);

  return dia_week_layout_new (period, sheet, &room);
}

static float
get_scroll (DiaWeekView *self)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];

  return adjustment != NULL ? (float) gtk_adjustment_get_value (adjustment) : 0;
}

/* In places of the grid. */
static void
get_window (GtkWidget       *widget,
            graphene_rect_t *window)
{
  DiaWeekLayout *layout = dia_calendar_canvas_get_layout (DIA_CALENDAR_CANVAS (widget));
  float height = (float) gtk_widget_get_height (widget) - (layout != NULL ? layout->top : 0);

  *window = GRAPHENE_RECT_INIT (0, get_scroll (DIA_WEEK_VIEW (widget)), (float) gtk_widget_get_width (widget),
                                MAX (height, 0));
}

static void
dia_week_view_get_grid (DiaCalendarCanvas        *canvas,
                        const DiaCalendarPicture *picture,
                        graphene_rect_t          *clip,
                        graphene_point_t         *shift)
{
  const DiaWeekLayout *layout = picture->layout;
  GtkWidget *widget = GTK_WIDGET (canvas);

  *clip = GRAPHENE_RECT_INIT (0, layout->top, (float) gtk_widget_get_width (widget),
                              MAX ((float) gtk_widget_get_height (widget) - layout->top, 0));
  *shift = GRAPHENE_POINT_INIT (0, layout->top - get_scroll (DIA_WEEK_VIEW (canvas)));
}

static void
paint_part (GtkWidget                *widget,
            const DiaCalendarPicture *picture,
            guint                     piece,
            GtkSnapshot              *snapshot)
{
  graphene_rect_t area;

  get_part (picture->layout, piece, &area);
  dia_week_painter_paint_part (DIA_CALENDAR_CANVAS (widget), snapshot, picture, piece / PARTS, &area);
}

static void
dia_week_view_paint_over (DiaCalendarCanvas        *canvas,
                          const DiaCalendarPicture *picture,
                          GtkSnapshot              *snapshot)
{
  dia_week_painter_paint_around (canvas, snapshot, picture, get_scroll (DIA_WEEK_VIEW (canvas)));
}

/* The point on the grid; FALSE above it. */
static gboolean
find_point (DiaCalendarCanvas *canvas,
            float             *y)
{
  DiaWeekLayout *layout = dia_calendar_canvas_get_layout (canvas);

  if (layout == NULL || *y < layout->top)
    return FALSE;
  *y += get_scroll (DIA_WEEK_VIEW (canvas)) - layout->top;
  return TRUE;
}

static gboolean
dia_week_view_find_chip (DiaCalendarCanvas *canvas,
                         float              x,
                         float              y,
                         guint             *chip)
{
  const DiaWeekLayout *layout = dia_calendar_canvas_get_layout (canvas);
  const DiaPlacedChip *placed;

  if (!find_point (canvas, &y))
    return FALSE;
  placed = dia_placed_chips_find (layout->chips, x, y);
  if (placed != NULL)
    *chip = placed->chip;

  return placed != NULL;
}

static gboolean
dia_week_view_get_chip_area (DiaCalendarCanvas *canvas,
                             guint              chip,
                             graphene_rect_t   *area)
{
  DiaWeekLayout *layout = dia_calendar_canvas_get_layout (canvas);
  const DiaPlacedChip *placed = layout != NULL ? dia_week_layout_get_chip (layout, chip) : NULL;

  if (placed == NULL)
    return FALSE;
  *area = placed->area;
  area->origin.y += layout->top - get_scroll (DIA_WEEK_VIEW (canvas));
  return TRUE;
}

static gboolean
dia_week_view_find_day (DiaCalendarCanvas *canvas,
                        float              x,
                        float              y,
                        DiaDay            *day)
{
  DiaWeekLayout *layout = dia_calendar_canvas_get_layout (canvas);
  const DiaWeekColumn *column = layout != NULL ? dia_week_layout_find_column (layout, x) : NULL;

  if (column != NULL)
    *day = column->day;

  return column != NULL;
}

/* Its name, which is on the screen wherever the hours are. */
static gboolean
dia_week_view_get_day_area (DiaCalendarCanvas *canvas,
                            DiaDay             day,
                            graphene_rect_t   *area)
{
  DiaWeekLayout *layout = dia_calendar_canvas_get_layout (canvas);
  const DiaWeekColumn *column = layout != NULL ? dia_week_layout_get_column (layout, day) : NULL;

  if (column != NULL)
    *area = column->head;

  return column != NULL;
}

static gboolean
dia_week_view_find_minute (DiaCalendarCanvas *canvas,
                           float              y,
                           int               *minute)
{
  if (!find_point (canvas, &y))
    return FALSE;
  *minute = dia_week_layout_find_minute (dia_calendar_canvas_get_layout (canvas), y + 4);
  return TRUE;
}

static gboolean
dia_week_view_is_more (DiaCalendarCanvas *canvas,
                       float              x,
                       float              y)
{
  return find_point (canvas, &y) && dia_week_layout_find_more (dia_calendar_canvas_get_layout (canvas), x, y) != NULL;
}

static void
dia_week_view_reveal (DiaCalendarCanvas *canvas,
                      DiaCalendarChip   *chip)
{
  DiaWeekView *self = DIA_WEEK_VIEW (canvas);
  DiaWeekLayout *layout = dia_calendar_canvas_get_layout (canvas);
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double y;

  if (layout == NULL || chip == NULL || adjustment == NULL)
    return;
  y = layout->hour * (double) chip->minute / 60;
  gtk_adjustment_clamp_page (adjustment, y - 6, y + layout->hour * 1.25);
}

/* What is scrolled, and how far, follows from the size. */
static void
configure (DiaWeekView *self)
{
  DiaWeekLayout *layout = dia_calendar_canvas_get_layout (DIA_CALENDAR_CANVAS (self));
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double page, value;

  if (across != NULL)
    gtk_adjustment_configure (across, 0, 0, width, 1, width, width);
  if (down == NULL || layout == NULL)
    return;
  page = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - (double) layout->top, 1);
  value = self->placed ? gtk_adjustment_get_value (down) : (double) layout->hour * FIRST_HOUR;
  self->placed = TRUE;
  gtk_adjustment_configure (down, MIN (value, MAX (layout->height - page, 0)), 0, MAX (layout->height, page),
                            layout->hour, page * 0.9, page);
}

static void
dia_week_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  GTK_WIDGET_CLASS (dia_week_view_parent_class)->size_allocate (widget, width, height, baseline);
  configure (DIA_WEEK_VIEW (widget));
}

static void
dia_week_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? MIN_HEIGHT : 7 * 40;
}

static gboolean
on_minute_cb (gpointer user_data)
{
  gtk_widget_queue_draw (user_data);
  return G_SOURCE_CONTINUE;
}

static void
dia_week_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dia_week_view_parent_class)->map (widget);
  DIA_WEEK_VIEW (widget)->minute = g_timeout_add_seconds (MINUTE_SECONDS, on_minute_cb, widget);
}

static void
dia_week_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DIA_WEEK_VIEW (widget)->minute, g_source_remove);
  GTK_WIDGET_CLASS (dia_week_view_parent_class)->unmap (widget);
}

/* Up and Down go through the hours. */
static gboolean
on_hour_pressed_cb (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  DiaWeekLayout *layout = dia_calendar_canvas_get_layout (DIA_CALENDAR_CANVAS (widget));
  GtkAdjustment *adjustment = DIA_WEEK_VIEW (widget)->adjustments[GTK_ORIENTATION_VERTICAL];

  if (layout == NULL || adjustment == NULL)
    return FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                          (double) layout->hour * g_variant_get_int32 (args));
  return TRUE;
}

/* Another page may have more bands, so that the grid begins lower. */
static void
on_model_changed_cb (DiaCalendarModel *model,
                     guint             change,
                     DiaWeekView      *self)
{
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (model);
  g_autofree char *title = NULL;

  if (!(change & (DIA_CALENDAR_CHANGE_PERIOD | DIA_CALENDAR_CHANGE_SHEET)) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  title = dia_calendar_period_dup_title (period);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
on_adjustment_changed_cb (DiaWeekView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (DiaWeekView    *self,
                GtkOrientation  orientation,
                GtkAdjustment  *adjustment)
{
  GtkAdjustment *before = self->adjustments[orientation];

  if (before != NULL && before == adjustment)
    return;
  if (before != NULL)
    g_signal_handlers_disconnect_by_func (before, on_adjustment_changed_cb, self);
  g_clear_object (&self->adjustments[orientation]);
  if (adjustment == NULL)
    return;
  self->adjustments[orientation] = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (on_adjustment_changed_cb), self);
  configure (self);
}

static void
dia_week_view_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DiaWeekView *self = DIA_WEEK_VIEW (object);

  switch ((Property) property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    }
}

static void
dia_week_view_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DiaWeekView *self = DIA_WEEK_VIEW (object);

  switch ((Property) property_id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    }
}

static void
dia_week_view_dispose (GObject *object)
{
  DiaWeekView *self = DIA_WEEK_VIEW (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_handle_id (&self->minute, g_source_remove);
  G_OBJECT_CLASS (dia_week_view_parent_class)->dispose (object);
}

static void
init_widget_class (GtkWidgetClass *widget_class)
{
  widget_class->size_allocate = dia_week_view_size_allocate;
  widget_class->measure = dia_week_view_measure;
  widget_class->map = dia_week_view_map;
  widget_class->unmap = dia_week_view_unmap;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, on_hour_pressed_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_hour_pressed_cb, "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "calendar.move", "(ii)", 0, -15);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "calendar.move", "(ii)", 0, 15);
}

static void
init_canvas_class (DiaCalendarCanvasClass *canvas_class)
{
  canvas_class->forms = 1u << DIA_CALENDAR_WEEK | 1u << DIA_CALENDAR_DAY;
  canvas_class->view = (DiaAlbumView) { &parts, lay_out, paint_part, get_window };
  canvas_class->paint_over = dia_week_view_paint_over;
  canvas_class->get_grid = dia_week_view_get_grid;
  canvas_class->reveal = dia_week_view_reveal;
  canvas_class->find_chip = dia_week_view_find_chip;
  canvas_class->get_chip_area = dia_week_view_get_chip_area;
  canvas_class->find_day = dia_week_view_find_day;
  canvas_class->find_minute = dia_week_view_find_minute;
  canvas_class->get_day_area = dia_week_view_get_day_area;
  canvas_class->is_more = dia_week_view_is_more;
}

static void
dia_week_view_class_init (DiaWeekViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dia_week_view_get_property;
  object_class->set_property = dia_week_view_set_property;
  object_class->dispose = dia_week_view_dispose;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  init_widget_class (GTK_WIDGET_CLASS (klass));
  init_canvas_class (DIA_CALENDAR_CANVAS_CLASS (klass));
}

static void
dia_week_view_init (DiaWeekView *self)
{
}

GtkWidget *
dia_week_view_new (DiaCalendarModel *model)
{
  DiaWeekView *self = g_object_new (DIA_TYPE_WEEK_VIEW, NULL);

  dia_calendar_canvas_set_model (DIA_CALENDAR_CANVAS (self), model);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);

  return GTK_WIDGET (self);
}
