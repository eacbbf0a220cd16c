/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-acts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaFactEntry:
 *
 * One line that a content may have beside its text, shown while it has one or a
 * person wants to write one. Main thread.
 *
 * Properties: "placeholder" (string), "label" (string): its accessible name,
 * "wanted" (boolean): whether it is shown; to say FALSE takes the words away,
 * with undo.
 */
#define DIA_TYPE_FACT_ENTRY (dia_fact_entry_get_type ())
G_DECLARE_FINAL_TYPE (DiaFactEntry, dia_fact_entry, DIA, FACT_ENTRY, GtkWidget)

/* A template makes the entry, so this comes once. */
void dia_fact_entry_set_acts (DiaFactEntry *self, DiaDraftActs *acts, DiaFact fact);
/* Shows what the draft says now. */
void dia_fact_entry_show     (DiaFactEntry *self);
/* Shows the entry and puts the keyboard into it. */
void dia_fact_entry_start    (DiaFactEntry *self);

G_END_DECLS
