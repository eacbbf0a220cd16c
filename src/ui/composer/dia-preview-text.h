/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-preview-style.h"

G_BEGIN_DECLS

/* What a network makes of a text when it shows it. Pure; any thread. */

/* Pango markup of @text: what the network would link is coloured, addresses are
 * shortened as it shortens them. @color: "#rrggbb". @whole: also what is folded
 * away at first. *@folded: whether anything is left out. (transfer full) */
char *dia_preview_text_build_markup (const char *text, const DiaPreviewStyle *style, const char *color,
                                     gboolean whole, gboolean *folded) G_GNUC_WARN_UNUSED_RESULT;

/* How the network shows the address @url. (transfer full) */
char *dia_preview_text_shorten_link (const char *url, const DiaPreviewStyle *style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
