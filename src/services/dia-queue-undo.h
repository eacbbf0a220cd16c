/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-post.h"
#include "dia-queue-act.h"

G_BEGIN_DECLS

/* What takes one act of a person back: the post as it was before, and the
 * version that the act gave it, so that nothing later is overwritten. */
typedef struct
{
  DiaId    post_id;
  DiaPost *before;    /* (owned) */
  int      version;
} DiaQueueUndo;

/* Does the act, and says how to take it back. Blocking. (transfer full)
 * (nullable) */
DiaQueueUndo *dia_queue_undo_from_act (const DiaQueueActRequest *request, DiaHttp *http,
                                       GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the post back unless something has changed it since. Blocking. */
gboolean      dia_queue_undo_put_back (DiaQueueUndo *self, DiaWorkspaceCore *core,
                                       GCancellable *cancellable, GError **error);
void          dia_queue_undo_free     (DiaQueueUndo *self);

G_END_DECLS
