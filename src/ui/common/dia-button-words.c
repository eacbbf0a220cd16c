/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-button-words.h"

static void
give_way (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

void
dia_button_words_give_way (GtkWidget *root)
{
  GtkWidget *words = GTK_IS_BUTTON (root) ? gtk_button_get_child (GTK_BUTTON (root)) : NULL;

  if (GTK_IS_LABEL (words))
    give_way (GTK_LABEL (words));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    dia_button_words_give_way (child);
}
