/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-notices.h"
#include "dia-queue.h"

G_BEGIN_DECLS

/**
 * DiaQueueHistory:
 *
 * A long list of posts, newest first: what has gone out, or what is held back.
 * Pages are read as the person scrolls; only the rows that are seen are built.
 */
#define DIA_TYPE_QUEUE_HISTORY (dia_queue_history_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueueHistory, dia_queue_history, DIA, QUEUE_HISTORY, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_queue_history_new        (DiaWorkspace *workspace, DiaNotices *notices, DiaQueueList list);
/* Reads the list again from its beginning, for the current scope. */
void       dia_queue_history_reload     (DiaQueueHistory *self);
/* Words that the posts must hold; "" for all. */
void       dia_queue_history_set_search (DiaQueueHistory *self, const char *search);

G_END_DECLS
