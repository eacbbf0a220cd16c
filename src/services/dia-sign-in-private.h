/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http.h"
#include "dia-sign-in.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* (transfer full) */
DiaSignIn *dia_sign_in_new (DiaWorkspaceCore *core) G_GNUC_WARN_UNUSED_RESULT;

/* Asks the keyring for its state in a worker; "keyring-state" is notified. */
void       dia_sign_in_watch_keyring (DiaSignIn *self);

/* Ends the sign-in of an account that is being removed for good: revokes its
 * token at the server and deletes its secrets from the keyring, the latter even
 * when the server cannot be reached. FALSE with @error when the server could not
 * be told (the account's row then stays for the next time) or the keyring said
 * no. An account without a secret succeeds at once. Blocking, on a worker. */
gboolean   dia_sign_in_end (DiaSignIn *self, DiaHttp *http, DiaAccount *account, GCancellable *cancellable, GError **error);

G_END_DECLS
