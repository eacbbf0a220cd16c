/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-paper-sign.h"

#include <math.h>

/* The signs are drawn in a square from -1 to 1. */

static void
ring (cairo_t  *cr,
      gboolean  dashed)
{
  const double dashes[] = { 0.45, 0.35 };

  cairo_set_dash (cr, dashes, dashed ? 2 : 0, 0);
  cairo_arc (cr, 0, 0, 0.85, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
disc (cairo_t *cr)
{
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
half_disc (cairo_t *cr,
           double   from)
{
  cairo_arc (cr, 0, 0, 0.85, from, from + G_PI);
  cairo_fill (cr);
}

static void
check (cairo_t *cr)
{
  cairo_move_to (cr, -0.4, 0.05);
  cairo_line_to (cr, -0.1, 0.35);
  cairo_line_to (cr, 0.45, -0.35);
  cairo_stroke (cr);
}

static void
hands (cairo_t *cr)
{
  cairo_move_to (cr, 0, -0.5);
  cairo_line_to (cr, 0, 0);
  cairo_line_to (cr, 0.4, 0.2);
  cairo_stroke (cr);
}

static void
cross (cairo_t *cr)
{
  cairo_move_to (cr, -0.4, -0.4);
  cairo_line_to (cr, 0.4, 0.4);
  cairo_move_to (cr, 0.4, -0.4);
  cairo_line_to (cr, -0.4, 0.4);
  cairo_stroke (cr);
}

static void
polygon (cairo_t *cr,
         int      n_corners)
{
  for (int i = 0; i < n_corners; i++)
    cairo_line_to (cr, sin (2 * G_PI * i / n_corners), -cos (2 * G_PI * i / n_corners));
  cairo_close_path (cr);
  cairo_stroke (cr);
}

static void
stroke_sign (cairo_t      *cr,
             DiaPostState  state)
{
  switch (state)
    {
    case DIA_POST_DRAFT:
      ring (cr, TRUE);
      break;
    case DIA_POST_IN_REVIEW:
      ring (cr, FALSE);
      half_disc (cr, -G_PI / 2);
      break;
    case DIA_POST_CHANGES_REQUESTED:
      ring (cr, FALSE);
      half_disc (cr, G_PI / 2);
      break;
    case DIA_POST_APPROVED:
      ring (cr, FALSE);
      check (cr);
      break;
    case DIA_POST_SCHEDULED:
    case DIA_POST_SENDING:
      ring (cr, FALSE);
      hands (cr);
      break;
    case DIA_POST_FAILED:
    case DIA_POST_CANCELLED:
      polygon (cr, 8);
      cross (cr);
      break;
    case DIA_POST_AWAITING_PERSON:
    case DIA_POST_MISSED:
      polygon (cr, 3);
      break;
    case DIA_POST_UNCONFIRMED:
      polygon (cr, 4);
      break;
    case DIA_POST_PUBLISHED:
      disc (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
      check (cr);
      break;
    case DIA_POST_N_STATES:
    default:
      g_return_if_reached ();
    }
}

void
dia_paper_sign_draw (cairo_t      *cr,
                     DiaPostState  state,
                     double        x,
                     double        y,
                     double        side)
{
  cairo_save (cr);
  cairo_translate (cr, x + side / 2, y + side / 2);
  cairo_scale (cr, side / 2, side / 2);
  cairo_set_line_width (cr, 0.25);
  cairo_new_path (cr);
  stroke_sign (cr, state);
  cairo_restore (cr);
}
