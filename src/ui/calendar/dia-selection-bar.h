/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-calendar-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaSelectionBar:
 *
 * What can be done to several selected contents at once, in place of the legend.
 * Shown while two or more are selected; its buttons are actions of the page.
 * Main thread.
 */
#define DIA_TYPE_SELECTION_BAR (dia_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (DiaSelectionBar, dia_selection_bar, DIA, SELECTION_BAR, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_selection_bar_new        (DiaCalendarModel *model);

/* A narrow window has room for what can be done, not for how many posts it is done to. */
void       dia_selection_bar_set_narrow (DiaSelectionBar *self, gboolean narrow);

G_END_DECLS
