/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaScopeBar:
 *
 * Which accounts every screen looks at: a pill for each value with a cross, a
 * button to narrow, and how many accounts that makes.
 */
#define DIA_TYPE_SCOPE_BAR (dia_scope_bar_get_type ())
G_DECLARE_FINAL_TYPE (DiaScopeBar, dia_scope_bar, DIA, SCOPE_BAR, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_scope_bar_new (DiaWorkspace *workspace);

G_END_DECLS
