/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-node-raster.h"

#include <math.h>

static gboolean
pays (GtkWidget             *widget,
      const graphene_rect_t *area)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer) && area->size.width >= 1 && area->size.height >= 1;
}

/* A texture would go through floating point, pixel by pixel, each time it is drawn
 * (GTK 4.8, gdk_texture_download()); a surface is copied. */
static GskRenderNode *
wrap_surface (cairo_surface_t       *surface,
              const graphene_rect_t *area)
{
  GskRenderNode *node = gsk_cairo_node_new (area);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, surface, area->origin.x, area->origin.y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

GskRenderNode *
dia_node_raster (GskRenderNode         *node,
                 GtkWidget             *widget,
                 const graphene_rect_t *area)
{
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *surface;
  GskRenderNode *raster;
  cairo_t *cr;

  if (!pays (widget, area))
    return gsk_render_node_ref (node);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceilf (area->size.width * (float) scale),
                                        (int) ceilf (area->size.height * (float) scale));
  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_translate (cr, -area->origin.x, -area->origin.y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  raster = wrap_surface (surface, area);
  cairo_surface_destroy (surface);

  return raster;
}
