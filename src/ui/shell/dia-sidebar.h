/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaSidebar:
 *
 * The left edge of the desk: workspace, "New content", places, brands with
 * their accounts, and what is sent next.
 *
 * Uses the actions of #DiaDesk (desk.*) and of the window (win.*).
 */
#define DIA_TYPE_SIDEBAR (dia_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DiaSidebar, dia_sidebar, DIA, SIDEBAR, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_sidebar_new           (DiaWorkspace *workspace);
/* Marks the place that is shown, and the number of things there that need a
 * person (0 hides it). */
void       dia_sidebar_set_page      (DiaSidebar *self, const char *page);
void       dia_sidebar_set_attention (DiaSidebar *self, guint n_needs_you);

G_END_DECLS
