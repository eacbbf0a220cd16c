/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* Writes into the story of each of @posts (element-type DiaId) that a person has
 * seen that it was dropped, all or none. Takes @task over, and returns TRUE by it. */
void dia_queue_dropped_settle (DiaWorkspaceCore *core, GArray *posts, GTask *task);

G_END_DECLS
