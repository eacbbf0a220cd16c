/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-desk.h"
#include "dia-notices.h"

G_BEGIN_DECLS

/* The actions of the desk that open a dialog, in dia-desk-dialogs.c. */
void          dia_desk_install_dialogs (GtkWidgetClass *widget_class);

/* What they work on. (transfer none) */
DiaWorkspace *dia_desk_get_workspace   (DiaDesk *self);
DiaNotices   *dia_desk_get_notices     (DiaDesk *self);

G_END_DECLS
