/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-account-entries.h"

G_BEGIN_DECLS

/**
 * DiaRosterRow:
 *
 * A brand or an account on the page of accounts, with its acts. Uses the actions
 * roster.* of #DiaAccountsPage and desk.*.
 */
#define DIA_TYPE_ROSTER_ROW (dia_roster_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaRosterRow, dia_roster_row, DIA, ROSTER_ROW, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_roster_row_new       (void);
void       dia_roster_row_set_entry (DiaRosterRow *self, DiaAccountEntry *entry);

G_END_DECLS
