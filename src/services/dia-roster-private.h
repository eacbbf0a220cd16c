/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-roster.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* An empty roster until dia_roster_reload(). (transfer full) */
DiaRoster *dia_roster_new    (DiaWorkspaceCore *core) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the lists again. Blocking; in the thread of the lists' main context, or
 * before anybody else has the roster. */
gboolean   dia_roster_reload (DiaRoster *self, GCancellable *cancellable, GError **error);

G_END_DECLS
