/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-vault.h"
#include "fire.h"

G_BEGIN_DECLS

/* Opens the workspace in this process, with the networks of the faulty server
 * and all accounts signed in. (transfer full) */
DiaWorkspaceCore *fire_move_in           (Fire *self, DiaVault *vault) G_GNUC_WARN_UNUSED_RESULT;
/* Lets every worker of the network wait no longer than that for an answer. */
void              fire_shorten_deadlines (DiaWorkspaceCore *core, guint deadline_ms);

G_END_DECLS
