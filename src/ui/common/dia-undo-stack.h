/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes one act back. */
typedef void (*DiaUndoFunc) (gpointer user_data);

/**
 * DiaUndoStack:
 *
 * The acts that can still be taken back, last first. An entry leaves the stack
 * by being undone, by expiring, or with the stack; its destroy notify then runs
 * once, so an act whose undo has gone can be made final there. Main thread.
 *
 * Properties: "can-undo" (boolean, read only).
 */
#define DIA_TYPE_UNDO_STACK (dia_undo_stack_get_type ())
G_DECLARE_FINAL_TYPE (DiaUndoStack, dia_undo_stack, DIA, UNDO_STACK, GObject)

DiaUndoStack *dia_undo_stack_new      (void) G_GNUC_WARN_UNUSED_RESULT;
/* Returns a number by which the entry can be undone or expire; never 0.
 * @gone: (nullable): frees @user_data, after @undo when that ran. */
guint         dia_undo_stack_push     (DiaUndoStack *self, DiaUndoFunc undo, gpointer user_data, GDestroyNotify gone);
/* Takes the last act back; FALSE when there is none. */
gboolean      dia_undo_stack_undo     (DiaUndoStack *self);
/* Takes that act back; FALSE when it is not in the stack any more. */
gboolean      dia_undo_stack_undo_entry (DiaUndoStack *self, guint entry);
/* Forgets that act: it stays done. */
void          dia_undo_stack_expire   (DiaUndoStack *self, guint entry);
/* Forgets all of them. */
void          dia_undo_stack_clear    (DiaUndoStack *self);
gboolean      dia_undo_stack_can_undo (DiaUndoStack *self);

/* Binds Ctrl+Z in @widget's window to dia_undo_stack_undo(). A text that has the
 * focus and something of its own to undo comes first. */
void          dia_undo_stack_bind     (DiaUndoStack *self, GtkWidget *widget);

G_END_DECLS
