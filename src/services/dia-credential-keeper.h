/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-credentials.h"
#include "dia-http.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* The one way between keyring and connectors. Blocking, on a worker. Errors:
 * DIA_VAULT_ERROR when the keyring is locked, absent, denies or is mute (nothing
 * is said about the account then); DIA_CONNECTOR_ERROR_SIGN_IN when a person has
 * to sign in; others of DIA_CONNECTOR_ERROR when the server cannot be asked. */

/* What an account signs its requests with, renewed when it ends within a minute.
 * (transfer full) (nullable) */
DiaCredentials *dia_credential_keeper_load   (DiaWorkspaceCore *core, DiaHttp *http, const DiaAccount *account,
                                              GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * dia_credential_keeper_renew:
 * @stale: what the server has just refused
 *
 * Gets new credentials: one refresh at a time for each account, in this process
 * and all others on the workspace, since a server takes a second use of one
 * refresh token for theft. Whoever comes second gets what the first one got. The
 * new ones are in the keyring before this returns.
 * Returns: (transfer full) (nullable)
 */
DiaCredentials *dia_credential_keeper_renew  (DiaWorkspaceCore *core, DiaHttp *http, const DiaAccount *account,
                                              const DiaCredentials *stale,
                                              GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Keeps the result of a sign-in. */
gboolean        dia_credential_keeper_store  (DiaWorkspaceCore *core, const DiaAccount *account,
                                              const DiaCredentials *credentials,
                                              GCancellable *cancellable, GError **error);
/* What is kept, as it is; %NULL without error when there is nothing.
 * (transfer full) (nullable) */
DiaCredentials *dia_credential_keeper_peek   (DiaWorkspaceCore *core, const DiaAccount *account,
                                              GCancellable *cancellable, GError **error);
/* Deletes all secrets of an account from the keyring. */
gboolean        dia_credential_keeper_forget (DiaWorkspaceCore *core, const DiaAccount *account,
                                              GCancellable *cancellable, GError **error);

G_END_DECLS
