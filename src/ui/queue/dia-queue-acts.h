/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dia-notices.h"
#include "dia-queue.h"

G_BEGIN_DECLS

/**
 * DiaQueueActs:
 *
 * What a person can do with posts of the queue: each act runs in the background,
 * says what it did and can be taken back, or says why it could not be done.
 */
#define DIA_TYPE_QUEUE_ACTS (dia_queue_acts_get_type ())
G_DECLARE_FINAL_TYPE (DiaQueueActs, dia_queue_acts, DIA, QUEUE_ACTS, GObject)

/* (transfer full) */
DiaQueueActs *dia_queue_acts_new        (DiaWorkspace *workspace, DiaNotices *notices) G_GNUC_WARN_UNUSED_RESULT;
DiaWorkspace *dia_queue_acts_get_workspace (DiaQueueActs *self);

/* Looks again, sends, drops. */
void          dia_queue_acts_run        (DiaQueueActs *self, DiaQueueItem *item, DiaQueueAct act);
/* The same for all of @items (element-type DiaQueueItem), by date, told and taken
 * back at once; @widget cannot be used meanwhile. Those of one account that are
 * sent keep the distance that the workspace wants of late posts. */
void          dia_queue_acts_run_all    (DiaQueueActs *self, GtkWidget *widget, GPtrArray *items, DiaQueueAct act);
/* A person has seen that @items (element-type DiaQueueItem) were dropped; @widget
 * cannot be used meanwhile. */
void          dia_queue_acts_settle_dropped (DiaQueueActs *self, GtkWidget *widget, GPtrArray *items);
/* Asks when the first of @items goes out; the others keep their distance to it. */
void          dia_queue_acts_reschedule_all (DiaQueueActs *self, GtkWidget *widget, GPtrArray *items);
/* Asks for a day and a time, then reschedules. @widget: where the question appears. */
void          dia_queue_acts_reschedule (DiaQueueActs *self, GtkWidget *widget, DiaQueueItem *item);
/* Asks for the post's address (a must on assisted networks), then says that it is there. */
void          dia_queue_acts_confirm    (DiaQueueActs *self, GtkWidget *widget, DiaQueueItem *item);
/* Copies the text of the post. */
void          dia_queue_acts_copy_text  (DiaQueueActs *self, GtkWidget *widget, DiaQueueItem *item);
/* Opens the network's own page: to post by hand, or the post itself. */
void          dia_queue_acts_open       (DiaQueueActs *self, GtkWidget *widget, DiaQueueItem *item);
/* Opens the account's own page, for a person who looks whether the post is there. */
void          dia_queue_acts_open_account (DiaQueueActs *self, GtkWidget *widget, DiaQueueItem *item);

G_END_DECLS
