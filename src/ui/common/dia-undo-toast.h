/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-undo-stack.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* How long an act can be taken back, in seconds. */
#define DIA_UNDO_TOAST_SECONDS 10

/**
 * dia_undo_toast_show:
 * @overlay: where the toast appears
 * @stack: where Ctrl+Z looks
 * @title: what was done, in the past tense: "Moved 3 contents to Fri 19 Feb"
 * @undo: takes it back
 * @user_data: for @undo
 * @gone: (nullable): frees @user_data, when the act was taken back or cannot be any more
 *
 * Says what was done and offers to take it back, by the toast's button or by
 * Ctrl+Z, for %DIA_UNDO_TOAST_SECONDS. A newer toast takes the place of an older
 * one at once; the older act can still be taken back by Ctrl+Z while its own
 * seconds last. Main thread.
 */
void dia_undo_toast_show (AdwToastOverlay *overlay, DiaUndoStack *stack, const char *title,
                          DiaUndoFunc undo, gpointer user_data, GDestroyNotify gone);

G_END_DECLS
