/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-matrix-private.h"

#include "dia-brand-color.h"
#include "dia-brand-tile.h"
#include "dia-icon-paint.h"
#include "dia-network-sign.h"
#include "dia-rollout-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Where a column begins on the widget, px. */
static float
find_x (DiaRolloutMatrix *self,
        guint             column)
{
  return self->sizes.head_width + dia_rollout_matrix_get_left (self, column) - (float) dia_rollout_matrix_get_offset (self, 0);
}

/* Columns gave way, so that all of them are seen. */
static gboolean
is_narrow (DiaRolloutMatrix *self)
{
  return self->sizes.cell_width < dia_rollout_matrix_scale (self, 17);
}

static void
paint_network (DiaRolloutMatrix *self,
               GtkSnapshot      *snapshot,
               const char       *network,
               float             x)
{
  const char *icon = dia_network_sign_get_icon (network);
  int size = (int) MIN (dia_rollout_matrix_scale (self, 13), self->sizes.cell_width - 2);
  GtkSnapshot *drawing;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, dia_rollout_matrix_scale (self, 57)));
  drawing = dia_rollout_brush_begin (&self->brush, snapshot, icon);
  if (drawing != NULL)
    {
      dia_icon_paint (GTK_WIDGET (self), drawing, icon, 0, 0, size, &dia_rollout_brush_get_ink (&self->brush)->dim);
      dia_rollout_brush_end (&self->brush, snapshot, icon, drawing, (float) size, (float) size);
    }
  gtk_snapshot_restore (snapshot);
}

static DiaBrand *
find_brand (DiaRolloutMatrix *self,
            guint             column)
{
  DiaId id = DIA_ACCOUNT (self->rollout->accounts->pdata[column])->brand_id;

  for (guint i = 0; i < self->rollout->brands->len; i++)
    {
      DiaBrand *brand = self->rollout->brands->pdata[i];

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

/* Its tally reads every cell of the brand: once, not in each frame. */
static void
draw_brand_head (DiaRolloutMatrix *self,
                 GtkSnapshot      *snapshot,
                 guint             first,
                 guint             end)
{
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);
  DiaBrand *brand = find_brand (self, first);
  float width = (float) (end - first) * self->sizes.cell_width;
  float tile = dia_rollout_matrix_scale (self, 18), rest = width - tile - dia_rollout_matrix_scale (self, 6);
  g_autofree char *percent = NULL;
  DiaTally tally = { { 0 } };
  const DiaRolloutLabel named = { .text = brand != NULL ? brand->name : "", .bold = TRUE };
  /* The figure gives way before the name does. */
  gboolean told = (float) dia_rollout_brush_measure (&self->brush, &named) <= rest - dia_rollout_matrix_scale (self, 44);
  GdkRGBA color;

  tally_columns (self, first, end, &tally);
  percent = dia_rollout_words_dup_percent (&tally);
  dia_brand_color_init_readable (&color, brand != NULL ? brand->color : NULL, ink->dark);
  if (brand != NULL && width >= tile)
    dia_brand_tile_paint (GTK_WIDGET (self), snapshot, brand, 0, dia_rollout_matrix_scale (self, 8), (int) tile);
  if (rest > dia_rollout_matrix_scale (self, 16))
    dia_rollout_brush_write (&self->brush, snapshot,
                             &(DiaRolloutLabel) { .text = brand != NULL ? brand->name : "", .bold = TRUE,
                                                  .width = (int) (rest - (told ? dia_rollout_matrix_scale (self, 44) : 0)) },
                             &ink->text, &GRAPHENE_RECT_INIT (width - rest, dia_rollout_matrix_scale (self, 4), rest,
                                                              dia_rollout_matrix_scale (self, 26)));
  if (told)
    dia_rollout_brush_write (&self->brush, snapshot, &(DiaRolloutLabel) { .text = percent, .align = 1 }, &ink->dim,
                             &GRAPHENE_RECT_INIT (0, dia_rollout_matrix_scale (self, 4), width,
                                                  dia_rollout_matrix_scale (self, 26)));
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, dia_rollout_matrix_scale (self, 32), width, 2));
}

static void
paint_brand_head (DiaRolloutMatrix *self,
                  GtkSnapshot      *snapshot,
                  guint             first,
                  guint             end,
                  float             x)
{
  g_autofree char *key = g_strdup_printf ("brand %u", first);
  GtkSnapshot *drawing;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, 0));
  drawing = dia_rollout_brush_begin (&self->brush, snapshot, key);
  if (drawing != NULL)
    {
      draw_brand_head (self, drawing, first, end);
      dia_rollout_brush_end (&self->brush, snapshot, key, drawing, (float) (end - first) * self->sizes.cell_width,
                             dia_rollout_matrix_scale (self, 34));
    }
  gtk_snapshot_restore (snapshot);
}

static void
paint_market_heads (DiaRolloutMatrix *self,
                    GtkSnapshot      *snapshot,
                    guint             first,
                    guint             end)
{
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);

  for (guint i = first; i < end;)
    {
      const DiaAccount *account = self->rollout->accounts->pdata[i];
      guint stop = dia_rollout_find_market_end (self->rollout, i);
      float x = find_x (self, i);
      float width = (float) (stop - i) * self->sizes.cell_width;

      dia_rollout_brush_write (&self->brush, snapshot,
                               &(DiaRolloutLabel) { .text = account->market, .small = TRUE, .tiny = is_narrow (self),
                                                    .squeeze = TRUE, .align = 0.5f },
                               &ink->dim, &GRAPHENE_RECT_INIT (x, dia_rollout_matrix_scale (self, 36), width,
                                                               dia_rollout_matrix_scale (self, 18)));
      if (i > first)
        gtk_snapshot_append_color (snapshot, &ink->line,
                                   &GRAPHENE_RECT_INIT (x - 0.5f, dia_rollout_matrix_scale (self, 38), 1,
                                                        dia_rollout_matrix_scale (self, 36)));
      for (; i < stop; i++, x += self->sizes.cell_width)
        paint_network (self, snapshot, DIA_ACCOUNT (self->rollout->accounts->pdata[i])->network,
                       x + roundf ((self->sizes.cell_width - dia_rollout_matrix_scale (self, 13)) / 2));
    }
}

