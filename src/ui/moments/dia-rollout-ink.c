/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-ink.h"

#include "dia-brand-color.h"
#include "dia-icon-paint.h"

#include <adwaita.h>

#define RADIUS 4

static const struct
{
  const char *icon;   /* beside words; missing and waived cells have a drawing of their own */
  const char *tone;
  gboolean    filled;
} looks[] = {
  [DIA_CELL_MISSING] = { "dia-missing-symbolic", "neutral", FALSE },
  [DIA_CELL_DRAFT] = { "dia-state-draft-symbolic", "neutral", FALSE },
  [DIA_CELL_IN_REVIEW] = { "dia-state-in-review-symbolic", "warn", TRUE },
  [DIA_CELL_APPROVED] = { "dia-state-approved-symbolic", "info", FALSE },
  [DIA_CELL_SCHEDULED] = { "dia-state-scheduled-symbolic", "info", TRUE },
  [DIA_CELL_PUBLISHED] = { "dia-state-published-symbolic", "ok", TRUE },
  [DIA_CELL_LATE] = { "dialog-warning-symbolic", "error", TRUE },
  [DIA_CELL_UNCONFIRMED] = { "dia-state-unconfirmed-symbolic", "unknown", TRUE },
  [DIA_CELL_WAIVED] = { "dia-waived-symbolic", "neutral", TRUE },
  [DIA_CELL_OUTSIDE] = { "dia-waived-symbolic", "neutral", TRUE },
};

G_STATIC_ASSERT (G_N_ELEMENTS (looks) == DIA_CELL_N_STATES);

void
dia_rollout_ink_init (DiaRolloutInk *self,
                      GtkWidget     *widget)
{
  self->dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  dia_icon_paint_get_token (widget, "view_bg_color", &self->view);
  dia_icon_paint_get_token (widget, "dia_line_color", &self->line);
  dia_icon_paint_get_token (widget, "view_fg_color", &self->text);
  dia_icon_paint_get_token (widget, "dia_dim_color", &self->dim);
  dia_icon_paint_get_token (widget, "dia_ink_color", &self->ink);
  dia_icon_paint_get_token (widget, "dia_neutral_fill_color", &self->track);
  dia_icon_paint_get_token (widget, "dia_error_color", &self->error);
  dia_icon_paint_get_token (widget, "accent_bg_color", &self->ring);
  dia_icon_paint_get_token (widget, "dia_selected_color", &self->selected);
  dia_icon_paint_get_token (widget, "dia_unknown_color", &self->behind);
  for (guint state = 0; state < DIA_CELL_N_STATES; state++)
    {
      g_autofree char *sign = g_strdup_printf ("dia_%s_color", looks[state].tone);
      g_autofree char *fill = g_strdup_printf ("dia_%s_fill_color", looks[state].tone);

      dia_icon_paint_get_token (widget, sign, &self->sign[state]);
      dia_icon_paint_get_token (widget, fill, &self->fill[state]);
    }
}

const char *
dia_rollout_ink_get_icon (DiaCellState state)
{
  return looks[state].icon;
}

const char *
dia_rollout_ink_get_tone (DiaCellState state)
{
  return looks[state].tone;
}

static void
append_box (GtkSnapshot   *snapshot,
            const GdkRGBA *color,
            float          x,
            float          y,
            float          width,
            float          height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, width, height));
}

/* A dark frame with a dot: the strongest of the signs. */
static void
paint_missing (const DiaRolloutInk *self,
               GtkSnapshot         *snapshot,
               float                width,
               float                height)
{
  GskRoundedRect frame;
  const float widths[] = { 1.5, 1.5, 1.5, 1.5 };
  const GdkRGBA colors[] = { self->text, self->text, self->text, self->text };

  gsk_rounded_rect_init_from_rect (&frame, &GRAPHENE_RECT_INIT (1, 1, width - 2, height - 2), RADIUS);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
  append_box (snapshot, &self->text, width / 2 - 1.5f, height / 2 - 1.5f, 3, 3);
}

/* A dash on hatching where somebody said why; hatching alone where nothing was
 * ever expected. */
static void
paint_waived (const DiaRolloutInk *self,
              GtkSnapshot         *snapshot,
              DiaCellState         state,
              float                width,
              float                height)
{
  GdkRGBA line = self->dim;
  cairo_t *cr;

  line.alpha = state == DIA_CELL_WAIVED ? 0.4f : 0.16f;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (1, 1, width - 2, height - 2));
  cairo_rectangle (cr, 1, 1, width - 2, height - 2);
  cairo_clip (cr);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, 1);
  for (float x = -height; x < width; x += 5)
    {
      cairo_move_to (cr, x, height);
      cairo_line_to (cr, x + height, 0);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  if (state == DIA_CELL_WAIVED)
    append_box (snapshot, &self->text, width / 2 - 4, height / 2 - 1, 8, 2);
}

void
dia_rollout_ink_paint (const DiaRolloutInk *self,
                       GtkWidget           *widget,
                       GtkSnapshot         *snapshot,
                       DiaCellState         state,
                       float                width,
                       float                height)
{
  /* 12 px in a cell of the usual width. */
  int glyph = (int) (width * 12 / 17);
  GskRoundedRect box;

  if (state == DIA_CELL_MISSING)
    {
      paint_missing (self, snapshot, width, height);
      return;
    }
  if (state == DIA_CELL_WAIVED || state == DIA_CELL_OUTSIDE)
    {
      paint_waived (self, snapshot, state, width, height);
      return;
    }

  if (looks[state].filled)
    {
      gsk_rounded_rect_init_from_rect (&box, &GRAPHENE_RECT_INIT (1, 1, width - 2, height - 2), RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &box);
      append_box (snapshot, &self->fill[state], 1, 1, width - 2, height - 2);
      gtk_snapshot_pop (snapshot);
    }
  dia_icon_paint (widget, snapshot, looks[state].icon, (width - (float) glyph) / 2, (height - (float) glyph) / 2, glyph,
                  &self->sign[state]);
}
