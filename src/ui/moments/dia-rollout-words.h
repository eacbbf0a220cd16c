/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-rollout.h"

G_BEGIN_DECLS

/* What a roll-out says of its cells to those who do not see it, and below it to
 * everybody. Main thread. All (transfer full). @row: (nullable): the key moment as
 * a whole. */

/* "Cardamome ES, @cardamome_es, Premium −20 %, late". */
char *dia_rollout_words_dup_cell     (DiaRollout *rollout, const DiaRolloutMoment *moment, const DiaRolloutRow *row,
                                      guint column) G_GNUC_WARN_UNUSED_RESULT;
/* When a key moment is, "8–14 Feb". */
char *dia_rollout_words_dup_days     (const DiaKeyMoment *moment) G_GNUC_WARN_UNUSED_RESULT;
/* "3 of 12 ready, 5 missing". */
char *dia_rollout_words_dup_coverage (const DiaTally *tally) G_GNUC_WARN_UNUSED_RESULT;
/* All of a roll-out for a spreadsheet: rows are contents, columns accounts, between
 * tabs. */
char *dia_rollout_words_dup_table    (DiaRollout *rollout) G_GNUC_WARN_UNUSED_RESULT;
/* "85 %", "–" where nothing is due. */
char *dia_rollout_words_dup_percent  (const DiaTally *tally) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
