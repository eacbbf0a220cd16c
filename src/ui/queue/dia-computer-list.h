/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaComputerList:
 *
 * What the desk found when it checked this computer (clock, zone data, keyring,
 * disk, the file) and when the workspace was last backed up, as rows of a list.
 * Everything well is one row; each thing that is not gets its own.
 */
#define DIA_TYPE_COMPUTER_LIST (dia_computer_list_get_type ())
G_DECLARE_FINAL_TYPE (DiaComputerList, dia_computer_list, DIA, COMPUTER_LIST, GObject)

/* Checks once, in the background, and fills @list. (transfer full) */
DiaComputerList *dia_computer_list_new        (DiaWorkspace *workspace, GtkListBox *list) G_GNUC_WARN_UNUSED_RESULT;
/* @at: DIA_INSTANT_NONE for never. */
void             dia_computer_list_set_backup (DiaComputerList *self, DiaInstant at);

G_END_DECLS
