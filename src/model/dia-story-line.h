/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "dia-clock.h"
#include "dia-journal-entry.h"

G_BEGIN_DECLS

/* One line of a post's story: what began, or what came of it. */
typedef struct
{
  DiaInstant at;
  char      *sentence;   /* (owned): for people */
  gboolean   trouble;    /* it did not go as it should */
} DiaStoryLine;

void       dia_story_line_free (DiaStoryLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiaStoryLine, dia_story_line_free)

/* The story of a post, from its journal (element-type DiaJournalEntry), oldest
 * first: a step stands at its beginning and its answer at its end, a look where
 * it was over. (transfer full) (element-type DiaStoryLine) */
GPtrArray *dia_story_tell      (GPtrArray *journal) G_GNUC_WARN_UNUSED_RESULT;
/* The same in one line: "10:00:01 Sent, attempt 1 · 10:00:31 No answer after
 * 30 s", times as the clock in @zone shows them. "" without a journal.
 * (transfer full) */
char      *dia_story_dup_line  (GPtrArray *journal, const char *zone) G_GNUC_WARN_UNUSED_RESULT;
/* Why it was put off or given up last: the key of its last hold, DIA_HOLD_…; ""
 * when it never was. (transfer none) */
const char *dia_story_get_hold (GPtrArray *journal);

G_END_DECLS
