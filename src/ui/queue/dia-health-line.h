/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-health.h"

G_BEGIN_DECLS

/**
 * DiaHealthLine:
 *
 * How it goes with an account, a network or a server, in one row of a long list:
 * the row is used again for another one.
 *
 * Signals: act (DiaHealthRow): a person wants to do what its button says, other
 * than to sign in.
 */
#define DIA_TYPE_HEALTH_LINE (dia_health_line_get_type ())
G_DECLARE_FINAL_TYPE (DiaHealthLine, dia_health_line, DIA, HEALTH_LINE, GtkWidget)

/* @times, @acts: keep the lateness and the buttons of all rows as wide as the
 * widest, so that they form columns. (transfer floating) */
GtkWidget *dia_health_line_new     (GtkSizeGroup *times, GtkSizeGroup *acts);
/* The cell of the list must be its parent by now. */
void       dia_health_line_set_row (DiaHealthLine *self, DiaHealthRow *row);

G_END_DECLS
