/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-matrix-private.h"

#include "dia-calendar-cell.h"
#include "dia-rollout-words.h"

#include <math.h>

void
dia_rollout_matrix_place_hand (DiaRolloutMatrix *self)
{
  graphene_rect_t area;

  if (self->line >= self->lines->len || self->column >= dia_rollout_matrix_count_columns (self))
    return;
  dia_rollout_matrix_get_cell_area (self, self->line, self->column, &area);
  gtk_widget_size_allocate (self->cells[self->current],
                            &(GtkAllocation) { (int) area.origin.x, (int) area.origin.y, (int) self->sizes.cell_width,
                                              (int) self->sizes.row_height }, -1);
}

void
dia_rollout_matrix_show_hand (DiaRolloutMatrix *self)
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
      dia_rollout_matrix_place_hand (self);
      if (focused)
        gtk_widget_grab_focus (after);
      gtk_widget_set_child_visible (before, FALSE);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "in-hand-changed");
}

/* Scrolls as far as the cell in hand needs. */
static void
reveal (DiaRolloutMatrix *self)
{
  double from[2], to[2];

  if (self->line >= self->lines->len || self->column >= dia_rollout_matrix_count_columns (self))
    return;
  from[0] = self->column > 0 ? dia_rollout_matrix_get_left (self, self->column) : 0;
  to[0] = dia_rollout_matrix_get_left (self, self->column) + self->sizes.cell_width;
  from[1] = self->line * self->sizes.row_height;
  to[1] = from[1] + self->sizes.row_height;
  for (guint i = 0; i < 2; i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_clamp_page (self->adjustments[i], from[i], to[i]);
}

static void
take_in_hand (DiaRolloutMatrix *self,
              int               line,
              int               column,
              gboolean          extend)
{
  if (self->lines->len == 0 || dia_rollout_matrix_count_columns (self) == 0)
    return;
  self->line = (guint) CLAMP (line, 0, (int) self->lines->len - 1);
  self->column = (guint) CLAMP (column, 0, (int) dia_rollout_matrix_count_columns (self) - 1);
  if (!extend)
    {
      self->anchor_line = self->line;
      self->anchor_column = self->column;
    }
  reveal (self);
  dia_rollout_matrix_show_hand (self);
}

static void
toggle_moment (DiaRolloutMatrix       *self,
               const DiaRolloutMoment *moment)
{
  if (!g_hash_table_remove (self->open, &moment->moment->id))
    g_hash_table_add (self->open, g_memdup2 (&moment->moment->id, sizeof moment->moment->id));
  dia_rollout_matrix_list_lines (self);
  dia_rollout_matrix_configure (self);
  take_in_hand (self, (int) self->line, (int) self->column, FALSE);
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
    g_signal_emit_by_name (self, "cell-activated");
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
  gboolean group, extend;

  g_variant_get (args, "(iibb)", &across, &down, &group, &extend);
  if (self->rollout == NULL || dia_rollout_matrix_count_columns (self) == 0)
    return FALSE;
  take_in_hand (self, (int) self->line + down,
                group && across != 0 ? find_group (self, across) : CLAMP ((int) self->column + across, 0, G_MAXINT16), extend);
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
  double across = x - self->sizes.head_width + dia_rollout_matrix_get_offset (self, 0);

  for (guint i = 0; i < dia_rollout_matrix_count_columns (self); i++)
    {
      float left = dia_rollout_matrix_get_left (self, i);

      if (across >= left && across < left + self->sizes.cell_width)
        return (int) i;
    }

  return -1;
}

/* -1 where there is none. */
static int
find_line (DiaRolloutMatrix *self,
           double            y)
{
  int line = (int) floor ((y - self->sizes.head_height + dia_rollout_matrix_get_offset (self, 1)) / self->sizes.row_height);

  if (y < self->sizes.head_height || y >= gtk_widget_get_height (GTK_WIDGET (self)) - self->sizes.foot_height ||
      line >= (int) self->lines->len)
    return -1;

  return line;
}

/* What is under the pointer, in words; of the heads, whose column it is. */
static gboolean
on_query_tooltip_cb (GtkWidget        *widget,
                     int               x,
                     int               y,
                     gboolean          keyboard,
                     GtkTooltip       *tooltip,
                     DiaRolloutMatrix *self)
{
  int line = find_line (self, y), column = find_column (self, x);
  g_autofree char *text = NULL;

  if (keyboard || self->rollout == NULL || (x < self->sizes.head_width && line < 0) || (x >= self->sizes.head_width && column < 0))
    return FALSE;
  if (x < self->sizes.head_width)
    {
      const Line *shown = &g_array_index (self->lines, Line, line);

      text = g_strdup (shown->child ? shown->row->title : shown->moment->moment->title);
    }
  else if (line >= 0)
    {
      const Line *shown = &g_array_index (self->lines, Line, line);

      text = dia_rollout_words_dup_cell (self->rollout, shown->moment, shown->row, (guint) column);
    }
  else
    text = dia_account_dup_full_name (self->rollout->accounts->pdata[column]);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
on_click_pressed_cb (GtkGestureClick  *gesture,
                     int               n_press,
                     double            x,
                     double            y,
                     DiaRolloutMatrix *self)
{
  int line = find_line (self, y);
  int column = find_column (self, x);
  gboolean extend = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_SHIFT_MASK;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (line < 0)
    return;
  take_in_hand (self, line, column >= 0 ? column : (int) self->column, extend);
  if (extend)
    return;
  if (x < self->sizes.head_width ? n_press == 1 && g_array_index (self->lines, Line, line).row == NULL : n_press == 2 && column >= 0)
    activate_in_hand (self);
}

void
dia_rollout_matrix_bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, on_move_pressed_cb, "(iibb)", -1, 0, FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, on_move_pressed_cb, "(iibb)", 1, 0, FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, on_move_pressed_cb, "(iibb)", 0, -1, FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_move_pressed_cb, "(iibb)", 0, 1, FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, on_move_pressed_cb, "(iibb)", -1, 0, TRUE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, on_move_pressed_cb, "(iibb)", 1, 0, TRUE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_move_pressed_cb, "(iibb)", -G_MAXINT16, 0, FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, on_move_pressed_cb, "(iibb)", G_MAXINT16, 0, FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, on_move_pressed_cb, "(iibb)", 0, -10, FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, on_move_pressed_cb, "(iibb)", 0, 10, FALSE, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_SHIFT_MASK, on_move_pressed_cb, "(iibb)", -1, 0, FALSE, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_SHIFT_MASK, on_move_pressed_cb, "(iibb)", 1, 0, FALSE, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_SHIFT_MASK, on_move_pressed_cb, "(iibb)", 0, -1, FALSE, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_SHIFT_MASK, on_move_pressed_cb, "(iibb)", 0, 1, FALSE, TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_activate_pressed_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_activate_pressed_cb, NULL);
}

