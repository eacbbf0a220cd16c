/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaAccountsPage:
 *
 * All brands with their accounts: add, edit, reorder, remove (with undo), sign in.
 */
#define DIA_TYPE_ACCOUNTS_PAGE (dia_accounts_page_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccountsPage, dia_accounts_page, DIA, ACCOUNTS_PAGE, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_accounts_page_new    (DiaWorkspace *workspace, DiaNotices *notices);
/* Shows the search and puts the focus there. */
void       dia_accounts_page_search (DiaAccountsPage *self);

G_END_DECLS
