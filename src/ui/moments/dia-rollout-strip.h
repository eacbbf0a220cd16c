/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout-matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaRolloutStrip:
 *
 * What there is to say about the cell in hand, and what can be done with it: uses
 * the actions moments.* of the page. Main thread.
 */
#define DIA_TYPE_ROLLOUT_STRIP (dia_rollout_strip_get_type ())
G_DECLARE_FINAL_TYPE (DiaRolloutStrip, dia_rollout_strip, DIA, ROLLOUT_STRIP, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_rollout_strip_new        (void);
/* Shows what @matrix has in hand now; hides itself where that is nothing. */
void       dia_rollout_strip_show       (DiaRolloutStrip *self, DiaRolloutMatrix *matrix);
/* In a narrow window its parts lie below each other. */
void       dia_rollout_strip_set_narrow (DiaRolloutStrip *self, gboolean narrow);
/* In large text it leaves out what the key moment is about; from the next
 * dia_rollout_strip_show() on. */
void       dia_rollout_strip_set_brief  (DiaRolloutStrip *self, gboolean brief);

G_END_DECLS
