/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http.h"
#include "dia-sign-out-retry.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* dia_sign_out_retry_new() where there is no more than a core. (transfer full) */
DiaSignOutRetry *dia_sign_out_retry_new_for_core (DiaWorkspaceCore *core, GNetworkMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;

/* Asks the servers of all open sign-outs once; *@n_left: those that are still open
 * then. Goes on after a failure and reports the first one. Blocking, on a worker. */
gboolean         dia_sign_out_retry_run          (DiaWorkspaceCore *core, DiaHttp *http, guint *n_left,
                                                  GCancellable *cancellable, GError **error);

G_END_DECLS
