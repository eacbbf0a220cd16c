/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * dia_combo_words_give_way:
 * @root: a widget that is made, or an AdwComboRow
 *
 * Lets the choices of the combo rows from @root down take several lines, where
 * libadwaita cuts them after twenty letters. With large text the one that is chosen
 * is shown below the title, since both beside each other leave nothing to read.
 * Main thread.
 */
void dia_combo_words_give_way (GtkWidget *root);

G_END_DECLS
