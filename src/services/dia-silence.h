/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace.h"

G_BEGIN_DECLS

/* Silence: nothing of a workspace goes out, whichever program sends for it. For
 * the command line; both block. *silent (out): whether nothing goes out now. */
gboolean dia_silence_set (DiaWorkspace *workspace, gboolean silent, GCancellable *cancellable, GError **error);
gboolean dia_silence_get (DiaWorkspace *workspace, gboolean *silent, GCancellable *cancellable, GError **error);

G_END_DECLS
