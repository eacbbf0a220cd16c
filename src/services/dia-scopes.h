/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-scope.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaScopes:
 *
 * The scope that every screen obeys, and the saved ones. Kept in the workspace.
 *
 * Properties: "current" (DiaScope, boxed, notified when it changes).
 */
#define DIA_TYPE_SCOPES (dia_scopes_get_type ())
G_DECLARE_FINAL_TYPE (DiaScopes, dia_scopes, DIA, SCOPES, GObject)

/* (transfer none) */
DiaScope   *dia_scopes_get_current   (DiaScopes *self);
void        dia_scopes_set_current   (DiaScopes *self, DiaScope *scope);
/* How many of the roster's accounts the current scope holds. */
guint       dia_scopes_count_accounts (DiaScopes *self);
/* (transfer none) (element-type DiaSavedScope): by name. */
GListModel *dia_scopes_get_saved     (DiaScopes *self);
/* Saves the current scope under @name, replacing one of that name. */
void        dia_scopes_save_current  (DiaScopes *self, const char *name);
void        dia_scopes_remove_saved  (DiaScopes *self, DiaId id);
/* Writes a saved scope as it is: under another name, or back after a removal. */
void        dia_scopes_put_saved     (DiaScopes *self, DiaSavedScope *saved);

G_END_DECLS
