/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-connection.h"
#include "dia-rollout.h"

G_BEGIN_DECLS

/* What a roll-out is asked for. */
typedef struct
{
  DiaId       moment_id;   /* DIA_ID_NONE: those that touch the days */
  DiaDay      first;
  DiaDay      last;
  DiaScope   *scope;       /* (owned) (nullable): which columns; NULL: every account */
  DiaInstant  now;
} DiaRolloutQuestion;

/* (transfer full): @scope gets a reference */
DiaRolloutQuestion *dia_rollout_question_new  (DiaId moment_id, DiaDay first, DiaDay last, DiaScope *scope,
                                               DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;
void                dia_rollout_question_free (DiaRolloutQuestion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaRolloutQuestion, dia_rollout_question_free)

/* A #DiaStoreQuery: reads a #DiaRollout with five statements, however many cells
 * there are. (transfer full) (nullable) */
gpointer dia_rollout_read (DiaConnection *connection, gpointer question, GError **error);

G_END_DECLS
