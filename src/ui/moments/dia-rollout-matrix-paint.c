/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-matrix-private.h"

#include "dia-brand-color.h"
#include "dia-icon-paint.h"
#include "dia-rollout-legend.h"
#include "dia-rollout-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FADED 0.3

static void
paint_bar (DiaRolloutMatrix *self,
           GtkSnapshot      *snapshot,
           const DiaTally   *tally,
           float             x,
           float             y)
{
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);
  int percent = dia_tally_get_percent (tally);
  float edge = dia_rollout_matrix_scale (self, 4), width = self->sizes.cell_width - 2 * edge;
  float height = self->sizes.cell_height - edge;
  float full = height * (float) MAX (percent, 0) / 100;

  if (percent < 0)
    {
      GskRenderNode *sign = dia_rollout_brush_get_sign (&self->brush, DIA_CELL_OUTSIDE);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
      if (sign != NULL)
        gtk_snapshot_append_node (snapshot, sign);
      gtk_snapshot_restore (snapshot);
      return;
    }
  y += edge / 2;
  gtk_snapshot_append_color (snapshot, &ink->track, &GRAPHENE_RECT_INIT (x + edge, y, width, height));
  gtk_snapshot_append_color (snapshot, &ink->ink, &GRAPHENE_RECT_INIT (x + edge, y + height - full, width, full));
}

static void
paint_one_cell (DiaRolloutMatrix *self,
                GtkSnapshot      *snapshot,
                const Line       *line,
                guint             column,
                float             x,
                float             y)
{
  GskRenderNode *sign;
  gboolean faded = line->row != NULL && !dia_rollout_filter_holds (self->filter, &line->row->cells[column]);

  if (line->row == NULL)
    {
      DiaTally tally = { { 0 } };

      dia_tally_add_moment (&tally, line->moment, column, 1);
      paint_bar (self, snapshot, &tally, x, y);
      return;
    }

  sign = dia_rollout_brush_get_sign (&self->brush, line->row->cells[column].state);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  if (faded)
    gtk_snapshot_push_opacity (snapshot, FADED);
  if (sign != NULL)
    gtk_snapshot_append_node (snapshot, sign);
  if (line->row->cells[column].behind)
    gtk_snapshot_append_color (snapshot, &dia_rollout_brush_get_ink (&self->brush)->behind,
                               &GRAPHENE_RECT_INIT (self->sizes.cell_width - 7, 1, 6, 4));
  if (faded)
    gtk_snapshot_pop (snapshot);
  gtk_snapshot_restore (snapshot);
}

/* The lines and columns that are seen, last ones excluded. */
static void
find_seen (DiaRolloutMatrix *self,
           guint             seen[4])
{
  graphene_rect_t window;
  double across = dia_rollout_matrix_get_offset (self, 0), down = dia_rollout_matrix_get_offset (self, 1);
  guint n = dia_rollout_matrix_count_columns (self);

  dia_rollout_matrix_get_window (self, &window);
  seen[0] = (guint) (down / self->sizes.row_height);
  seen[1] = MIN (self->lines->len, (guint) ((down + window.size.height) / self->sizes.row_height) + 1);
  for (seen[2] = 0; seen[2] < n && dia_rollout_matrix_get_left (self, seen[2]) + self->sizes.cell_width <= across;)
    seen[2]++;
  for (seen[3] = seen[2]; seen[3] < n && dia_rollout_matrix_get_left (self, seen[3]) < across + window.size.width;)
    seen[3]++;
}

/* Some cells of one line side by side, drawn once: a frame then copies a hundred
 * pictures instead of a thousand. */
