/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-queue.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* Single posts and pages of them. Blocking. @scope: (nullable): every account. */

/* (transfer full) (element-type DiaQueueItem) (nullable) */
GPtrArray      *dia_queue_reader_list        (DiaWorkspaceCore *core, DiaQueueList list, const DiaScope *scope,
                                              const char *search, DiaInstant before, guint limit,
                                              GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* With its journal. (transfer full) (nullable) */
DiaQueueItem   *dia_queue_reader_load_item   (DiaWorkspaceCore *core, DiaId post_id,
                                              GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
