/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-icon-paint.h"

GtkWidget *
dia_icon_paint_new_image (const char *icon_name)
{
  return g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name", icon_name, NULL);
}

void
dia_icon_paint (GtkWidget     *widget,
                GtkSnapshot   *snapshot,
                const char    *icon_name,
                double         x,
                double         y,
                int            size,
                const GdkRGBA *color)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr(GtkIconPaintable) icon = NULL;

  if (!gtk_icon_theme_has_icon (theme, icon_name))
    return;
  icon = gtk_icon_theme_lookup_icon (theme, icon_name, NULL, size,
                                     gtk_widget_get_scale_factor (widget),
                                     gtk_widget_get_direction (widget), 0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), GDK_SNAPSHOT (snapshot),
                                            size, size, color, 1);
  gtk_snapshot_restore (snapshot);
}

void
dia_icon_paint_get_token (GtkWidget  *widget,
                          const char *name,
                          GdkRGBA    *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color))
    *color = (GdkRGBA) { 1, 0, 1, 1 };
}
