/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-matrix-private.h"

#include "dia-calendar-cell.h"
#include "dia-rollout-words.h"

#include <adwaita.h>
#include <math.h>

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  IN_HAND_CHANGED,
  CELL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DiaRolloutMatrix, dia_rollout_matrix, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

double
dia_rollout_matrix_get_offset (DiaRolloutMatrix *self,
                               guint             axis)
{
  return self->adjustments[axis] != NULL ? floor (gtk_adjustment_get_value (self->adjustments[axis])) : 0;
}

float
dia_rollout_matrix_get_left (DiaRolloutMatrix *self,
                             guint             column)
{
  return g_array_index (self->lefts, float, column);
}

guint
dia_rollout_matrix_count_columns (DiaRolloutMatrix *self)
{
  return self->rollout != NULL ? self->rollout->accounts->len : 0;
}

static float
get_cells_width (DiaRolloutMatrix *self)
{
  return self->lefts->len > 0 ? dia_rollout_matrix_get_left (self, self->lefts->len - 1) : 0;
}

void
dia_rollout_matrix_get_window (DiaRolloutMatrix *self,
                               graphene_rect_t  *window)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));

  graphene_rect_init (window, HEAD_WIDTH, HEAD_HEIGHT, MAX (0, width - HEAD_WIDTH - TAIL_WIDTH), MAX (0, height - HEAD_HEIGHT - FOOT_HEIGHT));
}

void
dia_rollout_matrix_get_cell_area (DiaRolloutMatrix *self,
                                  guint             line,
                                  guint             column,
                                  graphene_rect_t  *area)
{
  graphene_rect_init (area, HEAD_WIDTH + dia_rollout_matrix_get_left (self, column) - (float) dia_rollout_matrix_get_offset (self, 0),
                      HEAD_HEIGHT + (float) line * ROW_HEIGHT - (float) dia_rollout_matrix_get_offset (self, 1), CELL_WIDTH, ROW_HEIGHT);
}

static void
place_columns (DiaRolloutMatrix *self)
{
  float x = 4;

  g_array_set_size (self->lefts, 0);
  for (guint i = 0; i < dia_rollout_matrix_count_columns (self); i++)
    {
      if (i > 0 && dia_rollout_find_brand_end (self->rollout, i - 1) == i)
        x += BRAND_GAP;
      g_array_append_val (self->lefts, x);
      x += CELL_WIDTH;
    }
  g_array_append_val (self->lefts, x);
}

static void
list_lines (DiaRolloutMatrix *self)
{
  g_array_set_size (self->lines, 0);
  for (guint i = 0; self->rollout != NULL && i < self->rollout->moments->len; i++)
    {
      DiaRolloutMoment *moment = self->rollout->moments->pdata[i];
      Line line = { moment, moment->n_contents == 0 ? moment->rows->pdata[0] : NULL, FALSE };

      g_array_append_val (self->lines, line);
      if (line.row != NULL || !g_hash_table_contains (self->open, &moment->moment->id))
        continue;
      for (guint j = 0; j < moment->rows->len; j++)
        {
          Line child = { moment, moment->rows->pdata[j], TRUE };

          g_array_append_val (self->lines, child);
        }
    }
}

static void
configure (DiaRolloutMatrix *self)
{
  graphene_rect_t window;
  double sizes[2], pages[2];

  dia_rollout_matrix_get_window (self, &window);
  sizes[0] = get_cells_width (self);
  sizes[1] = self->lines->len * ROW_HEIGHT;
  pages[0] = window.size.width;
  pages[1] = window.size.height;
  for (guint i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        gtk_adjustment_configure (self->adjustments[i], gtk_adjustment_get_value (self->adjustments[i]), 0,
                                  MAX (sizes[i], pages[i]), i == 0 ? CELL_WIDTH : ROW_HEIGHT, pages[i] * 0.9, pages[i]);
    }
}