static void
paint_strip (DiaRolloutMatrix *self,
             GtkSnapshot      *snapshot,
             guint             line,
             guint             first)
{
  const Line *shown = &g_array_index (self->lines, Line, line);
  guint end = MIN (first + STRIP, dia_rollout_matrix_count_columns (self));
  g_autofree char *key = g_strdup_printf ("cells %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u", shown->moment->moment->id,
                                          shown->child ? shown->row->content_id : DIA_ID_NONE, first);
  float left = dia_rollout_matrix_get_left (self, first);
  graphene_rect_t area;
  GtkSnapshot *drawing;

  dia_rollout_matrix_get_cell_area (self, line, first, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &area.origin);
  drawing = dia_rollout_brush_begin (&self->brush, snapshot, key);
  if (drawing != NULL)
    {
      for (guint i = first; i < end; i++)
        paint_one_cell (self, drawing, shown, i, dia_rollout_matrix_get_left (self, i) - left,
                        (self->sizes.row_height - self->sizes.cell_height) / 2);
      dia_rollout_brush_end (&self->brush, snapshot, key, drawing, dia_rollout_matrix_get_left (self, end - 1) - left + self->sizes.cell_width, self->sizes.row_height);
    }
  gtk_snapshot_restore (snapshot);
}

/* All that is selected. */
static gboolean
get_selected_area (DiaRolloutMatrix *self,
                   graphene_rect_t  *area)
{
  graphene_rect_t last;
  guint selection[4];

  if (!dia_rollout_matrix_get_selection (self, selection))
    return FALSE;
  dia_rollout_matrix_get_cell_area (self, selection[0], selection[2], area);
  dia_rollout_matrix_get_cell_area (self, selection[1], selection[3], &last);
  graphene_rect_union (area, &last, area);
  return TRUE;
}

static void
paint_cells (DiaRolloutMatrix *self,
             GtkSnapshot      *snapshot,
             const guint       seen[4])
{
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);
  graphene_rect_t window, area;

  dia_rollout_matrix_get_window (self, &window);
  gtk_snapshot_push_clip (snapshot, &window);
  if (get_selected_area (self, &area))
    {
      gtk_snapshot_append_color (snapshot, &ink->selected,
                                 &GRAPHENE_RECT_INIT (window.origin.x, area.origin.y, window.size.width, area.size.height));
      gtk_snapshot_append_color (snapshot, &ink->selected,
                                 &GRAPHENE_RECT_INIT (area.origin.x, window.origin.y, area.size.width, window.size.height));
    }
  for (guint line = seen[0]; line < seen[1]; line++)
    {
      for (guint first = seen[2] - seen[2] % STRIP; first < seen[3]; first += STRIP)
        paint_strip (self, snapshot, line, first);
    }
  gtk_snapshot_pop (snapshot);
}

/* When it is: the days of a key moment, the day of a content; or how many of its
 * cells are behind. (transfer full) */
static char *
describe_row (DiaRolloutMatrix *self,
              const Line       *line,
              gboolean         *behind)
{
  DiaTally tally = { { 0 } };

  *behind = FALSE;
  if (!line->child)
    return dia_rollout_words_dup_days (line->moment->moment);
  dia_tally_add_row (&tally, line->row, 0, dia_rollout_matrix_count_columns (self));
  if (tally.n_behind > 0)
    {
      *behind = TRUE;
      return g_strdup_printf (ngettext ("≈ %u behind", "≈ %u behind", tally.n_behind), tally.n_behind);
    }
  if (line->row->first_at == DIA_INSTANT_NONE)
    return g_strdup ("");

  {
    g_autofree char *zone = dia_zone_dup_local ();

    return dia_day_format (dia_day_from_instant (line->row->first_at, zone), "EEEdMMM");
  }
}

