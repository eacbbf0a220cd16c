/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dia_button_words_give_way:
 * @root: a widget whose template is made
 *
 * Lets the words on the buttons below @root take less room than they want, where
 * large text leaves too little: several words take several lines, one word ends in
 * an ellipsis. GtkButton has no property for this before GTK 4.12
 * (GtkButton:can-shrink). Main thread.
 */
void dia_button_words_give_way (GtkWidget *root);

G_END_DECLS
