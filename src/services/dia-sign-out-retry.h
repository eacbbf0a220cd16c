/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace.h"

G_BEGIN_DECLS

/* After so long a server that is never reached is given up: its secret leaves the
 * keyring, and the audit says so. */
#define DIA_SIGN_OUT_PATIENCE (30 * DIA_DAY)

/**
 * DiaSignOutRetry:
 *
 * Ends the sign-ins of removed accounts whose servers could not be reached when
 * they were removed: at the start, when the network is back, and now and then, as
 * long as some are open. Lives in the main context.
 */
#define DIA_TYPE_SIGN_OUT_RETRY (dia_sign_out_retry_get_type ())
G_DECLARE_FINAL_TYPE (DiaSignOutRetry, dia_sign_out_retry, DIA, SIGN_OUT_RETRY, GObject)

/* Tries at once. Does not keep @workspace open. (transfer full) */
DiaSignOutRetry *dia_sign_out_retry_new (DiaWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
