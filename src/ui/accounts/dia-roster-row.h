/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-account-entries.h"

G_BEGIN_DECLS

/**
 * DiaRosterRow:
 *
 * A brand or an account on the page of accounts. Uses the actions desk.*; its
 * other acts are in a menu, which belongs to the page: one for each of
 * thousands of rows would make the list slow.
 *
 * Signals: menu-requested: the button of the menu was pressed.
 */
#define DIA_TYPE_ROSTER_ROW (dia_roster_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaRosterRow, dia_roster_row, DIA, ROSTER_ROW, GtkWidget)

/* (transfer floating) */
GtkWidget       *dia_roster_row_new             (void);
/* @entry: (nullable): NULL while the row waits to be used again. */
void             dia_roster_row_set_entry       (DiaRosterRow *self, DiaAccountEntry *entry);
/* (transfer none) (nullable) */
DiaAccountEntry *dia_roster_row_get_entry       (DiaRosterRow *self);
/* Where the menu belongs. (transfer none) */
GtkWidget       *dia_roster_row_get_menu_button (DiaRosterRow *self);

G_END_DECLS
