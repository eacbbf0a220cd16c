/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The shortcuts of @window, which belong to it no longer than until this returns,
 * as one list that fits a small screen: GtkShortcutsWindow puts groups beside each
 * other, breaks no lines and does not scroll. Main thread. (transfer floating) */
GtkWidget *dia_shortcuts_list_new (GtkShortcutsWindow *window);

G_END_DECLS
