/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-sidebar-model.h"

G_BEGIN_DECLS

/**
 * DiaSidebarRow:
 *
 * Shows one #DiaSidebarItem: a brand with its arrow, mark and count, an account
 * with its network and the health of its sign-in, or "more".
 *
 * Signals: toggled: the arrow of a brand was pressed.
 */
#define DIA_TYPE_SIDEBAR_ROW (dia_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaSidebarRow, dia_sidebar_row, DIA, SIDEBAR_ROW, GtkWidget)

/* (transfer floating) */
GtkWidget      *dia_sidebar_row_new      (void);
/* @item: (nullable): NULL while the row waits to be used again. */
void            dia_sidebar_row_set_item (DiaSidebarRow *self, DiaSidebarItem *item);
/* (transfer none) (nullable) */
DiaSidebarItem *dia_sidebar_row_get_item (DiaSidebarRow *self);

G_END_DECLS
