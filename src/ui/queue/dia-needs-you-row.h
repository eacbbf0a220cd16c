/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-queue-acts.h"

G_BEGIN_DECLS

/**
 * DiaNeedsYouRow:
 *
 * A post that a person has to decide about: what happened in plain words, its
 * story, and the acts from the safe one to the final one.
 */
#define DIA_TYPE_NEEDS_YOU_ROW (dia_needs_you_row_get_type ())
G_DECLARE_FINAL_TYPE (DiaNeedsYouRow, dia_needs_you_row, DIA, NEEDS_YOU_ROW, GtkWidget)

/* @primary: its first act is the suggested one of the screen, of which there is
 * only one. (transfer floating) */
GtkWidget *dia_needs_you_row_new (DiaQueueActs *acts, DiaQueueItem *item, gboolean primary);
DiaId      dia_needs_you_row_get_post_id (DiaNeedsYouRow *self);

G_END_DECLS
