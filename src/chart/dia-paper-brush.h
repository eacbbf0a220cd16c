/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* How a line of text lies in its place. */
typedef enum
{
  DIA_PAPER_START,
  DIA_PAPER_END,
} DiaPaperAlign;

/**
 * DiaPaperBrush:
 *
 * Draws what a sheet of paper is made of: areas, lines, and text in a place that it
 * does not leave. Lengths are points of 1/72 inch. A value of one thread.
 */
typedef struct
{
  cairo_t *cr;     /* (unowned) */
  double   size;   /* of the text */
  gboolean bold;
} DiaPaperBrush;

/* "#rrggbb", black for anything else; @share of it, the rest lets shine through. */
void   dia_paper_brush_set_color (DiaPaperBrush *self, const char *color);
void   dia_paper_brush_set_tint  (DiaPaperBrush *self, const char *color, double share);
void   dia_paper_brush_fill      (DiaPaperBrush *self, double x, double y, double width, double height);
void   dia_paper_brush_line      (DiaPaperBrush *self, double x1, double y1, double x2, double y2);

/* Writes at most @n_lines lines of @text, the last one shortened, and tells how
 * high they are. */
double dia_paper_brush_write     (DiaPaperBrush *self, const char *text, double x, double y, double width,
                                  int n_lines, DiaPaperAlign align);
/* How wide one line of @text is, and how high. */
double dia_paper_brush_measure   (DiaPaperBrush *self, const char *text, double *height);

G_END_DECLS