static void
draw_row_head (DiaRolloutMatrix *self,
               GtkSnapshot      *snapshot,
               const Line       *line,
               gboolean          open)
{
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);
  float height = self->sizes.row_height, width = self->sizes.head_width - 8;
  float x = dia_rollout_matrix_scale (self, line->child ? 42 : 34);
  gboolean behind;
  g_autofree char *note = describe_row (self, line, &behind);
  const DiaRolloutLabel noted = { .text = note, .small = TRUE, .align = 1, .bold = behind };
  const DiaRolloutLabel titled = { .text = line->child ? line->row->title : line->moment->moment->title,
                                   .bold = !line->child };
  float taken = (float) dia_rollout_brush_measure (&self->brush, &noted);
  GdkRGBA tint, edge, words;

  if (!line->child)
    {
      dia_brand_color_init_band (&tint, &edge, &words, line->moment->moment->color, ink->dark);
      gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT (dia_rollout_matrix_scale (self, 24), 6, 4, height - 12));
      if (line->row == NULL)
        dia_icon_paint (GTK_WIDGET (self), snapshot, open ? "pan-down-symbolic" : "pan-end-symbolic",
                        dia_rollout_matrix_scale (self, 5), dia_rollout_matrix_scale (self, 7),
                        (int) dia_rollout_matrix_scale (self, 16), &ink->dim);
    }
  /* The day gives way before the title does; that cells are behind, does not. */
  if (!behind && (float) dia_rollout_brush_measure (&self->brush, &titled) + taken + 8 > width - x)
    taken = 0;
  dia_rollout_brush_write (&self->brush, snapshot,
                           &(DiaRolloutLabel) { .text = titled.text,
                                                .width = (int) (width - x - taken - (taken > 0 ? 8 : 0)),
                                                .bold = !line->child },
                           &ink->text, &GRAPHENE_RECT_INIT (x, 0, width - x, height));
  if (taken > 0)
    dia_rollout_brush_write (&self->brush, snapshot, &noted, behind ? &ink->behind : &ink->dim,
                             &GRAPHENE_RECT_INIT (x, 0, width - x, height));
}

static void
paint_row_head (DiaRolloutMatrix *self,
                GtkSnapshot      *snapshot,
                const Line       *line,
                float             y)
{
  gboolean open = g_hash_table_contains (self->open, &line->moment->moment->id);
  g_autofree char *key = g_strdup_printf ("head %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", line->moment->moment->id,
                                          line->child ? line->row->content_id : DIA_ID_NONE, open);
  GtkSnapshot *drawing;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  drawing = dia_rollout_brush_begin (&self->brush, snapshot, key);
  if (drawing != NULL)
    {
      draw_row_head (self, drawing, line, open);
      dia_rollout_brush_end (&self->brush, snapshot, key, drawing, self->sizes.head_width, self->sizes.row_height);
    }
  gtk_snapshot_restore (snapshot);
}

static void
draw_row_tail (DiaRolloutMatrix *self,
               GtkSnapshot      *snapshot,
               const Line       *line)
{
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);
  g_autofree char *text = NULL;
  DiaTally tally = { { 0 } };
  int percent;

  if (line->row != NULL)
    dia_tally_add_row (&tally, line->row, 0, dia_rollout_matrix_count_columns (self));
  else
    dia_tally_add_moment (&tally, line->moment, 0, dia_rollout_matrix_count_columns (self));
  percent = dia_tally_get_percent (&tally);
  text = dia_rollout_words_dup_percent (&tally);
  {
    float middle = roundf (self->sizes.row_height / 2) - 3, x = dia_rollout_matrix_scale (self, 52);
    float width = dia_rollout_matrix_scale (self, 34);

    dia_rollout_brush_write (&self->brush, snapshot,
                             &(DiaRolloutLabel) { .text = text, .bold = !line->child, .align = 1 },
                             &ink->text, &GRAPHENE_RECT_INIT (0, 0, dia_rollout_matrix_scale (self, 46), self->sizes.row_height));
    gtk_snapshot_append_color (snapshot, &ink->track, &GRAPHENE_RECT_INIT (x, middle, width, 6));
    gtk_snapshot_append_color (snapshot, percent >= 0 && percent < LOW_PERCENT ? &ink->error : &ink->ink,
                               &GRAPHENE_RECT_INIT (x, middle, width * (float) MAX (percent, 0) / 100, 6));
  }
}

/* Its tally reads every cell of the row: once, not in each frame. */
static void
paint_row_tail (DiaRolloutMatrix *self,
                GtkSnapshot      *snapshot,
                const Line       *line,
                float             y)
{
  float x = (float) gtk_widget_get_width (GTK_WIDGET (self)) - self->sizes.tail_width;
  g_autofree char *key = g_strdup_printf ("tail %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, line->moment->moment->id,
                                          line->child ? line->row->content_id : DIA_ID_NONE);
  GtkSnapshot *drawing;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  drawing = dia_rollout_brush_begin (&self->brush, snapshot, key);
  if (drawing != NULL)
    {
      draw_row_tail (self, drawing, line);
      dia_rollout_brush_end (&self->brush, snapshot, key, drawing, self->sizes.tail_width, self->sizes.row_height);
    }
  gtk_snapshot_restore (snapshot);
}

