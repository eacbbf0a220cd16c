/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-post-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaStatePill:
 *
 * A sign and a word on the fill of a tone: the state of a post, or something
 * else that is true of it ("behind", "on the server"). Main thread.
 */
#define DIA_TYPE_STATE_PILL (dia_state_pill_get_type ())
G_DECLARE_FINAL_TYPE (DiaStatePill, dia_state_pill, DIA, STATE_PILL, GtkWidget)

/* (transfer floating): shows "Draft" at first. */
GtkWidget  *dia_state_pill_new       (void);
void        dia_state_pill_set_state (DiaStatePill *self, DiaPostState state);
/* Anything else: @tone as dia_state_sign_get_tone() names them. */
void        dia_state_pill_set_fact  (DiaStatePill *self, const char *icon_name, const char *tone, const char *text);
/* (transfer none) */
const char *dia_state_pill_get_text  (DiaStatePill *self);

G_END_DECLS
