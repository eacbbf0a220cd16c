/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moments.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* (transfer full) */
DiaMoments *dia_moments_new (DiaWorkspaceCore *core) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer none): for the acts on its cells. */
DiaWorkspaceCore *dia_moments_get_core (DiaMoments *self);

G_END_DECLS
