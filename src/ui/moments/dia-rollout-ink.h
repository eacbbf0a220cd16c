/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-cell-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colours that a roll-out is painted with, in the style of a widget. */
typedef struct
{
  gboolean dark;
  GdkRGBA  view;
  GdkRGBA  line;
  GdkRGBA  text;
  GdkRGBA  dim;
  GdkRGBA  ink;        /* bars of coverage */
  GdkRGBA  track;      /* what a bar lies in */
  GdkRGBA  error;      /* coverage that is too low */
  GdkRGBA  ring;
  GdkRGBA  selected;   /* row and column in hand */
  GdkRGBA  behind;     /* corner of a cell whose source changed */
  GdkRGBA  sign[DIA_CELL_N_STATES];
  GdkRGBA  fill[DIA_CELL_N_STATES];
} DiaRolloutInk;

/* Main thread. */
void        dia_rollout_ink_init     (DiaRolloutInk *self, GtkWidget *widget);
/* The icon and the tone of a state beside words, as dia_state_pill_set_fact() takes
 * them. (transfer none) */
const char *dia_rollout_ink_get_icon (DiaCellState state);
const char *dia_rollout_ink_get_tone (DiaCellState state);
/* Paints the sign of @state into a cell of that size at 0, 0. */
void        dia_rollout_ink_paint    (const DiaRolloutInk *self, GtkWidget *widget, GtkSnapshot *snapshot,
                                      DiaCellState state, float width, float height);

G_END_DECLS
