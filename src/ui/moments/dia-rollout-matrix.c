/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-matrix-private.h"

#include "dia-calendar-cell.h"
#include "dia-look.h"
#include "dia-rollout-words.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

/* What cells and heads of rows shrink to where all columns then fit, px. */
#define NARROW_CELL 13.5f
#define NARROW_HEAD 190
/* With less room than for these, there is no foot. */
#define FEW_ROWS    4

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

float
dia_rollout_matrix_scale (DiaRolloutMatrix *self,
                          float             length)
{
  return roundf (length * self->sizes.scale);
}

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

  graphene_rect_init (window, self->sizes.head_width, self->sizes.head_height,
                      MAX (0, width - self->sizes.head_width - self->sizes.tail_width),
                      MAX (0, height - self->sizes.head_height - self->sizes.foot_height));
}

void
dia_rollout_matrix_get_cell_area (DiaRolloutMatrix *self,
                                  guint             line,
                                  guint             column,
                                  graphene_rect_t  *area)
{
  float x = dia_rollout_matrix_get_left (self, column) - (float) dia_rollout_matrix_get_offset (self, 0);
  float y = (float) line * self->sizes.row_height - (float) dia_rollout_matrix_get_offset (self, 1);

  graphene_rect_init (area, self->sizes.head_width + x, self->sizes.head_height + y, self->sizes.cell_width,
                      self->sizes.row_height);
}

/* How many brands have columns. */
static guint
count_groups (DiaRolloutMatrix *self)
{
  guint n = dia_rollout_matrix_count_columns (self), groups = 0;

  for (guint i = 0; i < n; i = dia_rollout_find_brand_end (self->rollout, i))
    groups++;

  return groups;
}

/* All columns are seen at once as long as their signs can be told apart; the heads of
 * rows give way first, and then the cells. */
static void
fit_width (DiaRolloutMatrix *self,
           float             width)
{
  DiaRolloutSizes *sizes = &self->sizes;
  float n = (float) dia_rollout_matrix_count_columns (self);
  float gaps = 8 + sizes->brand_gap * (float) count_groups (self);
  float narrow = dia_rollout_matrix_scale (self, NARROW_CELL), head = dia_rollout_matrix_scale (self, NARROW_HEAD);
  float rest = width - sizes->tail_width - gaps;

  /* A small window with large text keeps room for cells. */
  sizes->head_width = MIN (sizes->head_width, MAX (120, floorf (width * 0.36f)));
  if (n == 0 || rest - sizes->head_width >= n * sizes->cell_width)
    return;
  if (rest - head >= n * narrow)
    {
      sizes->cell_width = MIN (sizes->cell_width, MAX (narrow, floorf ((rest - sizes->head_width) / n)));
      sizes->head_width = MIN (sizes->head_width, rest - n * sizes->cell_width);
    }
}

/* FALSE where nothing is another size than before. */
static gboolean
find_sizes (DiaRolloutMatrix *self,
            int               width,
            int               height)
{
  const DiaRolloutSizes before = self->sizes;

  self->sizes.scale = (float) dia_look_get_text_scale (GTK_WIDGET (self));
  self->sizes.cell_width = dia_rollout_matrix_scale (self, 17);
  self->sizes.cell_height = dia_rollout_matrix_scale (self, 24);
  self->sizes.brand_gap = dia_rollout_matrix_scale (self, 8);
  self->sizes.row_height = dia_rollout_matrix_scale (self, 29);
  self->sizes.head_width = dia_rollout_matrix_scale (self, 236);
  self->sizes.tail_width = dia_rollout_matrix_scale (self, 92);
  self->sizes.head_height = dia_rollout_matrix_scale (self, 76);
  self->sizes.foot_height = dia_rollout_matrix_scale (self, 66);
  if (width > 0)
    fit_width (self, (float) width);
  /* Rows come before what sums them up. */
  if (height > 0 && (float) height < self->sizes.head_height + self->sizes.foot_height + FEW_ROWS * self->sizes.row_height)
    self->sizes.foot_height = 0;
  self->brush.cell_width = self->sizes.cell_width;
  self->brush.cell_height = self->sizes.cell_height;

  return memcmp (&before, &self->sizes, sizeof before) != 0;
}

static void
place_columns (DiaRolloutMatrix *self)
{
  float x = 4;

  g_array_set_size (self->lefts, 0);
  for (guint i = 0; i < dia_rollout_matrix_count_columns (self); i++)
    {
      if (i > 0 && dia_rollout_find_brand_end (self->rollout, i - 1) == i)
        x += self->sizes.brand_gap;
      g_array_append_val (self->lefts, x);
      x += self->sizes.cell_width;
    }
  g_array_append_val (self->lefts, x);
}

void
dia_rollout_matrix_list_lines (DiaRolloutMatrix *self)
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

void
dia_rollout_matrix_configure (DiaRolloutMatrix *self)
{
  graphene_rect_t window;
  double sizes[2], pages[2];

  dia_rollout_matrix_get_window (self, &window);
  sizes[0] = get_cells_width (self);
  sizes[1] = self->lines->len * (double) self->sizes.row_height;
  pages[0] = window.size.width;
  pages[1] = window.size.height;
  for (guint i = 0; i < 2; i++)
    {
      if (self->adjustments[i] != NULL)
        gtk_adjustment_configure (self->adjustments[i], gtk_adjustment_get_value (self->adjustments[i]), 0,
                                  MAX (sizes[i], pages[i]), i == 0 ? self->sizes.cell_width : self->sizes.row_height,
                                  pages[i] * 0.9, pages[i]);
    }
}

