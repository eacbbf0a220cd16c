/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaWelcomePage:
 *
 * The first start: the demonstration, an empty workspace, or an existing one,
 * and the four promises in a line each.
 *
 * Signals: demo-requested, empty-requested. Uses the actions app.language,
 * app.about, app.shortcuts and win.open-workspace.
 */
#define DIA_TYPE_WELCOME_PAGE (dia_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (DiaWelcomePage, dia_welcome_page, DIA, WELCOME_PAGE, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_welcome_page_new   (void);

/* Puts the focus on the demonstration, the choice for a first start. */
void       dia_welcome_page_focus (DiaWelcomePage *self);

G_END_DECLS
