/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaWelcomePicture:
 *
 * The small drawing above a choice of the welcome: rows of posts in brand
 * colours, or, with the property "empty", a dashed frame to fill. Decoration:
 * it has no accessible name.
 */
#define DIA_TYPE_WELCOME_PICTURE (dia_welcome_picture_get_type ())
G_DECLARE_FINAL_TYPE (DiaWelcomePicture, dia_welcome_picture, DIA, WELCOME_PICTURE, GtkWidget)

G_END_DECLS
