/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DiaWideRow:
 *
 * A row of a group of preferences with a title and what it is about, as AdwActionRow
 * with suffixes; but where there is no room for both beside each other, they stand on
 * lines of their own, and no word is broken. Children of a template go to the end.
 */
#define DIA_TYPE_WIDE_ROW (dia_wide_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaWideRow, dia_wide_row, DIA, WIDE_ROW, AdwPreferencesRow)

/* (transfer floating) */
GtkWidget *dia_wide_row_new (const char *title);
/* Appends to what stands at the end of the row. */
void       dia_wide_row_add (DiaWideRow *self, GtkWidget *child);

G_END_DECLS
