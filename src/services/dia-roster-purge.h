/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* Makes removals final, see dia_roster_purge(): those of @ids (nullable: all),
 * brands or accounts. Goes on after a failure and reports the first one. Blocking.
 * (transfer full) (element-type DiaErrand) (out) @errands: what is left to the
 * person, also after a failure. */
gboolean dia_roster_purge_removed (DiaWorkspaceCore *core, DiaHttp *http, GArray *ids, GPtrArray **errands,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
