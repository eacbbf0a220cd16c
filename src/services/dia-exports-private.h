/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-exports.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* (transfer full) */
DiaExports *dia_exports_new (DiaWorkspaceCore *core) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
