/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-composer-target.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaVariantList:
 *
 * The texts of a content: one for each language of the chosen accounts, and
 * those that a network or an account has for itself. Main thread.
 *
 * Signals: target-activated (DiaComposerTarget, boxed): that text is wanted.
 */
#define DIA_TYPE_VARIANT_LIST (dia_variant_list_get_type ())
G_DECLARE_FINAL_TYPE (DiaVariantList, dia_variant_list, DIA, VARIANT_LIST, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_variant_list_new    (DiaDraft *draft);
/* Marks the row of @target, or none. */
void       dia_variant_list_mark   (DiaVariantList *self, const DiaComposerTarget *target);
/* Whether rows leave out markets and words. */
void       dia_variant_list_set_narrow  (DiaVariantList *self, gboolean narrow);
/* Activates the row at @position, from 0; FALSE when there is none. */
gboolean   dia_variant_list_activate_at (DiaVariantList *self, guint position);

G_END_DECLS
