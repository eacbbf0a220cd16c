/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

G_BEGIN_DECLS

/* Timestamp identifiers (atproto.com/specs/tid): record keys that sort by time. */

/* 13 characters out of the instant; @seed gives the microseconds and the clock
 * id, so that two posts of one millisecond differ. The same for the same
 * arguments. (transfer full) */
char    *dia_tid_new      (DiaInstant now, guint64 seed) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @text is one. */
gboolean dia_tid_is_valid (const char *text);

G_END_DECLS
