/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft-plan.h"

G_BEGIN_DECLS

/* What can be said of a plan without asking the workspace. @networks: the
 * networks by id. All are pure; each adds to @problems (element-type DiaProblem). */
void       dia_draft_find_text_problems  (const DiaDraftPlan *plan, GHashTable *networks, GPtrArray *problems);
void       dia_draft_find_media_problems (const DiaDraftPlan *plan, GHashTable *networks, GPtrArray *problems);
void       dia_draft_find_answer_problems (const DiaDraftPlan *plan, GHashTable *networks, GPtrArray *problems);
void       dia_draft_find_time_problems  (const DiaDraftPlan *plan, DiaInstant now, GPtrArray *problems);

/* All of the above. (transfer full) (element-type DiaProblem) */
GPtrArray *dia_draft_find_problems       (const DiaDraftPlan *plan, GHashTable *networks, DiaInstant now) G_GNUC_WARN_UNUSED_RESULT;
/* Blocking ones first, then in the order of their kinds. */
void       dia_draft_sort_problems       (GPtrArray *problems);
/* The first that blocks. (transfer none) (nullable) */
const DiaProblem *dia_draft_find_blocking (GPtrArray *problems);
/* The first that blocks because of words or pictures, which is all that a planned
 * post can be asked about. (transfer none) (nullable) */
const DiaProblem *dia_draft_find_blocking_words (GPtrArray *problems);
gboolean   dia_problems_equal            (gconstpointer a, gconstpointer b);

/* A new problem of @accounts (element-type DiaAccount) at the end of @problems.
 * @title and @detail: (transfer full). (transfer none) */
DiaProblem *dia_draft_add_problem        (GPtrArray *problems, DiaProblemKind kind, DiaSeverity severity,
                                          GPtrArray *accounts, char *title, char *detail);

G_END_DECLS
