/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moment-acts.h"

G_BEGIN_DECLS

/* Saying of cells of a roll-out that nothing is expected there, and why. */

/* Waives @cells (element-type DiaCellName) with @reason, which is not empty; one
 * that is waived already gets the new reason. A cell of the key moment itself
 * stands for all of its contents. Errors: DIA_MOMENTS_ERROR_BAD without a reason. */
gboolean  dia_moments_waive        (DiaMoments *self, GArray *cells, const char *reason, GCancellable *cancellable,
                                    GError **error);
/* Takes waivers back. */
gboolean  dia_moments_unwaive      (DiaMoments *self, GArray *cells, GCancellable *cancellable, GError **error);
/* Both. @reason: (nullable): NULL takes waivers back. */
void      dia_moments_waive_async  (DiaMoments *self, GArray *cells, const char *reason, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean  dia_moments_waive_finish (DiaMoments *self, GAsyncResult *result, GError **error);

G_END_DECLS
