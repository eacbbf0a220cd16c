/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout-ink.h"
#include "dia-rollout-matrix.h"

G_BEGIN_DECLS

/* What the matrix and its painting share. */

#define CELL_WIDTH  17
#define BRAND_GAP   8
#define ROW_HEIGHT  29
#define CELL_HEIGHT 24
#define HEAD_WIDTH  236
#define TAIL_WIDTH  92
#define HEAD_HEIGHT 76
#define FOOT_HEIGHT 66
#define LOW_PERCENT 75
#define STRIP       16
#define MAX_NODES   1000

/* A row as it is shown: a key moment, or one of its contents. */
typedef struct
{
  DiaRolloutMoment *moment;   /* (unowned) */
  DiaRolloutRow    *row;      /* (unowned) (nullable): NULL for a key moment with contents */
  gboolean          child;
} Line;

struct _DiaRolloutMatrix
{
  GtkWidget       parent_instance;

  DiaRollout     *rollout;       /* (owned) (nullable) */
  GArray         *lines;         /* (owned) (element-type Line) */
  GArray         *lefts;         /* (owned) (element-type float): of each column, and the end */
  GHashTable     *open;          /* (owned) (element-type DiaId): key moments */
  gboolean        chosen;        /* what is open at first was chosen */
  guint           line;          /* in hand */
  guint           column;

  DiaRolloutInk   ink;
  gboolean        inked;
  GskRenderNode  *signs[DIA_CELL_N_STATES];   /* (owned) (nullable) */
  GHashTable     *nodes;         /* (owned) (element-type utf8 GskRenderNode): what is drawn often */
  GHashTable     *layouts;       /* (owned) (element-type utf8 PangoLayout) */

  GtkAdjustment  *adjustments[2];             /* (owned) (nullable): across, down */
  GtkScrollablePolicy policies[2];
  GtkWidget      *cells[2];      /* in turn over what is in hand */
  guint           current;
};

/* How far the cells are scrolled, px: 0 across, 1 down. */
double   dia_rollout_matrix_get_offset    (DiaRolloutMatrix *self, guint axis);
/* Where a column begins among the cells, px; the end of all for their number. */
float    dia_rollout_matrix_get_left      (DiaRolloutMatrix *self, guint column);
guint    dia_rollout_matrix_count_columns (DiaRolloutMatrix *self);
/* The part of the widget that cells are seen in. */
void     dia_rollout_matrix_get_window    (DiaRolloutMatrix *self, graphene_rect_t *window);
/* Where a cell is on the widget, seen or not. */
void     dia_rollout_matrix_get_cell_area (DiaRolloutMatrix *self, guint line, guint column, graphene_rect_t *area);
/* Draws all that is seen. */
void     dia_rollout_matrix_paint         (GtkWidget *widget, GtkSnapshot *snapshot);
/* The style is another one: what was made with the old one goes. */
void     dia_rollout_matrix_forget_looks  (DiaRolloutMatrix *self);

G_END_DECLS
