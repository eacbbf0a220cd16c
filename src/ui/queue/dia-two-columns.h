/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaTwoColumns:
 *
 * A main part with a narrower one at its side; below 860 px the side comes under
 * the main part instead.
 *
 * Properties: "main", "side" (GtkWidget).
 */
#define DIA_TYPE_TWO_COLUMNS (dia_two_columns_get_type ())
G_DECLARE_FINAL_TYPE (DiaTwoColumns, dia_two_columns, DIA, TWO_COLUMNS, GtkWidget)

void dia_two_columns_set_main (DiaTwoColumns *self, GtkWidget *child);
void dia_two_columns_set_side (DiaTwoColumns *self, GtkWidget *child);

G_END_DECLS
