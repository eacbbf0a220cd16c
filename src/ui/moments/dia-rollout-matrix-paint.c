/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-matrix-private.h"

#include "dia-brand-color.h"
#include "dia-icon-paint.h"
#include "dia-network-sign.h"
#include "dia-node-raster.h"
#include "dia-rollout-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const DiaRolloutInk *
get_ink (DiaRolloutMatrix *self)
{
  if (!self->inked)
    dia_rollout_ink_init (&self->ink, GTK_WIDGET (self));
  self->inked = TRUE;

  return &self->ink;
}

void
dia_rollout_matrix_forget_looks (DiaRolloutMatrix *self)
{
  self->inked = FALSE;
  for (guint i = 0; i < DIA_CELL_N_STATES; i++)
    g_clear_pointer (&self->signs[i], gsk_render_node_unref);
  g_hash_table_remove_all (self->nodes);
  g_hash_table_remove_all (self->layouts);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The drawing of a state, made once. (nullable): one that draws nothing */
static GskRenderNode *
get_sign (DiaRolloutMatrix *self,
          DiaCellState      state)
{
  if (self->signs[state] == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;

      dia_rollout_ink_paint (get_ink (self), GTK_WIDGET (self), snapshot, state, CELL_WIDTH, CELL_HEIGHT);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node != NULL)
        self->signs[state] = dia_node_raster (node, GTK_WIDGET (self), &GRAPHENE_RECT_INIT (0, 0, CELL_WIDTH, CELL_HEIGHT));
    }

  return self->signs[state];
}

/* A line of text, laid out once. @width: px; -1 for as much as it takes. */
static PangoLayout *
get_layout (DiaRolloutMatrix *self,
            const char       *text,
            int               width,
            gboolean          bold,
            gboolean          small)
{
  g_autofree char *key = g_strdup_printf ("%d %d %d %s", width, bold, small, text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);
  g_autoptr (PangoAttrList) attributes = NULL;

  if (layout != NULL)
    return layout;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  attributes = pango_attr_list_new ();
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (small)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);

  return layout;
}

/* @align: where in the room of @width the text stands, 0…1. */
static void
paint_text (DiaRolloutMatrix *self,
            GtkSnapshot      *snapshot,
            PangoLayout      *layout,
            const GdkRGBA    *color,
            float             x,
            float             y,
            float             width,
            float             height,
            float             align)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (x + align * MAX (0, width - (float) extents.width)),
                                                          roundf (y + (height - (float) extents.height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Begins a drawing that is made once; NULL when @key is there already, and then
 * drawn. (transfer full) (nullable) */
static GtkSnapshot *
begin_kept (DiaRolloutMatrix *self,
            GtkSnapshot      *snapshot,
            const char       *key)
{
  GskRenderNode *node = g_hash_table_lookup (self->nodes, key);

  if (node == NULL)
    return gtk_snapshot_new ();
  gtk_snapshot_append_node (snapshot, node);
  return NULL;
}

/* Ends it, keeps it under @key and draws it. */
static void
end_kept (DiaRolloutMatrix *self,
          GtkSnapshot      *snapshot,
          const char       *key,
          GtkSnapshot      *drawing,
          float             width,
          float             height)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (drawing);
  GskRenderNode *kept;

  if (node == NULL)
    return;
  kept = dia_node_raster (node, GTK_WIDGET (self), &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_node (snapshot, kept);
  g_hash_table_insert (self->nodes, g_strdup (key), kept);
}

static void
paint_network (DiaRolloutMatrix *self,
               GtkSnapshot      *snapshot,
               const char       *network,
               float             x)
{
  const char *icon = dia_network_sign_get_icon (network);
  GtkSnapshot *drawing;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 57));
  drawing = begin_kept (self, snapshot, icon);
  if (drawing != NULL)
    {
      dia_icon_paint (GTK_WIDGET (self), drawing, icon, 0, 0, 13, &get_ink (self)->dim);
      end_kept (self, snapshot, icon, drawing, 13, 13);
    }
  gtk_snapshot_restore (snapshot);
}

