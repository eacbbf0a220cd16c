/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-brand-tile.h"

#include "dia-brand-color.h"
#include "dia-icon-paint.h"

#include <adwaita.h>

struct _DiaBrandTile
{
  GtkWidget  parent_instance;

  DiaBrand  *brand;   /* (owned) (nullable) */
  int        size;
};

typedef enum
{
  PROP_SIZE = 1,
} DiaBrandTileProps;

G_DEFINE_FINAL_TYPE (DiaBrandTile, dia_brand_tile, GTK_TYPE_WIDGET)

static const char *const marks[] = { "wind", "drops", "pod", "maze", "spark", NULL };

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
paint_initial (GtkWidget     *widget,
               GtkSnapshot   *snapshot,
               DiaBrand      *brand,
               int            size,
               const GdkRGBA *color)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr(PangoFontDescription) font = pango_font_description_new ();
  g_autofree char *initial = g_utf8_substring (brand->name, 0, MIN (1, g_utf8_strlen (brand->name, -1)));
  g_autofree char *upper = g_utf8_strup (initial, -1);
  int width;
  int height;

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, size * 0.58 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, upper, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((size - width) / 2.0f, (size - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
paint_sign (GtkWidget   *widget,
            GtkSnapshot *snapshot,
            DiaBrand    *brand,
            int          size)
{
  GdkRGBA color;

  dia_brand_color_init_mark (&color, is_dark ());
  if (brand->mark != NULL && g_strv_contains (marks, brand->mark))
    {
      g_autofree char *icon = g_strdup_printf ("dia-mark-%s-symbolic", brand->mark);
      /* As even as the tile, so that the mark lies on whole pixels. */
      int side = (int) (size * 0.64);

      side -= (size - side) % 2;
      dia_icon_paint (widget, snapshot, icon, (size - side) / 2, (size - side) / 2, side, &color);
    }
  else if (brand->name != NULL)
    paint_initial (widget, snapshot, brand, size, &color);
}

static void
on_style_dark_changed_cb (DiaBrandTile *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dia_brand_tile_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = DIA_BRAND_TILE (widget)->size;
}

static void
dia_brand_tile_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DiaBrandTile *self = DIA_BRAND_TILE (widget);

  dia_brand_tile_paint (widget, snapshot, self->brand,
                        (gtk_widget_get_width (widget) - self->size) / 2,
                        (gtk_widget_get_height (widget) - self->size) / 2, self->size);
}

static void
dia_brand_tile_dispose (GObject *object)
{
  DiaBrandTile *self = DIA_BRAND_TILE (object);

  g_clear_object (&self->brand);
  G_OBJECT_CLASS (dia_brand_tile_parent_class)->dispose (object);
}

static void
dia_brand_tile_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((DiaBrandTileProps) property_id)
    {
    case PROP_SIZE:
      g_value_set_int (value, dia_brand_tile_get_size (DIA_BRAND_TILE (object)));
      break;
    }
}

static void
dia_brand_tile_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch ((DiaBrandTileProps) property_id)
    {
    case PROP_SIZE:
      dia_brand_tile_set_size (DIA_BRAND_TILE (object), g_value_get_int (value));
      break;
    }
}

static void
dia_brand_tile_class_init (DiaBrandTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dia_brand_tile_dispose;
  object_class->get_property = dia_brand_tile_get_property;
  object_class->set_property = dia_brand_tile_set_property;
  widget_class->measure = dia_brand_tile_measure;
  widget_class->snapshot = dia_brand_tile_snapshot;

  g_object_class_install_property (object_class, PROP_SIZE,
    g_param_spec_int ("size", NULL, NULL, 16, 64, 26,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_css_name (widget_class, "brand-tile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dia_brand_tile_init (DiaBrandTile *self)
{
  self->size = 26;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (on_style_dark_changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dia_brand_tile_new (int size)
{
  return g_object_new (DIA_TYPE_BRAND_TILE, "size", size, NULL);
}

int
dia_brand_tile_get_size (DiaBrandTile *self)
{
  return self->size;
}

void
dia_brand_tile_set_size (DiaBrandTile *self,
                         int           size)
{
  if (self->size == size)
    return;
  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify (G_OBJECT (self), "size");
}

void
dia_brand_tile_set_brand (DiaBrandTile *self,
                          DiaBrand     *brand)
{
  if (!g_set_object (&self->brand, brand))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  brand != NULL && brand->name != NULL ? brand->name : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dia_brand_tile_paint (GtkWidget   *widget,
                      GtkSnapshot *snapshot,
                      DiaBrand    *brand,
                      double       x,
                      double       y,
                      int          size)
{
  GskRoundedRect outline;
  GdkRGBA color;

  dia_brand_color_init_readable (&color, brand != NULL ? brand->color : NULL, is_dark ());
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, (float) size, (float) size),
                                   (float) (size * 0.22));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  if (brand != NULL)
    paint_sign (widget, snapshot, brand, size);
  gtk_snapshot_restore (snapshot);
}
