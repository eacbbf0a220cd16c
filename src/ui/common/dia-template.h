/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dia_template_dispose:
 * @type: the class that has the template
 *
 * Lets go of everything that the template of a direct subclass of GtkWidget
 * made. GTK 4.8's gtk_widget_dispose_template() clears the bound fields only:
 * children stay parented, and GTK warns when the widget is finalized.
 */
void dia_template_dispose (GtkWidget *widget, GType type);

G_END_DECLS