static void
place_cell (DiaRolloutMatrix *self)
{
  graphene_rect_t area;

  if (self->line >= self->lines->len || self->column >= dia_rollout_matrix_count_columns (self))
    return;
  dia_rollout_matrix_get_cell_area (self, self->line, self->column, &area);
  gtk_widget_size_allocate (self->cells[self->current],
                            &(GtkAllocation) { (int) area.origin.x, (int) area.origin.y, CELL_WIDTH, ROW_HEIGHT }, -1);
}

static void
show_in_hand (DiaRolloutMatrix *self)
{
  GtkWidget *before = self->cells[self->current];
  GtkWidget *after = self->cells[1 - self->current];
  gboolean focused = gtk_widget_has_focus (before);

  if (self->line < self->lines->len && self->column < dia_rollout_matrix_count_columns (self))
    {
      const Line *line = &g_array_index (self->lines, Line, self->line);
      g_autofree char *name = dia_rollout_words_dup_cell (self->rollout, line->moment, line->row, self->column);

      dia_calendar_cell_set_name (DIA_CALENDAR_CELL (after), name);
      self->current = 1 - self->current;
      gtk_widget_set_child_visible (after, TRUE);
      place_cell (self);
      if (focused)
        gtk_widget_grab_focus (after);
      gtk_widget_set_child_visible (before, FALSE);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[IN_HAND_CHANGED], 0);
}

/* Scrolls as far as the cell in hand needs. */
static void
reveal (DiaRolloutMatrix *self)
{
  double from[2], to[2];

  if (self->line >= self->lines->len || self->column >= dia_rollout_matrix_count_columns (self))
    return;
  from[0] = self->column > 0 ? dia_rollout_matrix_get_left (self, self->column) : 0;
  to[0] = dia_rollout_matrix_get_left (self, self->column) + CELL_WIDTH;
  from[1] = self->line * ROW_HEIGHT;
  to[1] = from[1] + ROW_HEIGHT;
  for (guint i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_clamp_page (self->adjustments[i], from[i], to[i]);
}

static void
take_in_hand (DiaRolloutMatrix *self,
              int               line,
              int               column)
{
  if (self->lines->len == 0 || dia_rollout_matrix_count_columns (self) == 0)
    return;
  self->line = (guint) CLAMP (line, 0, (int) self->lines->len - 1);
  self->column = (guint) CLAMP (column, 0, (int) dia_rollout_matrix_count_columns (self) - 1);
  reveal (self);
  show_in_hand (self);
}

static void
toggle_moment (DiaRolloutMatrix       *self,
               const DiaRolloutMoment *moment)
{
  if (!g_hash_table_remove (self->open, &moment->moment->id))
    g_hash_table_add (self->open, g_memdup2 (&moment->moment->id, sizeof moment->moment->id));
  list_lines (self);
  configure (self);
  take_in_hand (self, (int) self->line, (int) self->column);
}

static void
activate_in_hand (DiaRolloutMatrix *self)
{
  const Line *line;

  if (self->line >= self->lines->len)
    return;
  line = &g_array_index (self->lines, Line, self->line);
  if (line->row == NULL)
    toggle_moment (self, line->moment);
  else
    g_signal_emit (self, signals[CELL_ACTIVATED], 0);
}

/* Ctrl and an arrow: the beginning of the next or this group. */
static int
find_group (DiaRolloutMatrix *self,
            int               step)
{
  int column = (int) self->column;

  if (step > 0)
    return (int) dia_rollout_find_market_end (self->rollout, self->column);
  if (column == 0)
    return 0;
  for (column--; column > 0 && dia_rollout_find_market_end (self->rollout, (guint) column - 1) != (guint) column;)
    column--;
  return column;
}

static gboolean
on_move_pressed_cb (GtkWidget *widget,
                    GVariant  *args,
                    gpointer   user_data)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (widget);
  int across, down;
  gboolean group;

  g_variant_get (args, "(iib)", &across, &down, &group);
  if (self->rollout == NULL || dia_rollout_matrix_count_columns (self) == 0)
    return FALSE;
  take_in_hand (self, (int) self->line + down,
                group && across != 0 ? find_group (self, across) : CLAMP ((int) self->column + across, 0, G_MAXINT16));
  return TRUE;
}

