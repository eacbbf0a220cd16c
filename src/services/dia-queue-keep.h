/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-queue.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* See dia_queue_hand_over(). Blocking. */
gboolean dia_queue_keep_run (DiaWorkspaceCore *core, DiaId post_id, gboolean wish, GCancellable *cancellable, GError **error);

G_END_DECLS
