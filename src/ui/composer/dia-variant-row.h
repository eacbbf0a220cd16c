/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-composer-target.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaVariantRow:
 *
 * One text of a content: whose it is, whether it follows the source, how it
 * begins, and how long it is for each network. Main thread.
 */
#define DIA_TYPE_VARIANT_ROW (dia_variant_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaVariantRow, dia_variant_row, DIA, VARIANT_ROW, GtkListBoxRow)

/* (transfer floating) */
GtkWidget               *dia_variant_row_new        (const DiaComposerTarget *target);
/* (transfer none) */
const DiaComposerTarget *dia_variant_row_get_target (DiaVariantRow *self);
/* Shows the draft as it is now; @narrow leaves out markets and words, and puts
 * the figures below the name. */
void                     dia_variant_row_update     (DiaVariantRow *self, DiaDraft *draft, gboolean narrow);

G_END_DECLS
