/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace.h"

G_BEGIN_DECLS

/* The seed of the demonstration that everybody gets. */
#define DIA_DEMO_SEED 52

/**
 * dia_demo_fill:
 * @workspace: an empty workspace
 *
 * Fills it with the group of the demonstration: 5 brands, 52 accounts in 8
 * markets and 6 languages on the practice network, 90 days of past posts, 60
 * days of planned ones, a year of daily metrics, 6 key moments. The same seed
 * and the same day give the same workspace. One transaction: a kill leaves it
 * empty.
 */
gboolean dia_demo_fill        (DiaWorkspace *workspace, guint32 seed, GCancellable *cancellable, GError **error);
void     dia_demo_fill_async  (DiaWorkspace *workspace, guint32 seed, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean dia_demo_fill_finish (DiaWorkspace *workspace, GAsyncResult *result, GError **error);

G_END_DECLS
