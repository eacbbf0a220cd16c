/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-notices.h"
#include "dia-workspace.h"

G_BEGIN_DECLS

/**
 * DiaQueuePage:
 *
 * What needs a person, what goes out next, what went out, and how well.
 *
 * Properties: "attention" (uint, read only): how many posts need a person.
 * Signals: loaded: the page shows what is in the workspace.
 * Actions: queue.search: shows the search; queue.show-list (string): shows "now",
 *   "gone-out", "held-back" or "health"; queue.show-health (string): shows the health
 *   of the accounts that these words find.
 */
#define DIA_TYPE_QUEUE_PAGE (dia_queue_page_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueuePage, dia_queue_page, DIA, QUEUE_PAGE, GtkWidget)

/* (transfer floating) */
GtkWidget *dia_queue_page_new    (DiaWorkspace *workspace, DiaNotices *notices);
/* Leads to a post that needs somebody, once it is read from the workspace. */
void       dia_queue_page_reveal (DiaQueuePage *self, DiaId post_id);
/* Shows the search and puts the focus there. */
void       dia_queue_page_search (DiaQueuePage *self);

G_END_DECLS
