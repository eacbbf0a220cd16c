/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-vault.h"
#include "fire.h"

G_BEGIN_DECLS

/* Opens the workspace in this process, with the networks of the faulty server;
 * with @sign_in @vault gets what accounts sign their requests with, unless it has
 * it already. (transfer full) */
DiaWorkspaceCore *fire_move_in           (Fire *self, DiaVault *vault, gboolean sign_in) G_GNUC_WARN_UNUSED_RESULT;
void              fire_sign_in           (Fire *self, DiaWorkspaceCore *core, FireKind kind, guint user);
/* Lets every worker of the network wait no longer than that for an answer. */
void              fire_shorten_deadlines (DiaWorkspaceCore *core, guint deadline_ms);

G_END_DECLS
