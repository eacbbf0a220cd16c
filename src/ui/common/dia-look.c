/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-look.h"

/* GTK's built-in value of gtk-font-name. */
#define UNCHOSEN_FONT "Sans 10"
#define OWN_FONT "Cantarell 11"
/* From this scale on a list of what may be typed is longer than a narrow window. */
#define LARGE_TEXT 1.3

void
dia_look_prepare (GdkDisplay *display)
{
  GtkSettings *settings = gtk_settings_get_for_display (display);
  g_autofree char *font = NULL;

  g_object_get (settings, "gtk-font-name", &font, NULL);
  if (g_strcmp0 (font, UNCHOSEN_FONT) == 0)
    g_object_set (settings, "gtk-font-name", OWN_FONT, NULL);
}

void
dia_look_prepare_alone (GdkDisplay *display)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  dia_look_prepare (display);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), DIA_LOOK_RESOURCE_PATH "/icons");
  gtk_css_provider_load_from_resource (provider, DIA_LOOK_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

double
dia_look_get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1;
}

void
dia_look_shorten_search (GtkSearchEntry *entry,
                         const char     *words)
{
  if (dia_look_get_text_scale (GTK_WIDGET (entry)) > LARGE_TEXT)
    g_object_set (entry, "placeholder-text", words, NULL);
}