static void
paint_bar (DiaRolloutMatrix *self,
           GtkSnapshot      *snapshot,
           const DiaTally   *tally,
           float             x,
           float             y)
{
  const DiaRolloutInk *ink = get_ink (self);
  int percent = dia_tally_get_percent (tally);
  float height = CELL_HEIGHT - 4;
  float full = height * (float) MAX (percent, 0) / 100;

  if (percent < 0)
    {
      GskRenderNode *sign = get_sign (self, DIA_CELL_OUTSIDE);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
      if (sign != NULL)
        gtk_snapshot_append_node (snapshot, sign);
      gtk_snapshot_restore (snapshot);
      return;
    }
  gtk_snapshot_append_color (snapshot, &ink->track, &GRAPHENE_RECT_INIT (x + 4, y + 2, CELL_WIDTH - 8, height));
  gtk_snapshot_append_color (snapshot, &ink->ink,
                             &GRAPHENE_RECT_INIT (x + 4, y + 2 + height - full, CELL_WIDTH - 8, full));
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

  if (line->row == NULL)
    {
      DiaTally tally = { { 0 } };

      dia_tally_add_moment (&tally, line->moment, column, 1);
      paint_bar (self, snapshot, &tally, x, y);
      return;
    }

  sign = get_sign (self, line->row->cells[column].state);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  if (sign != NULL)
    gtk_snapshot_append_node (snapshot, sign);
  if (line->row->cells[column].behind)
    gtk_snapshot_append_color (snapshot, &get_ink (self)->behind, &GRAPHENE_RECT_INIT (CELL_WIDTH - 7, 1, 6, 4));
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
  seen[0] = (guint) (down / ROW_HEIGHT);
  seen[1] = MIN (self->lines->len, (guint) ((down + window.size.height) / ROW_HEIGHT) + 1);
  for (seen[2] = 0; seen[2] < n && dia_rollout_matrix_get_left (self, seen[2]) + CELL_WIDTH <= across;)
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
  drawing = begin_kept (self, snapshot, key);
  if (drawing != NULL)
    {
      for (guint i = first; i < end; i++)
        paint_one_cell (self, drawing, shown, i, dia_rollout_matrix_get_left (self, i) - left,
                        (ROW_HEIGHT - CELL_HEIGHT) / 2);
      end_kept (self, snapshot, key, drawing, dia_rollout_matrix_get_left (self, end - 1) - left + CELL_WIDTH, ROW_HEIGHT);
    }
  gtk_snapshot_restore (snapshot);
}

static void
paint_cells (DiaRolloutMatrix *self,
             GtkSnapshot      *snapshot,
             const guint       seen[4])
{
  const DiaRolloutInk *ink = get_ink (self);
  graphene_rect_t window, area;

  dia_rollout_matrix_get_window (self, &window);
  gtk_snapshot_push_clip (snapshot, &window);
  if (self->line < self->lines->len && self->column < dia_rollout_matrix_count_columns (self))
    {
      dia_rollout_matrix_get_cell_area (self, self->line, self->column, &area);
      gtk_snapshot_append_color (snapshot, &ink->selected,
                                 &GRAPHENE_RECT_INIT (window.origin.x, area.origin.y, window.size.width, ROW_HEIGHT));
      gtk_snapshot_append_color (snapshot, &ink->selected,
                                 &GRAPHENE_RECT_INIT (area.origin.x, window.origin.y, CELL_WIDTH, window.size.height));
    }
  for (guint line = seen[0]; line < seen[1]; line++)
    {
      for (guint first = seen[2] - seen[2] % STRIP; first < seen[3]; first += STRIP)
        paint_strip (self, snapshot, line, first);
    }
  gtk_snapshot_pop (snapshot);
}

