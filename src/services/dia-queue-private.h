/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-queue.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* @sign_in: for asking a network whether a post is there. (transfer full) */
DiaQueue *dia_queue_new (DiaWorkspaceCore *core, DiaSignIn *sign_in) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the report that the first load hands out, in the calling thread and
 * before anybody else has @self: a screen that is still being built by the main
 * context then finds it read. Nothing is kept when it cannot be read. */
void      dia_queue_prepare (DiaQueue *self, DiaScope *scope, GCancellable *cancellable);

G_END_DECLS
