/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout-brush.h"
#include "dia-rollout-matrix.h"

G_BEGIN_DECLS

/* What the matrix and its painting share. */

#define LOW_PERCENT 75
#define STRIP       16

/* A row as it is shown: a key moment, or one of its contents. */
typedef struct
{
  DiaRolloutMoment *moment;   /* (unowned) */
  DiaRolloutRow    *row;      /* (unowned) (nullable): NULL for a key moment with contents */
  gboolean          child;
} Line;

/* How large things are drawn, px: larger text makes all of it larger. */
typedef struct
{
  float scale;         /* 1 for text of the usual size */
  float cell_width;
  float cell_height;
  float brand_gap;
  float row_height;
  float head_width;    /* of what stands at the beginning of rows, and at their end */
  float tail_width;
  float head_height;   /* of what stands above the columns, and below them */
  float foot_height;
} DiaRolloutSizes;

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
  guint           anchor_line;   /* what is selected goes from here to what is in hand */
  guint           anchor_column;
  guint           filter;        /* see dia_rollout_filter_holds() */

  DiaRolloutSizes sizes;
  DiaRolloutBrush brush;
  GtkAdjustment  *adjustments[2];             /* (owned) (nullable): across, down */
  GtkScrollablePolicy policies[2];
  GtkWidget      *cells[2];      /* in turn over what is in hand */
  guint           current;
};

/* @length px at text of the usual size. */
float    dia_rollout_matrix_scale         (DiaRolloutMatrix *self, float length);
/* How far the cells are scrolled, px: 0 across, 1 down. */
double   dia_rollout_matrix_get_offset    (DiaRolloutMatrix *self, guint axis);
/* Where a column begins among the cells, px; the end of all for their number. */
float    dia_rollout_matrix_get_left      (DiaRolloutMatrix *self, guint column);
guint    dia_rollout_matrix_count_columns (DiaRolloutMatrix *self);
/* The part of the widget that cells are seen in. */
void     dia_rollout_matrix_get_window    (DiaRolloutMatrix *self, graphene_rect_t *window);
/* Where a cell is on the widget, seen or not. */
void     dia_rollout_matrix_get_cell_area (DiaRolloutMatrix *self, guint line, guint column, graphene_rect_t *area);
/* Lists the rows that are shown. */
void     dia_rollout_matrix_list_lines    (DiaRolloutMatrix *self);
/* Tells the scroll bars how much there is. */
void     dia_rollout_matrix_configure     (DiaRolloutMatrix *self);

/* Puts the focus over the cell in hand; the second also says that another one is. */
void     dia_rollout_matrix_place_hand    (DiaRolloutMatrix *self);
void     dia_rollout_matrix_show_hand     (DiaRolloutMatrix *self);
/* What is where a line and a column meet, and back: what is not there any more leaves
 * them as they are. */
DiaCellName dia_rollout_matrix_name_spot  (DiaRolloutMatrix *self, guint line, guint column);
void     dia_rollout_matrix_find_spot     (DiaRolloutMatrix *self, const DiaCellName *spot, guint *line, guint *column);
/* What is selected: first and last line, first and last column. FALSE where there is
 * no cell. */
gboolean dia_rollout_matrix_get_selection (DiaRolloutMatrix *self, guint selection[4]);
void     dia_rollout_matrix_bind_keys     (GtkWidgetClass *widget_class);
void     dia_rollout_matrix_watch_pointer (DiaRolloutMatrix *self);

/* Draws all that is seen; @seen: first and end of the lines, then of the columns. */
void     dia_rollout_matrix_paint         (GtkWidget *widget, GtkSnapshot *snapshot);
void     dia_rollout_matrix_paint_heads   (DiaRolloutMatrix *self, GtkSnapshot *snapshot, const guint seen[4]);
void     dia_rollout_matrix_paint_foot    (DiaRolloutMatrix *self, GtkSnapshot *snapshot, const guint seen[4]);

G_END_DECLS
