/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaRolloutLine:
 *
 * A line of the roll-out as a list: a key moment, a content or a cell. Main thread.
 */
#define DIA_TYPE_ROLLOUT_LINE (dia_rollout_line_get_type ())
G_DECLARE_FINAL_TYPE (DiaRolloutLine, dia_rollout_line, DIA, ROLLOUT_LINE, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_rollout_line_new      (void);
void       dia_rollout_line_set_item (DiaRolloutLine *self, DiaRolloutItem *item);

G_END_DECLS
