/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaAttention:
 *
 * Notices what a person should be told about the posts that this program sends:
 * one failed, one needs a person, some fell due while the computer slept or were
 * dropped for being late. Several within a moment are told once. Whoever only
 * follows another sender is silent, so that nothing is told twice.
 *
 * Signals, in the main context that made it:
 *   notice (const char *title, const char *body, DiaId post): @post is the one
 *   that most needs somebody.
 */
#define DIA_TYPE_ATTENTION (dia_attention_get_type ())
G_DECLARE_FINAL_TYPE (DiaAttention, dia_attention, DIA, ATTENTION, GObject)

/* Does not keep @workspace alive. (transfer full) */
DiaAttention *dia_attention_new (DiaWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
