/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-picker-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaAccountToggle:
 *
 * One account as a small button with the sign of its network: in the colour of
 * its brand when it is chosen. A dot says that it needs a sign-in. Named
 * "@alize_be, Mastodon", with the trouble as its description. Main thread.
 */
#define DIA_TYPE_ACCOUNT_TOGGLE (dia_account_toggle_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccountToggle, dia_account_toggle, DIA, ACCOUNT_TOGGLE, GtkToggleButton)

/* (transfer floating) */
GtkWidget  *dia_account_toggle_new         (DiaAccount *account, DiaBrand *brand);
/* Shows what the account is to the content: a settled one cannot be toggled. */
void        dia_account_toggle_set_choice  (DiaAccountToggle *self, DiaPickerChoice choice);
/* (transfer none) */
DiaAccount *dia_account_toggle_get_account (DiaAccountToggle *self);

G_END_DECLS
