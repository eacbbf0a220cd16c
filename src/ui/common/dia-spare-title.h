/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaSpareTitle:
 *
 * The title of the window that it lies in, for a header bar whose buttons say what
 * they do: it takes what the words on them leave, and is not shown where that is too
 * little. A title asks for its width before the buttons are given theirs, and had
 * their words broken into two lines.
 */
#define DIA_TYPE_SPARE_TITLE (dia_spare_title_get_type ())
G_DECLARE_FINAL_TYPE (DiaSpareTitle, dia_spare_title, DIA, SPARE_TITLE, GtkWidget)

G_END_DECLS