void
dia_rollout_matrix_find_spot (DiaRolloutMatrix  *self,
                              const DiaCellName *spot,
                              guint             *line,
                              guint             *column)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *shown = &g_array_index (self->lines, Line, i);

      if (shown->moment->moment->id == spot->moment_id &&
          (shown->row != NULL ? shown->row->content_id : DIA_ID_NONE) == spot->content_id)
        *line = i;
    }
  for (guint i = 0; i < dia_rollout_matrix_count_columns (self); i++)
    {
      if (DIA_ACCOUNT (self->rollout->accounts->pdata[i])->id == spot->account_id)
        *column = i;
    }
}

DiaCellName
dia_rollout_matrix_name_spot (DiaRolloutMatrix *self,
                              guint             line,
                              guint             column)
{
  DiaCellName spot = { DIA_ID_NONE, DIA_ID_NONE, DIA_ID_NONE };
  const Line *shown;

  if (line >= self->lines->len || column >= dia_rollout_matrix_count_columns (self))
    return spot;
  shown = &g_array_index (self->lines, Line, line);
  spot.moment_id = shown->moment->moment->id;
  spot.content_id = shown->row != NULL ? shown->row->content_id : DIA_ID_NONE;
  spot.account_id = DIA_ACCOUNT (self->rollout->accounts->pdata[column])->id;

  return spot;
}

void
dia_rollout_matrix_watch_pointer (DiaRolloutMatrix *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), self);
}

gboolean
dia_rollout_matrix_get_selection (DiaRolloutMatrix *self,
                                  guint             selection[4])
{
  if (self->line >= self->lines->len || self->column >= dia_rollout_matrix_count_columns (self))
    return FALSE;

  selection[0] = MIN (self->line, self->anchor_line);
  selection[1] = MIN (MAX (self->line, self->anchor_line), self->lines->len - 1);
  selection[2] = MIN (self->column, self->anchor_column);
  selection[3] = MIN (MAX (self->column, self->anchor_column), dia_rollout_matrix_count_columns (self) - 1);
  return TRUE;
}

GArray *
dia_rollout_matrix_list_selected (DiaRolloutMatrix *self)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (DiaRolloutPlace));
  guint selection[4];

  g_return_val_if_fail (DIA_IS_ROLLOUT_MATRIX (self), places);

  if (!dia_rollout_matrix_get_selection (self, selection))
    return places;
  for (guint i = selection[0]; i <= selection[1]; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      for (guint j = selection[2]; j <= selection[3]; j++)
        {
          DiaRolloutPlace place = { line->moment, line->row, j };

          g_array_append_val (places, place);
        }
    }

  return places;
}

gboolean
dia_rollout_matrix_take (DiaRolloutMatrix  *self,
                         const DiaCellName *cell)
{
  guint line = G_MAXUINT, column = G_MAXUINT;

  g_return_val_if_fail (DIA_IS_ROLLOUT_MATRIX (self), FALSE);

  if (cell->content_id != DIA_ID_NONE &&
      g_hash_table_add (self->open, g_memdup2 (&cell->moment_id, sizeof cell->moment_id)))
    {
      dia_rollout_matrix_list_lines (self);
      dia_rollout_matrix_configure (self);
    }
  dia_rollout_matrix_find_spot (self, cell, &line, &column);
  if (line == G_MAXUINT || column == G_MAXUINT)
    return FALSE;
  take_in_hand (self, (int) line, (int) column, FALSE);

  return TRUE;
}
