/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaMakeButton:
 *
 * "Make the 9 missing ones": shows what would be made of one key moment before it
 * asks for it with the action moments.make. Main thread.
 */
#define DIA_TYPE_MAKE_BUTTON (dia_make_button_get_type ())
G_DECLARE_FINAL_TYPE (DiaMakeButton, dia_make_button, DIA, MAKE_BUTTON, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_make_button_new        (void);
/* @moment: (nullable): of @rollout */
void       dia_make_button_set_moment (DiaMakeButton *self, DiaRollout *rollout, const DiaRolloutMoment *moment);
/* Says it in fewer words. */
void       dia_make_button_set_narrow (DiaMakeButton *self, gboolean narrow);
/* Shows what would be made, with the focus on the button that makes it. */
void       dia_make_button_pop_up     (DiaMakeButton *self);

G_END_DECLS
