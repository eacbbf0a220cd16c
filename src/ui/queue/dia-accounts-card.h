/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaAccountsCard:
 *
 * How it goes with the accounts of the current scope, in short: those to look at,
 * as the list of health has them, then those whose posts were late; the others as
 * a number. Each row leads to the list of health.
 */
#define DIA_TYPE_ACCOUNTS_CARD (dia_accounts_card_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccountsCard, dia_accounts_card, DIA, ACCOUNTS_CARD, GObject)

/* Fills @list, and @summary with how many are well, once it is reloaded.
 * (transfer full) */
DiaAccountsCard *dia_accounts_card_new    (DiaWorkspace *workspace, GtkListBox *list, GtkLabel *summary) G_GNUC_WARN_UNUSED_RESULT;
/* Reads everything again, for the current scope. What is being read already is
 * read once more afterwards. */
void             dia_accounts_card_reload (DiaAccountsCard *self);

G_END_DECLS
