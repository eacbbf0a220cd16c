/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-account.h"
#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* Adds an account or edits one: network, server, sign-in, market, language,
 * zone, labels. Closes itself when it is saved. */
#define DIA_TYPE_ACCOUNT_DIALOG (dia_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DiaAccountDialog, dia_account_dialog, DIA, ACCOUNT_DIALOG, AdwWindow)

/* @account: (nullable): NULL for a new one of @brand_id. (transfer full): a toplevel */
GtkWidget *dia_account_dialog_new (GtkWindow *parent, DiaWorkspace *workspace, DiaNotices *notices,
                                   DiaAccount *account, DiaId brand_id);

G_END_DECLS
