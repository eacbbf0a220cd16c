/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows @url, where a person signs in, in the browser of this computer. Where none
 * opens, a dialog over @parent gives the address to a person, who may have one
 * that the desktop does not know. */
void dia_browser_open (GtkWindow *parent, const char *url);

G_END_DECLS
