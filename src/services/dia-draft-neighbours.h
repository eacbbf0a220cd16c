/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-draft-plan.h"

G_BEGIN_DECLS

/* What a plan would meet in the workspace: posts of the same accounts within ten
 * minutes, the same text planned once more, and the same text of another content
 * that an account of the same brand has within the hour. At most 200 accounts are
 * looked at, each by three bounded queries. */
#define DIA_NEIGHBOUR_WITHIN (10 * DIA_MINUTE)
#define DIA_SISTER_WITHIN    DIA_HOUR

typedef struct
{
  DiaDraftPlan *plan;   /* (owned) */
  DiaInstant    now;
} DiaNeighbourQuery;

/* Copies @plan, so that the query can be answered in another thread. (transfer full) */
DiaNeighbourQuery *dia_neighbour_query_new  (const DiaDraftPlan *plan, DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;
void               dia_neighbour_query_free (DiaNeighbourQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaNeighbourQuery, dia_neighbour_query_free)

/* A #DiaStoreQuery: (transfer full) (element-type DiaProblem). */
gpointer           dia_neighbours_find      (DiaConnection *connection, gpointer query, GError **error);

G_END_DECLS
