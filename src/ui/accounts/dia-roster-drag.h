/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-account-entries.h"

G_BEGIN_DECLS

/* @moved was dropped before or after @target, which is of its kind. */
typedef void (*DiaRosterDropFunc) (const DiaAccountEntry *moved, const DiaAccountEntry *target, gboolean after,
                                   gpointer user_data);

/**
 * DiaRosterDrag:
 *
 * Puts brands and accounts into another order with the pointer: rows of @list
 * (#DiaRosterRow) are dragged, a line shows where one comes to lie. An account
 * stays within its brand.
 */
#define DIA_TYPE_ROSTER_DRAG (dia_roster_drag_get_type ())
G_DECLARE_FINAL_TYPE (DiaRosterDrag, dia_roster_drag, DIA, ROSTER_DRAG, GObject)

/* @list and @user_data have to outlive it. (transfer full) */
DiaRosterDrag *dia_roster_drag_new (GtkWidget *list, DiaRosterDropFunc dropped, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