static void
draw_row_head (DiaRolloutMatrix *self,
               GtkSnapshot      *snapshot,
               const Line       *line,
               gboolean          open)
{
  const DiaRolloutInk *ink = get_ink (self);
  float x = line->child ? 42 : 34;
  GdkRGBA tint, edge, words;

  if (!line->child)
    {
      dia_brand_color_init_band (&tint, &edge, &words, line->moment->moment->color, ink->dark);
      gtk_snapshot_append_color (snapshot, &edge, &GRAPHENE_RECT_INIT (24, 6, 4, ROW_HEIGHT - 12));
      if (line->row == NULL)
        dia_icon_paint (GTK_WIDGET (self), snapshot, open ? "pan-down-symbolic" : "pan-end-symbolic", 5, 7, 16, &ink->dim);
    }
  paint_text (self, snapshot,
              get_layout (self, line->child ? line->row->title : line->moment->moment->title, HEAD_WIDTH - (int) x - 6,
                          !line->child, FALSE),
              &ink->text, x, 0, HEAD_WIDTH - x - 6, ROW_HEIGHT, 0);
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
  drawing = begin_kept (self, snapshot, key);
  if (drawing != NULL)
    {
      draw_row_head (self, drawing, line, open);
      end_kept (self, snapshot, key, drawing, HEAD_WIDTH, ROW_HEIGHT);
    }
  gtk_snapshot_restore (snapshot);
}

static void
draw_row_tail (DiaRolloutMatrix *self,
               GtkSnapshot      *snapshot,
               const Line       *line)
{
  const DiaRolloutInk *ink = get_ink (self);
  g_autofree char *text = NULL;
  DiaTally tally = { { 0 } };
  int percent;

  if (line->row != NULL)
    dia_tally_add_row (&tally, line->row, 0, dia_rollout_matrix_count_columns (self));
  else
    dia_tally_add_moment (&tally, line->moment, 0, dia_rollout_matrix_count_columns (self));
  percent = dia_tally_get_percent (&tally);
  text = dia_rollout_words_dup_percent (&tally);
  paint_text (self, snapshot, get_layout (self, text, -1, !line->child, FALSE), &ink->text, 0, 0, 46, ROW_HEIGHT, 1);
  gtk_snapshot_append_color (snapshot, &ink->track, &GRAPHENE_RECT_INIT (52, ROW_HEIGHT / 2 - 3, 34, 6));
  gtk_snapshot_append_color (snapshot, percent >= 0 && percent < LOW_PERCENT ? &ink->error : &ink->ink,
                             &GRAPHENE_RECT_INIT (52, ROW_HEIGHT / 2 - 3, 34 * (float) MAX (percent, 0) / 100, 6));
}

/* Its tally reads every cell of the row: once, not in each frame. */
static void
paint_row_tail (DiaRolloutMatrix *self,
                GtkSnapshot      *snapshot,
                const Line       *line,
                float             y)
{
  float x = (float) gtk_widget_get_width (GTK_WIDGET (self)) - TAIL_WIDTH;
  g_autofree char *key = g_strdup_printf ("tail %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, line->moment->moment->id,
                                          line->child ? line->row->content_id : DIA_ID_NONE);
  GtkSnapshot *drawing;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  drawing = begin_kept (self, snapshot, key);
  if (drawing != NULL)
    {
      draw_row_tail (self, drawing, line);
      end_kept (self, snapshot, key, drawing, TAIL_WIDTH, ROW_HEIGHT);
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

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, HEAD_HEIGHT, width, MAX (0, height - HEAD_HEIGHT - FOOT_HEIGHT)));
  for (guint i = seen[0]; i < seen[1]; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);
      float y = HEAD_HEIGHT + (float) i * ROW_HEIGHT - (float) dia_rollout_matrix_get_offset (self, 1);

      if (!line->child)
        gtk_snapshot_append_color (snapshot, &get_ink (self)->line, &GRAPHENE_RECT_INIT (0, y, width, 1));
      paint_row_head (self, snapshot, line, y);
      paint_row_tail (self, snapshot, line, y);
    }
  gtk_snapshot_pop (snapshot);
}

static const DiaBrand *
find_brand (DiaRolloutMatrix *self,
            guint             column)
{
  DiaId id = DIA_ACCOUNT (self->rollout->accounts->pdata[column])->brand_id;

  for (guint i = 0; i < self->rollout->brands->len; i++)
    {
      const DiaBrand *brand = self->rollout->brands->pdata[i];

      if (brand->id == id)
        return brand;
    }

  return NULL;
}

/* Of all key moments that are shown. */
static void
tally_columns (DiaRolloutMatrix *self,
               guint             first,
               guint             end,
               DiaTally         *tally)
{
  for (guint i = 0; i < self->rollout->moments->len; i++)
    dia_tally_add_moment (tally, self->rollout->moments->pdata[i], first, end - first);
}

