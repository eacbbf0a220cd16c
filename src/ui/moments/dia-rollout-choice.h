/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-moment-acts.h"

G_BEGIN_DECLS

/* Where one is on a roll-out: what a person chose to act on. Points into the
 * #DiaRollout. */
typedef struct
{
  const DiaRolloutMoment *moment;
  const DiaRolloutRow    *row;      /* (nullable): NULL: the key moment as a whole */
  guint                   column;
} DiaRolloutPlace;

/* What of @places (element-type DiaRolloutPlace) an act can be done to; each cell
 * once, though a key moment and its contents may both be chosen. All (transfer
 * full) (element-type DiaCellName). Any thread. */

/* The cells that lack a draft. */
GArray *dia_rollout_choice_list_missing  (DiaRollout *rollout, GArray *places) G_GNUC_WARN_UNUSED_RESULT;
/* What can be waived: that which is expected and not ready. A key moment as a whole
 * is waived as a whole. */
GArray *dia_rollout_choice_list_waivable (DiaRollout *rollout, GArray *places) G_GNUC_WARN_UNUSED_RESULT;
/* What is waived. @reasons: (out) (transfer full) (element-type utf8): of each. */
GArray *dia_rollout_choice_list_waived   (DiaRollout *rollout, GArray *places, GPtrArray **reasons) G_GNUC_WARN_UNUSED_RESULT;

/* The reasons that were given in @rollout, each once. (transfer full) (element-type
 * utf8) */
GPtrArray *dia_rollout_choice_list_reasons (DiaRollout *rollout) G_GNUC_WARN_UNUSED_RESULT;

/* Counts the cells of @places. */
void    dia_rollout_choice_tally         (GArray *places, DiaTally *tally);

G_END_DECLS
