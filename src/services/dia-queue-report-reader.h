/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-queue.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* What the queue screen shows, read at one moment. Blocking. @scope: (nullable):
 * every account. (transfer full) (nullable) */
DiaQueueReport *dia_queue_report_reader_load (DiaWorkspaceCore *core, const DiaScope *scope,
                                              GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
