/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-rollout-brush.h"

#include "dia-node-raster.h"

#include <math.h>

/* What codes and figures keep from their neighbours, px, and how narrow they get at
 * most. */
#define SQUEEZE_GAP   2.5f
#define SQUEEZE_LEAST 0.75f

/* What is seen of a roll-out takes some two hundred. */
#define MAX_NODES 1000

void
dia_rollout_brush_init (DiaRolloutBrush *self,
                        GtkWidget       *widget)
{
  *self = (DiaRolloutBrush) { .widget = widget };
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gsk_render_node_unref);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

void
dia_rollout_brush_clear (DiaRolloutBrush *self)
{
  dia_rollout_brush_forget_looks (self);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_pointer (&self->layouts, g_hash_table_unref);
}

void
dia_rollout_brush_forget (DiaRolloutBrush *self)
{
  g_hash_table_remove_all (self->nodes);
}

void
dia_rollout_brush_forget_looks (DiaRolloutBrush *self)
{
  self->inked = FALSE;
  for (guint i = 0; i < DIA_CELL_N_STATES; i++)
    g_clear_pointer (&self->signs[i], gsk_render_node_unref);
  g_hash_table_remove_all (self->nodes);
  g_hash_table_remove_all (self->layouts);
}

const DiaRolloutInk *
dia_rollout_brush_get_ink (DiaRolloutBrush *self)
{
  if (!self->inked)
    dia_rollout_ink_init (&self->ink, self->widget);
  self->inked = TRUE;

  return &self->ink;
}

GskRenderNode *
dia_rollout_brush_get_sign (DiaRolloutBrush *self,
                            DiaCellState     state)
{
  if (self->signs[state] == NULL)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;

      dia_rollout_ink_paint (dia_rollout_brush_get_ink (self), self->widget, snapshot, state, self->cell_width,
                             self->cell_height);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node != NULL)
        self->signs[state] = dia_node_raster (node, self->widget,
                                              &GRAPHENE_RECT_INIT (0, 0, self->cell_width, self->cell_height));
    }

  return self->signs[state];
}

/* Laid out once. (transfer none) */
static PangoLayout *
get_layout (DiaRolloutBrush       *self,
            const DiaRolloutLabel *label)
{
  g_autofree char *key = g_strdup_printf ("%d %d %d %d %s", label->width, label->bold, label->small,
                                         label->tiny, label->text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);
  g_autoptr (PangoAttrList) attributes = NULL;

  if (layout != NULL)
    return layout;

  layout = gtk_widget_create_pango_layout (self->widget, label->text);
  attributes = pango_attr_list_new ();
  if (label->bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (label->small || label->tiny)
    pango_attr_list_insert (attributes, pango_attr_scale_new (label->tiny ? 0.75 : 0.82));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (label->width > 0)
    {
      pango_layout_set_width (layout, label->width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);

  return layout;
}

int
dia_rollout_brush_measure (DiaRolloutBrush       *self,
                           const DiaRolloutLabel *label)
{
  int width;

  pango_layout_get_pixel_size (get_layout (self, label), &width, NULL);
  return width;
}

void
dia_rollout_brush_write (DiaRolloutBrush       *self,
                         GtkSnapshot           *snapshot,
                         const DiaRolloutLabel *label,
                         const GdkRGBA         *color,
                         const graphene_rect_t *room)
{
  PangoLayout *layout = get_layout (self, label);
  PangoRectangle extents;
  float squeeze = 1;
  float x;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  if (label->squeeze && (float) extents.width > room->size.width - SQUEEZE_GAP)
    squeeze = MAX ((room->size.width - SQUEEZE_GAP) / (float) extents.width, SQUEEZE_LEAST);
  x = room->origin.x + label->align * MAX (0, room->size.width - (float) extents.width * squeeze);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (squeeze < 1 ? x : roundf (x),
                                                roundf (room->origin.y + (room->size.height - (float) extents.height) / 2)));
  gtk_snapshot_scale (snapshot, squeeze, 1);
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

GtkSnapshot *
dia_rollout_brush_begin (DiaRolloutBrush *self,
                         GtkSnapshot     *snapshot,
                         const char      *key)
{
  GskRenderNode *node = g_hash_table_lookup (self->nodes, key);

  if (node == NULL)
    return gtk_snapshot_new ();
  gtk_snapshot_append_node (snapshot, node);
  return NULL;
}

void
dia_rollout_brush_end (DiaRolloutBrush *self,
                       GtkSnapshot     *snapshot,
                       const char      *key,
                       GtkSnapshot     *drawing,
                       float            width,
                       float            height)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (drawing);
  GskRenderNode *kept;

  if (node == NULL)
    return;
  if (g_hash_table_size (self->nodes) > MAX_NODES)
    g_hash_table_remove_all (self->nodes);
  kept = dia_node_raster (node, self->widget, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_node (snapshot, kept);
  g_hash_table_insert (self->nodes, g_strdup (key), kept);
}
