/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-id.h"

G_BEGIN_DECLS

/* One renewal at a time for each account: among the threads of this process and
 * among all processes on one workspace. The system lets go of it when its holder
 * dies. */
typedef struct _DiaRefreshLock DiaRefreshLock;

/* Waits up to a minute. @workspace_path: the lock file lies beside it.
 * Errors: G_IO_ERROR_TIMED_OUT, G_IO_ERROR_CANCELLED, those of opening a file.
 * (transfer full) (nullable) */
DiaRefreshLock *dia_refresh_lock_take (const char *workspace_path, DiaId account_id,
                                       GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void            dia_refresh_lock_free (DiaRefreshLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaRefreshLock, dia_refresh_lock_free)

G_END_DECLS
