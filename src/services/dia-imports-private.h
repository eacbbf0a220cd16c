/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-imports.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* (transfer full) */
DiaImports *dia_imports_new (DiaWorkspaceCore *core, DiaRoster *roster) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