static gboolean
on_activate_pressed_cb (GtkWidget *widget,
                        GVariant  *args,
                        gpointer   user_data)
{
  activate_in_hand (DIA_ROLLOUT_MATRIX (widget));
  return TRUE;
}

static int
find_column (DiaRolloutMatrix *self,
             double            x)
{
  double across = x - HEAD_WIDTH + dia_rollout_matrix_get_offset (self, 0);

  for (guint i = 0; i < dia_rollout_matrix_count_columns (self); i++)
    {
      if (across >= dia_rollout_matrix_get_left (self, i) && across < dia_rollout_matrix_get_left (self, i) + CELL_WIDTH)
        return (int) i;
    }

  return -1;
}

static void
on_click_pressed_cb (GtkGestureClick  *gesture,
                     int               n_press,
                     double            x,
                     double            y,
                     DiaRolloutMatrix *self)
{
  int line = (int) floor ((y - HEAD_HEIGHT + dia_rollout_matrix_get_offset (self, 1)) / ROW_HEIGHT);
  int column = find_column (self, x);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (y < HEAD_HEIGHT || y >= gtk_widget_get_height (GTK_WIDGET (self)) - FOOT_HEIGHT || line < 0 ||
      line >= (int) self->lines->len)
    return;
  take_in_hand (self, line, column >= 0 ? column : (int) self->column);
  if (x < HEAD_WIDTH ? n_press == 1 && g_array_index (self->lines, Line, line).row == NULL : n_press == 2 && column >= 0)
    activate_in_hand (self);
}

static void
dia_rollout_matrix_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (widget);

  configure (self);
  place_cell (self);
}

static void
dia_rollout_matrix_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? HEAD_WIDTH + TAIL_WIDTH + CELL_WIDTH : HEAD_HEIGHT + ROW_HEIGHT + FOOT_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? HEAD_WIDTH + TAIL_WIDTH + (int) get_cells_width (self)
                                                       : HEAD_HEIGHT + (int) self->lines->len * ROW_HEIGHT + FOOT_HEIGHT;
  *natural = MAX (*minimum, *natural);
}

static gboolean
dia_rollout_matrix_grab_focus (GtkWidget *widget)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (widget);

  return gtk_widget_grab_focus (self->cells[self->current]);
}

static void
dia_rollout_matrix_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dia_rollout_matrix_parent_class)->css_changed (widget, change);
  dia_rollout_matrix_forget_looks (DIA_ROLLOUT_MATRIX (widget));
}

static void
on_adjustment_changed_cb (GtkAdjustment    *adjustment,
                          DiaRolloutMatrix *self)
{
  place_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (DiaRolloutMatrix *self,
                guint             axis,
                GtkAdjustment    *adjustment)
{
  if (self->adjustments[axis] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[axis], self);
  g_set_object (&self->adjustments[axis], adjustment);
  if (adjustment != NULL)
    g_signal_connect (adjustment, "value-changed", G_CALLBACK (on_adjustment_changed_cb), self);
  configure (self);
}

static void
dia_rollout_matrix_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (object);

  if (property_id == PROP_HADJUSTMENT || property_id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[property_id - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, self->policies[property_id - PROP_HSCROLL_POLICY]);
}

static void
dia_rollout_matrix_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (object);

  if (property_id == PROP_HADJUSTMENT || property_id == PROP_VADJUSTMENT)
    set_adjustment (self, property_id - PROP_HADJUSTMENT, g_value_get_object (value));
  else
    self->policies[property_id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
}

static void
dia_rollout_matrix_dispose (GObject *object)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (object);

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->cells[i], gtk_widget_unparent);
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  for (guint i = 0; i < DIA_CELL_N_STATES; i++)
    g_clear_pointer (&self->signs[i], gsk_render_node_unref);
  g_clear_object (&self->rollout);

  G_OBJECT_CLASS (dia_rollout_matrix_parent_class)->dispose (object);
}