static void
paint_rows (DiaRolloutMatrix *self,
            GtkSnapshot      *snapshot,
            const guint       seen[4])
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, self->sizes.head_height, width,
                                               MAX (0, height - self->sizes.head_height - self->sizes.foot_height)));
  for (guint i = seen[0]; i < seen[1]; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      float y = self->sizes.head_height + (float) i * self->sizes.row_height - (float) dia_rollout_matrix_get_offset (self, 1);

      if (!line->child)
        gtk_snapshot_append_color (snapshot, &dia_rollout_brush_get_ink (&self->brush)->line, &GRAPHENE_RECT_INIT (0, y, width, 1));
      paint_row_head (self, snapshot, line, y);
      paint_row_tail (self, snapshot, line, y);
    }
  gtk_snapshot_pop (snapshot);
}

/* There is more at that side: a shadow over the cells. */
static void
paint_edge (DiaRolloutMatrix      *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *window,
            gboolean               at_end)
{
  float width = dia_rollout_matrix_scale (self, 10);
  float x = window->origin.x + (at_end ? window->size.width - width : 0);
  float height = window->size.height + self->sizes.head_height + self->sizes.foot_height;
  GdkRGBA dark = { 0, 0, 0, 0.14f }, clear = { 0, 0, 0, 0 };
  const GskColorStop stops[] = { { 0, at_end ? clear : dark }, { 1, at_end ? dark : clear } };

  gtk_snapshot_append_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (x, 0, width, height), &GRAPHENE_POINT_INIT (x, 0),
                                       &GRAPHENE_POINT_INIT (x + width, 0), stops, G_N_ELEMENTS (stops));
}

static void
paint_edges (DiaRolloutMatrix *self,
             GtkSnapshot      *snapshot)
{
  GtkAdjustment *across = self->adjustments[0];
  graphene_rect_t window;

  if (across == NULL)
    return;
  dia_rollout_matrix_get_window (self, &window);
  if (gtk_adjustment_get_value (across) > 0)
    paint_edge (self, snapshot, &window, FALSE);
  if (gtk_adjustment_get_value (across) + gtk_adjustment_get_page_size (across) < gtk_adjustment_get_upper (across))
    paint_edge (self, snapshot, &window, TRUE);
}

static void
paint_ring (DiaRolloutMatrix *self,
            GtkSnapshot      *snapshot)
{
  const GdkRGBA ring = dia_rollout_brush_get_ink (&self->brush)->ring;
  const GdkRGBA colors[] = { ring, ring, ring, ring };
  const float widths[] = { 2, 2, 2, 2 };
  graphene_rect_t window, area;
  GskRoundedRect frame;

  if (!get_selected_area (self, &area))
    return;
  dia_rollout_matrix_get_window (self, &window);
  graphene_rect_inset (&area, -1, 1);
  gsk_rounded_rect_init_from_rect (&frame, &area, 5);
  gtk_snapshot_push_clip (snapshot, &window);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
  gtk_snapshot_pop (snapshot);
}

void
dia_rollout_matrix_paint (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DiaRolloutMatrix *self = DIA_ROLLOUT_MATRIX (widget);
  guint seen[4];

  gtk_snapshot_append_color (snapshot, &dia_rollout_brush_get_ink (&self->brush)->view,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget)));
  if (self->rollout == NULL || dia_rollout_matrix_count_columns (self) == 0)
    return;
  find_seen (self, seen);
  dia_rollout_matrix_paint_heads (self, snapshot, seen);
  paint_cells (self, snapshot, seen);
  paint_rows (self, snapshot, seen);
  dia_rollout_matrix_paint_foot (self, snapshot, seen);
  paint_ring (self, snapshot);
  paint_edges (self, snapshot);
}
