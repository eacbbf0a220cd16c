/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-brand.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaBrandTile:
 *
 * A rounded square in a brand's readable colour with its mark, or its initial
 * when it has none: colour never stands alone. An image by role, named after the
 * brand. Main thread.
 *
 * Properties: "size" (int, px, 16…64, 26 by default).
 */
#define DIA_TYPE_BRAND_TILE (dia_brand_tile_get_type ())
G_DECLARE_FINAL_TYPE (DiaBrandTile, dia_brand_tile, DIA, BRAND_TILE, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_brand_tile_new       (int size);
int        dia_brand_tile_get_size  (DiaBrandTile *self);
void       dia_brand_tile_set_size  (DiaBrandTile *self, int size);
/* (nullable): NULL shows an empty, neutral tile. */
void       dia_brand_tile_set_brand (DiaBrandTile *self, DiaBrand *brand);

/* The same tile for widgets that draw their rows themselves. */
void       dia_brand_tile_paint     (GtkWidget *widget, GtkSnapshot *snapshot, DiaBrand *brand,
                                     double x, double y, int size);

G_END_DECLS
