/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-dispatcher.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* (transfer full) */
DiaDispatcher *dia_dispatcher_new (DiaWorkspaceCore *core, DiaMediaLibrary *media, DiaSignIn *sign_in) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
