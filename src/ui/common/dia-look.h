/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where style sheets, templates and icons lie: the resource base path of the
 * application. */
#define DIA_LOOK_RESOURCE_PATH "/io/github/diapason/Diapason"

/**
 * dia_look_prepare:
 * @display: the display whose windows shall look right
 *
 * Chooses Cantarell 11 where the desktop names no font (GTK then says "Sans 10",
 * which nobody asked for) and a desktop's own choice stays. Call once, when the
 * application starts up. Main thread.
 */
void dia_look_prepare (GdkDisplay *display);

/* How much larger than usual text is: 2 where a person asked for 200 %. Sizes in
 * pixels that are meant for words are multiplied by it. Main thread. */
double dia_look_get_text_scale (GtkWidget *widget);

/* Puts @words in the place of what @entry says while it is empty, where text is so
 * large that a list of all that may be typed is too long for a narrow window. What
 * assistive technology reads stays. For the init of a widget; main thread. */
void dia_look_shorten_search (GtkSearchEntry *entry, const char *words);

/* What an application with this program's id does by itself: finds icons and
 * style sheets below %DIA_LOOK_RESOURCE_PATH. For programs that have no such
 * application, which are the tests. Main thread. */
void dia_look_prepare_alone (GdkDisplay *display);

G_END_DECLS
