/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The contrast that a brand colour must have with the surface it lies on: the
 * AA level of WCAG 2.1 for text of body size. */
#define DIA_BRAND_CONTRAST_MIN 4.5

/* WCAG 2.1 contrast of two opaque colours, 1…21. Any thread. */
double dia_brand_color_get_contrast (const GdkRGBA *a, const GdkRGBA *b);

/* The colours that the desk offers for a new brand, as "#rrggbb": in both styles
 * they stay apart from one another for every kind of colour vision.
 * (transfer none): NULL-terminated. */
const char *const *dia_brand_color_get_palette (void);

/**
 * dia_brand_color_init_readable:
 * @color: (out): the colour to paint with
 * @chosen: (nullable): "#rrggbb" as the user chose it; anything else counts as a neutral grey
 * @dark: whether the surface is that of the dark style
 *
 * The chosen colour with a contrast of %DIA_BRAND_CONTRAST_MIN at least, on
 * white or, when @dark, on #1e1e1e. One that has it already comes back
 * unchanged; others are darkened or lightened with their hue kept, and their
 * chroma as far as the screen can show it. A colour of the palette has a
 * counterpart of its own for the dark style. Any thread.
 */
void   dia_brand_color_init_readable (GdkRGBA *color, const char *chosen, gboolean dark);

/* The colour of a mark on a brand colour: white in the light style, #1e1e1e in
 * the dark one. Any thread. */
void   dia_brand_color_init_mark (GdkRGBA *color, gboolean dark);

/* The fill of a chip: 13 % of the readable colour on white, 24 % on #1e1e1e.
 * Any thread. */
void   dia_brand_color_init_fill (GdkRGBA *color, const char *chosen, gboolean dark);
/* The colours of a band in @chosen ("#rrggbb"): its tint, its edge, and words on
 * the tint with a contrast of %DIA_BAND_CONTRAST_MIN at least. Any thread. */
void   dia_brand_color_init_band (GdkRGBA *tint, GdkRGBA *edge, GdkRGBA *words, const char *chosen, gboolean dark);

#define DIA_BAND_CONTRAST_MIN 6.7

/* @over laid on @under at @share (0…1); both are opaque. Any thread. */
void   dia_brand_color_mix       (GdkRGBA *color, const GdkRGBA *over, const GdkRGBA *under, double share);

G_END_DECLS
