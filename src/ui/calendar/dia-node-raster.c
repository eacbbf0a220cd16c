/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-node-raster.h"

#include <math.h>
#include <sys/mman.h>

/* Smaller ones share pages with other things. */
#define MIN_PAGED (16 * 1024)

typedef struct
{
  void  *address;
  gsize  size;
} Pages;

static const cairo_user_data_key_t pages_key;
static const cairo_user_data_key_t surface_key;

static void
pages_free (void *data)
{
  Pages *self = data;

  munmap (self->address, self->size);
  g_free (self);
}

/* Hundreds of pictures come and go with each page that is looked at. On the heap,
 * whatever was allocated after them would keep their memory from the system.
 * (transfer full) (nullable) */
static Pages *
pages_new (gsize size)
{
  void *address = mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  Pages *self;

  if (address == MAP_FAILED)
    return NULL;
  self = g_new (Pages, 1);
  *self = (Pages) { address, size };

  return self;
}

/* (transfer full): transparent */
static cairo_surface_t *
create_surface (int width,
                int height)
{
  int stride = cairo_format_stride_for_width (CAIRO_FORMAT_ARGB32, width);
  Pages *pages = (gsize) stride * (gsize) height >= MIN_PAGED ? pages_new ((gsize) stride * (gsize) height) : NULL;
  cairo_surface_t *surface;

  if (pages == NULL)
    return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  surface = cairo_image_surface_create_for_data (pages->address, CAIRO_FORMAT_ARGB32, width, height, stride);
  if (cairo_surface_set_user_data (surface, &pages_key, pages, pages_free) == CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_surface_destroy (surface);
  pages_free (pages);
  return cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
}

static gboolean
pays (GtkWidget             *widget,
      const graphene_rect_t *area)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer) && area->size.width >= 1 && area->size.height >= 1;
}

/* A texture would go through floating point, pixel by pixel, each time it is drawn
 * (GTK 4.8, gdk_texture_download()); a surface is copied. Cairo would keep a copy of
 * one that ends before the node that draws it. */
static GskRenderNode *
wrap_surface (cairo_surface_t       *surface,
              const graphene_rect_t *area)
{
  GskRenderNode *node = gsk_cairo_node_new (area);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_surface_set_user_data (gsk_cairo_node_get_surface (node), &surface_key, cairo_surface_reference (surface),
                               (cairo_destroy_func_t) cairo_surface_destroy);

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

  surface = create_surface ((int) ceilf (area->size.width * (float) scale),
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
