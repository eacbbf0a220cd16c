/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-account.h"
#include "dia-connection.h"

G_BEGIN_DECLS

/* The sign-ins that are to be ended at servers which could not be reached, of
 * accounts that are gone. Their secrets stay in the keyring until then. */

/* The sign-in of @account is to be ended, since @now. */
gboolean   dia_open_sign_outs_add    (DiaConnection *connection, const DiaAccount *account, DiaInstant now, GError **error);
/* It was ended, or given up. */
gboolean   dia_open_sign_outs_remove (DiaConnection *connection, DiaId account_id, GError **error);
/* The oldest first: accounts of which only the id, network, server and handle are
 * known. (transfer full) (element-type DiaAccount) */
GPtrArray *dia_open_sign_outs_list   (DiaConnection *connection, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Since when that of @account_id is open; DIA_INSTANT_NONE when it is not. */
gboolean   dia_open_sign_outs_find_since (DiaConnection *connection, DiaId account_id, DiaInstant *since, GError **error);

G_END_DECLS
