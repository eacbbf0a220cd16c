/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "dia-post-state.h"

G_BEGIN_DECLS

/* Draws the sign of @state in a square of @side, in the source that is set. Each
 * state that asks something else of a person has another shape, so that they are
 * told apart on paper without colour. */
void dia_paper_sign_draw (cairo_t *cr, DiaPostState state, double x, double y, double side);

G_END_DECLS
