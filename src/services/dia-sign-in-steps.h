/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-authenticator.h"
#include "dia-secret.h"
#include "dia-sign-in.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* One sign-in, straight line, on a worker. */
typedef struct
{
  DiaWorkspaceCore *core;        /* (borrowed) */
  DiaSignInWays     way;         /* one of them */
  const char       *identifier;  /* for BY_PASSWORD */
  const DiaSecret  *secret;      /* password or token */
  DiaOpenBrowser    open;        /* for BY_BROWSER */
  gpointer          open_data;
} DiaSignInSteps;

/* Signs in, asks who it is and what the server allows, keeps the secret, then
 * the account. What was gained before a step failed is given back. Errors:
 * DIA_SIGN_IN_ERROR, DIA_STORE_ERROR, G_IO_ERROR_CANCELLED. (transfer full)
 * (nullable) */
DiaAccount *dia_sign_in_steps_run   (const DiaSignInSteps *self, DiaHttp *http, const DiaAccount *account,
                                     GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Asks again who the kept credentials speak for and what the server allows. */
DiaAccount *dia_sign_in_steps_check (DiaWorkspaceCore *core, DiaHttp *http, const DiaAccount *account,
                                     GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
