/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/* The dialogs of the desk itself, in dia-desk-dialogs.c. */

/* Asks for the workspace's name. */
void dia_desk_present_rename  (GtkWidget *desk, DiaWorkspace *workspace);
/* Asks where to, and backs the workspace up there. */
void dia_desk_present_back_up (GtkWidget *desk, DiaWorkspace *workspace, DiaNotices *notices);

G_END_DECLS
