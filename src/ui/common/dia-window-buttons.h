/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dia_window_buttons_dup_layout:
 * @widget: a widget of the window
 * @narrow: whether there is little room in its header bar
 *
 * Which buttons a header bar shows, for its property "decoration-layout". In a
 * narrow window these are the person's own without those that minimize and
 * maximize, which keyboard and window menu do as well: their room is needed for
 * words.
 *
 * Returns: (transfer full) (nullable): the layout; NULL for the person's own.
 * Main thread.
 */
char *dia_window_buttons_dup_layout (GtkWidget *widget,
                                     gboolean   narrow) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
