/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-queue.h"

G_BEGIN_DECLS

/* Wednesday 10 February 2027, 10:52 in Paris. */
#define QUEUE_SAMPLE_NOW ((DiaInstant) 1802253120000)

/* A post of @alize_fr on Mastodon, in Paris, due at 10:00 on that day, as the
 * queue tells of it. (transfer full) */
DiaQueueItem    *queue_sample_item  (DiaPostState state) G_GNUC_WARN_UNUSED_RESULT;
/* Appends a step to the item's journal; @seconds after 10:00, @took of them (-1
 * while it is open). */
DiaJournalEntry *queue_sample_tell  (DiaQueueItem *item, DiaStep step, DiaOutcome outcome, int seconds, int took);
/* Several posts as one row. (transfer full) */
DiaQueueGroup   *queue_sample_group (guint n_posts, DiaInstant at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
