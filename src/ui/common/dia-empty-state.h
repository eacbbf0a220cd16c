/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaEmptyState:
 *
 * What a list or a page shows when it has nothing to show: what that means, and
 * the next step. Main thread.
 *
 * Properties: "icon-name", "title", "text", "button-label" (NULL or "" for no
 * button).
 * Signals: button-clicked: the next step is wanted.
 */
#define DIA_TYPE_EMPTY_STATE (dia_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (DiaEmptyState, dia_empty_state, DIA, EMPTY_STATE, GtkWidget)

/* (transfer floating). @button_label: (nullable) */
GtkWidget *dia_empty_state_new (const char *icon_name, const char *title, const char *text, const char *button_label);

G_END_DECLS
