/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-composer-target.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaLengthRow:
 *
 * How long a text is for every network that it is for. Main thread.
 */
#define DIA_TYPE_LENGTH_ROW (dia_length_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaLengthRow, dia_length_row, DIA, LENGTH_ROW, GtkWidget)

/* Measures what @target sends now. @narrow: there is no room beside each other. */
void dia_length_row_show (DiaLengthRow *self, DiaDraft *draft, const DiaComposerTarget *target, gboolean narrow);

G_END_DECLS
