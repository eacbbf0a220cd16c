/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-health.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/* How it goes with the accounts of @scope (nullable: all), their networks and their
 * servers, read at one moment. Blocking. (transfer full) (nullable) */
DiaHealthReport *dia_health_reader_load (DiaWorkspaceCore *core, const DiaScope *scope, GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
