/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-audit-entry.h"
#include "dia-errand.h"
#include "dia-http.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* What became of a sign-in that was ended. */
typedef struct
{
  DiaAuditEntry *audit;   /* (owned) (nullable): to be kept; NULL for networks without a sign-in */
  DiaErrand     *errand;  /* (owned) (nullable): what is left to the person */
} DiaSignOut;

void     dia_sign_out_clear (DiaSignOut *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DiaSignOut, dia_sign_out_clear)

/**
 * dia_sign_out_run:
 * @result: (out)
 * @error: DIA_VAULT_ERROR when the keyring says no: nothing was done then, and it
 *   can be tried again; G_IO_ERROR_CANCELLED
 *
 * Ends the sign-in of an account that is being removed for good: asks the server
 * to forget it, then deletes the secrets from the keyring, the latter whatever
 * the server says. What the server would not do, or could not be asked, is the
 * person's errand. Writes nothing into the workspace. Blocking, on a worker.
 */
gboolean dia_sign_out_run   (DiaWorkspaceCore *core, DiaHttp *http, const DiaAccount *account, DiaSignOut *result,
                             GCancellable *cancellable, GError **error);

G_END_DECLS
