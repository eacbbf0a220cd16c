/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-calendar-canvas.h"

#include "dia-calendar-cell.h"
#include "dia-calendar-drag.h"
#include "dia-calendar-words.h"
#include "dia-chip-painter.h"

#include <adwaita.h>

typedef struct
{
  DiaCalendarModel   *model;       /* (owned) (nullable) */
  DiaCalendarPainter *painter;     /* (owned) (nullable) */
  DiaCalendarAlbum   *album;       /* (owned) (nullable) */
  GtkWidget          *cells[2];
  guint               current;     /* the one over what is in hand */
  DiaCalendarChip    *in_hand;     /* (owned) (nullable): NULL while it is the day */
  DiaCalendarDrag    *drag;        /* (owned) (nullable) */
  gboolean            held_back;   /* the press on a selected chip may begin a drag of all that is selected */
  int                 width;       /* that was laid out */
  int                 height;
} DiaCalendarCanvasPrivate;

enum
{
  SIGNAL_CHIP_ACTIVATED,
  SIGNAL_DAY_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DiaCalendarCanvas, dia_calendar_canvas, GTK_TYPE_WIDGET)

static DiaCalendarCanvasPrivate *
get_private (DiaCalendarCanvas *self)
{
  return dia_calendar_canvas_get_instance_private (self);
}

/* Whether what the model shows is shown here. */
static gboolean
is_shown (DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);

  return priv->model != NULL &&
         DIA_CALENDAR_CANVAS_GET_CLASS (self)->forms >> dia_calendar_model_get_period (priv->model)->form & 1;
}

static DiaRoster *
get_roster (DiaCalendarCanvas *self)
{
  return dia_workspace_get_roster (dia_calendar_model_get_workspace (get_private (self)->model));
}

/* The place of @chip in the sheet's chips; G_MAXUINT when it is not there. */
static guint
find_place (DiaCalendarCanvas *self,
            DiaCalendarChip   *chip)
{
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (get_private (self)->model);
  guint place = G_MAXUINT;

  if (sheet != NULL && chip != NULL)
    g_ptr_array_find (sheet->chips, chip, &place);

  return place;
}

static gboolean
find_area_in_hand (DiaCalendarCanvas *self,
                   graphene_rect_t   *area)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  DiaCalendarCanvasClass *klass = DIA_CALENDAR_CANVAS_GET_CLASS (self);
  guint place = find_place (self, priv->in_hand);

  return (place != G_MAXUINT && klass->get_chip_area (self, place, area)) ||
         klass->get_day_area (self, dia_calendar_model_get_day (priv->model), area);
}

static void
place_cell (DiaCalendarCanvas *self,
            GtkWidget         *cell)
{
  graphene_rect_t area;

  if (!find_area_in_hand (self, &area))
    return;
  gtk_widget_size_allocate (cell, &(GtkAllocation) { (int) area.origin.x, (int) area.origin.y,
                                                     (int) area.size.width, (int) area.size.height }, -1);
}

static void
name_cell (DiaCalendarCanvas *self,
           GtkWidget         *cell)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  g_autofree char *name = priv->in_hand != NULL
                            ? dia_calendar_words_dup_chip (priv->in_hand, get_roster (self))
                            : dia_calendar_words_dup_day (priv->model, dia_calendar_model_get_day (priv->model));

  dia_calendar_cell_set_name (DIA_CALENDAR_CELL (cell), name);
}

/* The other cell is moved over what is in hand and takes the focus when this
 * canvas has it: one focus and one name for assistive technology. */
static void
show_in_hand (DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  DiaCalendarCanvasClass *klass = DIA_CALENDAR_CANVAS_GET_CLASS (self);
  GtkWidget *before = priv->cells[priv->current];
  GtkWidget *after = priv->cells[1 - priv->current];
  gboolean focused = gtk_widget_is_focus (before);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !is_shown (self))
    return;
  if (focused && klass->reveal != NULL)
    klass->reveal (self, priv->in_hand);
  priv->current = 1 - priv->current;
  name_cell (self, after);
  gtk_widget_set_child_visible (after, TRUE);
  place_cell (self, after);
  if (focused)
    gtk_widget_grab_focus (after);
  gtk_widget_set_child_visible (before, FALSE);
}

static void
take_in_hand (DiaCalendarCanvas *self,
              DiaCalendarChip   *chip)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);

  if (!g_set_object (&priv->in_hand, chip))
    return;
  show_in_hand (self);
}

