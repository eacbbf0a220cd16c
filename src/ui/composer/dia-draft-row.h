/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaDraftRow:
 *
 * A content that is not planned yet: its first words, for whom it is, when it
 * was last changed. Main thread.
 *
 * Signals: delete-requested (DiaDraftItem *).
 */
#define DIA_TYPE_DRAFT_ROW (dia_draft_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaDraftRow, dia_draft_row, DIA, DRAFT_ROW, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_draft_row_new         (DiaRoster *roster, DiaClock *clock);
void       dia_draft_row_set_item    (DiaDraftRow *self, DiaDraftItem *item);

/* "10:52", "yesterday", "23 Nov", "23 Nov 2026": seen at @now in @zone.
 * (transfer full) */
char      *dia_draft_row_format_when (DiaInstant at, DiaInstant now, const char *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
