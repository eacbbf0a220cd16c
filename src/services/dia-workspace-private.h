/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* What the services share, for those functions of this layer that are given a
 * workspace. (transfer none) */
DiaWorkspaceCore *dia_workspace_get_core (DiaWorkspace *self);

/* The settings that this layer keeps in the workspace. */
#define DIA_SETTING_NAME          "workspace.name"
#define DIA_SETTING_CURRENT_SCOPE "scope.current"
/* When the last back-up was made: a DiaInstant as a number. */
#define DIA_SETTING_BACKUP_AT     "backup.at"

G_END_DECLS