/* Days beside the month are on the grid too: touching one does not turn it. */
static void
follow_day (DiaCalendarCanvas *self,
            DiaDay             day)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (priv->model);

  if (day >= period->first_day && day <= period->last_day)
    dia_calendar_model_set_day (priv->model, day);
}

static void
on_model_changed_cb (DiaCalendarModel  *model,
                     guint              change,
                     DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (model);

  if (change & (DIA_CALENDAR_CHANGE_FILTER | DIA_CALENDAR_CHANGE_TODAY))
    dia_calendar_album_redraw (priv->album);
  if (change & DIA_CALENDAR_CHANGE_AHEAD && gtk_widget_get_mapped (GTK_WIDGET (self)))
    dia_calendar_album_set_awake (priv->album, TRUE);
  if (change == DIA_CALENDAR_CHANGE_AHEAD)
    return;
  if (change & DIA_CALENDAR_CHANGE_SHEET && priv->in_hand != NULL)
    {
      DiaCalendarChip *again = sheet != NULL ? dia_calendar_model_find_again (model, priv->in_hand) : NULL;

      g_set_object (&priv->in_hand, again);
    }
  if (change & DIA_CALENDAR_CHANGE_DAY && priv->in_hand != NULL &&
      priv->in_hand->day != dia_calendar_model_get_day (model))
    g_clear_object (&priv->in_hand);
  if (change & (DIA_CALENDAR_CHANGE_PERIOD | DIA_CALENDAR_CHANGE_SHEET | DIA_CALENDAR_CHANGE_DAY))
    show_in_hand (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
refresh (DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);

  if (priv->painter != NULL)
    dia_calendar_painter_refresh (priv->painter);
  if (priv->album != NULL)
    dia_calendar_album_forget (priv->album);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_click_pressed_cb (GtkGestureClick   *gesture,
                     int                n_press,
                     double             x,
                     double             y,
                     DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  DiaCalendarCanvasClass *klass = DIA_CALENDAR_CANVAS_GET_CLASS (self);
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (priv->model);
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  DiaCalendarChip *chip = NULL;
  DiaDay day;
  guint place;

  if (sheet != NULL && klass->find_chip (self, (float) x, (float) y, &place))
    chip = sheet->chips->pdata[place];
  if (klass->find_day (self, (float) x, (float) y, &day))
    follow_day (self, day);
  take_in_hand (self, chip);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  priv->held_back = chip != NULL && n_press == 1 && !(state & GDK_CONTROL_MASK) &&
                    dia_calendar_model_is_selected (priv->model, chip);
  if (chip != NULL && n_press == 2)
    g_signal_emit (self, signals[SIGNAL_CHIP_ACTIVATED], 0, chip);
  else if (n_press == 1 && !priv->held_back)
    dia_calendar_model_select (priv->model, chip, (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0);
  if (chip == NULL && (n_press == 2 || klass->is_more (self, (float) x, (float) y)) &&
      klass->find_day (self, (float) x, (float) y, &day))
    g_signal_emit (self, signals[SIGNAL_DAY_ACTIVATED], 0, day);
}

/* It was no drag: the press chose one of several. */
static void
on_click_released_cb (GtkGestureClick   *gesture,
                      int                n_press,
                      double             x,
                      double             y,
                      DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);

  if (priv->held_back && priv->in_hand != NULL)
    dia_calendar_model_select (priv->model, priv->in_hand, FALSE);
  priv->held_back = FALSE;
}

/* What is in hand is moved with all that is selected with it, or alone. */
static gboolean
on_move_pressed_cb (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  DiaCalendarCanvasPrivate *priv = get_private (DIA_CALENDAR_CANVAS (widget));
  int days, minutes;

  g_variant_get (args, "(ii)", &days, &minutes);
  if (ABS (days) == 1 && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    days = -days;
  if (priv->in_hand != NULL && !dia_calendar_model_is_selected (priv->model, priv->in_hand))
    dia_calendar_model_select (priv->model, priv->in_hand, FALSE);
  gtk_widget_activate_action (widget, "calendar.move", "(ii)", days, minutes);
  return TRUE;
}

static gboolean
on_day_pressed_cb (GtkWidget *widget,
                   GVariant  *args,
                   gpointer   user_data)
{
  DiaCalendarCanvasPrivate *priv = get_private (DIA_CALENDAR_CANVAS (widget));
  DiaDay day = dia_calendar_model_get_day (priv->model);
  int step = g_variant_get_int32 (args);

  if (ABS (step) == 1 && gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    step = -step;
  g_clear_object (&priv->in_hand);
  dia_calendar_model_set_day (priv->model, dia_day_add (day, step));
  return TRUE;
}

static gboolean
on_edge_pressed_cb (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  DiaCalendarCanvasPrivate *priv = get_private (DIA_CALENDAR_CANVAS (widget));
  DiaDay start = dia_week_get_start (dia_calendar_model_get_rules (priv->model), dia_calendar_model_get_day (priv->model));

  g_clear_object (&priv->in_hand);
  dia_calendar_model_set_day (priv->model, dia_day_add (start, g_variant_get_int32 (args)));
  return TRUE;
}

static gboolean
on_open_pressed_cb (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  DiaCalendarCanvasPrivate *priv = get_private (DIA_CALENDAR_CANVAS (widget));

  if (priv->in_hand != NULL)
    g_signal_emit (widget, signals[SIGNAL_CHIP_ACTIVATED], 0, priv->in_hand);
  else
    g_signal_emit (widget, signals[SIGNAL_DAY_ACTIVATED], 0, dia_calendar_model_get_day (priv->model));
  return TRUE;
}

static gboolean
on_select_pressed_cb (GtkWidget *widget,
                      GVariant  *args,
                      gpointer   user_data)
{
  DiaCalendarCanvasPrivate *priv = get_private (DIA_CALENDAR_CANVAS (widget));

  if (priv->in_hand == NULL)
    return FALSE;
  dia_calendar_model_select (priv->model, priv->in_hand, TRUE);
  return TRUE;
}

static gboolean
on_leave_pressed_cb (GtkWidget *widget,
                     GVariant  *args,
                     gpointer   user_data)
{
  DiaCalendarCanvasPrivate *priv = get_private (DIA_CALENDAR_CANVAS (widget));

  if (dia_calendar_drag_is_active (priv->drag))
    {
      dia_calendar_drag_cancel (priv->drag);
      return TRUE;
    }
  if (dia_calendar_model_get_selection (priv->model)->len == 0)
    return FALSE;
  dia_calendar_model_select (priv->model, NULL, FALSE);
  return TRUE;
}

/* Where to begin: at what is in hand, or before or behind the chips of the day. */
static int
find_start (DiaCalendarCanvas *self,
            DiaCalendarSheet  *sheet,
            int                step)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  guint place = find_place (self, priv->in_hand);
  guint n_chips, first;

  if (place != G_MAXUINT)
    return (int) place + step;
  first = dia_calendar_sheet_find_day (sheet, dia_calendar_model_get_day (priv->model), &n_chips);
  return step > 0 ? (int) first : (int) first - 1;
}

/* To the next chip that is drawn; FALSE when there is none, so that the focus
 * leaves the calendar. */
static gboolean
move_to_chip (DiaCalendarCanvas *self,
              int                step)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  DiaCalendarCanvasClass *klass = DIA_CALENDAR_CANVAS_GET_CLASS (self);
  const DiaCalendarPeriod *period = dia_calendar_model_get_period (priv->model);
  DiaCalendarSheet *sheet = dia_calendar_model_get_sheet (priv->model);

  if (sheet == NULL)
    return FALSE;
  for (int i = find_start (self, sheet, step); i >= 0 && i < (int) sheet->chips->len; i += step)
    {
      g_autoptr (DiaCalendarChip) chip = g_object_ref (sheet->chips->pdata[i]);
      graphene_rect_t area;

      if (chip->day < period->first_day || chip->day > period->last_day)
        return FALSE;
      if (!klass->get_chip_area (self, (guint) i, &area))
        continue;
      g_set_object (&priv->in_hand, chip);
      if (dia_calendar_model_get_day (priv->model) == chip->day)
        show_in_hand (self);
      else
        dia_calendar_model_set_day (priv->model, chip->day);
      return TRUE;
    }

  return FALSE;
}

static gboolean
dia_calendar_canvas_grab_focus (GtkWidget *widget)
{
  DiaCalendarCanvasPrivate *priv = get_private (DIA_CALENDAR_CANVAS (widget));

  return gtk_widget_grab_focus (priv->cells[priv->current]);
}

static gboolean
dia_calendar_canvas_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  gboolean inside = gtk_widget_get_focus_child (widget) != NULL;

  if (!inside)
    return dia_calendar_canvas_grab_focus (widget);
  if (direction == GTK_DIR_TAB_FORWARD)
    return move_to_chip (DIA_CALENDAR_CANVAS (widget), 1);
  if (direction == GTK_DIR_TAB_BACKWARD)
    return move_to_chip (DIA_CALENDAR_CANVAS (widget), -1);
  return FALSE;
}

static void
dia_calendar_canvas_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  DiaCalendarCanvasPrivate *priv = get_private (DIA_CALENDAR_CANVAS (widget));

  if (priv->album != NULL && (priv->width != width || priv->height != height))
    dia_calendar_album_forget (priv->album);
  priv->width = width;
  priv->height = height;
  if (is_shown (DIA_CALENDAR_CANVAS (widget)))
    place_cell (DIA_CALENDAR_CANVAS (widget), priv->cells[priv->current]);
}

