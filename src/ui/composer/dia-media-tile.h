/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-acts.h"
#include "dia-media-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaMediaTile:
 *
 * One picture of a draft, 92×58, with a badge that says whether it has an
 * alternative text; it opens a popover to write it, move the picture or take it
 * away. It can be dragged onto another one, and moved by Alt and the arrows. Main
 * thread.
 */
#define DIA_TYPE_MEDIA_TILE (dia_media_tile_get_type ())
G_DECLARE_FINAL_TYPE (DiaMediaTile, dia_media_tile, DIA, MEDIA_TILE, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_media_tile_new  (DiaMediaLibrary *library, DiaDraft *draft, DiaDraftActs *acts);
/* Shows the picture at @position, from 0; it is loaded when it is another one. */
void       dia_media_tile_show (DiaMediaTile *self, guint position, const DiaMedia *media);
/* Opens the popover on the alternative text. */
void       dia_media_tile_open (DiaMediaTile *self);

G_END_DECLS
