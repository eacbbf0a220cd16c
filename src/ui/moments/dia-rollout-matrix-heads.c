/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-matrix-private.h"

#include "dia-brand-color.h"
#include "dia-icon-paint.h"
#include "dia-network-sign.h"
#include "dia-rollout-words.h"

#include <glib/gi18n-lib.h>

/* Where a column begins on the widget, px. */
static float
find_x (DiaRolloutMatrix *self,
        guint             column)
{
  return HEAD_WIDTH + dia_rollout_matrix_get_left (self, column) - (float) dia_rollout_matrix_get_offset (self, 0);
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
  drawing = dia_rollout_brush_begin (&self->brush, snapshot, icon);
  if (drawing != NULL)
    {
      dia_icon_paint (GTK_WIDGET (self), drawing, icon, 0, 0, 13, &dia_rollout_brush_get_ink (&self->brush)->dim);
      dia_rollout_brush_end (&self->brush, snapshot, icon, drawing, 13, 13);
    }
  gtk_snapshot_restore (snapshot);
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
  const DiaRolloutInk *ink = dia_rollout_brush_get_ink (&self->brush);
  const DiaBrand *brand = find_brand (self, first);
  float width = (float) (end - first) * CELL_WIDTH;
  g_autofree char *percent = NULL;
  DiaTally tally = { { 0 } };
  GdkRGBA color;

  tally_columns (self, first, end, &tally);
  percent = dia_rollout_words_dup_percent (&tally);
  dia_brand_color_init_readable (&color, brand != NULL ? brand->color : NULL, ink->dark);
  dia_rollout_brush_write (&self->brush, snapshot,
                           &(DiaRolloutLabel) { .text = brand != NULL ? brand->name : "", .width = MAX ((int) width - 44, 16), .bold = TRUE },
                           &ink->text, &GRAPHENE_RECT_INIT (x, 4, width, 26));
  if (width > 90)
    dia_rollout_brush_write (&self->brush, snapshot,
                             &(DiaRolloutLabel) { .text = percent, .align = 1 },
                             &ink->dim, &GRAPHENE_RECT_INIT (x, 4, width, 26));
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, 32, width, 2));
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
      float width = (float) (stop - i) * CELL_WIDTH;

      dia_rollout_brush_write (&self->brush, snapshot,
                               &(DiaRolloutLabel) { .text = account->market, .small = TRUE, .align = 0.5f },
                               &ink->dim, &GRAPHENE_RECT_INIT (x, 36, width, 18));
      if (i > first)
        gtk_snapshot_append_color (snapshot, &ink->line, &GRAPHENE_RECT_INIT (x - 0.5f, 38, 1, 36));
      for (; i < stop; i++, x += CELL_WIDTH)
        paint_network (self, snapshot, DIA_ACCOUNT (self->rollout->accounts->pdata[i])->network, x + 2);
    }
}

void
dia_rollout_matrix_paint_heads (DiaRolloutMatrix *self,
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

  for (guint i = seen[2]; i < seen[3]; i++)
    {
      float x = find_x (self, i);
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
                               &(DiaRolloutLabel) { .text = text, .small = TRUE, .align = 0.5f },
                               percent >= 0 && percent < LOW_PERCENT ? &ink->error : &ink->dim,
                               &GRAPHENE_RECT_INIT (x, y, (float) (end - first) * CELL_WIDTH, 22));
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
  dia_rollout_brush_write (&self->brush, snapshot,
                           &(DiaRolloutLabel) { .text = title, .width = HEAD_WIDTH - 16 },
                           &ink->dim, &GRAPHENE_RECT_INIT (10, y + 8, HEAD_WIDTH - 16, 30));
  dia_rollout_brush_write (&self->brush, snapshot,
                           &(DiaRolloutLabel) { .text = _("per market, %"), .width = HEAD_WIDTH - 16 },
                           &ink->dim, &GRAPHENE_RECT_INIT (10, y + 41, HEAD_WIDTH - 16, 22));
  dia_rollout_matrix_get_window (self, &window);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (window.origin.x, y, window.size.width, FOOT_HEIGHT));
  paint_foot_bars (self, snapshot, moment, seen, y + 8);
  paint_foot_markets (self, snapshot, moment, seen, y + 41);
  gtk_snapshot_pop (snapshot);
}