static void
dia_rollout_matrix_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (widget);

  if (find_sizes (self, width, height))
    {
      place_columns (self);
      dia_rollout_brush_forget_looks (&self->brush);
    }
  dia_rollout_matrix_configure (self);
  dia_rollout_matrix_place_hand (self);
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

  const DiaRolloutSizes *sizes = &self->sizes;
  float around = orientation == GTK_ORIENTATION_HORIZONTAL ? sizes->head_width + sizes->tail_width : sizes->head_height;
  float all = orientation == GTK_ORIENTATION_HORIZONTAL ? get_cells_width (self)
                                                        : (float) self->lines->len * sizes->row_height;

  *minimum = (int) (around + (orientation == GTK_ORIENTATION_HORIZONTAL ? sizes->cell_width : sizes->row_height));
  *natural = (int) (around + all + (orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : sizes->foot_height));
  *natural = MAX (*minimum, *natural);
}

static gboolean
dia_rollout_matrix_grab_focus (GtkWidget *widget)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (widget);

  return gtk_widget_grab_focus (self->cells[self->current]);
}

static void
forget_looks (DiaRolloutMatrix *self)
{
  dia_rollout_brush_forget_looks (&self->brush);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dia_rollout_matrix_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dia_rollout_matrix_parent_class)->css_changed (widget, change);
  forget_looks (DIA_ROLLOUT_MATRIX (widget));
}

static void
on_adjustment_changed_cb (GtkAdjustment    *adjustment,
                          DiaRolloutMatrix *self)
{
  dia_rollout_matrix_place_hand (self);
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
  dia_rollout_matrix_configure (self);
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
  dia_rollout_brush_clear (&self->brush);

  G_OBJECT_CLASS (dia_rollout_matrix_parent_class)->finalize (object);
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
  dia_rollout_matrix_bind_keys (widget_class);
}

static void
dia_rollout_matrix_init (DiaRolloutMatrix *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->lefts = g_array_new (FALSE, FALSE, sizeof (float));
  self->open = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  dia_rollout_brush_init (&self->brush, GTK_WIDGET (self));
  find_sizes (self, 0, 0);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (forget_looks), self, G_CONNECT_SWAPPED);
  dia_rollout_matrix_watch_pointer (self);
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

/* What was in hand, and what was selected with it, is so again where it still is. */
static void
follow_hand (DiaRolloutMatrix  *self,
             const DiaCellName *hand,
             const DiaCellName *anchor)
{
  guint n_lines = self->lines->len, n_columns = dia_rollout_matrix_count_columns (self);

  self->line = MIN (self->line, MAX (n_lines, 1) - 1);
  self->column = MIN (self->column, MAX (n_columns, 1) - 1);
  dia_rollout_matrix_find_spot (self, hand, &self->line, &self->column);
  self->anchor_line = self->line;
  self->anchor_column = self->column;
  dia_rollout_matrix_find_spot (self, anchor, &self->anchor_line, &self->anchor_column);
}

void
dia_rollout_matrix_set_rollout (DiaRolloutMatrix *self,
                                DiaRollout       *rollout,
                                DiaDay            today)
{
  DiaCellName hand, anchor;

  g_return_if_fail (DIA_IS_ROLLOUT_MATRIX (self) && DIA_IS_ROLLOUT (rollout));

  hand = dia_rollout_matrix_name_spot (self, self->line, self->column);
  anchor = dia_rollout_matrix_name_spot (self, self->anchor_line, self->anchor_column);
  g_set_object (&self->rollout, rollout);
  dia_rollout_brush_forget (&self->brush);
  if (!self->chosen && rollout->moments->len > 0)
    {
      const DiaRolloutMoment *current = find_current (self, today);

      open_current (self, current);
      hand.moment_id = anchor.moment_id = current != NULL ? current->moment->id : DIA_ID_NONE;
      self->chosen = TRUE;
    }
  if (find_sizes (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self))))
    dia_rollout_brush_forget_looks (&self->brush);
  place_columns (self);
  dia_rollout_matrix_list_lines (self);
  follow_hand (self, &hand, &anchor);
  dia_rollout_matrix_configure (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  dia_rollout_matrix_show_hand (self);
}

DiaRollout *
dia_rollout_matrix_get_rollout (DiaRolloutMatrix *self)
{
  g_return_val_if_fail (DIA_IS_ROLLOUT_MATRIX (self), NULL);

  return self->rollout;
}

void
dia_rollout_matrix_set_filter (DiaRolloutMatrix *self,
                               guint             filter)
{
  g_return_if_fail (DIA_IS_ROLLOUT_MATRIX (self));

  self->filter = filter;
  dia_rollout_brush_forget (&self->brush);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
  dia_rollout_matrix_list_lines (self);
  dia_rollout_matrix_configure (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  dia_rollout_matrix_show_hand (self);
}