/* What the rows are, and what their ends tell. */
static void
paint_corners (DiaRolloutMatrix *self,
               GtkSnapshot      *snapshot)
{
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), tail = self->sizes.tail_width;
  float y = dia_rollout_matrix_scale (self, 4), height = dia_rollout_matrix_scale (self, 26);

  dia_rollout_brush_write (&self->brush, snapshot,
                           &(DiaRolloutLabel) { .text = _("Key moment and its contents"),
                                                .width = (int) self->sizes.head_width - 20, .small = TRUE },
                           &ink->dim, &GRAPHENE_RECT_INIT (10, y, self->sizes.head_width - 20, height));
  dia_rollout_brush_write (&self->brush, snapshot,
                           &(DiaRolloutLabel) { .text = _("Coverage"), .width = (int) tail - 6, .small = TRUE, .align = 1 },
                           &ink->dim, &GRAPHENE_RECT_INIT (width - tail, y, tail - 6, height));
}

void
dia_rollout_matrix_paint_heads (DiaRolloutMatrix *self,
                                GtkSnapshot      *snapshot,
                                const guint       seen[4])
{
  graphene_rect_t window;

  paint_corners (self, snapshot);
  dia_rollout_matrix_get_window (self, &window);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (window.origin.x, 0, window.size.width, self->sizes.head_height));
  for (guint i = seen[2]; i < seen[3];)
    {
      guint first = i, end = dia_rollout_find_brand_end (self->rollout, i);

      while (first > 0 && dia_rollout_find_brand_end (self->rollout, first - 1) == end)
        first--;
      paint_brand_head (self, snapshot, first, end, find_x (self, first));
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
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);
  float edge = dia_rollout_matrix_scale (self, 4), height = dia_rollout_matrix_scale (self, 30);
  float width = self->sizes.cell_width - 2 * edge;

  for (guint i = seen[2]; i < seen[3]; i++)
    {
      float x = find_x (self, i) + edge;
      DiaTally tally = { { 0 } };
      int percent;
      float full;

      dia_tally_add_moment (&tally, moment, i, 1);
      percent = dia_tally_get_percent (&tally);
      full = height * (float) MAX (percent, 0) / 100;
      gtk_snapshot_append_color (snapshot, &ink->track, &GRAPHENE_RECT_INIT (x, y, width, height));
      gtk_snapshot_append_color (snapshot, percent < LOW_PERCENT ? &ink->error : &ink->ink,
                                 &GRAPHENE_RECT_INIT (x, y + height - full, width, full));
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
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);

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
      x = find_x (self, first);
      dia_rollout_brush_write (&self->brush, snapshot,
                               &(DiaRolloutLabel) { .text = text, .small = TRUE, .tiny = is_narrow (self), .squeeze = TRUE,
                                                    .align = 0.5f },
                               percent >= 0 && percent < LOW_PERCENT ? &ink->error : &ink->dim,
                               &GRAPHENE_RECT_INIT (x, y, (float) (end - first) * self->sizes.cell_width,
                                                    dia_rollout_matrix_scale (self, 22)));
      i = end;
    }
}

/* Of the key moment in hand, by account and by market. */
void
dia_rollout_matrix_paint_foot (DiaRolloutMatrix *self,
                               GtkSnapshot      *snapshot,
                               const guint       seen[4])
{
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float y = (float) gtk_widget_get_height (GTK_WIDGET (self)) - self->sizes.foot_height;
  const DiaRolloutMoment *moment;
  g_autofree char *title = NULL;
  graphene_rect_t window;

  if (self->line >= self->lines->len || self->sizes.foot_height == 0)
    return;
  moment = g_array_index (self->lines, Line, self->line).moment;
  /* Translators: the title of a key moment; coverage of each account. */
  title = g_strdup_printf (_("%s, per account"), moment->moment->title);
  gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (0, y, width, 1));
  dia_rollout_brush_write (&self->brush, snapshot,
                           &(DiaRolloutLabel) { .text = title, .width = (int) self->sizes.head_width - 16 },
                           &ink->dim, &GRAPHENE_RECT_INIT (10, y + dia_rollout_matrix_scale (self, 8),
                                                           self->sizes.head_width - 16, dia_rollout_matrix_scale (self, 30)));
  dia_rollout_brush_write (&self->brush, snapshot,
                           &(DiaRolloutLabel) { .text = _("per market, %"), .width = (int) self->sizes.head_width - 16 },
                           &ink->dim, &GRAPHENE_RECT_INIT (10, y + dia_rollout_matrix_scale (self, 41),
                                                           self->sizes.head_width - 16, dia_rollout_matrix_scale (self, 22)));
  dia_rollout_matrix_get_window (self, &window);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (window.origin.x, y, window.size.width, self->sizes.foot_height));
  paint_foot_bars (self, snapshot, moment, seen, y + dia_rollout_matrix_scale (self, 8));
  paint_foot_markets (self, snapshot, moment, seen, y + dia_rollout_matrix_scale (self, 41));
  gtk_snapshot_pop (snapshot);
}
