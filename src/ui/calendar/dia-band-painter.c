/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-band-painter.h"

#include "dia-brand-color.h"
#include "dia-format.h"

/* In px of small text of 13 px. */
#define RADIUS     5.0f
#define GAP        5.0f
#define EDGE_WIDTH 4.0f
#define MIN_TITLE  60.0f

/* A piece that goes on in another week has no rounded corners there. */
static void
init_band_outline (DiaCalendarPainter  *self,
                   const DiaPlacedBand *placed,
                   GskRoundedRect      *outline)
{
  gboolean mirrored = dia_calendar_painter_is_mirrored (self);
  float s = dia_calendar_painter_get_scale (self);
  float left = (mirrored ? placed->ends : placed->begins) ? RADIUS * s : 0;
  float right = (mirrored ? placed->begins : placed->ends) ? RADIUS * s : 0;

  gsk_rounded_rect_init (outline, &placed->area,
                         &GRAPHENE_SIZE_INIT (left, left), &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (right, right), &GRAPHENE_SIZE_INIT (left, left));
}

static void
paint_band_words (DiaCalendarPainter    *self,
                  GtkSnapshot           *snapshot,
                  const DiaCalendarBand *band,
                  const DiaPlacedBand   *placed,
                  const GdkRGBA         *color)
{
  graphene_rect_t area = placed->area;
  float s = dia_calendar_painter_get_scale (self);

  area.origin.x += 10 * s;
  area.size.width -= 17 * s;
  if (placed->ends && band->n_posts > 0)
    {
      g_autofree char *share = dia_format_percent ((double) band->n_ready / band->n_posts, 0);
      float taken = dia_calendar_painter_measure_label (self, share, DIA_TEXT_SMALL_BOLD) + GAP * s;

      /* What it is says more than how far it has come. */
      if (area.size.width - taken >= MIN_TITLE * s)
        {
          dia_calendar_painter_paint_label (self, snapshot, share, DIA_TEXT_SMALL_BOLD, color, &area, 1);
          area.size.width -= taken;
        }
    }
  if (area.size.width > 0)
    dia_calendar_painter_paint_text (self, snapshot, band->moment->title, DIA_TEXT_SMALL_BOLD, color, &area, 0);
}

void
dia_band_painter_paint (DiaCalendarPainter    *painter,
                        GtkSnapshot           *snapshot,
                        const DiaCalendarBand *band,
                        const DiaPlacedBand   *placed)
{
  gboolean mirrored = dia_calendar_painter_is_mirrored (painter);
  float edge = EDGE_WIDTH * dia_calendar_painter_get_scale (painter);
  float x = mirrored ? placed->area.origin.x + placed->area.size.width - edge : placed->area.origin.x;
  GskRoundedRect outline;
  GdkRGBA tint, strong, words;

  dia_brand_color_init_band (&tint, &strong, &words, band->moment->color, dia_calendar_painter_get_ink (painter)->dark);
  init_band_outline (painter, placed, &outline);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &tint, &placed->area);
  if (placed->begins)
    gtk_snapshot_append_color (snapshot, &strong,
                               &GRAPHENE_RECT_INIT (x, placed->area.origin.y, edge, placed->area.size.height));
  gtk_snapshot_pop (snapshot);
  paint_band_words (painter, snapshot, band, placed, &words);
}