static void
dia_rollout_matrix_finalize (GObject *object)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (object);

  g_array_unref (self->lines);
  g_array_unref (self->lefts);
  g_hash_table_unref (self->open);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->layouts);

  G_OBJECT_CLASS (dia_rollout_matrix_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_move_pressed_cb, "(iib)", -1, 0, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_move_pressed_cb, "(iib)", 1, 0, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, on_move_pressed_cb, "(iib)", 0, -1, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_move_pressed_cb, "(iib)", 0, 1, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, on_move_pressed_cb, "(iib)", -1, 0, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, on_move_pressed_cb, "(iib)", 1, 0, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_move_pressed_cb, "(iib)", -G_MAXINT16, 0, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, on_move_pressed_cb, "(iib)", G_MAXINT16, 0, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, on_move_pressed_cb, "(iib)", 0, -10, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, on_move_pressed_cb, "(iib)", 0, 10, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_activate_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_activate_pressed_cb, NULL);
}

static void
dia_rollout_matrix_class_init (DiaRolloutMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_rollout_matrix_dispose;
  object_class->finalize = dia_rollout_matrix_finalize;
  object_class->get_property = dia_rollout_matrix_get_property;
  object_class->set_property = dia_rollout_matrix_set_property;
  widget_class->snapshot = dia_rollout_matrix_paint;
  widget_class->measure = dia_rollout_matrix_measure;
  widget_class->size_allocate = dia_rollout_matrix_size_allocate;
  widget_class->grab_focus = dia_rollout_matrix_grab_focus;
  widget_class->css_changed = dia_rollout_matrix_css_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[IN_HAND_CHANGED] = g_signal_new ("in-hand-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CELL_ACTIVATED] = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "rollout-matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  bind_keys (widget_class);
}

static void
dia_rollout_matrix_init (DiaRolloutMatrix *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->lefts = g_array_new (FALSE, FALSE, sizeof (float));
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gsk_render_node_unref);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dia_rollout_matrix_forget_looks), self, G_CONNECT_SWAPPED);
  g_signal_connect (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  for (guint i = 0; i < 2; i++)
    {
      self->cells[i] = dia_calendar_cell_new ();
      gtk_widget_set_child_visible (self->cells[i], i == self->current);
      gtk_widget_set_parent (self->cells[i], GTK_WIDGET (self));
    }
}

GtkWidget *
dia_rollout_matrix_new (void)
{
  return g_object_new (DIA_TYPE_ROLLOUT_MATRIX, NULL);
}

/* The first that is not over. (nullable) */
static const DiaRolloutMoment *
find_current (DiaRolloutMatrix *self,
              DiaDay            today)
{
  for (guint i = 0; i < self->rollout->moments->len; i++)
    {
      const DiaRolloutMoment *moment = self->rollout->moments->pdata[i];
      DiaDay last;

      if (dia_day_parse (moment->moment->last_day, &last) && last >= today)
        return moment;
    }

  return NULL;
}

/* Of what one sees first. */
static void
open_current (DiaRolloutMatrix       *self,
              const DiaRolloutMoment *moment)
{
  if (moment == NULL)
    return;
  g_hash_table_add (self->open, g_memdup2 (&moment->moment->id, sizeof moment->moment->id));
}

