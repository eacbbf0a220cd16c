/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moments.h"
#include "dia-notices.h"

G_BEGIN_DECLS

/**
 * DiaMomentEditing:
 *
 * A key moment that somebody is writing on. What is typed is saved a moment later
 * by itself; when the writing ends, what was changed can be taken back as a whole.
 * Main thread.
 *
 * Signals:
 *   touched: something was written that is not saved yet.
 *   saved: what was typed until now is in the workspace.
 *   failed (GError): it is not; it is tried again with the next change.
 */
#define DIA_TYPE_MOMENT_EDITING (dia_moment_editing_get_type ())
G_DECLARE_FINAL_TYPE (DiaMomentEditing, dia_moment_editing, DIA, MOMENT_EDITING, GObject)

/* @moment: (nullable): with its toolkit; NULL begins one from @first_day to
 * @last_day. (transfer full) */
DiaMomentEditing *dia_moment_editing_new        (DiaMoments *moments, DiaNotices *notices, const DiaKeyMoment *moment,
                                                 DiaDay first_day, DiaDay last_day) G_GNUC_WARN_UNUSED_RESULT;
/* What to write to, with a toolkit; dia_moment_editing_touch() says that
 * something was. (transfer none) */
DiaKeyMoment     *dia_moment_editing_get_moment (DiaMomentEditing *self);
void              dia_moment_editing_touch      (DiaMomentEditing *self);
/* Ends the writing: saves what is not saved yet, under a title in any case, and
 * offers to take it back. One that nothing was typed into leaves nothing. */
void              dia_moment_editing_end        (DiaMomentEditing *self);
/* Ends the writing by taking the key moment away, with undo. */
void              dia_moment_editing_remove     (DiaMomentEditing *self);

G_END_DECLS