static void
paint_brand_head (DiaRolloutMatrix *self,
                  GtkSnapshot      *snapshot,
                  guint             first,
                  guint             end,
                  float             x)
{
  const DiaRolloutInk *ink = get_ink (self);
  const DiaBrand *brand = find_brand (self, first);
  float width = (float) (end - first) * CELL_WIDTH;
  g_autofree char *percent = NULL;
  DiaTally tally = { { 0 } };
  GdkRGBA color;

  tally_columns (self, first, end, &tally);
  percent = dia_rollout_words_dup_percent (&tally);
  dia_brand_color_init_readable (&color, brand != NULL ? brand->color : NULL, ink->dark);
  paint_text (self, snapshot, get_layout (self, brand != NULL ? brand->name : "", MAX ((int) width - 44, 16), TRUE, FALSE),
              &ink->text, x, 4, width, 26, 0);
  if (width > 90)
    paint_text (self, snapshot, get_layout (self, percent, -1, FALSE, FALSE), &ink->dim, x, 4, width, 26, 1);
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, 32, width, 2));
}

static void
paint_market_heads (DiaRolloutMatrix *self,
                    GtkSnapshot      *snapshot,
                    guint             first,
                    guint             end)
{
  const DiaRolloutInk *ink = get_ink (self);

  for (guint i = first; i < end;)
    {
      const DiaAccount *account = self->rollout->accounts->pdata[i];
      guint stop = dia_rollout_find_market_end (self->rollout, i);
      float x = HEAD_WIDTH + dia_rollout_matrix_get_left (self, i) - (float) dia_rollout_matrix_get_offset (self, 0);
      float width = (float) (stop - i) * CELL_WIDTH;

      paint_text (self, snapshot, get_layout (self, account->market, -1, FALSE, TRUE), &ink->dim, x, 36, width, 18, 0.5f);
      if (i > first)
        gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (x - 0.5f, 38, 1, 36));
      for (; i < stop; i++, x += CELL_WIDTH)
        paint_network (self, snapshot, DIA_ACCOUNT (self->rollout->accounts->pdata[i])->network, x + 2);
    }
}

static void
paint_heads (DiaRolloutMatrix *self,
             GtkSnapshot      *snapshot,
             const guint       seen[4])
{
  graphene_rect_t window;

  dia_rollout_matrix_get_window (self, &window);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (window.origin.x, 0, window.size.width, HEAD_HEIGHT));
  for (guint i = seen[2]; i < seen[3];)
    {
      guint first = i, end = dia_rollout_find_brand_end (self->rollout, i);

      while (first > 0 && dia_rollout_find_brand_end (self->rollout, first - 1) == end)
        first--;
      paint_brand_head (self, snapshot, first, end, HEAD_WIDTH + dia_rollout_matrix_get_left (self, first) - (float) dia_rollout_matrix_get_offset (self, 0));
      paint_market_heads (self, snapshot, first, end);
      i = end;
    }
  gtk_snapshot_pop (snapshot);
}

/* A bar for each account, as high as its coverage. */
static void
paint_foot_bars (DiaRolloutMatrix       *self,
                 GtkSnapshot            *snapshot,
                 const DiaRolloutMoment *moment,
                 const guint             seen[4],
                 float                   y)
{
  const DiaRolloutInk *ink = get_ink (self);

  for (guint i = seen[2]; i < seen[3]; i++)
    {
      float x = HEAD_WIDTH + dia_rollout_matrix_get_left (self, i) - (float) dia_rollout_matrix_get_offset (self, 0);
      DiaTally tally = { { 0 } };
      int percent;
      float full;

      dia_tally_add_moment (&tally, moment, i, 1);
      percent = dia_tally_get_percent (&tally);
      full = 30 * (float) MAX (percent, 0) / 100;
      gtk_snapshot_append_color (snapshot, &ink->track, &GRAPHENE_RECT_INIT (x + 4, y, CELL_WIDTH - 8, 30));
      gtk_snapshot_append_color (snapshot, percent < LOW_PERCENT ? &ink->error : &ink->ink,
                                 &GRAPHENE_RECT_INIT (x + 4, y + 30 - full, CELL_WIDTH - 8, full));
    }
}

