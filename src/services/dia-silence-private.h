/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-silence.h"
#include "dia-workspace-core.h"

G_BEGIN_DECLS

/**
 * dia_silence_write_async:
 * @source: the object that @callback is given
 * @silent: whether everything is held back
 *
 * Keeps in the workspace that nothing goes out, so that whoever sends for it
 * obeys, whichever program that is. A failure is logged, never told: the
 * callback is only for looking again.
 */
void dia_silence_write_async (DiaWorkspaceCore *core, GObject *source, gboolean silent,
                              GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
