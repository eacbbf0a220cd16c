/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-scopes.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* All accounts, and none saved, until dia_scopes_reload(). (transfer full) */
DiaScopes *dia_scopes_new    (DiaWorkspaceCore *core, DiaRoster *roster) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the current and the saved scopes. Blocking, see dia_roster_reload(). */
gboolean   dia_scopes_reload (DiaScopes *self, GCancellable *cancellable, GError **error);

G_END_DECLS
