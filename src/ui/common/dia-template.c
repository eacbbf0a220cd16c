/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dia-template.h"

void
dia_template_dispose (GtkWidget *widget,
                      GType      type)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (widget, type);
}
