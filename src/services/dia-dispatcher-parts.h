/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dia-clock-watch.h"
#include "dia-dispatcher-private.h"
#include "dia-hand-over-queue.h"
#include "dia-send-queue.h"
#include "dia-sister-spread.h"
#include "dia-sleep-watch.h"
#include "dia-wake-timer.h"

G_BEGIN_DECLS

/* What the files of the dispatcher share: the object itself waits in the
 * background, dia-dispatcher-run.c is its blocking form, and
 * dia-dispatcher-obstacles.c sees when network and keyring are back, and when the
 * computer is about to sleep. */
struct _DiaDispatcher
{
  GObject           parent_instance;

  DiaWorkspaceCore *core;         /* (owned) */
  DiaSignIn        *sign_in;      /* (owned) (nullable) */
  char             *owner;        /* (owned): our name on claims */
  DiaSendQueue     *queue;        /* (owned) */
  DiaHandOverQueue *hand_overs;   /* (owned) */
  DiaInstant        next_hand_over;
  DiaWakeTimer     *timer;        /* (owned) (nullable): while it runs in the background */
  gulong            changed_id;

  gboolean          running;      /* in the background */
  gboolean          following;    /* only looks: another program sends */
  gboolean          busy;         /* may claim: running, or in dia_dispatcher_run() */
  gboolean          looking;      /* a batch is being taken */
  gboolean          look_again;   /* something changed meanwhile */
  gboolean          recover;      /* the next look is also for what the dead left */
  gboolean          paused;
  GPtrArray        *silent_scopes; /* (owned) (element-type DiaScope): nothing goes out in these */
  guint             n_pausing;    /* writes of @paused under way: what was read before does not count */
  DiaInstant        next_due;
  DiaInstant        retry_at;     /* when the first of those put off in this run may go again */
  DiaClockWatch     clock_watch;
  DiaSisterSpread  *spread;       /* (owned): of the look that is under way, if there is one */
  guint             spread_wait;  /* a source: until a sister may begin */

  GNetworkMonitor  *monitor;      /* (owned) (nullable) */
  gulong            network_id;
  gulong            keyring_id;
  DiaSleepWatch    *sleep;        /* (owned) (nullable): while it runs */
  GDBusConnection  *sleep_bus;    /* (owned) (nullable): of a test, in place of the system's */
  gboolean          asleep;       /* the computer is about to sleep, or does */
  guint             sleep_guard;  /* a source: nobody has said that it is awake again */
  gboolean          keyring_closed; /* found so: what needs a secret is left alone for a while */
  guint             keyring_retry;  /* a source */

  DiaDispatched     dispatched;   /* (nullable): of dia_dispatcher_run() */
  gpointer          dispatched_data;
  GError           *failure;      /* (owned) (nullable): of dia_dispatcher_run() */
};

/* Asks on a worker for what is due; one question at a time. */
void dia_dispatcher_look           (DiaDispatcher *self);

/* While it runs, once: to be told when the network is back and the keyring open,
 * and before the computer sleeps. */
void dia_dispatcher_begin_watching (DiaDispatcher *self);
void dia_dispatcher_end_watching   (DiaDispatcher *self);
/* Lets the computer sleep if it wants to and nothing is under way any more. */
void dia_dispatcher_settle_sleep   (DiaDispatcher *self);
/* Whether it may begin to send something. */
gboolean dia_dispatcher_may_send   (DiaDispatcher *self);
/* Has what the queue gives as hurried tried at once. */
void dia_dispatcher_hasten         (DiaDispatcher *self);
/* The keyring has just kept a secret. */
void dia_dispatcher_note_keyring   (DiaDispatcher *self);

G_END_DECLS
