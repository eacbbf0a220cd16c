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

G_END_DECLS
