/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-draft.h"
#include "dia-problem.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DiaProblemList:
 *
 * What is to settle before a draft can go out, what blocks first, each with the
 * act that solves it. Main thread.
 *
 * Signals: settle-requested (DiaProblem): its act is wanted.
 */
#define DIA_TYPE_PROBLEM_LIST (dia_problem_list_get_type ())
G_DECLARE_FINAL_TYPE (DiaProblemList, dia_problem_list, DIA, PROBLEM_LIST, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_problem_list_new        (DiaDraft *draft);
/* Asks to settle the next problem after the last one asked for, the first one
 * after the last; FALSE when there is none. */
gboolean   dia_problem_list_settle_next  (DiaProblemList *self);
/* The same with the first one. */
gboolean   dia_problem_list_settle_first (DiaProblemList *self);

G_END_DECLS
