/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaScopePopover:
 *
 * Narrows the scope: every brand, market, network, language and label with a
 * search, the saved scopes on top, and a name to save the current one under.
 */
#define DIA_TYPE_SCOPE_POPOVER (dia_scope_popover_get_type ())
G_DECLARE_FINAL_TYPE (DiaScopePopover, dia_scope_popover, DIA, SCOPE_POPOVER, GtkPopover)

/* (transfer floating) */
GtkWidget *dia_scope_popover_new (DiaWorkspace *workspace);

G_END_DECLS
