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

/* How posts of one account went out. */
typedef struct
{
  DiaId   account_id;
  guint   on_time, late, failed, unconfirmed;   /* as in #DiaPunctualityDay */
  GArray *delays;                               /* (element-type gint64): of those that went out, in ms */
} DiaAccountPunctuality;

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

/* The same for each account of @scope that had a post whose slot lies from @from to
 * before @until. (transfer full) (element-type DiaId DiaAccountPunctuality) */
GHashTable *dia_punctuality_list_accounts (DiaConnection *connection, const DiaScope *scope, DiaInstant from,
                                           DiaInstant until, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The smallest of @delays (element-type gint64) that @percent of 100 do not exceed
 * (nearest rank), 0 without any; changes their order. */
gint64      dia_punctuality_find_percentile (GArray *delays, guint percent);

G_END_DECLS