/* Finds what was in hand among the new lines. */
static void
find_again (DiaRolloutMatrix *self,
            DiaId             moment_id,
            DiaId             content_id,
            DiaId             account_id)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->moment->moment->id == moment_id && (line->row != NULL ? line->row->content_id : DIA_ID_NONE) == content_id)
        self->line = i;
    }
  for (guint i = 0; i < dia_rollout_matrix_count_columns (self); i++)
    {
      if (DIA_ACCOUNT (self->rollout->accounts->pdata[i])->id == account_id)
        self->column = i;
    }
}

void
dia_rollout_matrix_set_rollout (DiaRolloutMatrix *self,
                                DiaRollout       *rollout,
                                DiaDay            today)
{
  const DiaRolloutMoment *moment = NULL;
  const DiaRolloutRow *row = NULL;
  DiaId ids[3] = { DIA_ID_NONE, DIA_ID_NONE, DIA_ID_NONE };
  guint column = 0;

  g_return_if_fail (DIA_IS_ROLLOUT_MATRIX (self) && DIA_IS_ROLLOUT (rollout));

  if (dia_rollout_matrix_get_in_hand (self, &moment, &row, &column))
    {
      ids[0] = moment->moment->id;
      ids[1] = row != NULL ? row->content_id : DIA_ID_NONE;
      ids[2] = DIA_ACCOUNT (self->rollout->accounts->pdata[column])->id;
    }
  g_set_object (&self->rollout, rollout);
  g_hash_table_remove_all (self->nodes);
  if (!self->chosen && rollout->moments->len > 0)
    {
      const DiaRolloutMoment *current = find_current (self, today);

      open_current (self, current);
      ids[0] = current != NULL ? current->moment->id : DIA_ID_NONE;
      self->chosen = TRUE;
    }
  place_columns (self);
  list_lines (self);
  self->line = MIN (self->line, self->lines->len > 0 ? self->lines->len - 1 : 0);
  self->column = MIN (self->column, dia_rollout_matrix_count_columns (self) > 0 ? dia_rollout_matrix_count_columns (self) - 1 : 0);
  find_again (self, ids[0], ids[1], ids[2]);
  configure (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  show_in_hand (self);
}

DiaRollout *
dia_rollout_matrix_get_rollout (DiaRolloutMatrix *self)
{
  g_return_val_if_fail (DIA_IS_ROLLOUT_MATRIX (self), NULL);

  return self->rollout;
}

gboolean
dia_rollout_matrix_get_in_hand (DiaRolloutMatrix        *self,
                                const DiaRolloutMoment **moment,
                                const DiaRolloutRow    **row,
                                guint                   *column)
{
  const Line *line;

  g_return_val_if_fail (DIA_IS_ROLLOUT_MATRIX (self), FALSE);

  if (self->line >= self->lines->len || self->column >= dia_rollout_matrix_count_columns (self))
    return FALSE;
  line = &g_array_index (self->lines, Line, self->line);
  *moment = line->moment;
  *row = line->row;
  *column = self->column;
  return TRUE;
}

const char *
dia_rollout_matrix_get_name_in_hand (DiaRolloutMatrix *self)
{
  g_return_val_if_fail (DIA_IS_ROLLOUT_MATRIX (self), NULL);

  return dia_calendar_cell_get_name (DIA_CALENDAR_CELL (self->cells[self->current]));
}

guint
dia_rollout_matrix_count_rows (DiaRolloutMatrix *self)
{
  g_return_val_if_fail (DIA_IS_ROLLOUT_MATRIX (self), 0);

  return self->lines->len;
}

void
dia_rollout_matrix_open_all (DiaRolloutMatrix *self)
{
  g_return_if_fail (DIA_IS_ROLLOUT_MATRIX (self));

  for (guint i = 0; self->rollout != NULL && i < self->rollout->moments->len; i++)
    {
      const DiaRolloutMoment *moment = self->rollout->moments->pdata[i];

      g_hash_table_add (self->open, g_memdup2 (&moment->moment->id, sizeof moment->moment->id));
    }
  list_lines (self);
  configure (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  show_in_hand (self);
}
