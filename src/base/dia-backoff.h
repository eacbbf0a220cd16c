/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"

G_BEGIN_DECLS

/**
 * dia_backoff_delay:
 * @attempt: 1 for the first repeat, 2 for the second…
 * @seed: any number that differs between posts (their id)
 *
 * How long to wait before repeating, in milliseconds: 30 s, doubled each time,
 * at most 1 h, all this spread by ±20 % (the longest wait is thus 72 min) so that
 * many posts that failed together do not come back together. The spread depends
 * on @seed alone: a restart keeps it.
 */
gint64 dia_backoff_delay (guint attempt, guint64 seed);

G_END_DECLS
