/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaBottomBar:
 *
 * The places of the desk at the lower edge of a narrow window, one of them
 * marked.
 *
 * Signals: place-chosen (const char *name): a person pressed another one.
 */
#define DIA_TYPE_BOTTOM_BAR (dia_bottom_bar_get_type ())
G_DECLARE_FINAL_TYPE (DiaBottomBar, dia_bottom_bar, DIA, BOTTOM_BAR, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_bottom_bar_new       (void);
void       dia_bottom_bar_add       (DiaBottomBar *self, const char *name, const char *title, const char *icon_name);
/* Marks a place, or none where it has no button; nobody is told. */
void       dia_bottom_bar_set_place (DiaBottomBar *self, const char *name);
/* A number beside the place: 0 shows none. */
void       dia_bottom_bar_set_count (DiaBottomBar *self, const char *name, guint count);

G_END_DECLS
