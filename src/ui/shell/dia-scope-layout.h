/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lays out the three parts of the scope bar beside each other: pills, the button
 * that narrows, the count. Where room is short each has either all that it asks for
 * or its least, the count first and the button last: a box would give each a part of
 * what it asks for, which shows no word more. (transfer full) */
GtkLayoutManager *dia_scope_layout_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
