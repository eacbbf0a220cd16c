/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-queue.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* @sign_in: for asking a network whether a post is there. (transfer full) */
DiaQueue *dia_queue_new (DiaWorkspaceCore *core, DiaSignIn *sign_in) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
