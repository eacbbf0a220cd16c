/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dia-clock.h"
#include "dia-vault.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * dia_opener_open_async:
 * @path: the file
 * @create: whether a missing file is made
 * @demo: whether the new workspace is filled with the demonstration
 *
 * Opens a workspace for the window: makes its folder, opens or creates the file,
 * fills the demonstration. What fails or is cancelled leaves no file behind that
 * was not there before. A file that exists is never filled: it is only opened.
 */
void          dia_opener_open_async  (const char *path, gboolean create, gboolean demo,
                                      DiaVault *vault, DiaClock *clock,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (nullable) */
DiaWorkspace *dia_opener_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A path in the default folder that is not taken: "workspace.diapason",
 * "workspace-2.diapason"…; @demo: "demonstration.diapason". (transfer full) */
char         *dia_opener_dup_free_path (gboolean demo) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
