/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-button-words.h"

#define LEAST_CHARS 5

static void
give_way (GtkLabel *label)
{
  const char *words = gtk_label_get_text (label);

  if (strchr (words, ' ') != NULL)
    {
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
      return;
    }
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (label, (int) MIN (g_utf8_strlen (words, -1), LEAST_CHARS));
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
