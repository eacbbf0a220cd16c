/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-key-moment.h"
#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaMomentDialog:
 *
 * Everything that is said about one key moment. What is typed is saved by itself;
 * closing the dialog says what was done, with undo. Main thread.
 *
 * Signals:
 *   ended (gint64 id): the dialog closes, and there is a key moment of that id.
 */
#define DIA_TYPE_MOMENT_DIALOG (dia_moment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DiaMomentDialog, dia_moment_dialog, DIA, MOMENT_DIALOG, AdwWindow)

/* @moment: (nullable): with its toolkit; NULL begins one on @day. (transfer
 * full): a toplevel */
GtkWidget *dia_moment_dialog_new (GtkWindow *parent, DiaWorkspace *workspace, DiaNotices *notices,
                                  const DiaKeyMoment *moment, DiaDay day);
/* Puts the keyboard into the first message of the toolkit. */
void       dia_moment_dialog_start_message (DiaMomentDialog *self);

G_END_DECLS
