/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dia_toolkit_names_complete:
 *
 * Mends, below @root, the names that GTK 4.8 and libadwaita 1.2 tell assistive
 * tools. A button with a mnemonic is named twice, first by its label with the
 * mark and then by the widget that shows the label ("_Save Save"). A button
 * whose child is a label, the list in a group of rows without a title and those
 * of a row with choices or with rows of its own are named by their class.
 *
 * Holds for later labels of these buttons as well; may be called again when
 * @root has got new parts.
 */
void dia_toolkit_names_complete (GtkWidget *root);

G_END_DECLS
