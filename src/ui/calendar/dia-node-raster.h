/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @node as a picture that is copied rather than drawn again, where that is what
 * pays: on the renderer without a GPU, which draws every text and every clip anew
 * in each frame. Elsewhere, and while @widget is not on a screen, @node itself.
 * @area is what of it is wanted, in px of the widget. Main thread.
 * (transfer full) */
GskRenderNode *dia_node_raster (GskRenderNode *node, GtkWidget *widget, const graphene_rect_t *area) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
