/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout-ink.h"

G_BEGIN_DECLS

/* What a roll-out is drawn with: its colours, and what was drawn already and is only
 * copied in the next frame. Main thread. */
typedef struct
{
  GtkWidget     *widget;    /* (unowned): whose style it is */
  DiaRolloutInk  ink;
  gboolean       inked;
  float          cell_width;    /* px: of the signs */
  float          cell_height;
  GskRenderNode *signs[DIA_CELL_N_STATES];   /* (owned) (nullable) */
  GHashTable    *nodes;     /* (owned) (element-type utf8 GskRenderNode) */
  GHashTable    *layouts;   /* (owned) (element-type utf8 PangoLayout) */
} DiaRolloutBrush;

/* A line of text. */
typedef struct
{
  const char *text;
  int         width;     /* px, with an ellipsis; 0 for as much as it takes */
  gboolean    bold;
  gboolean    small;
  gboolean    tiny;      /* figures and codes in narrow columns */
  gboolean    squeeze;   /* made narrower rather than written into what is beside its room */
  float       align;     /* where in its room it stands, 0…1 */
} DiaRolloutLabel;

void                 dia_rollout_brush_init         (DiaRolloutBrush *self, GtkWidget *widget);
/* Lets go of everything; may be called twice. */
void                 dia_rollout_brush_clear        (DiaRolloutBrush *self);
/* What is drawn is another one now; the second: in another style, too. */
void                 dia_rollout_brush_forget       (DiaRolloutBrush *self);
void                 dia_rollout_brush_forget_looks (DiaRolloutBrush *self);

/* (transfer none) */
const DiaRolloutInk *dia_rollout_brush_get_ink      (DiaRolloutBrush *self);
/* The drawing of a state, made once. (transfer none) (nullable): one that draws
 * nothing */
GskRenderNode       *dia_rollout_brush_get_sign     (DiaRolloutBrush *self, DiaCellState state);
/* Writes it in the middle of the height of @room. */
void                 dia_rollout_brush_write        (DiaRolloutBrush *self, GtkSnapshot *snapshot,
                                                     const DiaRolloutLabel *label, const GdkRGBA *color,
                                                     const graphene_rect_t *room);
/* How wide it is, px. */
int                  dia_rollout_brush_measure      (DiaRolloutBrush *self, const DiaRolloutLabel *label);

/* Begins a drawing that is made once; NULL when @key is there already, and then
 * drawn. (transfer full) (nullable) */
GtkSnapshot         *dia_rollout_brush_begin        (DiaRolloutBrush *self, GtkSnapshot *snapshot, const char *key);
/* Ends it, keeps it under @key and draws it. @drawing: (transfer full) */
void                 dia_rollout_brush_end          (DiaRolloutBrush *self, GtkSnapshot *snapshot, const char *key,
                                                     GtkSnapshot *drawing, float width, float height);

G_END_DECLS
