/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-desk.h"
#include "dia-notices.h"

G_BEGIN_DECLS

/* The actions of the desk that open a dialog, in dia-desk-dialogs.c. */
void          dia_desk_install_dialogs (GtkWidgetClass *widget_class);

/* The actions that import and export, and files that fall on the desk, in
 * dia-desk-transfer.c. */
void          dia_desk_install_transfer (GtkWidgetClass *widget_class);
void          dia_desk_take_files      (DiaDesk *self);

/* What they work on. (transfer none) */
DiaWorkspace *dia_desk_get_workspace   (DiaDesk *self);
DiaNotices   *dia_desk_get_notices     (DiaDesk *self);

G_END_DECLS
