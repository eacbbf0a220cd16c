/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long nothing is shown: what arrives sooner needs no skeleton. */
#define DIA_SKELETON_DELAY_MS 150

/**
 * DiaSkeleton:
 *
 * The shape of rows that are being loaded, from 150 ms after it came on screen.
 * A progress indicator by role, named "Loading". Main thread.
 *
 * Properties: "rows" (int, 1…12, 3 by default), "shown" (boolean, read only:
 * the delay is over).
 */
#define DIA_TYPE_SKELETON (dia_skeleton_get_type ())
G_DECLARE_FINAL_TYPE (DiaSkeleton, dia_skeleton, DIA, SKELETON, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_skeleton_new       (int rows);
gboolean   dia_skeleton_get_shown (DiaSkeleton *self);

G_END_DECLS
