/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-paper-brush.h"

#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#define FAMILY "Cantarell, Adwaita Sans, Noto Sans, Sans"

void
dia_paper_brush_set_tint (DiaPaperBrush *self,
                          const char    *color,
                          double         share)
{
  guint32 value = strlen (color) == 7 && color[0] == '#' ? strtoul (color + 1, NULL, 16) : 0;

  cairo_set_source_rgba (self->cr, (value >> 16 & 255) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0, share);
}

void
dia_paper_brush_set_color (DiaPaperBrush *self,
                           const char    *color)
{
  dia_paper_brush_set_tint (self, color, 1);
}

void
dia_paper_brush_fill (DiaPaperBrush *self,
                      double         x,
                      double         y,
                      double         width,
                      double         height)
{
  cairo_rectangle (self->cr, x, y, width, height);
  cairo_fill (self->cr);
}

void
dia_paper_brush_line (DiaPaperBrush *self,
                      double         x1,
                      double         y1,
                      double         x2,
                      double         y2)
{
  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  cairo_stroke (self->cr);
}

/* Paper has no pixels: hinting would only push letters about. */
static void
forget_pixels (PangoLayout *layout)
{
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_context_changed (layout);
  cairo_font_options_destroy (options);
}

/* (transfer full) */
static PangoLayout *
lay_out (DiaPaperBrush *self,
         const char    *text)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);

  forget_pixels (layout);
  pango_font_description_set_absolute_size (font, self->size * PANGO_SCALE);
  if (self->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);

  return layout;
}

double
dia_paper_brush_write (DiaPaperBrush *self,
                       const char    *text,
                       double         x,
                       double         y,
                       double         width,
                       int            n_lines,
                       DiaPaperAlign  align)
{
  g_autoptr (PangoLayout) layout = lay_out (self, text);
  int height;

  pango_layout_set_width (layout, MAX (width, 0) * PANGO_SCALE);
  pango_layout_set_height (layout, -n_lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, align == DIA_PAPER_END ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

double
dia_paper_brush_measure (DiaPaperBrush *self,
                         const char    *text,
                         double        *height)
{
  g_autoptr (PangoLayout) layout = lay_out (self, text);
  int width, high;

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_size (layout, &width, &high);
  if (height != NULL)
    *height = (double) high / PANGO_SCALE;

  return (double) width / PANGO_SCALE;
}
