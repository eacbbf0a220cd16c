/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock.h"
#include "dia-connection.h"
#include "dia-scope.h"

G_BEGIN_DECLS

/* How posts of one day went out, by the day of their slot. */
typedef struct
{
  guint on_time;       /* at most 60 s after the slot */
  guint late;
  guint failed;        /* failed or missed */
  guint unconfirmed;
} DiaPunctualityDay;

/**
 * dia_punctuality_measure:
 * @scope: (nullable): which accounts
 * @boundaries: @n_days + 1 instants, growing: where each day begins, and the end
 * @days: (out caller-allocates): @n_days of them
 * @p50: (out): half of the posts that went out were at most so late, in ms; 0 without posts
 * @p99: (out): the same for 99 of 100
 *
 * Reads only posts whose slot lies within the boundaries.
 */
gboolean dia_punctuality_measure (DiaConnection     *connection,
                                  const DiaScope    *scope,
                                  const DiaInstant  *boundaries,
                                  guint              n_days,
                                  DiaPunctualityDay *days,
                                  gint64            *p50,
                                  gint64            *p99,
                                  GError           **error);

G_END_DECLS
