/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-http.h"
#include "dia-queue.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* One act of a person on one post, straight line, on a worker. */
typedef struct
{
  DiaWorkspaceCore *core;     /* (borrowed) */
  DiaId             post_id;
  DiaQueueAct       act;
  DiaSlot           slot;     /* for RESCHEDULE */
  const char       *url;      /* for MARK_PUBLISHED, "" for none */
} DiaQueueActRequest;

/* Journals the act and changes the state in one transaction. *before (out)
 * (transfer full): the post as it was, for the undo; *version (out): the version
 * it has now. @http: (nullable): only LOOK_AGAIN asks the network. Errors:
 * DIA_QUEUE_ERROR, DIA_STORE_ERROR, for a look those of the network. */
gboolean dia_queue_act_run (const DiaQueueActRequest *self, DiaHttp *http, DiaPost **before, int *version,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