/* Rings are laid over the pieces: choosing another chip draws none of them. */
static void
paint_rings (DiaCalendarCanvas        *self,
             const DiaCalendarPicture *picture,
             GtkSnapshot              *snapshot)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  GPtrArray *selection = dia_calendar_model_get_selection (priv->model);

  for (guint i = 0; picture->sheet != NULL && i < selection->len; i++)
    {
      graphene_rect_t area;
      guint place;

      if (dia_calendar_sheet_find_place (picture->sheet, selection->pdata[i], &place) &&
          DIA_CALENDAR_CANVAS_GET_CLASS (self)->get_chip_area (self, place, &area))
        dia_chip_painter_paint_ring (dia_calendar_canvas_get_painter (self), snapshot, &area);
    }
}

static void
paint_pieces (DiaCalendarCanvas        *self,
              const DiaCalendarPicture *picture,
              GtkSnapshot              *snapshot)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  DiaCalendarCanvasClass *klass = DIA_CALENDAR_CANVAS_GET_CLASS (self);
  const DiaCalendarInk *ink = dia_calendar_painter_get_ink (dia_calendar_canvas_get_painter (self));
  graphene_rect_t clip = GRAPHENE_RECT_INIT (0, 0, (float) priv->width, (float) priv->height);
  graphene_point_t shift = GRAPHENE_POINT_INIT (0, 0);

  if (klass->get_grid != NULL)
    klass->get_grid (self, picture, &clip, &shift);
  gtk_snapshot_push_clip (snapshot, &clip);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &shift);
  dia_calendar_album_snapshot (priv->album, snapshot, &ink->view);
  gtk_snapshot_restore (snapshot);
  paint_rings (self, picture, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
dia_calendar_canvas_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  DiaCalendarCanvas *self = DIA_CALENDAR_CANVAS (widget);
  DiaCalendarCanvasPrivate *priv = get_private (self);
  const DiaCalendarPicture *picture;

  if (!is_shown (self) || priv->width <= 0)
    return;
  picture = dia_calendar_album_get_current (priv->album);
  paint_pieces (self, picture, snapshot);
  DIA_CALENDAR_CANVAS_GET_CLASS (self)->paint_over (self, picture, snapshot);
  dia_calendar_drag_paint (priv->drag, snapshot);
  gtk_widget_snapshot_child (widget, priv->cells[priv->current], snapshot);
}

