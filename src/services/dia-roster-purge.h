/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* Makes every removal final, see dia_roster_purge(). Goes on after a failure and
 * reports the first one. Blocking. */
gboolean dia_roster_purge_removed (DiaWorkspaceCore *core, DiaSignIn *sign_in, DiaHttp *http,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
