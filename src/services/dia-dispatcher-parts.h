/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-dispatcher-private.h"
#include "dia-send-queue.h"
#include "dia-wake-timer.h"

G_BEGIN_DECLS

/* What the two files of the dispatcher share: the object itself waits in the
 * background, dia-dispatcher-run.c is its blocking form. */
struct _DiaDispatcher
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;         /* (owned) */
  DiaSignIn        *sign_in;      /* (owned) (nullable) */
  char             *owner;        /* (owned): our name on claims */
  DiaSendQueue     *queue;        /* (owned) */
  DiaWakeTimer     *timer;        /* (owned) (nullable): while it runs in the background */
  gulong            changed_id;

  gboolean          running;      /* in the background */
  gboolean          following;    /* only looks: another program sends */
  gboolean          busy;         /* may claim: running, or in dia_dispatcher_run() */
  gboolean          looking;      /* a batch is being taken */
  gboolean          look_again;   /* something changed meanwhile */
  gboolean          recover;      /* the next look is also for what the dead left */
  gboolean          paused;
  guint             n_pausing;    /* writes of @paused under way: what was read before does not count */
  DiaInstant        next_due;
  DiaInstant        retry_at;     /* when the first of those put off in this run may go again */
  gint64            clock_offset; /* wall clock minus boot clock at the last look */

  DiaDispatched     dispatched;   /* (nullable): of dia_dispatcher_run() */
  gpointer          dispatched_data;
  GError           *failure;      /* (owned) (nullable): of dia_dispatcher_run() */
};

/* Asks on a worker for what is due; one question at a time. */
void dia_dispatcher_look (DiaDispatcher *self);

G_END_DECLS