/* The per cent of each market of a brand; a tick where all is ready. */
static void
paint_foot_markets (DiaRolloutMatrix       *self,
                    GtkSnapshot            *snapshot,
                    const DiaRolloutMoment *moment,
                    const guint             seen[4],
                    float                   y)
{
  const DiaRolloutInk *ink = get_ink (self);

  for (guint i = seen[2]; i < seen[3];)
    {
      guint end = dia_rollout_find_market_end (self->rollout, i);
      guint first = i;
      DiaTally tally = { { 0 } };
      g_autofree char *text = NULL;
      float x;
      int percent;

      while (first > 0 && dia_rollout_find_market_end (self->rollout, first - 1) == end)
        first--;
      dia_tally_add_moment (&tally, moment, first, end - first);
      percent = dia_tally_get_percent (&tally);
      text = percent < 0 ? g_strdup ("–") : percent == 100 ? g_strdup ("✓") : g_strdup_printf ("%d", percent);
      x = HEAD_WIDTH + dia_rollout_matrix_get_left (self, first) - (float) dia_rollout_matrix_get_offset (self, 0);
      paint_text (self, snapshot, get_layout (self, text, -1, FALSE, TRUE),
                  percent >= 0 && percent < LOW_PERCENT ? &ink->error : &ink->dim, x, y, (float) (end - first) * CELL_WIDTH, 22, 0.5f);
      i = end;
    }
}

/* Of the key moment in hand, by account and by market. */
static void
paint_foot (DiaRolloutMatrix *self,
            GtkSnapshot      *snapshot,
            const guint       seen[4])
{
  const DiaRolloutInk *ink = get_ink (self);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float y = (float) gtk_widget_get_height (GTK_WIDGET (self)) - FOOT_HEIGHT;
  const DiaRolloutMoment *moment;
  g_autofree char *title = NULL;
  graphene_rect_t window;

  if (self->line >= self->lines->len)
    return;
  moment = g_array_index (self->lines, Line, self->line).moment;
  /* Translators: the title of a key moment; coverage of each account. */
  title = g_strdup_printf (_("%s, per account"), moment->moment->title);
  gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (0, y, width, 1));
  paint_text (self, snapshot, get_layout (self, title, HEAD_WIDTH - 16, FALSE, FALSE), &ink->dim, 10, y + 8, HEAD_WIDTH - 16, 30, 0);
  paint_text (self, snapshot, get_layout (self, _("per market, %"), HEAD_WIDTH - 16, FALSE, FALSE), &ink->dim,
              10, y + 41, HEAD_WIDTH - 16, 22, 0);
  dia_rollout_matrix_get_window (self, &window);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (window.origin.x, y, window.size.width, FOOT_HEIGHT));
  paint_foot_bars (self, snapshot, moment, seen, y + 8);
  paint_foot_markets (self, snapshot, moment, seen, y + 41);
  gtk_snapshot_pop (snapshot);
}

static void
paint_ring (DiaRolloutMatrix *self,
            GtkSnapshot      *snapshot)
{
  const GdkRGBA ring = get_ink (self)->ring;
  const GdkRGBA colors[] = { ring, ring, ring, ring };
  const float widths[] = { 2, 2, 2, 2 };
  graphene_rect_t window, area;
  GskRoundedRect frame;

  if (self->line >= self->lines->len || self->column >= dia_rollout_matrix_count_columns (self))
    return;
  dia_rollout_matrix_get_window (self, &window);
  dia_rollout_matrix_get_cell_area (self, self->line, self->column, &area);
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

  gtk_snapshot_append_color (snapshot, &get_ink (self)->view,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget)));
  if (self->rollout == NULL || dia_rollout_matrix_count_columns (self) == 0)
    return;
  /* What is seen takes some two hundred. */
  if (g_hash_table_size (self->nodes) > MAX_NODES)
    g_hash_table_remove_all (self->nodes);
  find_seen (self, seen);
  paint_heads (self, snapshot, seen);
  paint_cells (self, snapshot, seen);
  paint_rows (self, snapshot, seen);
  paint_foot (self, snapshot, seen);
  paint_ring (self, snapshot);
}
