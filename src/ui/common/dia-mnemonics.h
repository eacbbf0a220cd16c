/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dia_mnemonics_name_buttons:
 *
 * Gives every button below @root that has a mnemonic the name that it shows.
 * GTK 4.8 names such a button twice, first by its label with the mark and then
 * by the widget that shows the label, and assistive tools read "_Save Save".
 * Holds for later labels of these buttons as well; may be called again when
 * @root has got new ones.
 */
void dia_mnemonics_name_buttons (GtkWidget *root);

G_END_DECLS
