/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-notices.h"
#include "dia-queue.h"

G_BEGIN_DECLS

/**
 * DiaQueueNow:
 *
 * The queue as it stands: what needs a person, what goes out next, and beside
 * them how well it goes. A report that says the same again leaves its rows and
 * the focus alone.
 */
#define DIA_TYPE_QUEUE_NOW (dia_queue_now_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueueNow, dia_queue_now, DIA, QUEUE_NOW, GtkWidget)

/* Shows a skeleton until the first report. (transfer floating) */
GtkWidget *dia_queue_now_new        (DiaWorkspace *workspace, DiaNotices *notices);
void       dia_queue_now_set_report (DiaQueueNow *self, DiaQueueReport *report);
/* Leads to the row of a post that needs somebody; FALSE when there is none. */
gboolean   dia_queue_now_reveal     (DiaQueueNow *self, DiaId post_id);

G_END_DECLS
