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
  gboolean       waits;   /* the server could not be reached: to be tried again, and no audit until then */
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
 * to forget it, then deletes the secrets from the keyring. What the server would
 * not do is the person's errand. One that cannot be reached is asked again later:
 * until then, the secrets stay in the keyring, since they are what it takes to end
 * the sign-in. Writes nothing into the workspace. Blocking, on a worker.
 */
gboolean dia_sign_out_run   (DiaWorkspaceCore *core, DiaHttp *http, const DiaAccount *account, DiaSignOut *result,
                             GCancellable *cancellable, GError **error);

/* The server was never reached: deletes the secrets all the same, and has the audit
 * say so. Blocking, on a worker. */
gboolean dia_sign_out_give_up (DiaWorkspaceCore *core, const DiaAccount *account, DiaSignOut *result, GError **error);

G_END_DECLS