static void
dia_calendar_canvas_map (GtkWidget *widget)
{
  DiaCalendarCanvas *self = DIA_CALENDAR_CANVAS (widget);

  GTK_WIDGET_CLASS (dia_calendar_canvas_parent_class)->map (widget);
  if (get_private (self)->model == NULL)
    return;
  dia_calendar_album_set_awake (get_private (self)->album, TRUE);
  show_in_hand (self);
}

static void
dia_calendar_canvas_unmap (GtkWidget *widget)
{
  DiaCalendarCanvas *self = DIA_CALENDAR_CANVAS (widget);

  if (get_private (self)->album != NULL)
    dia_calendar_album_set_awake (get_private (self)->album, FALSE);
  GTK_WIDGET_CLASS (dia_calendar_canvas_parent_class)->unmap (widget);
}

static void
dia_calendar_canvas_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dia_calendar_canvas_parent_class)->css_changed (widget, change);
  refresh (DIA_CALENDAR_CANVAS (widget));
}

static void
dia_calendar_canvas_dispose (GObject *object)
{
  DiaCalendarCanvasPrivate *priv = get_private (DIA_CALENDAR_CANVAS (object));

  g_clear_pointer (&priv->cells[0], gtk_widget_unparent);
  g_clear_pointer (&priv->cells[1], gtk_widget_unparent);
  g_clear_pointer (&priv->drag, dia_calendar_drag_free);
  g_clear_pointer (&priv->album, dia_calendar_album_free);
  g_clear_pointer (&priv->painter, dia_calendar_painter_free);
  g_clear_object (&priv->in_hand);
  g_clear_object (&priv->model);
  G_OBJECT_CLASS (dia_calendar_canvas_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_day_pressed_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_day_pressed_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, on_day_pressed_cb, "i", -7);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_day_pressed_cb, "i", 7);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, on_move_pressed_cb, "(ii)", -1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_ALT_MASK, on_move_pressed_cb, "(ii)", 1, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, on_move_pressed_cb, "(ii)", -7, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, on_move_pressed_cb, "(ii)", 7, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_edge_pressed_cb, "i", 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, on_edge_pressed_cb, "i", 6);
  /* A scrolled window around the canvas would take these. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.step", "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_open_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_open_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_select_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_leave_pressed_cb, NULL);
}

static void
dia_calendar_canvas_class_init (DiaCalendarCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dia_calendar_canvas_dispose;
  widget_class->grab_focus = dia_calendar_canvas_grab_focus;
  widget_class->focus = dia_calendar_canvas_focus;
  widget_class->size_allocate = dia_calendar_canvas_size_allocate;
  widget_class->snapshot = dia_calendar_canvas_snapshot;
  widget_class->map = dia_calendar_canvas_map;
  widget_class->unmap = dia_calendar_canvas_unmap;
  widget_class->css_changed = dia_calendar_canvas_css_changed;

  signals[SIGNAL_CHIP_ACTIVATED] =
    g_signal_new ("chip-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, DIA_TYPE_CALENDAR_CHIP);
  signals[SIGNAL_DAY_ACTIVATED] =
    g_signal_new ("day-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);

  add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "calendar-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
dia_calendar_canvas_init (DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  GtkGesture *click = gtk_gesture_click_new ();

  for (guint i = 0; i < G_N_ELEMENTS (priv->cells); i++)
    {
      priv->cells[i] = dia_calendar_cell_new ();
      gtk_widget_set_child_visible (priv->cells[i], i == priv->current);
      gtk_widget_set_parent (priv->cells[i], GTK_WIDGET (self));
    }
  g_signal_connect (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (on_click_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  priv->drag = dia_calendar_drag_new (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

DiaCalendarModel *
dia_calendar_canvas_get_model (DiaCalendarCanvas *self)
{
  return get_private (self)->model;
}

DiaCalendarPainter *
dia_calendar_canvas_get_painter (DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);

  if (priv->painter == NULL)
    priv->painter = dia_calendar_painter_new (GTK_WIDGET (self), get_roster (self), 1);

  return priv->painter;
}

void
dia_calendar_canvas_get_room (DiaCalendarCanvas *self,
                              DiaCalendarRoom   *room)
{
  DiaCalendarPainter *painter = dia_calendar_canvas_get_painter (self);

  *room = (DiaCalendarRoom) {
    .width = (float) gtk_widget_get_width (GTK_WIDGET (self)),
    .height = (float) gtk_widget_get_height (GTK_WIDGET (self)),
    .metrics = *dia_calendar_painter_get_metrics (painter),
    .mirrored = dia_calendar_painter_is_mirrored (painter),
  };
}

gpointer
dia_calendar_canvas_get_layout (DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);

  if (!is_shown (self) || priv->width <= 0)
    return NULL;
  return dia_calendar_album_get_current (priv->album)->layout;
}

guint
dia_calendar_canvas_get_look (DiaCalendarCanvas     *self,
                              const DiaCalendarChip *chip)
{
  DiaCalendarModel *model = get_private (self)->model;

  return dia_calendar_model_is_faded (model, chip) ? DIA_CHIP_FADED : DIA_CHIP_PLAIN;
}

void
dia_calendar_canvas_set_model (DiaCalendarCanvas *self,
                               DiaCalendarModel  *model)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);
  DiaRoster *roster = dia_workspace_get_roster (dia_calendar_model_get_workspace (model));

  g_return_if_fail (priv->model == NULL);

  priv->model = g_object_ref (model);
  priv->album = dia_calendar_album_new (GTK_WIDGET (self), model, &DIA_CALENDAR_CANVAS_GET_CLASS (self)->view);
  g_signal_connect_object (model, "changed", G_CALLBACK (on_model_changed_cb), self, 0);
  g_signal_connect_object (dia_roster_get_brands (roster), "items-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

const char *
dia_calendar_canvas_get_name_in_hand (DiaCalendarCanvas *self)
{
  DiaCalendarCanvasPrivate *priv = get_private (self);

  return dia_calendar_cell_get_name (DIA_CALENDAR_CELL (priv->cells[priv->current]));
}
