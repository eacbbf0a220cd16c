/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace-core.h"

G_BEGIN_DECLS

/**
 * DiaWorkspaceWatch:
 *
 * Notices what another program writes into the workspace, so that the window
 * shows what the command line did. It is woken by the file system, never by a
 * timer, and tells dia_workspace_core_touch() that everything may have changed.
 */
#define DIA_TYPE_WORKSPACE_WATCH (dia_workspace_watch_get_type ())
G_DECLARE_FINAL_TYPE (DiaWorkspaceWatch, dia_workspace_watch, DIA, WORKSPACE_WATCH, GObject)

/* Watches in the thread-default main context. (transfer full) */
DiaWorkspaceWatch *dia_workspace_watch_new (DiaWorkspaceCore *core) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
