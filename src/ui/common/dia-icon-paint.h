/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An icon beside words that say as much: assistive tools pass it over.
 * (transfer floating) */
GtkWidget *dia_icon_paint_new_image (const char *icon_name);

/* Paints a symbolic icon in one colour, for widgets that draw their rows
 * themselves. @size is in px; the icon theme of @widget's display keeps what it
 * has loaded. An icon that nobody has leaves its place empty. Main thread. */
void dia_icon_paint (GtkWidget     *widget,
                     GtkSnapshot   *snapshot,
                     const char    *icon_name,
                     double         x,
                     double         y,
                     int            size,
                     const GdkRGBA *color);

/* The token @name ("dia_warn_color") of the style in use; opaque magenta, which
 * no token is, when there is no such token. Main thread. */
void dia_icon_paint_get_token (GtkWidget *widget, const char *name, GdkRGBA *color);

G_END_DECLS
