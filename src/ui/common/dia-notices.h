/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dia-undo-stack.h"

G_BEGIN_DECLS

/**
 * DiaNotices:
 *
 * Where pages say what they did: the toasts and the undo of one desk. Handed to
 * each page when it is made. When the overlay goes, what could be taken back stays
 * done, and nothing more is shown.
 */
#define DIA_TYPE_NOTICES (dia_notices_get_type ())
G_DECLARE_FINAL_TYPE (DiaNotices, dia_notices, DIA, NOTICES, GObject)

/* (transfer full) */
DiaNotices   *dia_notices_new         (AdwToastOverlay *overlay) G_GNUC_WARN_UNUSED_RESULT;
/* "Copied": nothing to take back. */
void          dia_notices_show        (DiaNotices *self, const char *title);
/* What went wrong, in the error's own words; nothing is shown for a cancelled act. */
void          dia_notices_show_error  (DiaNotices *self, const GError *error);
/* What was done, with Undo for ten seconds. @gone: (nullable): frees @user_data. */
void          dia_notices_show_undo   (DiaNotices *self, const char *title,
                                       DiaUndoFunc undo, gpointer user_data, GDestroyNotify gone);
/* The acts that can be taken back. (transfer none) */
DiaUndoStack *dia_notices_get_undo    (DiaNotices *self);

G_END_DECLS
