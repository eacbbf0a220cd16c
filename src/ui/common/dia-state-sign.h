/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-post-state.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaStateSign:
 *
 * The sign of a post's state, 16 px: told apart by its outline, coloured by what
 * it asks of a person. An image by role, named as the state. Main thread.
 *
 * Properties: "state" (int, #DiaPostState, draft by default).
 */
#define DIA_TYPE_STATE_SIGN (dia_state_sign_get_type ())
G_DECLARE_FINAL_TYPE (DiaStateSign, dia_state_sign, DIA, STATE_SIGN, GtkWidget)

/* (transfer floating) */
GtkWidget    *dia_state_sign_new       (DiaPostState state);
DiaPostState  dia_state_sign_get_state (DiaStateSign *self);
void          dia_state_sign_set_state (DiaStateSign *self, DiaPostState state);

/* "dia-state-draft-symbolic". (transfer none) */
const char   *dia_state_sign_get_icon  (DiaPostState state);
/* The style class of the state's colour: "neutral", "warn", "info", "ok",
 * "error" or "unknown". (transfer none) */
const char   *dia_state_sign_get_tone  (DiaPostState state);

/* Takes the tones off @widget and puts on @tone. */
void          dia_tone_set (GtkWidget *widget, const char *tone);

G_END_DECLS
