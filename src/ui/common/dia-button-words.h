/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dia_button_words_give_way:
 * @root: a widget whose template is made
 *
 * Lets the words on the buttons below @root take several lines, where large text
 * leaves too little room for one. A word is never cut: a person must be able to
 * read what a button does. GtkButton has no property for this. Main thread.
 */
void dia_button_words_give_way (GtkWidget *root);

G_END_DECLS
