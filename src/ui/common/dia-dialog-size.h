/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dia_dialog_size_fit:
 * @dialog: a window that has a default size and is not shown yet
 *
 * Lets a dialog grow with its text, as far as the window that it belongs to, and not
 * be wider than that window: GTK works out how high a dialog is for the width that it
 * asks for, and what does not get that width has its last lines cut. Without such a
 * window, or a default size, nothing happens. Main thread.
 */
void dia_dialog_size_fit (GtkWindow *dialog);

G_END_DECLS
