/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-queue.h"

G_BEGIN_DECLS

/* One line of "Next out": when, which brand, first words, where, how many, how
 * soon. */
#define DIA_TYPE_NEXT_OUT_ROW (dia_next_out_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaNextOutRow, dia_next_out_row, DIA, NEXT_OUT_ROW, GtkWidget)

/* @now: what "in 38 min" is counted from. (transfer floating) */
GtkWidget *dia_next_out_row_new (DiaQueueGroup *group, DiaInstant now);
/* Counts anew. */
void       dia_next_out_row_set_now (DiaNextOutRow *self, DiaInstant now);

/* "in 38 min", "in 1 h 23", "tomorrow", "Fri 12 Feb": how soon @at is for
 * somebody who lives in @zone. (transfer full) */
char      *dia_next_out_row_describe_wait (DiaInstant at, DiaInstant now, const char *zone) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
