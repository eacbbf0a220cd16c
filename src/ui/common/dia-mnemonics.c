/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-mnemonics.h"

#define WATCHED_KEY "dia-mnemonics-watched"

/* What remains is the relation to the label, which has a name without marks. */
static void
forget_marked_name (GtkButton *button)
{
  if (gtk_button_get_label (button) != NULL && gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
watch_button (GtkButton *button)
{
  forget_marked_name (button);
  if (g_object_get_data (G_OBJECT (button), WATCHED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (button), WATCHED_KEY, button);
  g_signal_connect (button, "notify::label", G_CALLBACK (forget_marked_name), NULL);
}

void
dia_mnemonics_name_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    watch_button (GTK_BUTTON (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    dia_mnemonics_name_buttons (child);
}
